//! A first rule set to start from: a few commented rules with cases, and what editors and CI need beside them.

use crate::messages::Lang;
use crate::rules::{SchemaOf, schema};

/// A file of the first rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StarterFile {
    /// Its path inside the directory, with `/`.
    pub path: &'static str,
    /// Its text.
    pub text: String,
}

/// The files of a first rule set. Their comments are Chinese; editors explain keys in `lang`.
pub fn starter(lang: Lang) -> Vec<StarterFile> {
    let written = [
        ("ruleset.yaml", include_str!("starter/ruleset.yaml")),
        ("service.yaml", include_str!("starter/service.yaml")),
        ("lexicon.tsv", include_str!("starter/lexicon.tsv")),
        (".vscode/settings.json", include_str!("starter/settings.json")),
        (".vscode/extensions.json", include_str!("starter/extensions.json")),
        (".github/workflows/rules.yml", include_str!("starter/rules.yml")),
    ];
    let schema = StarterFile { path: ".vscode/zhijian.schema.json", text: schema_text(SchemaOf::Any, lang) };
    let written = written.into_iter().map(|(path, text)| StarterFile { path, text: text.to_owned() });
    written.chain([schema]).collect()
}

/// The schema for editors as text.
pub fn schema_text(of: SchemaOf, lang: Lang) -> String {
    serde_json::to_string_pretty(&schema(of, lang)).expect("a schema is JSON") + "\n"
}
