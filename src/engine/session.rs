//! One transcript made ready to be searched, with what has been found so far.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::text::{Entity, EntityKinds, Form, Token, entities};
use crate::transcript::{Channel, SegmentTime, Span, Speaker, TimeSource, Transcript, timing, turns};

use super::doubts::Doubts;
use super::occurrence::{Doubt, Found, Interval, Occurrence};
use super::plan::{Hit, Hits, LiteralId, SignalId};
use super::program::Program;
use super::sides::Sides;
use crate::rules::model::Speakers;

/// A turn with its matching form.
#[derive(Debug)]
pub(super) struct TurnText {
    pub speaker: Speaker,
    pub segments: Vec<usize>,
    pub form: Form,
}

/// A content word of a turn.
#[derive(Debug, Clone, Copy)]
pub(super) struct ContentWord {
    /// Where it stands in the turn's matching form.
    pub span: Span,
    /// The same for the same word, everywhere in the transcript.
    pub number: usize,
}

/// What is known of some signals, by their indices.
pub(super) type Known = Vec<(usize, OnceCell<Found>)>;

/// One transcript and everything found in it under one program. Lives on one thread.
pub(super) struct Session<'a> {
    pub program: &'a Program,
    pub transcript: &'a Transcript,
    /// Times of the segments; none where they are in doubt.
    pub times: Vec<SegmentTime>,
    /// The latest end of a segment.
    pub end_ms: Option<u64>,
    pub doubts: Doubts,
    pub turns: Vec<TurnText>,
    /// For each segment its turn.
    turn_of: Vec<Option<usize>>,
    sides: Sides,
    hits: Hits,
    sounding: OnceCell<Hits>,
    found: Vec<OnceCell<Found>>,
    words: Vec<OnceCell<Vec<Token>>>,
    content: OnceCell<Vec<Vec<ContentWord>>>,
    entities: Vec<OnceCell<Vec<Entity>>>,
}

impl<'a> Session<'a> {
    pub fn new(program: &'a Program, transcript: &'a Transcript) -> Session<'a> {
        let doubts = Doubts::of(transcript);
        let times = match doubts.times {
            true => vec![SegmentTime::default(); transcript.segments.len()],
            false => timing(transcript, program.chars_per_minute),
        };
        let turns: Vec<TurnText> = turns(transcript, &times, program.turn_pause_ms)
            .into_iter()
            .map(|turn| {
                let texts =
                    turn.segments.iter().map(|&index| (index, transcript.segments[index].text.as_str()));
                TurnText { speaker: turn.speaker, form: Form::new(texts), segments: turn.segments }
            })
            .collect();
        let mut turn_of = vec![None; transcript.segments.len()];
        for (index, turn) in turns.iter().enumerate() {
            turn.segments.iter().for_each(|&segment| turn_of[segment] = Some(index));
        }
        Session {
            program,
            transcript,
            end_ms: times.iter().filter_map(|time| time.end_ms).max(),
            times,
            turn_of,
            sides: Sides::new(doubts, turns.iter().map(|turn| turn.speaker)),
            doubts,
            hits: program.scanner.literals(turns.iter().map(|turn| &turn.form)),
            sounding: OnceCell::new(),
            found: (0..program.signals.len()).map(|_| OnceCell::new()).collect(),
            words: turns.iter().map(|_| OnceCell::new()).collect(),
            content: OnceCell::new(),
            entities: turns.iter().map(|_| OnceCell::new()).collect(),
            turns,
        }
    }

    pub fn channel(&self) -> Channel {
        self.transcript.channel
    }

    /// Occurrences of a signal, searched for once.
    pub fn found(&self, signal: SignalId) -> &Found {
        self.found[signal.0].get_or_init(|| super::find::signal(self, signal))
    }

    /// Makes a signal happen as found, and forgets those that rest on it. The answer is what was known of them.
    pub fn exchange(&mut self, signal: SignalId, found: Found, resting: &[usize]) -> Known {
        let kept = resting.iter().map(|&at| (at, std::mem::take(&mut self.found[at]))).collect();
        self.found[signal.0] = OnceCell::from(found);
        kept
    }

    /// Takes back an exchange.
    pub fn restore(&mut self, known: Known) {
        for (at, found) in known {
            self.found[at] = found;
        }
    }

    /// Places of a literal in all turns, in order.
    pub fn literal(&self, literal: LiteralId) -> &[Hit] {
        self.hits.of(literal)
    }

    /// Places in all turns that sound like a literal and are another, in order; searched for once.
    pub fn sounding(&self, literal: LiteralId) -> &[Hit] {
        let forms = || self.turns.iter().map(|turn| &turn.form);
        self.sounding.get_or_init(|| self.program.scanner.sounding(forms())).of(literal)
    }

    /// The words of a turn; spans are in its matching form.
    pub fn words(&self, turn: usize) -> &[Token] {
        self.words[turn].get_or_init(|| {
            let form = &self.turns[turn].form;
            let mut tokens = Vec::new();
            for piece in form.pieces() {
                let words = self.program.segmenter.cut(piece.of(form.text()));
                tokens.extend(words.into_iter().map(|token| Token {
                    span: Span::new(token.span.start + piece.start, token.span.end + piece.start),
                    tag: token.tag,
                }));
            }
            tokens
        })
    }

    /// The content words of a turn, in order.
    pub fn content_words(&self, turn: usize) -> &[ContentWord] {
        let all = self.content.get_or_init(|| {
            let mut numbers: HashMap<&str, usize> = HashMap::new();
            let turns = self.turns.iter().enumerate();
            turns
                .map(|(index, turn)| {
                    let text = turn.form.text();
                    let content = self.words(index).iter().filter(|token| token.is_content(text));
                    content
                        .map(|token| {
                            let next = numbers.len();
                            let number = *numbers.entry(token.span.of(text)).or_insert(next);
                            ContentWord { span: token.span, number }
                        })
                        .collect()
                })
                .collect()
        });
        &all[turn]
    }

    /// The entities of a turn, of every kind that the rule set looks for.
    pub fn entities(&self, turn: usize) -> &[Entity] {
        self.entities[turn].get_or_init(|| {
            let form = &self.turns[turn].form;
            entities::find(form.text(), form.breaks(), EntityKinds::ALL)
        })
    }

    /// For each turn whether it is a speaker's: `Some(true)` for certain, `Some(false)` when it may be.
    pub fn sides(&self, speakers: Speakers) -> &[Option<bool>] {
        self.sides.of(speakers)
    }

    /// Turns of a speaker: those that are his for certain, and those that may be.
    pub fn turns_of(&self, speakers: Speakers) -> impl Iterator<Item = (usize, bool)> {
        let sides = self.sides(speakers).iter().enumerate();
        sides.filter_map(|(index, side)| side.map(|certain| (index, certain)))
    }

    /// Turns of those whose turns are counted, ascending; system speech never is where anybody's are.
    pub fn turns_counted(&self, speakers: Speakers) -> &[usize] {
        self.sides.counted(speakers)
    }

    /// The turn of a segment and the first byte of the segment there; none for a segment without words.
    pub fn place(&self, segment: usize) -> Option<(usize, usize)> {
        let turn = self.turn_of[segment]?;
        Some((turn, self.turns[turn].form.of_segment(segment).start))
    }

    /// Why silence of a speaker may mean nothing.
    pub fn role_doubt(&self, speakers: Speakers) -> Option<Doubt> {
        let Speakers::One(speaker @ (Speaker::Agent | Speaker::Customer)) = speakers else { return None };
        if self.doubts.speech.is_some() {
            self.doubts.speech
        } else if self.turns.iter().any(|turn| turn.speaker == speaker) {
            None
        } else if self.turns.iter().any(|turn| turn.speaker == Speaker::Unknown) {
            Some(Doubt::Roles)
        } else if speaker == Speaker::Agent {
            Some(Doubt::AgentMissing)
        } else {
            self.doubts.customer_missing.then_some(Doubt::CustomerMissing)
        }
    }

    /// Whether no segment has a time.
    pub fn is_timeless(&self) -> bool {
        self.times.iter().all(|time| time.start_ms.is_none())
    }

    /// When an occurrence happens, as far as it is known.
    pub fn interval(&self, occurrence: &Occurrence) -> Option<Interval> {
        occurrence.interval.or_else(|| self.interval_of(occurrence.turn, occurrence.span))
    }

    fn interval_of(&self, turn: usize, span: Span) -> Option<Interval> {
        let original = self.turns[turn].form.original(span);
        let segment = self.transcript.segments.get(original.segment)?;
        if !self.doubts.times
            && let Some(interval) = recorded(&segment.text, &segment.words, original.span)
        {
            return Some(interval);
        }
        let time = self.times[original.segment];
        let (start, end) = (time.start_ms?, time.end_ms?);
        let length = segment.text.len().max(1) as u64;
        let at = |byte: usize| start + (end - start) * byte as u64 / length;
        let source = if start == end { TimeSource::Recorded } else { time.source() };
        Some(Interval { start_ms: at(original.span.start), end_ms: at(original.span.end), source })
    }
}

/// The time of the recorded words that a span touches.
fn recorded(text: &str, words: &[crate::transcript::Word], span: Span) -> Option<Interval> {
    let mut at = 0;
    let mut touched: Option<Interval> = None;
    for word in words {
        let Some(offset) = text[at..].find(word.text.as_str()) else { continue };
        let place = Span::new(at + offset, at + offset + word.text.len());
        at = place.end;
        if place.overlaps(span) || (span.is_empty() && place.start == span.start) {
            let interval = touched.get_or_insert(Interval {
                start_ms: word.start_ms,
                end_ms: word.end_ms,
                source: TimeSource::Recorded,
            });
            interval.end_ms = interval.end_ms.max(word.end_ms);
        }
    }
    touched
}
