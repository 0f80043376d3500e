//! How strong a password must be: nothing else protects a stolen file.

use std::collections::HashSet;

const SHORTEST: usize = 8;
const FEWEST_DIFFERENT: usize = 5;

/// Whether a password is strong enough: at least 8 characters besides the person's own name, 5 of
/// them different, and not mostly a run such as 12345678.
pub fn is_strong_enough(password: &str, name: &str) -> bool {
    let length = without(password, name).chars().count();
    let different = password.chars().collect::<HashSet<_>>().len();
    length >= SHORTEST && different >= FEWEST_DIFFERENT && !is_mostly_a_run(password)
}

/// A password without its owner's name: what a stranger would have to guess.
fn without(password: &str, name: &str) -> String {
    let (password, name) = (password.to_lowercase(), name.to_lowercase());
    if name.is_empty() {
        password
    } else {
        password.replace(&name, "")
    }
}

/// Whether more than half of the characters repeat the one before or are its neighbour.
fn is_mostly_a_run(password: &str) -> bool {
    let points: Vec<u32> = password.chars().map(u32::from).collect();
    let steps = points
        .windows(2)
        .filter(|pair| pair[0].abs_diff(pair[1]) <= 1);
    steps.count() * 2 > points.len()
}

#[cfg(test)]
mod tests {
    use super::is_strong_enough;

    #[test]
    fn short_repeating_or_own_name_is_too_weak() {
        assert!(!is_strong_enough("a1b2c3d", "王"));
        assert!(!is_strong_enough("11112222", "王"));
        assert!(!is_strong_enough("12345678", "王"));
        assert!(!is_strong_enough("hgfedcba1", "王"));
        assert!(!is_strong_enough("wangmin2026", "wangmin"));
        assert!(is_strong_enough("correct horse", "wangmin"));
        assert!(is_strong_enough("demonstration-wall", "demo"));
        assert!(is_strong_enough("山高水长月明风清", "王敏"));
    }
}
