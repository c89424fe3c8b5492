//! How alike two sentences are: pairs of neighbouring characters and content words.
//!
//! Similarity is a weighted Dice coefficient: twice the weight that both share, over the weight of both. A pair of neighbouring
//! characters weighs [`PAIR_WEIGHT`], a content word [`WORD_WEIGHT`]; each counts once. So 1 is the same pairs and words, and a
//! sentence that says the same with a few words more stays near it, wherever they stand.

use std::collections::{BTreeSet, HashMap};

/// Weight of a pair of neighbouring characters.
pub const PAIR_WEIGHT: f64 = 1.0;

/// Weight of a content word; its characters count as pairs beside it.
pub const WORD_WEIGHT: f64 = 2.0;

/// Sentences that others are held against.
#[derive(Debug)]
pub struct Examples {
    all: Vec<Example>,
    holding: HashMap<Pair, Vec<usize>>,
}

type Pair = (char, char);

#[derive(Debug)]
struct Example {
    pairs: usize,
    words: BTreeSet<String>,
}

/// The example that a sentence is nearest to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Its index.
    pub example: usize,
    /// 0 to 1.
    pub similarity: f64,
}

impl Examples {
    /// Examples in matching form, each with its content words.
    pub fn new<'t>(examples: impl IntoIterator<Item = (&'t str, BTreeSet<String>)>) -> Examples {
        let mut all = Vec::new();
        let mut holding: HashMap<Pair, Vec<usize>> = HashMap::new();
        for (index, (form, words)) in examples.into_iter().enumerate() {
            let pairs = pairs(form);
            all.push(Example { pairs: pairs.len(), words });
            for pair in pairs {
                holding.entry(pair).or_default().push(index);
            }
        }
        Examples { all, holding }
    }

    /// The nearest example, the first of equals, when it is at least `threshold` near. One without a pair in common is not near.
    ///
    /// `words` gives the content words of the sentence; it is called only where the pairs leave a chance.
    pub fn nearest<'t>(
        &self,
        form: &'t str,
        threshold: f64,
        words: impl FnOnce() -> BTreeSet<&'t str>,
    ) -> Option<Nearest> {
        if !neighbours(form).any(|pair| self.holding.contains_key(&pair)) {
            return None;
        }
        let own = pairs(form);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for example in own.iter().filter_map(|pair| self.holding.get(pair)).flatten() {
            *shared.entry(*example).or_default() += 1;
        }
        shared.retain(|&index, shared| self.at_most(index, own.len(), *shared) >= threshold);
        if shared.is_empty() {
            return None;
        }
        let words = words();
        let near = |(&index, &shared): (&usize, &usize)| {
            let example = &self.all[index];
            let both = words.iter().filter(|word| example.words.contains(**word)).count();
            let pairs = [shared, own.len(), example.pairs];
            Nearest { example: index, similarity: dice(pairs, [both, words.len(), example.words.len()]) }
        };
        let best = shared
            .iter()
            .map(near)
            .max_by(|a, b| a.similarity.total_cmp(&b.similarity).then(b.example.cmp(&a.example)));
        best.filter(|nearest| nearest.similarity >= threshold)
    }

    /// The similarity if the sentence had every word of the example and no other.
    fn at_most(&self, index: usize, own_pairs: usize, shared: usize) -> f64 {
        let Example { pairs, words } = &self.all[index];
        dice([shared, own_pairs, *pairs], [words.len(); 3])
    }
}

/// Of what both share, what the one has and what the other has.
fn dice(pairs: [usize; 3], words: [usize; 3]) -> f64 {
    let [shared, own, other] =
        [0, 1, 2].map(|at| PAIR_WEIGHT * pairs[at] as f64 + WORD_WEIGHT * words[at] as f64);
    if own + other > 0.0 { 2.0 * shared / (own + other) } else { 0.0 }
}

/// The pairs of neighbouring characters inside sentences, each once.
fn pairs(form: &str) -> BTreeSet<Pair> {
    neighbours(form).collect()
}

fn neighbours(form: &str) -> impl Iterator<Item = Pair> {
    let pairs = form.chars().zip(form.chars().skip(1));
    pairs.filter(|(first, second)| *first != '\n' && *second != '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'t>(words: &[&'t str]) -> BTreeSet<&'t str> {
        words.iter().copied().collect()
    }

    fn examples(all: &[(&str, &[&str])]) -> Examples {
        Examples::new(
            all.iter().map(|(form, words)| (*form, words.iter().map(|it| (*it).to_owned()).collect())),
        )
    }

    #[test]
    fn pairs_and_words_are_weighed() {
        let examples = examples(&[("我要投诉", &["投诉"]), ("帮我查话费", &["话费"])]);
        let nearest = |form, own: &[&'static str], threshold| {
            let own = words(own);
            examples.nearest(form, threshold, || own)
        };
        let of = |example, similarity| Some(Nearest { example, similarity });
        assert_eq!(nearest("我要投诉", &["投诉"], 0.6), of(0, 1.0));
        // 3 of 3 and 5 pairs, the one word of both: 2 × (3 + 2) ÷ (5 + 7).
        assert_eq!(nearest("我要投诉你们", &["投诉"], 0.6), of(0, 10.0 / 12.0));
        assert_eq!(nearest("我要投诉你们", &["投诉"], 0.9), None);
        assert_eq!(nearest("今天天气不错", &["天气"], 0.1), None);
        assert_eq!(nearest("", &[], 0.1), None);
    }

    #[test]
    fn of_equals_the_first_example_is_nearest() {
        let examples = examples(&[("查话费", &["话费"]), ("查话费", &["话费"])]);
        let nearest = examples.nearest("查话费", 0.6, || words(&["话费"]));
        assert_eq!(nearest, Some(Nearest { example: 0, similarity: 1.0 }));
    }
}
