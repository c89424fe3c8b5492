//! `zhijian rules show`: a rule as prose.

use zhijian::authoring::{Describe, describe, rules_named};
use zhijian::report::Style;

use crate::args::RulesShowArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::ruleset;
use crate::settings::Settings;

/// Shows the rule of an id, or the rules of an item.
pub fn run(args: RulesShowArgs, settings: &Settings, output: &mut Output) -> Result<Exit, Failure> {
    let rules = ruleset::usable(args.dir.as_deref())?;
    let named =
        rules_named(&rules, &args.rule).map_err(|nearest| ruleset::no_such_rule(&args.rule, nearest))?;
    let how = Describe { lang: settings.lang, style: Style { color: true }, all: args.all };
    output.data(&describe(&rules, &named, how))?;
    Ok(Exit::Well)
}
