use proptest::prelude::*;
use serde_json::json;

use super::add::day;
use super::*;
use crate::engine::Audit;
use crate::report::sample;

fn summary(audits: &[Audit]) -> Summary {
    let mut summary = Summary::default();
    audits.iter().for_each(|audit| summary.add(audit));
    summary
}

/// Ten calls of one agent, one of another, a failed one.
fn a_day() -> Vec<Audit> {
    let mut audits: Vec<Audit> = (0..10)
        .map(|n| sample::scored(&format!("a{n}"), "8801", "一组", Some(80.0 + f64::from(n))))
        .collect();
    audits.push(sample::scored("b", "8802", "二组", Some(100.0)));
    audits.push(sample::scored("c", "8802", "二组", None));
    audits.push(sample::audit());
    audits
}

#[test]
fn a_day_in_figures() {
    let mut summary = summary(&a_day());
    summary.reject(&sample::rejected("not_text"));
    summary.reject(&sample::rejected("not_text"));
    summary.skip_files(3);
    let json: serde_json::Value = serde_json::from_slice(&summary.figures().to_json()).expect("JSON");
    assert_eq!(
        json["counts"],
        json!({"audited": 13, "rejected": 2, "rejected_by_code": {"not_text": 2}, "skipped_files": 3})
    );
    assert_eq!(
        json["score"],
        json!({
            "full": 100.0, "scored": 12, "unscored": 1, "mean": 78.75, "median": 84.5, "min": 0.0, "max": 100.0,
            "passed": 11, "passed_of": 12, "passed_share": 0.9167, "vetoed": 1, "insufficient": 0, "review": 1,
        })
    );
    assert_eq!(
        json["bands"],
        json!([{"band": "合格", "count": 11, "share": 0.9167}, {"band": "不合格", "count": 1, "share": 0.0833}])
    );
    let counts: Vec<u64> = summary.figures().distribution.iter().map(|bucket| bucket.count).collect();
    assert_eq!(counts, [1, 0, 0, 0, 0, 0, 0, 0, 10, 1]);
    assert_eq!((json["items_judged"].clone(), json["items_total"].clone()), (json!(2), json!(3)));
    assert_eq!(
        json["items"][1],
        json!({
            "item": "2.2.2-d1", "title": "办理前告知资费标准", "severity": "fatal",
            "verdicts": {"fail": 1, "manual": 0, "not_applicable": 0, "not_evaluable": 0, "partial": 0, "pass": 12},
            "judged": 13, "faulted": 1, "fail_rate": 0.0769, "lost_points": 5.0, "review": 1,
        })
    );
    assert_eq!(
        json["agents"],
        json!([
            {"key": "8801", "transcripts": 10, "mean": 84.5, "passed_share": 1.0, "fatal_share": 0.0, "ranked": true,
             "top_items": []},
            {"key": "03127", "name": "林岚", "transcripts": 1, "mean": 0.0, "passed_share": 0.0, "fatal_share": 1.0,
             "ranked": false, "top_items": [{"item": "2.2.2-d1", "title": "办理前告知资费标准", "faulted": 1,
             "judged": 1, "fail_rate": 1.0}]},
            {"key": "8802", "transcripts": 2, "mean": 100.0, "passed_share": 1.0, "fatal_share": 0.0, "ranked": false,
             "top_items": []},
        ])
    );
    assert_eq!(json["days"][0]["key"], "2026-11-21");
    assert_eq!(json["warnings"], json!({"unknown_speaker": 13}));
    assert_eq!(
        json["rulesets"],
        json!([{"id": "telecom", "version": "1.0", "hash": "5f0c", "transcripts": 13}])
    );
}

#[test]
fn nothing_in_nothing_out() {
    let figures = Summary::default().figures();
    assert_eq!((figures.score.mean, figures.score.median, figures.score.passed_share), (None, None, None));
    assert_eq!(figures.items, []);
    assert!(figures.distribution.iter().all(|bucket| bucket.count == 0));
}

#[test]
fn an_item_has_the_worst_verdict_of_its_rules() {
    use Verdict::*;
    let table: [(&[Verdict], Option<Verdict>); 7] = [
        (&[Pass, Fail, Partial], Some(Fail)),
        (&[NotEvaluable, Partial], Some(Partial)),
        (&[Pass, NotEvaluable], Some(NotEvaluable)),
        (&[Manual, Pass], Some(Pass)),
        (&[NotApplicable, Manual], Some(Manual)),
        (&[NotApplicable], Some(NotApplicable)),
        (&[], None),
    ];
    for (verdicts, worst) in table {
        assert_eq!(item_verdict(verdicts.iter().copied()), worst);
    }
    let mut audit = sample::audit();
    audit.verdicts[0].item = "2.2.2-d1".to_owned();
    let figures = summary(&[audit]).figures();
    assert_eq!(figures.items.len(), 2);
    assert_eq!(figures.items[0].title, "使用规范问候语");
    assert_eq!((figures.items[0].judged, figures.items[0].faulted), (1, 1));
}

#[test]
fn a_day_is_read_from_any_usual_start() {
    for start in [
        "2026-11-21T09:03:11+08:00",
        "2026/11/21 09:03",
        " 2026年11月21日",
        "20261121",
        "20261121090311",
        "2026-11-21",
    ] {
        assert_eq!(day(start).as_deref(), Some("2026-11-21"), "{start}");
    }
    assert_eq!(day("2026/3/5 9:00").as_deref(), Some("2026-03-05"));
    for start in ["", "昨天", "2026-13-01", "09:03", "2026-11", "1763686991000", "99999999"] {
        assert_eq!(day(start), None, "{start}");
    }
}

#[test]
fn an_agent_without_number_goes_by_name_and_one_without_either_is_not_ranked() {
    let mut named = sample::audit();
    named.transcript.agent_id = None;
    let mut nameless = named.clone();
    nameless.transcript.agent_name = None;
    let audits: Vec<Audit> = std::iter::once(named).chain(std::iter::repeat_n(nameless, 12)).collect();
    let agents = summary(&audits).figures().agents;
    let seen: Vec<_> =
        agents.iter().map(|group| (group.key.as_deref(), group.transcripts, group.ranked)).collect();
    assert_eq!(seen, [(Some("林岚"), 1, false), (None, 12, false)]);
}

proptest! {
    #[test]
    fn how_parts_are_merged_changes_nothing(
        scores in proptest::collection::vec((0u8..4, proptest::option::of(0u32..10_000)), 0..30),
        cuts in proptest::collection::vec(0usize..30, 0..4),
    ) {
        let audits: Vec<Audit> = scores
            .iter()
            .map(|(agent, score)| {
                let mut audit =
                    sample::scored("x", &agent.to_string(), "组", score.map(|score| f64::from(score) / 100.0));
                audit.transcript.agent_name = Some(format!("名{}", score.unwrap_or(0) % 3));
                audit.verdicts.rotate_left(usize::from(*agent) % 3);
                audit
            })
            .collect();
        let whole = summary(&audits);
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(audits.len())).collect();
        cuts.extend([0, audits.len()]);
        cuts.sort_unstable();
        let mut merged = Summary::default();
        for cut in cuts.windows(2).rev() {
            merged.merge(summary(&audits[cut[0]..cut[1]]));
        }
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.figures().to_json(), whole.figures().to_json());
    }
}
