//! "Did you mean": the known name that is nearest to what was written.

/// The known name nearest to `name`, when one is near enough to be meant.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let length = name.chars().count();
    let allowed = (length / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, _)| *distance <= allowed && *distance < length)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_another_word_is_not() {
        assert_eq!(nearest("phrasse", ["regex", "phrases", "pace"]), Some("phrases"));
        assert_eq!(nearest("colour", ["regex", "phrases"]), None);
        assert_eq!(nearest("a", ["b"]), None);
    }
}
