//! One invented conversation as a transcript: people, times, wording and the recogniser's manner of writing.

use zhijian::transcript::{Channel, Direction, Segment, Speaker, Transcript};

use crate::facts::{Facts, person};
use crate::plot::{Beat, Pause, Plots};
use crate::random::Random;
use crate::wording::Wording;

/// How often agents of the four kinds slip, in percent.
const SLIPS: [u64; 4] = [3, 12, 28, 62];
/// How customers begin when they search for words.
const FILLERS: [&str; 5] = ["呃，", "那个，", "嗯，", "就是说，", "哎，"];
/// Terms and what recognisers hear instead.
const MISHEARD: [(&str, &str); 6] = [
    ("套餐", "套参"),
    ("光猫", "广猫"),
    ("违约金", "为约金"),
    ("路由器", "路由气"),
    ("携号", "斜号"),
    ("资费", "自费"),
];

struct Agent {
    id: String,
    name: String,
    team: usize,
    slip_percent: u64,
}

/// Invents conversations one after another.
pub struct Caller {
    wording: Wording,
    plots: Plots,
    agents: Vec<Agent>,
    random: Random,
    made: u64,
}

/// How the recogniser or the chat client writes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Punctuated,
    Spaces,
    Pauses,
}

impl Caller {
    /// Eight teams of eight: four on the hotline, two in chat, one in halls, one of account managers.
    pub fn new(seed: u64) -> Caller {
        let mut random = Random::new(seed);
        let agent = |number: usize| {
            let team = number / 8;
            let letter = ["R", "R", "R", "R", "Z", "Z", "Y", "M"][team];
            Agent {
                id: format!("{letter}{}", 1_000 * (team + 1) + 101 + number * 13 % 800),
                name: person(&mut random),
                team: team + 1,
                slip_percent: SLIPS[[0, 1, 1, 2, 1, 0, 2, 3][number % 8]],
            }
        };
        let agents = (0..64).map(agent).collect();
        Caller {
            wording: Wording::parse(include_str!("phrases.txt")),
            plots: Plots::parse(include_str!("plots.txt")),
            agents,
            random,
            made: 0,
        }
    }

    /// The next conversation.
    pub fn next_call(&mut self) -> Transcript {
        self.made += 1;
        let random = &mut self.random;
        let agent = &self.agents[random.below(self.agents.len())];
        let kind = match agent.team {
            1..=4 => "phone",
            5 | 6 => "chat",
            7 => "hall",
            _ if random.chance(60) => "outbound",
            _ => "manager",
        };
        let channel = Channel::parse(if kind == "outbound" { "manager" } else { kind });
        let channel = channel.expect("the four kinds are channels");
        let plot = self.plots.choose(kind, random);
        let mut beats = opening(kind, agent.slip_percent, random);
        beats.extend(self.plots.play(plot, agent.slip_percent, random));
        if channel == Channel::Chat && random.chance(50) {
            beats.push(Beat { name: "s_chat_end", pause: Pause::Usual });
        }
        let facts = Facts::invent(&agent.id, &agent.name, channel != Channel::Chat, random);
        let day = random.between(1, 30);
        let (hour, minute, second) = (random.between(8, 20), random.between(0, 59), random.between(0, 59));
        let rude = agent.slip_percent > 50;
        Transcript {
            id: format!("202611{day:02}-{:07}", self.made),
            channel,
            direction: if kind == "outbound" { Direction::Outbound } else { Direction::Inbound },
            agent_id: Some(agent.id.clone()),
            agent_name: Some(agent.name.clone()),
            team: Some(format!("T{}", agent.team)),
            started_at: Some(format!("2026-11-{day:02}T{hour:02}:{minute:02}:{second:02}+08:00")),
            ring_ms: (kind == "phone").then(|| random.between(15, 180) * 100),
            scenario: Some(plot.scenario.to_owned()),
            ended_by: Some(if rude && random.chance(30) { "agent" } else { "customer" }.to_owned()),
            segments: segments(&beats, &self.wording, &facts, channel, random),
            ..Transcript::default()
        }
    }
}

/// Notices and greeting.
fn opening(kind: &str, slip_percent: u64, random: &mut Random) -> Vec<Beat> {
    let usual = |name| Beat { name, pause: Pause::Usual };
    let mut beats = match kind {
        "phone" if random.chance(60) => vec![usual("s_phone")],
        "chat" if random.chance(40) => vec![usual("s_robot"), usual("s_handover")],
        "chat" => vec![usual("s_handover")],
        "outbound" => vec![usual("s_outbound")],
        _ => vec![],
    };
    beats.push(usual(match kind {
        _ if random.chance(slip_percent) => "a_greet_bad",
        "outbound" => "a_greet_outbound",
        _ => "a_greet",
    }));
    beats
}

fn segments(
    beats: &[Beat],
    wording: &Wording,
    facts: &Facts,
    channel: Channel,
    random: &mut Random,
) -> Vec<Segment> {
    let chat = channel == Channel::Chat;
    let manner = match random.between(0, 9) {
        0..=4 => Manner::Punctuated,
        5..=8 if !chat => Manner::Spaces,
        9 if !chat => Manner::Pauses,
        _ => Manner::Punctuated,
    };
    let misheard = !chat && random.chance(20);
    let pace = random.between(190, 290);
    let mut segments = Vec::with_capacity(beats.len() + 6);
    let mut clock_ms = random.between(0, 15) * 100;
    for beat in beats {
        let speaker = match beat.name.as_bytes()[0] {
            b'a' => Speaker::Agent,
            b'c' => Speaker::Customer,
            _ => Speaker::System,
        };
        let mut text = sentence(wording, beat, speaker, facts, channel, random);
        if misheard {
            MISHEARD.iter().for_each(|(term, heard)| text = text.replace(term, heard));
        }
        let bare = chat && speaker == Speaker::Customer;
        let text = written(text, if bare { Manner::Spaces } else { manner }, chat);
        clock_ms = if chat {
            clock_ms + chat_pause_ms(beat.pause, &text, random)
        } else {
            (clock_ms + pause_ms(beat.pause, random)).saturating_sub(CUT_MS)
        };
        for part in parts(&text, !chat && random.chance(18)) {
            let chars = part.chars().filter(|char| char.is_alphanumeric()).count() as u64;
            let end_ms = clock_ms + 200 + chars * 60_000 / pace;
            let end = (!chat).then_some(end_ms);
            let text = part.to_owned();
            segments.push(Segment { speaker, start_ms: Some(clock_ms), end_ms: end, text, words: vec![] });
            clock_ms = if chat { clock_ms } else { end_ms };
        }
    }
    segments
}

/// The wording of one beat, with what people say around it when they have more than a word to say.
fn sentence(
    wording: &Wording,
    beat: &Beat,
    speaker: Speaker,
    facts: &Facts,
    channel: Channel,
    random: &mut Random,
) -> String {
    let mut text = String::with_capacity(320);
    if speaker == Speaker::Customer && channel != Channel::Chat && random.chance(12) {
        text.push_str(FILLERS[random.below(FILLERS.len())]);
    }
    wording.say(wording.number(beat.name, channel.name()), facts, random, &mut text);
    if speaker == Speaker::System
        || text.len() < TERSE_BYTES
        || ROUND.iter().any(|name| beat.name.starts_with(name))
    {
        return text;
    }
    let tail = wording.number(&format!("tail_{}", speaker.name()), "");
    for percent in [90, 60, 30] {
        if random.chance(percent) {
            if !text.ends_with('？') {
                text.push_str(random.pick::<&str>(&["，", "。"]));
            }
            wording.say(tail, facts, random, &mut text);
        }
    }
    text
}

/// Shorter sentences are answers and stay as they are.
const TERSE_BYTES: usize = 36;
/// Moves to which nobody adds anything.
const ROUND: [&str; 6] = ["a_bye", "a_satisfied", "a_else", "a_greet", "a_hold", "a_ask_consent"];

/// How far a speaker may cut into the one before; pauses are counted from there, so that they stay unsigned.
const CUT_MS: u64 = 2_500;

fn pause_ms(pause: Pause, random: &mut Random) -> u64 {
    match pause {
        Pause::Usual => CUT_MS + random.between(0, 12) * 100 - 200,
        Pause::Hold => CUT_MS + random.between(8, 50) * 1_000,
        Pause::Silence => CUT_MS + random.between(12, 48) * 1_000,
        Pause::Cut => random.between(0, 14) * 100,
    }
}

fn chat_pause_ms(pause: Pause, text: &str, random: &mut Random) -> u64 {
    let writing = text.len() as u64 * 90;
    let thinking = match pause {
        Pause::Usual | Pause::Cut => random.between(3, 22),
        Pause::Hold => random.between(20, 100),
        Pause::Silence => random.between(90, 240),
    };
    (writing / 1_000 + thinking) * 1_000
}

/// Two parts at a pause in the middle, or the whole.
fn parts(text: &str, split: bool) -> impl Iterator<Item = &str> {
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let mark = text[middle..].find(['，', ' ', '_']).filter(|_| split && text.len() > 60);
    let cut = mark.map(|at| middle + at + text[middle + at..].chars().next().map_or(0, char::len_utf8));
    let (first, second) = text.split_at(cut.unwrap_or(text.len()));
    [first.trim_end(), second].into_iter().filter(|part| !part.is_empty())
}

/// The text with its marks as the source would write them.
fn written(mut text: String, manner: Manner, chat: bool) -> String {
    if manner == Manner::Punctuated {
        if !chat && !text.ends_with('？') {
            text.push('。');
        }
        return text;
    }
    let pause = if manner == Manner::Pauses { "_" } else { " " };
    let mut bare = String::with_capacity(text.len());
    for char in text.trim_end_matches(['？', '。']).chars() {
        match char {
            '，' | '。' | '？' | '：' => bare.push_str(pause),
            other => bare.push(other),
        }
    }
    bare
}
