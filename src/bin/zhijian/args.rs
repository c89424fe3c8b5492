//! What may be typed. Wording comes from the catalogue, put in by [`help`](crate::help).

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};

use crate::findings::{Deny, FindingsFormat};
use crate::help;
use crate::settings::Settings;

/// Everything that was typed.
#[derive(Debug, Parser)]
#[command(
    name = "zhijian",
    version,
    subcommand_required = true,
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    /// Read by [`Settings::peek`] already.
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    lang: Option<LangArg>,
    /// Read by [`Settings::peek`] already.
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    color: Option<ColorArg>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    Audit(AuditArgs),
    Explain(ExplainArgs),
    Convert(ConvertArgs),
    Calibrate(CalibrateArgs),
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
    Init(InitArgs),
    Completions(CompletionsArgs),
}

/// A command about rule sets.
#[derive(Debug, Subcommand)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub enum RulesCommand {
    Check(RulesCheckArgs),
    Test(RulesTestArgs),
    List(RulesListArgs),
    Show(RulesShowArgs),
    Diff(RulesDiffArgs),
    Schema(RulesSchemaArgs),
}

/// `zhijian audit`
#[derive(Debug, clap::Args)]
pub struct AuditArgs {
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[arg(long, value_name = "OUT", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS", requires = "out")]
    pub formats: Vec<Format>,
    #[arg(long, requires = "out")]
    pub force: bool,
    #[arg(long, value_name = "SCORE", value_parser = score)]
    pub fail_under: Option<f64>,
    #[arg(long, value_name = "COUNT")]
    pub threads: Option<NonZeroUsize>,
    #[arg(long)]
    pub quiet: bool,
}

/// `zhijian explain`
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub path: PathBuf,
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, value_name = "RULE")]
    pub rule: Option<String>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// `zhijian calibrate`
#[derive(Debug, clap::Args)]
pub struct CalibrateArgs {
    #[arg(value_name = "AUDITS", value_hint = ValueHint::AnyPath)]
    pub audits: PathBuf,
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub labels: PathBuf,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "table", hide_default_value = true)]
    pub format: CalibrateFormat,
    #[arg(long)]
    pub disagreements: bool,
    #[arg(long, value_name = "ITEM")]
    pub item: Option<String>,
    #[arg(long)]
    pub mixed: bool,
}

/// `zhijian convert`
#[derive(Debug, clap::Args)]
pub struct ConvertArgs {
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
    #[arg(long, value_name = "OUTFILE", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
    #[arg(long)]
    pub force: bool,
    #[arg(long, value_name = "COUNT")]
    pub threads: Option<NonZeroUsize>,
}

/// How transcripts are read and judged, the same in every command that does so.
#[derive(Debug, clap::Args)]
pub struct ReadingArgs {
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub rules: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
    #[arg(long)]
    pub no_mask: bool,
}

/// How transcripts are read, the same in every command that does so.
#[derive(Debug, clap::Args)]
pub struct InputArgs {
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub metadata: Option<PathBuf>,
    #[arg(long, value_name = "MAP")]
    pub speakers: Option<String>,
    #[arg(long, value_name = "MAP")]
    pub columns: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    pub input_format: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = encodings())]
    pub encoding: Option<String>,
}

/// The names of all formats that can be read.
fn input_formats() -> PossibleValuesParser {
    zhijian::ingest::Format::ALL.iter().map(|format| format.name()).collect::<Vec<_>>().into()
}

/// The names of all encodings that can be read.
fn encodings() -> PossibleValuesParser {
    PossibleValuesParser::new([
        PossibleValue::new("utf-8").alias("utf8"),
        PossibleValue::new("utf-16le").aliases(["utf-16", "utf16"]),
        PossibleValue::new("utf-16be"),
        PossibleValue::new("gb18030").aliases(["gbk", "gb2312", "cp936"]),
        PossibleValue::new("big5").alias("cp950"),
    ])
}

/// `zhijian rules check`
#[derive(Debug, clap::Args)]
pub struct RulesCheckArgs {
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human", hide_default_value = true)]
    pub format: FindingsFormat,
    #[arg(long, value_enum, value_name = "DENY")]
    pub deny: Option<Deny>,
}

/// `zhijian rules test`
#[derive(Debug, clap::Args)]
pub struct RulesTestArgs {
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    #[arg(long)]
    pub coverage: bool,
    #[arg(long)]
    pub fail_uncovered: bool,
    #[arg(long)]
    pub mutate: bool,
    #[arg(long, value_name = "COUNT", default_value_t = 200, hide_default_value = true, requires = "mutate")]
    pub max_mutants: usize,
    #[arg(long, value_name = "NUMBER", default_value_t = 0, hide_default_value = true, requires = "mutate")]
    pub seed: u64,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human", hide_default_value = true)]
    pub format: FindingsFormat,
    #[arg(long, value_enum, value_name = "DENY")]
    pub deny: Option<Deny>,
}

/// `zhijian rules list`
#[derive(Debug, clap::Args)]
pub struct RulesListArgs {
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "table", hide_default_value = true)]
    pub format: TableOrJson,
}

/// `zhijian rules show`
#[derive(Debug, clap::Args)]
pub struct RulesShowArgs {
    #[arg(value_name = "RULE")]
    pub rule: String,
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
    #[arg(long)]
    pub all: bool,
}

/// `zhijian rules diff`
#[derive(Debug, clap::Args)]
pub struct RulesDiffArgs {
    #[arg(value_name = "OLD", value_hint = ValueHint::DirPath)]
    pub old: PathBuf,
    #[arg(value_name = "NEW", value_hint = ValueHint::DirPath)]
    pub new: PathBuf,
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "table", hide_default_value = true)]
    pub format: TableOrJson,
    #[arg(long)]
    pub fail_on_change: bool,
    #[command(flatten)]
    pub input: InputArgs,
    #[arg(long)]
    pub no_mask: bool,
    #[arg(long, value_name = "COUNT")]
    pub threads: Option<NonZeroUsize>,
}

/// `zhijian rules schema`
#[derive(Debug, clap::Args)]
pub struct RulesSchemaArgs {
    #[arg(
        id = "files",
        long = "for",
        value_enum,
        value_name = "FILES",
        default_value = "all",
        hide_default_value = true
    )]
    pub files: SchemaFiles,
}

/// `zhijian init`
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
}

/// `zhijian completions`
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// A form in which results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Csv,
    Jsonl,
}

/// A form in which agreement is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CalibrateFormat {
    Table,
    Json,
    Csv,
}

/// A form for people or one for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableOrJson {
    Table,
    Json,
}

/// Files that a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaFiles {
    All,
    Ruleset,
    Rules,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ColorArg {
    Auto,
    Always,
    Never,
}

/// A number that a mean can be compared with.
fn score(typed: &str) -> Result<f64, &'static str> {
    typed.parse().ok().filter(|score: &f64| score.is_finite()).ok_or("not a number")
}

/// The command line with its help in the language of the settings.
pub fn command(settings: &Settings) -> clap::Command {
    help::localized(Args::command(), settings.lang).color(match settings.message_color {
        anstream::ColorChoice::Never => clap::ColorChoice::Never,
        _ => clap::ColorChoice::Always,
    })
}

/// Reads what was typed; asking for help or the version is an error of clap, too.
pub fn parse(typed: Vec<OsString>, settings: &Settings) -> Result<Args, clap::Error> {
    let matches = command(settings).try_get_matches_from(typed)?;
    Args::from_arg_matches(&matches)
}

#[cfg(test)]
mod tests {
    use zhijian::messages::Lang;

    use super::*;

    #[test]
    fn the_command_line_is_free_of_contradictions() {
        for lang in [Lang::Zh, Lang::En] {
            help::localized(Args::command(), lang).debug_assert();
        }
    }
}
