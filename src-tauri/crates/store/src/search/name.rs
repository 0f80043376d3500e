//! Names: found whole and from any of their parts, in characters, in pinyin and by initials.

use super::key::{Key, KeyKind};
use super::reading::readings;
use super::text;
use std::collections::BTreeSet;

/// From so many characters on, a name without separators may be one of several parts that was
/// written without them, or begin with a surname of two characters.
const MAY_HAVE_PARTS: usize = 4;

/// The keys of a name, which are the same for a name written with separators and without.
pub(super) fn keys(name: &str) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    let whole: Vec<char> = text::name_form(name).chars().collect();
    add(&mut keys, &whole, WHOLE);
    for start in starts_of_parts(name) {
        if let Some(part) = whole.get(start..).filter(|part| !part.is_empty()) {
            add(&mut keys, part, PART);
        }
    }
    keys
}

/// What a text of a name, its pinyin and its initials are keys of.
type Kinds = [KeyKind; 3];
const WHOLE: Kinds = [KeyKind::Name, KeyKind::Pinyin, KeyKind::Initials];
const PART: Kinds = [
    KeyKind::NamePart,
    KeyKind::PinyinPart,
    KeyKind::InitialsPart,
];

fn add(keys: &mut BTreeSet<Key>, part: &[char], [characters, pinyin, initials]: Kinds) {
    keys.insert(Key::new(characters, String::from_iter(part)));
    for reading in readings(part) {
        let first: String = reading.iter().filter_map(|s| s.chars().next()).collect();
        keys.insert(Key::new(pinyin, reading.concat()));
        keys.insert(Key::new(initials, first));
    }
}

/// Where, in the name without separators, a part begins that people may know alone: after each
/// separator; without any, the given name, or any character of a longer name.
fn starts_of_parts(name: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut length = 0;
    let mut after_separator = false;
    for character in name.chars() {
        let width = text::name_form(character.encode_utf8(&mut [0; 4]))
            .chars()
            .count();
        if text::separates(character) {
            after_separator = true;
        } else if width > 0 {
            if after_separator && length > 0 {
                starts.push(length);
            }
            after_separator = false;
            length += width;
        }
    }
    if !starts.is_empty() || !name.chars().any(is_ideograph) {
        return starts;
    }
    if length < MAY_HAVE_PARTS {
        return vec![1];
    }
    (1..length).collect()
}

/// A character that is a word by itself: not a letter of an alphabet.
fn is_ideograph(character: char) -> bool {
    character >= '\u{2E80}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn has(name: &str, kind: KeyKind, text: &str) -> bool {
        keys(name).contains(&Key::new(kind, text))
    }

    #[rstest]
    #[case("阿都·日以", "日以")]
    #[case("吉克·尔古·木乃", "尔古木乃")]
    #[case("吉克·尔古·木乃", "木乃")]
    #[case("阿都日以", "日以")]
    #[case("尉迟小川", "小川")]
    #[case("黄小兰", "小兰")]
    #[case("黄兰", "兰")]
    #[case("王𬭎", "𬭎")]
    #[case("Mary Ann O’Neil", "ANNONEIL")]
    #[case("ꀉꄔ·ꏂꇬ", "ꏂꇬ")]
    fn a_name_is_found_from_its_parts(#[case] name: &str, #[case] part: &str) {
        assert!(has(name, KeyKind::NamePart, part), "{:?}", keys(name));
    }

    #[test]
    fn separators_make_no_difference_to_the_whole() {
        for written in [
            "阿都·日以",
            "阿都•日以",
            "阿都・日以",
            "阿都‧日以",
            "阿都.日以",
            "阿都日以",
        ] {
            assert!(has(written, KeyKind::Name, "阿都日以"), "{written}");
            assert!(has(written, KeyKind::Pinyin, "aduriyi"), "{written}");
            assert!(has(written, KeyKind::Initials, "adry"), "{written}");
            assert!(has(written, KeyKind::PinyinPart, "riyi"), "{written}");
        }
    }

    #[test]
    fn a_rare_character_does_not_hide_the_others() {
        assert!(has("王𬭎", KeyKind::Name, "王𬭎"));
        let keys = keys("王𬭎");
        assert!(
            keys.iter()
                .any(|key| key.kind == KeyKind::Pinyin && key.text.starts_with("wang"))
        );
    }

    #[test]
    fn the_longest_name_has_a_bounded_number_of_keys() {
        let longest = "单仇曾解查朴区任尉盖乐翟缪单仇曾解查朴区任尉盖乐翟";
        assert_eq!(longest.chars().count(), 25);
        assert!(keys(longest).len() < 3_000, "{}", keys(longest).len());
        assert!(has(longest, KeyKind::Name, longest));
    }
}
