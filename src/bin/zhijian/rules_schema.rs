//! `zhijian rules schema`: a JSON Schema for editors.

use zhijian::authoring::schema_text;
use zhijian::rules::SchemaOf;

use crate::args::{RulesSchemaArgs, SchemaFiles};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings::Settings;

/// Prints the schema, its descriptions in the language of the settings.
pub fn run(args: RulesSchemaArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let of = match args.files {
        SchemaFiles::All => SchemaOf::Any,
        SchemaFiles::Ruleset => SchemaOf::RuleSet,
        SchemaFiles::Rules => SchemaOf::Rules,
    };
    output.data(&schema_text(of, settings.lang))?;
    Ok(Exit::Well)
}
