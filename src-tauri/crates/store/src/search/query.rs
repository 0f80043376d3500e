//! What was typed: recognised by its form.

use super::key::{Key, KeyKind, reversed_tail};
use redwall_rules::DonationCode;
use serde::{Deserialize, Serialize};

/// What typed text was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum QueryKind {
    /// A document number.
    Document,
    /// A phone number, or the end of one.
    Phone,
    /// A donor number.
    DonorNo,
    /// A donation code.
    DonationCode,
    /// A certificate's serial.
    Certificate,
    /// A name or a part of one.
    Name,
    /// A name in pinyin or by its initials.
    Pinyin,
    /// Nothing that could be looked for.
    Nothing,
}

/// How much of a key the typed text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Exact,
    Prefix,
}

/// Keys to look for, the likeliest first.
pub(super) struct Query {
    pub(super) kind: QueryKind,
    pub(super) keys: Vec<(Key, Reach)>,
}

const DONOR_NO_DIGITS: usize = 7;

pub(super) fn recognise(typed: &str) -> Query {
    let typed = tidy(typed);
    if typed.is_empty() {
        return query(QueryKind::Nothing, []);
    }
    if typed.starts_with('=') {
        return donation_code(&typed);
    }
    if typed.chars().all(|c| c.is_ascii_digit()) {
        return digits(&typed);
    }
    if typed.chars().all(|c| c.is_ascii_alphanumeric()) {
        return if typed.chars().any(|c| c.is_ascii_digit()) {
            mixed(&typed)
        } else {
            letters(&typed)
        };
    }
    query(
        QueryKind::Name,
        [(Key::new(KeyKind::Name, name_form(&typed)), Reach::Prefix)],
    )
}

fn query<const N: usize>(kind: QueryKind, keys: [(Key, Reach); N]) -> Query {
    Query {
        kind,
        keys: keys.into(),
    }
}

/// A gun sends a leading `=` and two flag characters with the code.
fn donation_code(typed: &str) -> Query {
    match DonationCode::parse(typed) {
        Ok(code) => {
            let key = Key::new(KeyKind::DonationCode, code.as_str());
            query(QueryKind::DonationCode, [(key, Reach::Exact)])
        }
        Err(_) => query(QueryKind::Nothing, []),
    }
}

fn digits(typed: &str) -> Query {
    let document = (Key::new(KeyKind::Document, typed), Reach::Exact);
    let phone = (Key::new(KeyKind::Phone, typed), Reach::Prefix);
    let tail = reversed_tail(typed, typed.len());
    let document_tail = (Key::new(KeyKind::DocumentTail, tail.clone()), Reach::Prefix);
    let phone_tail = (Key::new(KeyKind::PhoneTail, tail), Reach::Prefix);
    let number = (
        Key::new(KeyKind::DonorNo, format!("{typed:0>DONOR_NO_DIGITS$}")),
        Reach::Exact,
    );
    match typed.len() {
        1..=3 => query(QueryKind::DonorNo, [number]),
        4 => query(QueryKind::Phone, [number, phone_tail, document_tail]),
        5..=6 => query(QueryKind::Document, [number, document_tail, phone]),
        7 => query(QueryKind::DonorNo, [number, phone]),
        8..=11 => query(QueryKind::Phone, [phone, document]),
        13 => {
            let code = (Key::new(KeyKind::DonationCode, typed), Reach::Exact);
            query(QueryKind::DonationCode, [code, document])
        }
        _ => query(QueryKind::Document, [document]),
    }
}

/// Letters and digits: a document, a certificate's serial or a donation code.
fn mixed(typed: &str) -> Query {
    let upper = typed.to_ascii_uppercase();
    let document = (Key::new(KeyKind::Document, &*upper), Reach::Exact);
    let serial = (Key::new(KeyKind::Certificate, &*upper), Reach::Exact);
    let tail = (
        Key::new(KeyKind::DocumentTail, reversed_tail(&upper, upper.len())),
        Reach::Prefix,
    );
    match DonationCode::parse(typed) {
        Ok(code) => {
            let code = (Key::new(KeyKind::DonationCode, code.as_str()), Reach::Exact);
            query(QueryKind::DonationCode, [code, document, serial])
        }
        Err(_) if is_serial(&upper) => query(QueryKind::Certificate, [serial, document]),
        Err(_) if (4..=6).contains(&upper.len()) => query(QueryKind::Document, [document, tail]),
        Err(_) => query(QueryKind::Document, [document, serial]),
    }
}

fn is_serial(upper: &str) -> bool {
    upper.len() == 9 && upper.starts_with('C')
}

fn letters(typed: &str) -> Query {
    let lower = typed.to_ascii_lowercase();
    query(
        QueryKind::Pinyin,
        [
            (Key::new(KeyKind::Pinyin, &*lower), Reach::Exact),
            (Key::new(KeyKind::Initials, &*lower), Reach::Exact),
            (Key::new(KeyKind::Pinyin, &*lower), Reach::Prefix),
            (Key::new(KeyKind::Initials, &*lower), Reach::Prefix),
            (Key::new(KeyKind::Name, typed.to_uppercase()), Reach::Prefix),
        ],
    )
}

/// Without spaces, in half-width form.
fn tidy(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(half_width)
        .collect()
}

fn half_width(character: char) -> char {
    const FULL_WIDTH: std::ops::RangeInclusive<char> = '\u{FF01}'..='\u{FF5E}';
    const SHIFT: u32 = 0xFEE0;
    if FULL_WIDTH.contains(&character) {
        return char::from_u32(u32::from(character) - SHIFT).unwrap_or(character);
    }
    character
}

/// A name without its separators, as keys have it.
fn name_form(typed: &str) -> String {
    const SEPARATORS: [char; 7] = ['·', '•', '‧', '・', '･', '.', '。'];
    typed
        .chars()
        .filter(|c| !SEPARATORS.contains(c))
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_recognised_from_what_is_typed() {
        for (typed, kind) in [
            ("", QueryKind::Nothing),
            ("11010519491231002X", QueryKind::Document),
            ("１１０１０５１９４９１２３１００２ｘ", QueryKind::Document),
            ("12100001234", QueryKind::Phone),
            ("1234", QueryKind::Phone),
            ("0042317", QueryKind::DonorNo),
            ("42", QueryKind::DonorNo),
            ("G123498654321", QueryKind::DonationCode),
            ("=G12349865432177", QueryKind::DonationCode),
            ("C00000012", QueryKind::Certificate),
            ("黄兰", QueryKind::Name),
            ("阿都・日以", QueryKind::Name),
            ("huanglan", QueryKind::Pinyin),
            ("hl", QueryKind::Pinyin),
        ] {
            assert_eq!(recognise(typed).kind, kind, "{typed}");
        }
    }
}
