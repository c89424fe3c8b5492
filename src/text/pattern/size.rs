//! How large a pattern is.

use regex_syntax::hir::{Hir, HirKind};

/// Number of characters and classes when all repetitions are written out, cut off at a million.
pub(super) fn written_out(hir: &Hir) -> usize {
    let size = match hir.kind() {
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(_) => 40,
        HirKind::Capture(capture) => written_out(&capture.sub),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min + 1).max(1) as usize;
            written_out(&repetition.sub).saturating_mul(times)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(written_out).fold(0, usize::saturating_add)
        }
        HirKind::Empty | HirKind::Look(_) => 1,
    };
    size.min(1_000_000)
}
