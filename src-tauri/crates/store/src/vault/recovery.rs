//! The recovery key: the data key in letters with a check, printed once.

use super::key::DataKey;
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// Crockford's alphabet: no I, L, O or U, so that nothing is misread from paper.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const KEY_LETTERS: usize = 52;
const CHECK_LETTERS: usize = 4;
const GROUP: usize = 4;

/// A data key in 14 groups of four letters; the last group is the check.
pub struct RecoveryKey(Zeroizing<String>);

impl RecoveryKey {
    /// The recovery key of a data key.
    pub fn of(key: &DataKey) -> Self {
        let mut letters = Zeroizing::new(letters(key.bytes(), KEY_LETTERS));
        letters.push_str(&check(key));
        let groups: Vec<&str> = (0..letters.len())
            .step_by(GROUP)
            .map(|at| &letters[at..(at + GROUP).min(letters.len())])
            .collect();
        Self(Zeroizing::new(groups.join("-")))
    }

    /// Reads a recovery key as somebody typed it; none if the check does not agree.
    pub fn read(typed: &str) -> Option<DataKey> {
        let values: Vec<u8> = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(value)
            .collect::<Option<_>>()?;
        if values.len() != KEY_LETTERS + CHECK_LETTERS {
            return None;
        }
        let mut bytes = [0_u8; 32];
        for (at, value) in values.iter().take(KEY_LETTERS).enumerate() {
            for bit in 0..5 {
                let position = at * 5 + bit;
                if value & (0b1_0000 >> bit) != 0 {
                    *bytes.get_mut(position / 8)? |= 0b1000_0000 >> (position % 8);
                }
            }
        }
        let key = DataKey::from_bytes(bytes);
        let typed_check: String = values
            .iter()
            .skip(KEY_LETTERS)
            .map(|v| letter(*v))
            .collect();
        (check(&key) == typed_check).then_some(key)
    }
}

impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn check(key: &DataKey) -> String {
    let digest = Sha256::digest([b"redwall recovery key 1".as_slice(), key.bytes()].concat());
    letters(&digest, CHECK_LETTERS)
}

fn letters(bytes: &[u8], count: usize) -> String {
    let bit = |position: usize| {
        bytes
            .get(position / 8)
            .is_some_and(|byte| byte & (0b1000_0000 >> (position % 8)) != 0)
    };
    (0..count)
        .map(|at| (0..5).fold(0, |value, b| value << 1 | u8::from(bit(at * 5 + b))))
        .map(letter)
        .collect()
}

fn letter(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

/// The value of a letter as people type it: either case, and O, I, L for 0, 1, 1.
fn value(typed: char) -> Option<u8> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|a| char::from(*a) == letter)
        .and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_printed_can_be_typed_back(bytes: [u8; 32]) {
            let key = DataKey::from_bytes(bytes);
            let printed = RecoveryKey::of(&key).to_string();
            prop_assert_eq!(printed.len(), 14 * 4 + 13);
            prop_assert!(RecoveryKey::read(&printed.to_lowercase()) == Some(key));
        }

        #[test]
        fn one_wrong_letter_is_noticed(bytes: [u8; 32], at in 0_usize..56, shift in 1_u8..32) {
            let printed = RecoveryKey::of(&DataKey::from_bytes(bytes)).to_string().replace('-', "");
            let mut typed: Vec<char> = printed.chars().collect();
            typed[at] = letter((value(typed[at]).unwrap() + shift) % 32);
            let typed: String = typed.into_iter().collect();
            prop_assert!(RecoveryKey::read(&typed).is_none());
        }
    }
}
