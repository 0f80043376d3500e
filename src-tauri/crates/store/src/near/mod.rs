//! Whether two names may be one person's: written, heard or typed a little differently.

mod variant;

use pinyin::{ToPinyin, ToPinyinMulti};
use serde::{Deserialize, Serialize};

/// How near two names are, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Nearness {
    /// The same, but for separators, blanks, case and forms of one character.
    Same,
    /// The same sounds, by some reading of each character.
    SameSound,
    /// Two neighbouring characters have changed places.
    Transposed,
    /// One character is another.
    OneDifferent,
    /// One character is missing, of three or more.
    OneMissing,
}

/// How near two names are; none when they are not. It makes no difference which is named first.
pub fn near(one: &str, other: &str) -> Option<Nearness> {
    near_forms(&form(one), &form(other))
}

/// A name as it is compared: without separators and blanks, in upper case, each character in the
/// one form that stands for its traditional and variant forms.
pub fn form(name: &str) -> Vec<char> {
    const SEPARATORS: [char; 8] = ['·', '•', '‧', '・', '･', '．', '.', '-'];
    name.chars()
        .filter(|c| !c.is_whitespace() && !SEPARATORS.contains(c))
        .flat_map(char::to_uppercase)
        .map(variant::usual)
        .collect()
}

/// The same of names in the form of [`form`].
pub fn near_forms(one: &[char], other: &[char]) -> Option<Nearness> {
    if one == other {
        return Some(Nearness::Same);
    }
    let (shorter, longer) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    match longer.len() - shorter.len() {
        0 => near_of_a_length(one, other),
        1 if longer.len() >= 3 && lacks_one(shorter, longer) => Some(Nearness::OneMissing),
        _ => None,
    }
}

fn near_of_a_length(one: &[char], other: &[char]) -> Option<Nearness> {
    let differing: Vec<(usize, char, char)> = (0..)
        .zip(one.iter().zip(other))
        .filter(|(_, (one, other))| one != other)
        .map(|(at, (one, other))| (at, *one, *other))
        .collect();
    if differing
        .iter()
        .all(|(_, one, other)| sound_alike(*one, *other))
    {
        return Some(Nearness::SameSound);
    }
    match differing[..] {
        [_] if one.len() >= 2 => Some(Nearness::OneDifferent),
        [(first, a, b), (second, c, d)] if first + 1 == second && (a, b) == (d, c) => {
            Some(Nearness::Transposed)
        }
        _ => None,
    }
}

fn lacks_one(shorter: &[char], longer: &[char]) -> bool {
    let same = shorter
        .iter()
        .zip(longer)
        .take_while(|(s, l)| s == l)
        .count();
    longer.iter().skip(same + 1).eq(shorter.iter().skip(same))
}

fn sound_alike(one: char, other: char) -> bool {
    sounds(one).any(|heard| sounds(other).any(|sound| sound == heard))
}

/// Every reading of a character, without tones.
fn sounds(character: char) -> impl Iterator<Item = &'static str> {
    let several = character.to_pinyin_multi();
    let only = match several {
        Some(_) => None,
        None => character.to_pinyin(),
    };
    let all = several.into_iter().flatten().chain(only);
    all.map(|sound| sound.plain())
}

#[cfg(test)]
mod tests;
