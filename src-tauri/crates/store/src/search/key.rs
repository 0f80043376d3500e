//! Search keys: how a donor's facts are written down to be found by. All keys are made here.
//!
//! A key of a whole fact and a key of a part of one are different kinds, so that whoever is meant
//! exactly comes first.

use super::{name, text};
use chrono::NaiveDate;

/// What a key is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KeyKind {
    /// A document's number.
    Document,
    /// Its last characters, backwards.
    DocumentTail,
    /// A phone number.
    Phone,
    /// Its last digits, backwards.
    PhoneTail,
    /// A donor number.
    DonorNo,
    /// A number in another system.
    OldNumber,
    /// A donation code.
    DonationCode,
    /// A certificate's serial.
    Certificate,
    /// A whole name.
    Name,
    /// A name from a later place on.
    NamePart,
    /// A whole name in pinyin.
    Pinyin,
    /// A name in pinyin from a later place on.
    PinyinPart,
    /// The first letters of a whole name's syllables.
    Initials,
    /// The first letters from a later place on.
    InitialsPart,
    /// Month and day of birth, and the name.
    Birthday,
    /// Month and day of birth, and the name in pinyin.
    BirthdayPinyin,
}

impl KeyKind {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::DocumentTail => "document_tail",
            Self::Phone => "phone",
            Self::PhoneTail => "phone_tail",
            Self::DonorNo => "donor_no",
            Self::OldNumber => "old_number",
            Self::DonationCode => "donation_code",
            Self::Certificate => "certificate",
            Self::Name => "name",
            Self::NamePart => "name_part",
            Self::Pinyin => "pinyin",
            Self::PinyinPart => "pinyin_part",
            Self::Initials => "initials",
            Self::InitialsPart => "initials_part",
            Self::Birthday => "birthday",
            Self::BirthdayPinyin => "birthday_pinyin",
        }
    }
}

/// One way of finding a donor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) kind: KeyKind,
    pub(super) text: String,
}

impl Key {
    pub(super) fn new(kind: KeyKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
        }
    }
}

/// The last characters of a document's number that it is found by, at most.
const DOCUMENT_TAIL: usize = 6;
/// The last digits of a phone number that it is found by.
const PHONE_TAIL: usize = 4;

/// A document is found whole and by its last 4 to 6 characters; a tail is looked for as a prefix of
/// its reverse.
pub(super) fn of_document(number: &str) -> Vec<Key> {
    vec![
        Key::new(KeyKind::Document, number),
        Key::new(
            KeyKind::DocumentTail,
            text::reversed_tail(number, DOCUMENT_TAIL),
        ),
    ]
}

/// A phone is found by any beginning and by its last four digits.
pub(super) fn of_phone(phone: &str) -> Vec<Key> {
    vec![
        Key::new(KeyKind::Phone, phone),
        Key::new(KeyKind::PhoneTail, text::reversed_tail(phone, PHONE_TAIL)),
    ]
}

/// A person is found by the name, by its parts, in pinyin, by initials, and by the birthday before
/// the name in either writing.
pub(super) fn of_person(name: &str, birth_date: NaiveDate) -> Vec<Key> {
    let mut keys: Vec<Key> = name::keys(name).into_iter().collect();
    let birthday = birth_date.format("%m%d").to_string();
    let whole_in_pinyin = keys.iter().filter(|key| key.kind == KeyKind::Pinyin);
    let mut birthdays: Vec<Key> = whole_in_pinyin
        .map(|key| Key::new(KeyKind::BirthdayPinyin, format!("{birthday}{}", key.text)))
        .collect();
    let name = text::name_form(name);
    birthdays.push(Key::new(KeyKind::Birthday, format!("{birthday}{name}")));
    keys.append(&mut birthdays);
    keys
}

pub(super) fn of_donor_no(number: impl ToString) -> Key {
    Key::new(KeyKind::DonorNo, number.to_string())
}

/// Letters of any case find it.
pub(super) fn of_old_number(number: &str) -> Key {
    Key::new(KeyKind::OldNumber, number.to_uppercase())
}

pub(super) fn of_donation_code(code: &str) -> Key {
    Key::new(KeyKind::DonationCode, code)
}

pub(super) fn of_certificate(serial: impl ToString) -> Key {
    Key::new(KeyKind::Certificate, serial.to_string())
}
