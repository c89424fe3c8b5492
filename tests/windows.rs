//! Windows: each sentence of their definition is a case.

mod support;

use support::{answer, audit, only, program, transcript};
use zhijian::engine::{Evidence, How};
use zhijian::transcript::{Segment, Speaker, TimeSource, Transcript, Word};

const SIGNALS: &str = "
signals:
  target: {speaker: agent, phrases: [目标]}
  reply: {speaker: customer, phrases: [回应]}
  anchor: {speaker: agent, phrases: [参照]}
  backup: {speaker: agent, phrases: [备用]}
  asks: {speaker: customer, phrases: [提问]}
";

fn rules(clause: &str) -> String {
    format!("{SIGNALS}\nrules:\n  - {{id: r, title: r, expect: [{{{clause}}}]}}\n")
}

/// What a rule says that expects the clause, and where it found it.
fn look(clause: &str, dialogue: &str) -> String {
    answer(&only(&rules(clause), dialogue))
}

fn table(dialogue: &str, rows: &[(&str, &str)]) {
    for (clause, expected) in rows {
        assert_eq!((*clause, look(clause, dialogue).as_str()), (*clause, *expected));
    }
}

const FOUR_TURNS: &str = "
    客服：目标一
    客户：回应一
    客服：目标二
    客户：回应二
    客服：目标三
    客户：回应三
    客服：目标四
    客户：回应四";

#[test]
fn first_and_last_count_turns_of_the_signals_speaker() {
    table(
        FOUR_TURNS,
        &[
            ("signal: target, first: 1 turn", "pass 1"),
            ("signal: target, first: 2 turns", "pass 1 3"),
            ("signal: reply, first: 2 turns", "pass 2 4"),
            ("signal: target, last: 1 turn", "pass 7"),
            ("signal: target, last: 3 turns", "pass 3 5 7"),
            ("signal: target, first: 9 turns", "pass 1 3 5 7"),
            ("signal: target, last: 9 turns", "pass 1 3 5 7"),
        ],
    );
}

#[test]
fn of_any_counts_everybodys_turns() {
    table(
        FOUR_TURNS,
        &[
            ("signal: target, first: 1 turn of any", "pass 1"),
            ("signal: target, first: 2 turns of any", "pass 1"),
            ("signal: target, first: 3 turns of any", "pass 1 3"),
            ("signal: target, last: 1 turn of any", "fail"),
            ("signal: target, last: 2 turns of any", "pass 7"),
            ("signal: target, last: 25% of any", "pass 7"),
        ],
    );
}

#[test]
fn a_share_is_of_the_speakers_turns_and_rounded_up() {
    table(
        FOUR_TURNS,
        &[
            ("signal: target, first: 25%", "pass 1"),
            ("signal: target, first: 26%", "pass 1 3"),
            ("signal: target, last: 50%", "pass 5 7"),
            ("signal: target, first: 100%", "pass 1 3 5 7"),
        ],
    );
}

const TIMED: &str = "
    [00:00-00:04] 客服：目标一
    [00:10-00:14] 客户：回应一
    [00:20-00:24] 客服：目标二
    [00:56-01:00] 客服：目标三";

#[test]
fn seconds_are_counted_from_the_start_and_from_the_end() {
    table(
        TIMED,
        &[
            ("signal: target, first: 10s", "pass 1"),
            ("signal: target, first: 20s", "pass 1 3"),
            ("signal: target, last: 10s", "pass 4"),
            ("signal: target, last: 45s", "pass 3 4"),
            ("signal: target, last: 1min", "pass 1 3 4"),
        ],
    );
}

#[test]
fn of_a_list_the_longer_counts() {
    table(
        FOUR_TURNS,
        &[
            ("signal: target, first: [1 turn, 50%]", "pass 1 3"),
            ("signal: target, first: [3 turns, 50%]", "pass 1 3 5"),
            ("signal: target, last: [1 turn, 50%]", "pass 5 7"),
        ],
    );
    table(
        TIMED,
        &[
            ("signal: target, first: [5s, 2 turns]", "pass 1 3"),
            ("signal: target, last: [2s, 2 turns]", "pass 3 4"),
        ],
    );
}

#[test]
fn seconds_without_times_are_unknown() {
    table(
        FOUR_TURNS,
        &[
            ("signal: target, first: 10s", "not_evaluable"),
            ("signal: target, after: start, within: 10s", "not_evaluable"),
            ("signal: target, before: end, within: 10s", "not_evaluable"),
            ("signal: target, first: [10s, 1 turn]", "pass 1"),
        ],
    );
}

const ANCHORED: &str = "
    客服：目标，参照，目标
    客户：回应，提问，回应
    客服：目标
    客户：回应
    客服：备用，目标";

#[test]
fn before_and_after_compare_the_match_with_the_edges_of_the_anchor() {
    table(
        ANCHORED,
        &[
            ("signal: target, before: anchor", "pass 1"),
            ("signal: target, after: anchor", "pass 1 3 5"),
            ("signal: target, before: asks", "pass 1 1"),
            ("signal: target, after: asks", "pass 3 5"),
            ("signal: target, after: start", "pass 1 1 3 5"),
            ("signal: target, before: end", "pass 1 1 3 5"),
        ],
    );
}

#[test]
fn a_match_that_reaches_into_its_anchor_is_on_neither_side() {
    let overlapping = "
signals:
  whole: {speaker: agent, phrases: [资费标准]}
  begins: {speaker: agent, phrases: [标准是]}
rules:
  - {id: r, title: r, expect: [{signal: whole, SIDE: begins}]}
";
    let dialogue = "客服：资费标准是每月39元";
    for side in ["before", "after"] {
        assert_eq!(answer(&only(&overlapping.replace("SIDE", side), dialogue)), "fail");
    }
}

#[test]
fn adjoining_is_before_and_after() {
    let rules = |side: &str, signal: &str, anchor: &str| {
        format!(
            "signals:\n  left: {{speaker: agent, phrases: [左边]}}\n  right: {{speaker: agent, phrases: [右边]}}\n\
             rules:\n  - {{id: r, title: r, expect: [{{signal: {signal}, {side}: {anchor}}}]}}\n"
        )
    };
    assert_eq!(answer(&only(&rules("before", "left", "right"), "客服：左边右边")), "pass 1");
    assert_eq!(answer(&only(&rules("after", "right", "left"), "客服：左边右边")), "pass 1");
    assert_eq!(answer(&only(&rules("after", "left", "right"), "客服：左边右边")), "fail");
}

#[test]
fn a_missing_anchor_makes_the_clause_not_applicable() {
    table(
        FOUR_TURNS,
        &[
            ("signal: target, before: anchor", "not_applicable"),
            ("signal: target, after: anchor", "not_applicable"),
            ("signal: target, near: anchor, within: 1 turn", "not_applicable"),
            ("signal: target, after: [anchor, backup]", "not_applicable"),
            ("signal: target, after: [anchor, end]", "fail"),
        ],
    );
}

#[test]
fn of_several_anchors_the_first_listed_that_occurs_counts() {
    table(
        ANCHORED,
        &[
            ("signal: target, after: [backup, anchor]", "pass 5"),
            ("signal: target, after: [anchor, backup]", "pass 1 3 5"),
            ("signal: target, before: [asks, end]", "pass 1 1"),
        ],
    );
    table(
        FOUR_TURNS,
        &[
            ("signal: target, before: [asks, end]", "pass 1 3 5 7"),
            ("signal: target, after: [asks, start]", "pass 1 3 5 7"),
        ],
    );
}

const AROUND: &str = "
    客服：目标一
    客户：回应一
    客服：目标二
    客户：回应二
    客服：目标三，参照，目标四
    客户：回应三
    客服：目标五
    客户：回应四
    客服：目标六";

#[test]
fn within_counts_turns_from_the_anchor_whose_own_turn_is_number_0() {
    table(
        AROUND,
        &[
            ("signal: target, before: anchor, within: 0 turns", "pass 5"),
            ("signal: target, before: anchor, within: 1 turn", "pass 3 5"),
            ("signal: target, before: anchor, within: 2 turns", "pass 1 3 5"),
            ("signal: target, before: anchor, within: 9 turns", "pass 1 3 5"),
            ("signal: target, after: anchor, within: 0 turns", "pass 5"),
            ("signal: target, after: anchor, within: 1 turn", "pass 5 7"),
            ("signal: target, after: anchor, within: 9 turns", "pass 5 7 9"),
            ("signal: reply, after: anchor, within: 1 turn", "pass 6"),
            ("signal: reply, before: anchor, within: 1 turn", "pass 4"),
            ("signal: reply, near: anchor, within: 0 turns", "fail"),
            ("signal: target, after: anchor, within: 1 turn of any", "pass 5"),
            ("signal: target, after: anchor, within: 2 turns of any", "pass 5 7"),
            ("signal: target, after: start, within: 2 turns", "pass 1 3"),
            ("signal: target, before: end, within: 2 turns", "pass 7 9"),
        ],
    );
}

#[test]
fn near_looks_on_both_sides() {
    table(
        AROUND,
        &[
            ("signal: target, near: anchor, within: 0 turns", "pass 5 5"),
            ("signal: target, near: anchor, within: 1 turn", "pass 3 5 5 7"),
            ("signal: reply, near: anchor, within: 1 turn", "pass 4 6"),
            ("signal: target, near: [asks, anchor], within: 0 turns", "pass 5 5"),
        ],
    );
}

#[test]
fn within_seconds_is_measured_at_the_place_of_the_words() {
    let dialogue = "
        [00:00-00:02] 客服：目标一
        [00:20-00:22] 客户：提问
        [00:25-00:27] 客服：目标二
        [01:00-01:02] 客服：目标三";
    table(
        dialogue,
        &[
            ("signal: target, after: asks, within: 5s", "pass 3"),
            ("signal: target, after: asks, within: 2s", "fail"),
            ("signal: target, after: asks, within: 40s", "pass 3 4"),
            ("signal: target, before: asks, within: 19s", "pass 1"),
            ("signal: target, before: asks, within: 10s", "fail"),
            ("signal: target, near: asks, within: 20s", "pass 1 3"),
        ],
    );
}

#[test]
fn which_names_the_occurrence_of_the_anchor() {
    let dialogue = "
        客服：参照
        客服：目标一
        客户：回应一
        客服：参照
        客户：回应二
        客服：目标二";
    table(
        dialogue,
        &[
            ("signal: target, after: anchor", "pass 2 6"),
            ("signal: target, after: anchor, which: first", "pass 2 6"),
            ("signal: target, after: anchor, which: last", "pass 6"),
            ("signal: target, before: anchor, which: last", "pass 2"),
            ("signal: target, before: anchor, which: first", "fail"),
        ],
    );
}

#[test]
fn keys_intersect() {
    table(
        AROUND,
        &[
            ("signal: target, first: 2 turns, last: 4 turns", "pass 3"),
            ("signal: target, after: anchor, last: 1 turn", "pass 9"),
            ("signal: target, after: anchor, first: 2 turns", "fail"),
            ("signal: target, after: start, before: anchor, within: 1 turn", "fail"),
            ("signal: target, after: start, before: anchor, within: 2 turns", "pass 1 3"),
        ],
    );
}

#[test]
fn keys_intersect_with_the_rules_window_and_with_the_clause_around() {
    let verdict = |rule_window: &str, clause: &str| {
        let rules = format!(
            "{SIGNALS}\nrules:\n  - {{id: r, title: r, in: {{{rule_window}}}, expect: [{clause}]}}\n"
        );
        answer(&only(&rules, AROUND))
    };
    assert_eq!(verdict("after: anchor", "{signal: target, within: 1 turn, after: anchor}"), "pass 5 7");
    assert_eq!(verdict("first: 2 turns", "{signal: target, last: 4 turns}"), "pass 3");
    assert_eq!(
        verdict("first: 2 turns", "{any: [{signal: target, last: 4 turns}], last: 5 turns}"),
        "pass 3"
    );
    assert_eq!(verdict("first: 2 turns", "{any: [{signal: target}], after: anchor}"), "fail");
    assert_eq!(verdict("before: asks", "{signal: target}"), "not_applicable");
}

#[test]
fn trigger_and_previous_bound_the_stretch_of_each_trigger() {
    let rules = format!(
        "{SIGNALS}\nrules:\n  - {{id: r, title: r, for_each: anchor, in: {{before: trigger, after: previous}}, expect: [{{signal: target}}]}}\n"
    );
    let told_before_each = "
        客服：目标
        客服：参照
        客户：回应
        客服：目标
        客户：回应
        客服：参照";
    assert_eq!(answer(&only(&rules, told_before_each)), "pass 1 2 4 6");
    let told_once = "
        客服：目标，参照
        客户：回应
        客服：参照，目标";
    assert_eq!(answer(&only(&rules, told_once)), "fail 3");
    let not_told_before_the_first = "
        客服：参照
        客户：回应
        客服：目标，参照";
    assert_eq!(answer(&only(&rules, not_told_before_the_first)), "fail 1");
}

#[test]
fn system_turns_neither_count_nor_separate() {
    let dialogue = "
        系统：欢迎致电
        客服：目标一
        系统：正在录音
        客服：目标二
        客户：回应
        系统：正在录音
        客服：目标三，参照
        系统：请评价";
    table(
        dialogue,
        &[
            ("signal: target, first: 1 turn", "pass 2 4"),
            ("signal: target, first: 1 turn of any", "pass 2 4"),
            ("signal: target, last: 1 turn of any", "pass 7"),
            ("signal: target, before: anchor, within: 1 turn", "pass 2 4 7"),
            ("signal: reply, before: anchor, within: 1 turn of any", "pass 5"),
        ],
    );
}

#[test]
fn turns_of_the_other_side_do_not_count_for_a_signal_of_one_speaker() {
    let dialogue = "
        客服：参照
        客户：一
        客服：二
        客户：回应
        客服：目标";
    table(
        dialogue,
        &[
            ("signal: reply, after: anchor, within: 1 turn", "fail"),
            ("signal: reply, after: anchor, within: 2 turns", "pass 4"),
            ("signal: target, after: anchor, within: 1 turn", "fail"),
            ("signal: target, after: anchor, within: 2 turns", "pass 5"),
        ],
    );
}

#[test]
fn a_pause_ends_a_turn() {
    let dialogue = "
        [00:00-00:01] 客服：参照
        [00:08-00:09] 客服：目标一
        [00:17-00:18] 客服：目标二";
    table(
        dialogue,
        &[
            ("signal: target, after: anchor, within: 0 turns", "pass 2"),
            ("signal: target, after: anchor, within: 1 turn", "pass 2 3"),
        ],
    );
}

#[test]
fn a_length_by_channel_leaves_other_channels_out() {
    let window = "signal: target, first: {phone: 1 turn, hall: 2 turns}";
    table("# channel: phone\n客服：一\n客户：二\n客服：目标", &[(window, "fail")]);
    table("# channel: hall\n客服：一\n客户：二\n客服：目标", &[(window, "pass 3")]);
    table("# channel: chat\n客服：一\n客户：二\n客服：目标", &[(window, "not_applicable")]);
    let reach = "signal: target, after: start, within: {phone: 1 turn}";
    table("# channel: chat\n客服：目标", &[(reach, "not_applicable")]);
}

#[test]
fn evidence_says_how_well_its_time_is_founded() {
    let word = |text: &str, start_ms, end_ms| Word { text: text.into(), start_ms, end_ms };
    let segment = |end_ms, words| Segment {
        speaker: Speaker::Agent,
        start_ms: Some(1_000),
        end_ms,
        text: "这是目标".into(),
        words,
    };
    let words = vec![word("这是", 1_100, 1_300), word("目标", 2_500, 2_900)];
    let table = [
        (segment(Some(3_000), words), (Some(2_500), Some(2_900), Some(TimeSource::Recorded))),
        (segment(Some(3_000), vec![]), (Some(2_000), Some(3_000), Some(TimeSource::Interpolated))),
        (segment(None, vec![]), (Some(1_500), Some(2_000), Some(TimeSource::Estimated))),
        (Segment { start_ms: None, ..segment(None, vec![]) }, (None, None, None)),
    ];
    for (segment, (start_ms, end_ms, time)) in table {
        let transcript = Transcript { segments: vec![segment], ..Transcript::default() };
        let audit = program(&rules("signal: target")).audit(&transcript);
        let expected = Evidence {
            turn: 1,
            segment: 1,
            speaker: Speaker::Agent,
            start_ms,
            end_ms,
            time,
            from: 2,
            to: 4,
            text: "这是目标".into(),
            signal: "target".into(),
            matched: "目标".into(),
            value: None,
            how: How::Phrase,
        };
        assert_eq!(audit.verdicts[0].evidence, [expected]);
    }
}

#[test]
fn recorded_word_times_decide_whether_a_match_is_in_time() {
    let mut transcript = transcript("[00:00-00:20] 客服：前面说了很多目标");
    let program = program(&rules("signal: target, first: 5s"));
    assert_eq!(answer(&program.audit(&transcript).verdicts[0]), "fail");
    transcript.segments[0].words = vec![Word { text: "目标".into(), start_ms: 4_000, end_ms: 5_000 }];
    assert_eq!(answer(&program.audit(&transcript).verdicts[0]), "pass 1");
}

#[test]
fn a_search_in_vain_names_the_segments_of_its_window() {
    let searched = |clause: &str, dialogue: &str| {
        let verdict = only(&rules(clause), dialogue);
        let window = |it: &zhijian::engine::Searched| (it.signal.clone(), it.from_segment, it.to_segment);
        verdict.searched.iter().map(window).collect::<Vec<_>>()
    };
    let dialogue = "
        客服：一
        客户：二
        客服：参照
        客户：三
        客服：四";
    let table = [
        ("signal: target", (Some(1), Some(5))),
        ("signal: target, before: anchor", (Some(1), Some(2))),
        ("signal: target, after: anchor", (Some(4), Some(5))),
        ("signal: target, last: 1 turn", (Some(5), Some(5))),
    ];
    for (clause, (from, to)) in table {
        assert_eq!((clause, searched(clause, dialogue)), (clause, vec![("target".to_owned(), from, to)]));
    }
}

#[test]
fn the_same_dialogue_gives_the_same_audit() {
    let rules = rules("signal: target, after: anchor");
    assert_eq!(audit(&rules, AROUND), audit(&rules, AROUND));
}
