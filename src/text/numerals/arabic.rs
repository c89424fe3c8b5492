//! Numbers in Arabic digits.

use crate::transcript::Span;

use super::{Numeral, Writing, blur, han};

/// The numeral that begins at `start`, where an ASCII digit stands.
pub(super) fn read(form: &str, breaks: &[usize], start: usize) -> Numeral {
    let whole_end = whole_end(form, breaks, start);
    let fraction_end = fraction_end(form, start, whole_end);
    let plain: f64 = form[start..fraction_end].parse().unwrap_or(f64::INFINITY);
    let (value, end, elided) = multiplied(form, plain, fraction_end);
    let digits = (end == whole_end).then(|| form[start..end].to_owned());
    let vague = blur(value, &form[end..]);
    let span = Span::new(start, end + vague);
    Numeral {
        span,
        value,
        digits,
        writing: Writing::Arabic,
        approximate: vague > 0,
        elided,
        colloquial: false,
    }
}

/// The end of the digits; a break inside them ends them unless three digits follow, as in 1,000.
fn whole_end(form: &str, breaks: &[usize], start: usize) -> usize {
    let run_end = start + digits_at(form, start);
    let first = breaks.partition_point(|&edge| edge <= start);
    let mut last = start;
    for &edge in breaks[first..].iter().take_while(|&&edge| edge < run_end) {
        let next = breaks.iter().copied().find(|&later| later > edge).unwrap_or(run_end).min(run_end);
        let thousands = next - edge == 3 && edge - last <= 3;
        if !thousands {
            return edge;
        }
        last = edge;
    }
    run_end
}

/// The end of the decimals, if a single point and digits follow: not in 2026.11.21.
fn fraction_end(form: &str, start: usize, whole_end: usize) -> usize {
    if form[..start].ends_with('.') || !form[whole_end..].starts_with('.') {
        return whole_end;
    }
    let end = whole_end + 1 + digits_at(form, whole_end + 1);
    let another = form[end..].starts_with('.') && digits_at(form, end + 1) > 0;
    if end == whole_end + 1 || another { whole_end } else { end }
}

fn digits_at(form: &str, at: usize) -> usize {
    form.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Applies a 百, 千, 万 or 亿 behind the digits, and the thousands after it (1万2).
fn multiplied(form: &str, plain: f64, end: usize) -> (f64, usize, bool) {
    let Some(unit) = form[end..].chars().next().and_then(han::unit).filter(|&unit| unit >= 100.0) else {
        return (plain, end, false);
    };
    let end = end + '万'.len_utf8();
    let mut rest = form[end..].chars();
    let (next, after) = (rest.next(), rest.as_str());
    match next.and_then(|c| c.to_digit(10)) {
        Some(digit) if unit == 1e4 && digit > 0 && !after.starts_with(han::is_more_of_number) => {
            if super::counts(after) {
                (plain * unit, end, false)
            } else {
                (plain * unit + f64::from(digit) * unit / 10.0, end + 1, true)
            }
        }
        _ => (plain * unit, end, false),
    }
}
