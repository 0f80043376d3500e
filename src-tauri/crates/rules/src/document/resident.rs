//! The two layouts that hold a birth date and a sex: 18 characters (GB 11643-1999), and the 15
//! digits of the first-generation card.

use chrono::NaiveDate;

use super::DocumentProblem;
use crate::Sex;

/// Who a number says its holder is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Person {
    pub(super) birth_date: NaiveDate,
    pub(super) sex: Sex,
}

/// Reads 6 digits of place, 8 of birth date, 3 of sequence and the check character.
///
/// # Errors
/// The first problem that applies: length, characters, date, future date, check character.
pub(super) fn read_18(number: &str, today: NaiveDate) -> Result<Person, DocumentProblem> {
    if number.chars().count() != 18 {
        return Err(DocumentProblem::Length);
    }
    let (body, check) = number
        .split_at_checked(17)
        .ok_or(DocumentProblem::Characters)?;
    let digits: [u32; 17] = digits(body).ok_or(DocumentProblem::Characters)?;
    if !matches!(check.as_bytes(), [b'0'..=b'9' | b'X']) {
        return Err(DocumentProblem::Characters);
    }
    let [
        _,
        _,
        _,
        _,
        _,
        _,
        y1,
        y2,
        y3,
        y4,
        m1,
        m2,
        d1,
        d2,
        _,
        _,
        sex_digit,
    ] = digits;
    let year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
    let birth_date = calendar_day(year, m1 * 10 + m2, d1 * 10 + d2)?;
    if birth_date > today {
        return Err(DocumentProblem::FutureDate);
    }
    if !check.starts_with(check_character(&digits)) {
        return Err(DocumentProblem::CheckCharacter);
    }
    Ok(Person {
        birth_date,
        sex: sex_of(sex_digit),
    })
}

/// Reads 6 digits of place, 6 of birth date (19YYMMDD) and 3 of sequence.
///
/// # Errors
/// Characters or date, whichever applies first.
pub(super) fn read_15(number: &str) -> Result<Person, DocumentProblem> {
    let digits: [u32; 15] = digits(number).ok_or(DocumentProblem::Characters)?;
    let [_, _, _, _, _, _, y1, y2, m1, m2, d1, d2, _, _, sex_digit] = digits;
    let birth_date = calendar_day(1900 + y1 * 10 + y2, m1 * 10 + m2, d1 * 10 + d2)?;
    Ok(Person {
        birth_date,
        sex: sex_of(sex_digit),
    })
}

/// The check character of 17 digits (GB 11643-1999, ISO 7064 MOD 11-2).
fn check_character(digits: &[u32; 17]) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    match (12 - sum % 11) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10).unwrap_or('X'),
    }
}

fn digits<const N: usize>(text: &str) -> Option<[u32; N]> {
    let bytes: &[u8; N] = text.as_bytes().try_into().ok()?;
    bytes
        .iter()
        .all(u8::is_ascii_digit)
        .then(|| bytes.map(|byte| u32::from(byte - b'0')))
}

fn calendar_day(year: u32, month: u32, day: u32) -> Result<NaiveDate, DocumentProblem> {
    i32::try_from(year)
        .ok()
        .filter(|year| *year > 0)
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(DocumentProblem::Date)
}

fn sex_of(sequence_digit: u32) -> Sex {
    if sequence_digit % 2 == 1 {
        Sex::Male
    } else {
        Sex::Female
    }
}
