//! Numbers that were typed or scanned, by their length and form.

use super::key::KeyKind;
use super::query::{
    Query, QueryKind, Rank, Reach, Try, exact, is_birthday, name_and_birthday, one, part, query,
    sure,
};
use super::text::reversed_tail;
use redwall_rules::DonationCode;

const DONOR_NO_DIGITS: usize = 7;
const SERIAL_DIGITS: usize = 8;
const RESIDENT: usize = 18;
const OLD_RESIDENT: usize = 15;
const MOBILE: usize = 11;

/// A gun sends a leading `=` and two flag characters with the code. Flags below 60 carry no check.
pub(super) fn scanned_code(typed: &str) -> Query {
    const CODE: usize = 13;
    const FIRST_CHECK: u8 = 60;
    let scanned = typed.strip_prefix('=').unwrap_or(typed);
    let code = DonationCode::parse(typed).or_else(|problem| {
        let (code, flags) = scanned.split_at_checked(CODE).ok_or(problem)?;
        match flags.parse::<u8>() {
            Ok(flags) if flags < FIRST_CHECK => DonationCode::parse(code),
            _ => Err(problem),
        }
    });
    match code {
        Ok(code) => query(
            QueryKind::DonationCode,
            [sure(KeyKind::DonationCode, code.as_str())],
        ),
        Err(_) => query(QueryKind::Nothing, []),
    }
}

/// The digits of a phone number that was written with `+86`, hyphens or brackets.
pub(super) fn punctuated_phone(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let plain = typed
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')'));
    if !plain || digits.len() == typed.len() || digits.len() < 7 {
        return None;
    }
    let national = typed.strip_prefix("+86").map(|_| digits[2..].to_owned());
    Some(national.unwrap_or(digits))
}

pub(super) fn digits(typed: &str) -> Query {
    let tail = reversed_tail(typed, typed.len());
    let document_tail = part(KeyKind::DocumentTail, &*tail);
    let number = exact(KeyKind::DonorNo, format!("{typed:0>DONOR_NO_DIGITS$}"));
    let whole_phone = exact(KeyKind::Phone, typed);
    let phone = part(KeyKind::Phone, typed);
    let document = exact(KeyKind::Document, typed);
    match typed.len() {
        1..=3 => query(QueryKind::DonorNo, [number]),
        4 => four_digits(typed, number, document_tail),
        5..=6 => query(QueryKind::Document, [number, document_tail, phone]),
        // No local phone number begins with 0 or 1.
        7 if typed.starts_with(['0', '1']) => query(
            QueryKind::DonorNo,
            [sure(KeyKind::DonorNo, typed), document, phone],
        ),
        7 => query(QueryKind::DonorNo, [number, whole_phone, document, phone]),
        8..=10 => query(QueryKind::Phone, [whole_phone, document, phone]),
        MOBILE => query(QueryKind::Phone, [sure(KeyKind::Phone, typed), document]),
        13 | 14 => code_or_number(typed),
        OLD_RESIDENT => old_resident(typed),
        RESIDENT => resident(typed),
        _ => query(QueryKind::Document, [whole_phone, document]),
    }
}

/// The end of a phone or of a document, a donor number, or a birthday.
fn four_digits(typed: &str, number: Try, document_tail: Try) -> Query {
    let phone_tail = part(KeyKind::PhoneTail, reversed_tail(typed, typed.len()));
    let mut tries = vec![number, phone_tail, document_tail];
    if is_birthday(typed) {
        tries.push(part(KeyKind::Birthday, typed));
    }
    Query {
        kind: QueryKind::Phone,
        tries,
    }
}

/// A resident number; whoever was registered with its form of 15 digits is the same person.
fn resident(typed: &str) -> Query {
    let whole = sure(KeyKind::Document, typed);
    let old = typed.get(..6).zip(typed.get(8..17));
    match old.filter(|_| typed.get(6..8) == Some("19")) {
        Some((place, rest)) => {
            let old = exact(KeyKind::Document, format!("{place}{rest}"));
            query(QueryKind::Document, [whole, old])
        }
        None => query(QueryKind::Document, [whole]),
    }
}

/// The 15 digits of a first-generation card: 18 characters have the century within and a check
/// character after them.
fn old_resident(typed: &str) -> Query {
    let whole = exact(KeyKind::Document, typed);
    let (place, rest) = typed.split_at_checked(6).unwrap_or((typed, ""));
    let new = one(
        Rank::Exact,
        KeyKind::Document,
        format!("{place}19{rest}"),
        Reach::Prefix,
    );
    query(QueryKind::Document, [whole, new])
}

/// 13 characters that may be a donation code, or 14 with its check character.
fn code_or_number(typed: &str) -> Query {
    let upper = typed.to_ascii_uppercase();
    let document = exact(KeyKind::Document, &*upper);
    match DonationCode::parse(typed) {
        Ok(code) => query(
            QueryKind::DonationCode,
            [sure(KeyKind::DonationCode, code.as_str()), document],
        ),
        Err(_) => query(
            QueryKind::Document,
            [document, exact(KeyKind::Phone, typed)],
        ),
    }
}

/// Digits with something else: a document, a serial, a donation code, a name with a birthday.
pub(super) fn mixed(typed: &str) -> Query {
    if let Some(found) = name_and_birthday(typed) {
        return found;
    }
    let upper = typed.to_ascii_uppercase();
    let plain: String = upper
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '*')
        .collect();
    match plain.len() {
        13 | 14 => code_or_number(&plain),
        RESIDENT => resident(&plain),
        _ if serial(&plain).is_some() => certificate(&plain),
        4..=6 => query(
            QueryKind::Document,
            [
                exact(KeyKind::Document, &*plain),
                part(KeyKind::DocumentTail, reversed_tail(&plain, plain.len())),
            ],
        ),
        _ => query(QueryKind::Document, [exact(KeyKind::Document, plain)]),
    }
}

pub(super) fn certificate(plain: &str) -> Query {
    let written = serial(plain).unwrap_or_default();
    query(
        QueryKind::Certificate,
        [
            exact(KeyKind::Certificate, written),
            exact(KeyKind::Document, plain),
            part(KeyKind::DocumentTail, reversed_tail(plain, plain.len())),
        ],
    )
}

/// A certificate's serial with all of its zeros, if the text is one.
pub(super) fn serial(upper: &str) -> Option<String> {
    let digits = upper.strip_prefix('C')?;
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    (is_number && digits.len() <= SERIAL_DIGITS).then(|| format!("C{digits:0>SERIAL_DIGITS$}"))
}
