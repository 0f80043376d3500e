//! Names: found whole, from any of their parts, in pinyin and by initials, with every reading of a
//! character that has several.

use super::key::{Key, KeyKind};
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::BTreeSet;

/// What separates the parts of a minority name (民委发〔2016〕33号).
const SEPARATOR: char = '·';
/// Readings kept for one name; names with more combinations are rarer than one in a million.
const MOST_READINGS: usize = 24;

/// The keys of a name.
pub(super) fn keys(name: &str) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    for part in parts(name) {
        keys.insert(Key::new(KeyKind::Name, in_key_form(&part)));
        for reading in readings(&part) {
            keys.insert(Key::new(KeyKind::Pinyin, reading.concat()));
            let initials: String = reading.iter().filter_map(|s| s.chars().next()).collect();
            keys.insert(Key::new(KeyKind::Initials, initials));
        }
    }
    keys
}

/// The name from each of its parts on, without separators, and without its first character: a
/// given name is often all that is known.
fn parts(name: &str) -> Vec<Vec<char>> {
    let pieces: Vec<&str> = name.split(SEPARATOR).collect();
    let mut parts: Vec<Vec<char>> = (0..pieces.len())
        .map(|from| {
            pieces
                .iter()
                .skip(from)
                .flat_map(|piece| piece.chars())
                .collect()
        })
        .collect();
    if pieces.len() == 1 {
        parts.push(name.chars().skip(1).collect());
    }
    parts.retain(|part: &Vec<char>| !part.is_empty());
    parts
}

fn in_key_form(part: &[char]) -> String {
    part.iter()
        .filter(|c| !c.is_whitespace())
        .flat_map(|c| c.to_uppercase())
        .collect()
}

/// Every combination of the characters' readings, as syllables.
fn readings(part: &[char]) -> Vec<Vec<String>> {
    let mut readings: Vec<Vec<String>> = vec![Vec::new()];
    for character in part {
        let syllables = syllables(*character);
        if syllables.is_empty() {
            continue;
        }
        readings = readings
            .iter()
            .flat_map(|reading| {
                syllables.iter().map(|syllable| {
                    let mut longer = reading.clone();
                    longer.push(syllable.clone());
                    longer
                })
            })
            .take(MOST_READINGS)
            .collect();
    }
    readings.retain(|reading| !reading.is_empty());
    readings
}

/// A character's readings without tones, the usual one first; a Latin letter reads as itself.
fn syllables(character: char) -> Vec<String> {
    if character.is_ascii_alphanumeric() {
        return vec![character.to_ascii_lowercase().to_string()];
    }
    let mut syllables: Vec<String> = Vec::new();
    let usual = character
        .to_pinyin()
        .map(|reading| reading.plain().to_owned());
    let as_surname = surname_reading(character).map(str::to_owned);
    let all = character
        .to_pinyin_multi()
        .into_iter()
        .flatten()
        .map(|r| r.plain().to_owned());
    for syllable in usual.into_iter().chain(as_surname).chain(all) {
        let syllable = syllable.replace('ü', "v");
        if !syllables.contains(&syllable) {
            syllables.push(syllable);
        }
    }
    syllables
}

/// Readings that some characters have only as surnames.
fn surname_reading(character: char) -> Option<&'static str> {
    Some(match character {
        '单' => "shan",
        '仇' => "qiu",
        '曾' => "zeng",
        '解' => "xie",
        '查' => "zha",
        '朴' => "piao",
        '区' => "ou",
        '任' => "ren",
        '尉' => "yu",
        '盖' => "ge",
        '乐' => "yue",
        '翟' => "zhai",
        '缪' => "miao",
        '逄' => "pang",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(name: &str, kind: KeyKind, text: &str) -> bool {
        keys(name).contains(&Key::new(kind, text))
    }

    #[test]
    fn a_name_is_found_by_every_reading_of_its_surname() {
        for (name, pinyin) in [
            ("单小川", "shanxiaochuan"),
            ("仇小川", "qiuxiaochuan"),
            ("曾小川", "zengxiaochuan"),
            ("解小川", "xiexiaochuan"),
            ("查小川", "zhaxiaochuan"),
            ("朴小川", "piaoxiaochuan"),
            ("区小川", "ouxiaochuan"),
            ("任小川", "renxiaochuan"),
            ("尉迟小川", "yuchixiaochuan"),
        ] {
            assert!(has(name, KeyKind::Pinyin, pinyin), "{name} {pinyin}");
        }
    }

    #[test]
    fn a_minority_name_is_found_from_any_of_its_parts() {
        assert!(has("阿都·日以", KeyKind::Name, "阿都日以"));
        assert!(has("阿都·日以", KeyKind::Name, "日以"));
        assert!(has("阿都·日以", KeyKind::Pinyin, "riyi"));
        assert!(has("阿都·日以", KeyKind::Initials, "adry"));
    }

    #[test]
    fn a_given_name_alone_finds() {
        assert!(has("黄兰", KeyKind::Name, "兰"));
        assert!(has("黄兰", KeyKind::Initials, "hl"));
    }

    #[test]
    fn a_rare_character_does_not_hide_the_others() {
        assert!(has("王𬭎", KeyKind::Name, "王𬭎"));
        assert!(
            keys("王𬭎")
                .iter()
                .any(|key| key.kind == KeyKind::Pinyin && key.text.starts_with("wang"))
        );
    }
}
