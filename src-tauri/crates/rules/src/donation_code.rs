//! Donation codes: the 13-character donation identification number of ISBT 128 (structure 001).
//!
//! A code is scanned, or taken from a range that the issuer gave; it is never invented. What a
//! gun or a label adds to the 13 characters is checked here and then left off.

#[cfg(test)]
mod tests;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::document::normalised;

/// A donation identification number whose layout has been found in order: facility (5 letters
/// or digits), year (2 digits), sequence (6 digits).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(try_from = "String", into = "String")]
pub struct DonationCode(String);

impl DonationCode {
    /// Parses 13 characters; 13 characters and the check character printed after them; or what
    /// a gun sends: `=`, 13 characters and two flag characters. Spaces, lower case and
    /// full-width characters are put right.
    ///
    /// # Errors
    /// The first [`DonationCodeProblem`] that applies. Flags are accepted when they carry the
    /// check (60 and the value of the check character), because a code sent with them is meant
    /// to be checked.
    pub fn parse(raw: &str) -> Result<Self, DonationCodeProblem> {
        let text = normalised(raw);
        if !text.is_ascii() {
            return Err(DonationCodeProblem::Characters);
        }
        let (body, proof) = parts(&text)?;
        let code = Self::from_body(body)?;
        match proof {
            Proof::None => Ok(code),
            Proof::Check(check) if check.chars().eq([code.check()]) => Ok(code),
            Proof::Check(_) => Err(DonationCodeProblem::CheckCharacter),
            Proof::Flags(flags) if flags.parse() == Ok(code.flag()) => Ok(code),
            Proof::Flags(_) => Err(DonationCodeProblem::Flags),
        }
    }

    /// The 13 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The check character printed after the 13 (ISO/IEC 7064 MOD 37-2).
    pub fn check(&self) -> char {
        character_of(self.check_value())
    }

    /// The two flag digits that carry the same check in a barcode: 60 to 96.
    pub fn flag(&self) -> u8 {
        60 + self.check_value()
    }

    fn from_body(body: &str) -> Result<Self, DonationCodeProblem> {
        if !body.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(DonationCodeProblem::Characters);
        }
        let serial = body.get(5..).unwrap_or_default();
        if !serial.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(DonationCodeProblem::Layout);
        }
        Ok(Self(body.to_owned()))
    }

    /// Each character's value doubled once more from right to left, summed modulo 37, and the
    /// value that brings the whole to 1.
    fn check_value(&self) -> u8 {
        let sum = self
            .0
            .bytes()
            .fold(0_u32, |sum, byte| (sum + value_of(byte)) * 2 % 37);
        u8::try_from((38 - sum) % 37).unwrap_or_default()
    }
}

impl fmt::Display for DonationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for DonationCode {
    type Error = DonationCodeProblem;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<DonationCode> for String {
    fn from(code: DonationCode) -> Self {
        code.0
    }
}

/// Why a donation code is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[error("{}", self.en())]
pub enum DonationCodeProblem {
    /// Not 13 characters, nor 14 with a check character, nor 16 as a gun sends them.
    Length,
    /// A character that is neither a letter nor a digit.
    Characters,
    /// The last 8 of the 13 are not digits of a year and a sequence number.
    Layout,
    /// The check character is not the one that the 13 give.
    CheckCharacter,
    /// The flag characters are not the ones that the 13 give.
    Flags,
}

impl DonationCodeProblem {
    /// The name used in answers, such as `check_character`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Characters => "characters",
            Self::Layout => "layout",
            Self::CheckCharacter => "check_character",
            Self::Flags => "flags",
        }
    }

    /// A sentence in Chinese that says what to do.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Length => "献血编号应为13位（可另带1位校验字符），请重新扫描或对照标签输入。",
            Self::Characters => "献血编号只有字母和数字，请切换到英文输入后重新扫描。",
            Self::Layout => "献血编号后8位应为年份和流水号数字，请对照标签核对。",
            Self::CheckCharacter => "献血编号的校验字符不符，至少有一位输错，请重新扫描标签。",
            Self::Flags => "扫描到的标识符与献血编号不符，请重新扫描；仍不符时停用该标签并报告。",
        }
    }

    /// A sentence in English that says what to do.
    pub fn en(self) -> &'static str {
        match self {
            Self::Length => {
                "A donation code has 13 characters, and perhaps a check character. Scan the label \
                 again."
            }
            Self::Characters => {
                "A donation code has letters and digits only. Switch to English input and scan \
                 again."
            }
            Self::Layout => {
                "The last 8 characters of a donation code are digits of a year and a number. \
                 Compare it with the label."
            }
            Self::CheckCharacter => {
                "The check character does not match, so at least one character is wrong. Scan \
                 the label."
            }
            Self::Flags => {
                "The scanned flags do not match the code. Scan again; if they still differ, set \
                 the label aside and report it."
            }
        }
    }
}

/// The judgement of a code as an answer to print: `redwall-cli din`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DinAnswer {
    /// The 13 characters, or what was given if they are not in order.
    pub code: String,
    /// Whether the code is in order.
    pub valid: bool,
    /// The check character of a code in order.
    pub check: Option<char>,
    /// The flag digits of a code in order.
    pub flag: Option<u8>,
}

/// Judges one code as given on a command line.
pub fn din_line(raw: &str) -> DinAnswer {
    match DonationCode::parse(raw) {
        Ok(code) => DinAnswer {
            check: Some(code.check()),
            flag: Some(code.flag()),
            code: code.0,
            valid: true,
        },
        Err(_) => DinAnswer {
            code: raw.to_owned(),
            valid: false,
            check: None,
            flag: None,
        },
    }
}

/// What came with the 13 characters to prove them.
enum Proof<'a> {
    None,
    Check(&'a str),
    Flags(&'a str),
}

fn parts(text: &str) -> Result<(&str, Proof<'_>), DonationCodeProblem> {
    const LENGTH: usize = 13;
    let (text, scanned) = match text.strip_prefix('=') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (body, rest) = text
        .split_at_checked(LENGTH)
        .ok_or(DonationCodeProblem::Length)?;
    match (scanned, rest.len()) {
        (false, 0) => Ok((body, Proof::None)),
        (false, 1) => Ok((body, Proof::Check(rest))),
        (true, 2) => Ok((body, Proof::Flags(rest))),
        _ => Err(DonationCodeProblem::Length),
    }
}

/// The value of a letter or digit: 0 to 9 as they are, A to Z from 10.
fn value_of(byte: u8) -> u32 {
    char::from(byte).to_digit(36).unwrap_or_default()
}

fn character_of(value: u8) -> char {
    match char::from_digit(u32::from(value), 36) {
        Some(character) => character.to_ascii_uppercase(),
        None => '*',
    }
}
