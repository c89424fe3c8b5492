//! Example sentences made ready to be compared with.

use std::sync::OnceLock;

use crate::text::similarity::Examples;
use crate::text::{Form, Segmenter};

/// Examples and how near a sentence must be to one.
#[derive(Debug)]
pub(in crate::engine) struct Similar {
    /// As written, in the order of the rule file.
    pub texts: Vec<String>,
    pub threshold: f64,
    examples: OnceLock<Examples>,
}

impl Similar {
    pub fn new(texts: Vec<String>, threshold: f64) -> Similar {
        Similar { texts, threshold, examples: OnceLock::new() }
    }

    /// The examples cut into words, when they are first needed: the dictionary takes its time to load.
    pub fn examples(&self, segmenter: &Segmenter) -> &Examples {
        self.examples.get_or_init(|| {
            let forms: Vec<Form> = self.texts.iter().map(|text| Form::new([(0, text.as_str())])).collect();
            Examples::new(forms.iter().map(|form| {
                let text = form.text();
                let pieces = form.pieces().into_iter().map(|piece| piece.of(text));
                let words = pieces.flat_map(|piece| {
                    let tokens = segmenter.cut(piece).into_iter().filter(|token| token.is_content(piece));
                    tokens.map(|token| token.span.of(piece).to_owned()).collect::<Vec<String>>()
                });
                (text, words.collect())
            }))
        })
    }
}
