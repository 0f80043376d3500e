//! Documents that are known by their shape alone, and how a kind is recognised from a number.

use super::{DocumentKind, DocumentProblem};

/// The kind that a normalised number most likely is of; never fails, since anything may be
/// [`DocumentKind::Other`].
pub(super) fn recognise(number: &str) -> DocumentKind {
    match number.chars().count() {
        18 if number.starts_with('9') => DocumentKind::ForeignPermanent,
        18 if is_residence_division(number) => DocumentKind::ResidencePermit,
        18 => DocumentKind::ResidentId,
        15 if is_digits(number) => DocumentKind::ResidentId,
        _ if is_foreign_15(number) => DocumentKind::ForeignPermanent,
        _ if is_hk_macao(number) => DocumentKind::HkMacaoPermit,
        _ if is_taiwan(number) => DocumentKind::TaiwanPermit,
        _ if is_letters_then_digits(number) => DocumentKind::Passport,
        _ => DocumentKind::Other,
    }
}

/// Whether a number that nothing else recognised is a resident number with a character lost or
/// doubled, which must not pass as some other document.
pub(super) fn is_damaged_resident(recognised: DocumentKind, number: &str) -> bool {
    let body = number.strip_suffix('X').unwrap_or(number);
    recognised == DocumentKind::Other && is_digits(body) && (14..=20).contains(&number.len())
}

/// Judges a number of a kind that holds no birth date.
///
/// # Errors
/// Length, characters or format, whichever applies first.
pub(super) fn judge(kind: DocumentKind, number: &str) -> Result<(), DocumentProblem> {
    match kind {
        DocumentKind::HkMacaoPermit => shaped(number, &[9, 11], is_hk_macao),
        DocumentKind::TaiwanPermit => shaped(number, &[8, 10], is_taiwan),
        DocumentKind::ForeignPermanent => shaped(number, &[15], is_foreign_15),
        DocumentKind::Passport => passport(number),
        DocumentKind::Military => free_text(number, 20),
        _ => free_text(number, 40),
    }
}

/// Whether the division of a residence permit is one of the three that such permits have.
///
/// # Errors
/// [`DocumentProblem::Format`] if it is not.
pub(super) fn residence_division(number: &str) -> Result<(), DocumentProblem> {
    if is_residence_division(number) {
        Ok(())
    } else {
        Err(DocumentProblem::Format)
    }
}

/// Whether a foreign permanent resident's 18-character number begins as the 2023 rule says.
///
/// # Errors
/// [`DocumentProblem::Format`] if it does not begin with 9.
pub(super) fn foreign_first_digit(number: &str) -> Result<(), DocumentProblem> {
    if number.starts_with('9') {
        Ok(())
    } else {
        Err(DocumentProblem::Format)
    }
}

fn shaped(
    number: &str,
    lengths: &[usize],
    is_shape: fn(&str) -> bool,
) -> Result<(), DocumentProblem> {
    if !lengths.contains(&number.chars().count()) {
        return Err(DocumentProblem::Length);
    }
    if !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(DocumentProblem::Characters);
    }
    if !is_shape(number) {
        return Err(DocumentProblem::Format);
    }
    Ok(())
}

/// 5 to 15 letters and digits: every country numbers its passports in its own way.
fn passport(number: &str) -> Result<(), DocumentProblem> {
    if !(5..=15).contains(&number.chars().count()) {
        return Err(DocumentProblem::Length);
    }
    if !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(DocumentProblem::Characters);
    }
    Ok(())
}

/// Text such as 军字第1234567号, which must hold at least one letter, digit or Chinese character.
fn free_text(number: &str, longest: usize) -> Result<(), DocumentProblem> {
    if !(1..=longest).contains(&number.chars().count()) {
        return Err(DocumentProblem::Length);
    }
    if number.chars().any(char::is_control) {
        return Err(DocumentProblem::Characters);
    }
    if !number.chars().any(char::is_alphanumeric) {
        return Err(DocumentProblem::Format);
    }
    Ok(())
}

fn is_residence_division(number: &str) -> bool {
    ["810000", "820000", "830000"]
        .iter()
        .any(|division| number.starts_with(division))
}

fn is_foreign_15(number: &str) -> bool {
    number
        .split_at_checked(3)
        .is_some_and(|(country, rest)| is_letters(country) && rest.len() == 12 && is_digits(rest))
}

fn is_hk_macao(number: &str) -> bool {
    number
        .strip_prefix(['H', 'M'])
        .is_some_and(|rest| matches!(rest.len(), 8 | 10) && is_digits(rest))
}

fn is_taiwan(number: &str) -> bool {
    matches!(number.len(), 8 | 10) && is_digits(number)
}

fn is_letters_then_digits(number: &str) -> bool {
    let digits = number.trim_start_matches(|c: char| c.is_ascii_uppercase());
    digits.len() < number.len() && is_digits(digits)
}

fn is_letters(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
