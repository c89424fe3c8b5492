//! From what the sides say to who they are.

use super::side::Side;
use super::{MIN_CONFIDENCE, confidence};
use crate::transcript::Speaker;

/// Share of its segments in which a machine is heard to be one: it greets and announces as well.
const MACHINE_SHARE: f64 = 0.5;

/// Log-odds for an agent that a line may have where only two speak and one is to be a machine: less than an opening.
const ONE_MACHINE_LINE: f64 = 1.0;

/// Segments of the two who converse, as a share of those of the one who says most: somebody who says less is passing by.
const CONVERSING_SHARE: f64 = 0.2;

/// Log-odds that a side needs to be known by itself, with nobody to compare it with.
const ALONE_LOG_ODDS: f64 = 3.0;

/// Share of its evidence that may speak against a side that is alone: more, and one voice may be two people.
const ALONE_CONTRARY: f64 = 0.25;

/// What it is worth that a lone stranger talks to somebody whose role is known: he has the other one.
const COUNTERPART_LOG_ODDS: f64 = 1.5;

/// What those say whose labels name their role.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    pub(super) agent: Option<Side>,
    pub(super) customer: Option<Side>,
}

/// Who each side is, or most likely is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Decision {
    /// A role for each side; unknown for one that nothing is said of.
    pub(super) roles: Vec<Speaker>,
    /// That of the least certain of them.
    pub(super) confidence: f64,
}

impl Decision {
    /// Whether it may be believed.
    pub(super) fn is_sure(&self) -> bool {
        self.confidence >= MIN_CONFIDENCE
    }

    fn give(&mut self, at: usize, role: Speaker, log_odds: f64) {
        self.roles[at] = role;
        self.confidence = self.confidence.min(confidence(log_odds));
    }
}

/// Decides who the sides are whose labels say nothing.
pub(super) fn decide(sides: &[Side], known: &Known) -> Decision {
    let mut decision = Decision { roles: vec![Speaker::Unknown; sides.len()], confidence: 1.0 };
    let mut people: Vec<usize> = Vec::new();
    for (at, side) in sides.iter().enumerate() {
        let others =
            sides.iter().enumerate().filter(|(other, side)| *other != at && side.segments > 0).count();
        let others = others + usize::from(known.agent.is_some()) + usize::from(known.customer.is_some());
        if is_machine(side, others) {
            decision.roles[at] = Speaker::System;
        } else if side.segments > 0 {
            people.push(at);
        }
    }
    match (people.as_slice(), &known.agent, &known.customer) {
        (&[at], Some(agent), None) => {
            let odds = agent.against(&sides[at]) + COUNTERPART_LOG_ODDS;
            give_if_likely(&mut decision, at, Speaker::Customer, odds);
        }
        (&[at], None, Some(customer)) => {
            let odds = sides[at].against(customer) + COUNTERPART_LOG_ODDS;
            give_if_likely(&mut decision, at, Speaker::Agent, odds);
        }
        (&[_, _, ..], None, None) => pair(sides, &people, &mut decision),
        _ => people.iter().for_each(|&at| alone(&sides[at], at, &mut decision)),
    }
    decision
}

/// A side that says what machines say, while people talk beside it.
fn is_machine(side: &Side, others: usize) -> bool {
    let share = side.machine as f64 / side.segments.max(1) as f64;
    match others {
        0 => false,
        1 => {
            side.machine > 0
                && side.machine == side.segments
                && side.agent < ONE_MACHINE_LINE * side.segments as f64
        }
        _ => side.machine > 0 && share >= MACHINE_SHARE,
    }
}

/// The one who speaks most like an agent against the one who speaks least like one; the rest by themselves.
fn pair(sides: &[Side], people: &[usize], decision: &mut Decision) {
    let by_score = |a: &usize, b: &usize| sides[*a].score().total_cmp(&sides[*b].score());
    let people_talking = conversing(sides, people);
    let agent = people_talking.iter().copied().max_by(by_score).expect("there are two of them");
    let others = people_talking.iter().copied().filter(|&at| at != agent);
    let customer = others.min_by(by_score).expect("there are two of them");
    let odds = sides[agent].against(&sides[customer]);
    let (agent, customer) = if odds < 0.0 { (customer, agent) } else { (agent, customer) };
    if odds == 0.0 {
        return;
    }
    decision.give(agent, Speaker::Agent, odds);
    decision.give(customer, Speaker::Customer, odds);
    if decision.is_sure() {
        people
            .iter()
            .filter(|&&at| at != agent && at != customer)
            .for_each(|&at| alone(&sides[at], at, decision));
    }
}

/// The two who say most, and who says nearly as much; at least two.
fn conversing(sides: &[Side], people: &[usize]) -> Vec<usize> {
    let mut people = people.to_vec();
    people.sort_by_key(|&at| std::cmp::Reverse(sides[at].segments));
    let most = sides[people[0]].segments as f64;
    let mut rank = 0..;
    people.retain(|&at| rank.next() < Some(2) || sides[at].segments as f64 >= most * CONVERSING_SHARE);
    people
}

fn give_if_likely(decision: &mut Decision, at: usize, role: Speaker, odds: f64) {
    if odds > 0.0 && confidence(odds) >= MIN_CONFIDENCE {
        decision.give(at, role, odds);
    }
}

/// A side with nobody to compare it with stays unknown unless it is very plain.
fn alone(side: &Side, at: usize, decision: &mut Decision) {
    let (score, weight) = (side.score(), side.agent + side.customer);
    let contrary = side.agent.min(side.customer);
    if score.abs() >= ALONE_LOG_ODDS && contrary <= weight * ALONE_CONTRARY {
        let role = if score > 0.0 { Speaker::Agent } else { Speaker::Customer };
        decision.give(at, role, score);
    }
}
