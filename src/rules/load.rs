//! A directory, a file or the embedded files → a rule set, or everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::hash::content_hash;
use super::language::Shape;
use super::lexicon::read_lexicon;
use super::model::{Rule, RuleSet, Signal};
use super::read::{Context, Head, read_head, read_params, read_rule, read_signal};
use super::validate::validate;
use super::yaml::{self, Node, Value};
use super::{echoes, fullwidth};
use crate::diagnostics::{Diagnostic, Level, Place};

/// Largest rule file, bytes.
pub const MAX_FILE_BYTES: u64 = 4 * 1024 * 1024;
/// Largest sum of the files of a rule set, bytes.
pub const MAX_TOTAL_BYTES: u64 = 32 * 1024 * 1024;
const DEFAULT_TURN_PAUSE_MS: u64 = 8_000;
const DEFAULT_CHARS_PER_MINUTE: u64 = 240;
const HEAD_FILE: &str = "ruleset.yaml";

/// A rule set, or what is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The rule set; absent when there is an error.
    pub ruleset: Option<RuleSet>,
    /// Every problem of every file.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were read, name and text, so that problems can be shown in them.
    pub files: Vec<SourceFile>,
}

/// A file of a rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path as shown to people.
    pub name: Arc<str>,
    /// Its path inside the rule set.
    pub key: String,
    /// Its text, without BOM.
    pub text: String,
}

/// Loads the rule set in a directory, or the one that a single file holds.
pub fn load(path: &Path) -> Loaded {
    let mut problems = Vec::new();
    let files = if path.is_file() {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        read_file(path, name, &mut problems).into_iter().collect()
    } else {
        match std::fs::read_dir(path) {
            Ok(entries) => read_directory(entries, &mut problems),
            Err(error) => {
                let place = Place::file(path.to_string_lossy().as_ref());
                let unreadable = Diagnostic::error("rules-unreadable", place).with("message", error);
                return Loaded { ruleset: None, diagnostics: vec![unreadable], files: Vec::new() };
            }
        }
    };
    let mut loaded = from_files(&path.to_string_lossy(), files, path.is_file());
    if path.join(HEAD_FILE).is_file() {
        // It is there and could not be read, which has been told.
        loaded.diagnostics.retain(|problem| problem.code != "no-ruleset-file");
    }
    problems.append(&mut loaded.diagnostics);
    let failed = problems.iter().any(|problem| problem.level == Level::Error);
    Loaded { ruleset: loaded.ruleset.filter(|_| !failed), diagnostics: problems, files: loaded.files }
}

/// Makes a rule set of files already in memory. `single`: the only file is the whole rule set.
pub fn from_files(directory: &str, files: Vec<SourceFile>, single: bool) -> Loaded {
    let mut problems = Vec::new();
    let yaml: Vec<&SourceFile> = files.iter().filter(|file| is_yaml(&file.key)).collect();
    let trees: Vec<(&SourceFile, Option<Node>)> = yaml
        .into_iter()
        .map(|file| {
            problems.extend(fullwidth::indents(file));
            (file, yaml::parse(&file.name, &file.text, &mut problems))
        })
        .collect();
    let lists: BTreeMap<String, String> = files
        .iter()
        .filter(|file| !is_yaml(&file.key))
        .map(|file| (file.key.clone(), file.text.clone()))
        .collect();
    let head_tree = trees.iter().find(|(file, _)| single || file.key == HEAD_FILE);
    let params = head_tree.and_then(|(_, tree)| tree.as_ref()).map(read_params).unwrap_or_default();
    if head_tree.is_none() {
        problems.push(super::read::no_head(directory));
    }
    let mut parts = Parts { directory, single, ..Parts::default() };
    for (file, tree) in &trees {
        let Some(tree) = tree else { continue };
        let mut context = Context {
            file: file.name.clone(),
            params: &params,
            used_params: Default::default(),
            lists: &lists,
            problems: Vec::new(),
        };
        parts.read(&mut context, file, tree);
        parts.used_params.append(&mut context.used_params);
        problems.append(&mut context.problems);
    }
    let ruleset = parts.assemble(&lists, content_hash(&trees, &lists), &mut problems);
    problems.extend(echoes::without_broken_names(validate(&ruleset), &trees));
    let problems = fullwidth::without_echoes(problems, &files);
    let head_read = head_tree.is_some_and(|(_, tree)| tree.is_some());
    let problems = if head_read { problems } else { without_params(problems) };
    let failed = problems.iter().any(|problem| problem.level == Level::Error);
    Loaded { ruleset: (!failed).then_some(ruleset), diagnostics: problems, files }
}

/// What is wrong beside the parameters: where they are defined has not been read.
fn without_params(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.retain(|problem| problem.code != "unknown-param");
    problems
}

#[derive(Default)]
struct Parts<'a> {
    directory: &'a str,
    single: bool,
    head: Head,
    signals: BTreeMap<String, Signal>,
    used_params: BTreeSet<String>,
    rules: Vec<Rule>,
    /// Places of the rules in `rules`, by id.
    rule_ids: HashMap<String, usize>,
}

impl Parts<'_> {
    fn read(&mut self, context: &mut Context<'_>, file: &SourceFile, tree: &Node) {
        if self.single || file.key == HEAD_FILE {
            if self.single && tree.get("id").is_none() {
                let stem = Path::new(&file.key).file_stem().map(|stem| stem.to_string_lossy().into_owned());
                self.head = Head {
                    id: stem.unwrap_or_default(),
                    version: "0".into(),
                    ..self.headless(context, tree)
                };
            } else {
                self.head = read_head(context, tree);
            }
        } else {
            context.fields(tree, "rule file", Shape::RuleFile);
        }
        self.read_signals(context, tree);
        if let Some(rules) = tree.get("rules") {
            for node in context.items(rules, "rules") {
                let Some(rule) = read_rule(context, node) else { continue };
                if let Some(&other) = self.rule_ids.get(&rule.id) {
                    let other = self.rules[other].place.file.to_string();
                    let problem = Diagnostic::error("duplicate-rule", rule.place.clone());
                    context.problems.push(problem.with("id", &rule.id).with("other", other));
                } else {
                    self.rule_ids.insert(rule.id.clone(), self.rules.len());
                    self.rules.push(rule);
                }
            }
        }
    }

    fn headless(&self, context: &mut Context<'_>, tree: &Node) -> Head {
        let before = context.problems.len();
        let head = read_head(context, tree);
        let kept: Vec<Diagnostic> =
            context.problems.drain(before..).filter(|problem| problem.code != "missing-key").collect();
        context.problems.extend(kept);
        head
    }

    fn read_signals(&mut self, context: &mut Context<'_>, tree: &Node) {
        let Some(signals) = tree.get("signals").filter(|node| node.value != Value::Null) else { return };
        let Value::Map(entries) = &signals.value else {
            context.wrong_type(signals, "signals", "map");
            return;
        };
        for (key, node) in entries {
            let Some(name) = key.text() else { continue };
            if name.contains('：') {
                context.error("fullwidth-colon", key, &[("text", name)]);
                continue;
            }
            let Some(signal) = read_signal(context, name, key, node) else { continue };
            if let Some(other) = self.signals.get(name) {
                let other = other.place.file.to_string();
                context.error("duplicate-signal", key, &[("name", name), ("other", &other)]);
            } else {
                self.signals.insert(name.to_owned(), signal);
            }
        }
    }

    fn assemble(
        self,
        lists: &BTreeMap<String, String>,
        hash: String,
        problems: &mut Vec<Diagnostic>,
    ) -> RuleSet {
        let Parts { directory, mut head, signals, used_params, mut rules, .. } = self;
        for (name, param) in &mut head.params {
            param.used |= used_params.contains(name);
        }
        let order: BTreeMap<&str, usize> = head
            .sections
            .iter()
            .flat_map(|section| section.items.iter().map(String::as_str))
            .enumerate()
            .map(|(at, item)| (item, at))
            .collect();
        rules.sort_by(|a, b| {
            let at = |rule: &Rule| order.get(rule.item.as_str()).copied().unwrap_or(usize::MAX);
            (at(a), &a.item, &a.id).cmp(&(at(b), &b.item, &b.id))
        });
        let lexicon = match head.lexicon.as_ref().map(|name| (name, lists.get(name))) {
            None => Vec::new(),
            Some((name, None)) => {
                problems.push(Diagnostic::error("missing-list", Place::file(directory)).with("name", name));
                Vec::new()
            }
            Some((name, Some(text))) => read_lexicon(&format!("{directory}/{name}"), text, problems),
        };
        RuleSet {
            id: head.id,
            title: head.title,
            version: head.version,
            hash,
            params: head.params,
            turn_pause_ms: head.turn_pause_ms.unwrap_or(DEFAULT_TURN_PAUSE_MS),
            chars_per_minute: head.chars_per_minute.unwrap_or(DEFAULT_CHARS_PER_MINUTE),
            sections: head.sections,
            dimensions: head.dimensions,
            scoring: head.scoring,
            lints: head.lints,
            places: head.places,
            lexicon,
            signals,
            rules,
        }
    }
}

fn read_directory(entries: std::fs::ReadDir, problems: &mut Vec<Diagnostic>) -> Vec<SourceFile> {
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| has_extension(path, &["yaml", "yml", "csv", "tsv"]) && !path.is_dir())
        .collect();
    paths.sort();
    let mut left = MAX_TOTAL_BYTES;
    let mut full = false;
    let mut files = Vec::new();
    for path in &paths {
        let key = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(file) = read_file(path, key, problems) else { continue };
        let Some(rest) = left.checked_sub(file.text.len() as u64) else {
            if !full {
                let place = Place::file(path.to_string_lossy().as_ref());
                problems.push(Diagnostic::error("rule-set-too-large", place).with("limit", MAX_TOTAL_BYTES));
            }
            full = true;
            // The head is small, and without it everything else would seem wrong.
            if file.key == HEAD_FILE {
                files.push(file);
            }
            continue;
        };
        left = rest;
        files.push(file);
    }
    files
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|it| it.to_str()).is_some_and(|it| extensions.contains(&it))
}

fn is_yaml(key: &str) -> bool {
    has_extension(Path::new(key), &["yaml", "yml"])
}

fn read_file(path: &Path, key: String, problems: &mut Vec<Diagnostic>) -> Option<SourceFile> {
    let name: Arc<str> = path.to_string_lossy().into();
    let unreadable = |message: &dyn std::fmt::Display| {
        Diagnostic::error("rules-unreadable", Place::file(name.clone())).with("message", message)
    };
    let metadata = std::fs::metadata(path).map_err(|error| problems.push(unreadable(&error))).ok()?;
    if !metadata.is_file() {
        problems.push(Diagnostic::error("rules-no-file", Place::file(name)));
        return None;
    }
    if metadata.len() > MAX_FILE_BYTES {
        let problem = Diagnostic::error("rule-file-too-large", Place::file(name));
        problems.push(problem.with("bytes", metadata.len()).with("limit", MAX_FILE_BYTES));
        return None;
    }
    let bytes = std::fs::read(path).map_err(|error| problems.push(unreadable(&error))).ok()?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    match String::from_utf8(bytes.to_vec()) {
        Ok(text) => Some(SourceFile { name, key, text }),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let line = 1 + bytes[..offset].iter().filter(|&&byte| byte == b'\n').count();
            problems
                .push(Diagnostic::error("rules-not-utf8", Place::line(name, line)).with("offset", offset));
            None
        }
    }
}
