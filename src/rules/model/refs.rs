//! Which signals a part of the rule set names.

use super::{Anchor, Clause, ClauseKind, Located, Matcher, Part, Ref, Rule, Signal, SignalKind, Window};

impl Signal {
    /// Every use of a signal inside this one.
    pub fn refs(&self) -> Vec<&Ref> {
        let mut refs = Vec::new();
        match &self.kind {
            SignalKind::Plain(plain) => {
                plain.part.collect_refs(&mut refs);
                if let Some(when) = &plain.when {
                    when.collect_refs(&mut refs);
                }
            }
            SignalKind::Located(located) => located.collect_refs(&mut refs),
        }
        refs
    }
}

impl Rule {
    /// Every use of a signal in this rule.
    pub fn refs(&self) -> Vec<&Ref> {
        let mut refs: Vec<&Ref> = self.for_each.iter().collect();
        self.window.collect_refs(&mut refs);
        for clause in self.when.iter().chain(&self.expect).chain(&self.forbid) {
            clause.collect_refs(&mut refs);
        }
        refs
    }
}

impl Part {
    fn collect_refs<'a>(&'a self, refs: &mut Vec<&'a Ref>) {
        for matcher in &self.matchers {
            match matcher {
                Matcher::All { parts, .. } | Matcher::Any(parts) => {
                    for part in parts {
                        part.collect_refs(refs);
                    }
                }
                Matcher::Located(located) => located.collect_refs(refs),
                _ => {}
            }
        }
    }

    /// Calls `visit` with this part and every part inside it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Part)) {
        visit(self);
        for matcher in &self.matchers {
            if let Matcher::All { parts, .. } | Matcher::Any(parts) = matcher {
                for part in parts {
                    part.walk(visit);
                }
            }
        }
    }
}

impl Located {
    fn collect_refs<'a>(&'a self, refs: &mut Vec<&'a Ref>) {
        refs.push(&self.signal);
        self.window.collect_refs(refs);
        if let Some(when) = &self.when {
            when.collect_refs(refs);
        }
    }
}

impl Window {
    /// Every use of a signal as an anchor.
    pub fn collect_refs<'a>(&'a self, refs: &mut Vec<&'a Ref>) {
        refs.extend(self.anchors().filter_map(|anchor| match anchor {
            Anchor::Signal(signal) => Some(signal),
            _ => None,
        }));
    }
}

impl Clause {
    /// Every use of a signal.
    pub fn collect_refs<'a>(&'a self, refs: &mut Vec<&'a Ref>) {
        self.walk(&mut |clause| {
            clause.window.collect_refs(refs);
            if let ClauseKind::Signal { signal, .. } = &clause.kind {
                refs.push(signal);
            }
        });
    }

    /// Calls `visit` with this clause and every clause inside it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Clause)) {
        visit(self);
        match &self.kind {
            ClauseKind::All(clauses) | ClauseKind::Any(clauses) | ClauseKind::AtLeast { of: clauses, .. } => {
                for clause in clauses {
                    clause.walk(visit);
                }
            }
            ClauseKind::Not(clause) => clause.walk(visit),
            _ => {}
        }
    }

    /// Whether it, or a clause inside it, is fixed to the trigger or the one before.
    pub fn needs_trigger(&self) -> bool {
        let mut needs = false;
        self.walk(&mut |clause| needs |= clause.window.needs_trigger());
        needs
    }
}

impl Window {
    /// Whether it is fixed to the trigger or the one before.
    pub fn needs_trigger(&self) -> bool {
        self.anchors().any(|anchor| matches!(anchor, Anchor::Trigger | Anchor::Previous))
    }
}
