//! Search keys: how a donor's facts are written down to be found by.

/// What a key is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KeyKind {
    Document,
    DocumentTail,
    Phone,
    PhoneTail,
    DonorNo,
    DonationCode,
    Certificate,
    Name,
    Pinyin,
    Initials,
}

impl KeyKind {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::DocumentTail => "document_tail",
            Self::Phone => "phone",
            Self::PhoneTail => "phone_tail",
            Self::DonorNo => "donor_no",
            Self::DonationCode => "donation_code",
            Self::Certificate => "certificate",
            Self::Name => "name",
            Self::Pinyin => "pinyin",
            Self::Initials => "initials",
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

/// A document is found whole and by its last 4 to 6 characters; a tail is looked for as a prefix of
/// its reverse.
const TAIL: usize = 6;

pub(super) fn of_document(number: &str) -> Vec<Key> {
    vec![
        Key::new(KeyKind::Document, number),
        Key::new(KeyKind::DocumentTail, reversed_tail(number, TAIL)),
    ]
}

/// A phone is found by any beginning and by its last four digits.
pub(super) fn of_phone(phone: &str) -> Vec<Key> {
    vec![
        Key::new(KeyKind::Phone, phone),
        Key::new(KeyKind::PhoneTail, reversed_tail(phone, 4)),
    ]
}

pub(super) fn reversed_tail(text: &str, length: usize) -> String {
    text.chars().rev().take(length).collect()
}
