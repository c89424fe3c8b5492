//! How conversations go: plots of steps, from `plots.txt`.

use std::collections::HashMap;

use crate::random::Random;

/// The pause before a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// As people talk.
    Usual,
    /// The agent is looking something up.
    Hold,
    /// Nobody says why it is quiet.
    Silence,
    /// The speaker cuts in.
    Cut,
}

/// One move of a conversation, by name.
pub struct Beat {
    /// Name of the move.
    pub name: &'static str,
    /// The pause before it.
    pub pause: Pause,
}

struct Step {
    sides: [Vec<&'static str>; 2],
    pauses: [Pause; 2],
    has_bad_side: bool,
    tag: Option<&'static str>,
    percent: u64,
    swaps: bool,
}

/// One kind of conversation.
pub struct Plot {
    /// What it is about, as a contact centre classifies it.
    pub scenario: &'static str,
    /// Channels in which it happens; `outbound` is a manager's call.
    pub channels: Vec<&'static str>,
    /// How often it is chosen, relative to the others.
    pub share: usize,
    steps: Vec<Step>,
}

/// All plots.
pub struct Plots {
    plots: Vec<Plot>,
    numbers: HashMap<&'static str, usize>,
}

impl Plots {
    /// Reads the text form; see its head.
    pub fn parse(text: &'static str) -> Plots {
        let mut plots = Plots { plots: Vec::new(), numbers: HashMap::new() };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix("= ") {
                let fields: Vec<&str> = head.split('|').collect();
                plots.numbers.insert(fields[0], plots.plots.len());
                plots.plots.push(Plot {
                    scenario: fields[1],
                    channels: fields[2].split(',').collect(),
                    share: fields[3].parse().expect("a share is a number"),
                    steps: Vec::new(),
                });
            } else {
                plots.plots.last_mut().expect("a plot is open").steps.push(Step::parse(line));
            }
        }
        plots
    }

    /// A plot that happens in `channel`.
    pub fn choose(&self, channel: &str, random: &mut Random) -> &Plot {
        let fitting = || self.plots.iter().filter(|plot| plot.channels.contains(&channel));
        let mut left = random.below(fitting().map(|plot| plot.share).sum());
        let chosen = fitting().find(|plot| {
            let found = left < plot.share;
            left = left.saturating_sub(plot.share);
            found
        });
        chosen.expect("the shares add up")
    }

    /// Plays a plot: what is said, in order. `slip_percent` is how often the agent slips.
    pub fn play(&self, plot: &Plot, slip_percent: u64, random: &mut Random) -> Vec<Beat> {
        let mut beats = Vec::with_capacity(40);
        let mut slips = Vec::new();
        self.walk(plot, slip_percent, random, &mut slips, &mut beats);
        beats
    }

    fn walk(
        &self,
        plot: &Plot,
        slip_percent: u64,
        random: &mut Random,
        slips: &mut Vec<(&'static str, bool)>,
        beats: &mut Vec<Beat>,
    ) {
        let mut order: Vec<&Step> = plot.steps.iter().collect();
        for at in 1..order.len() {
            if order[at - 1].swaps && order[at].swaps && random.chance(50) {
                order.swap(at - 1, at);
            }
        }
        for step in order {
            let slipped = step.slips(slip_percent, random, slips);
            if !random.chance(step.percent) {
                continue;
            }
            let side = usize::from(slipped);
            for (index, &name) in step.sides[side].iter().enumerate() {
                match name.strip_prefix('+') {
                    Some(inner) => {
                        self.walk(&self.plots[self.numbers[inner]], slip_percent, random, slips, beats)
                    }
                    None => {
                        let pause = if index == 0 { step.pauses[side] } else { Pause::Usual };
                        beats.push(Beat { name, pause });
                    }
                }
            }
        }
    }
}

impl Step {
    fn parse(line: &'static str) -> Step {
        let mut step = Step {
            sides: [Vec::new(), Vec::new()],
            pauses: [Pause::Usual; 2],
            has_bad_side: false,
            tag: None,
            percent: 100,
            swaps: false,
        };
        let mut side = 0;
        for word in line.split_whitespace() {
            match word {
                "|" => {
                    side = 1;
                    step.has_bad_side = true;
                }
                "-" => {}
                "~" => step.swaps = true,
                "^hold" => step.pauses[side] = Pause::Hold,
                "^silence" => step.pauses[side] = Pause::Silence,
                "^cut" => step.pauses[side] = Pause::Cut,
                _ if word.starts_with('@') => step.tag = Some(word),
                _ => match word.strip_prefix('%') {
                    Some(percent) => step.percent = percent.parse().expect("a chance is a number"),
                    None => step.sides[side].push(word),
                },
            }
        }
        step
    }

    /// Whether the agent slips here; steps of one tag slip together.
    fn slips(&self, percent: u64, random: &mut Random, slips: &mut Vec<(&'static str, bool)>) -> bool {
        let Some(tag) = self.tag else { return self.has_bad_side && random.chance(percent) };
        if let Some((_, slipped)) = slips.iter().find(|(known, _)| *known == tag) {
            return *slipped;
        }
        let slipped = random.chance(percent);
        slips.push((tag, slipped));
        slipped
    }
}
