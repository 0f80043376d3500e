//! What was typed: recognised by its form.

use super::key::{Key, KeyKind};
use super::number::{certificate, digits, mixed, punctuated_phone, scanned_code, serial};
use super::text::{name_form, tidy};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What typed text was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum QueryKind {
    /// A document number, or the end of one.
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
    /// A surname or a name, and month and day of birth.
    NameAndBirthday,
    /// A name in pinyin or by its initials.
    Pinyin,
    /// Nothing that could be looked for.
    Nothing,
}

/// How much of a key the typed text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// All of it.
    Exact,
    /// Its beginning.
    Prefix,
}

/// How good a find is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// What was typed is all of it; where it finds anybody, nothing else was meant.
    Sure,
    /// What was typed is all of it.
    Exact,
    /// A part of it.
    Part,
    /// A part that people know less well.
    LesserPart,
}

/// One key to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Try {
    pub(super) rank: Rank,
    pub(super) key: Key,
    pub(super) reach: Reach,
}

impl Try {
    /// Whether a key is one that this looks for.
    pub(super) fn finds(&self, key: &Key) -> bool {
        key.kind == self.key.kind
            && match self.reach {
                Reach::Exact => key.text == self.key.text,
                Reach::Prefix => key.text.starts_with(&self.key.text),
            }
    }
}

/// Keys to look for, the best rank first.
pub(super) struct Query {
    pub(super) kind: QueryKind,
    pub(super) tries: Vec<Try>,
}

pub(super) fn recognise(typed: &str) -> Query {
    let typed = tidy(typed);
    if typed.is_empty() {
        return query(QueryKind::Nothing, []);
    }
    if typed.starts_with('=') {
        return scanned_code(&typed);
    }
    if let Some(phone) = punctuated_phone(&typed) {
        return digits(&phone);
    }
    if typed.chars().all(|c| c.is_ascii_digit()) {
        return or_old_number(digits(&typed), &typed);
    }
    if typed.chars().any(|c| c.is_ascii_digit()) {
        return or_old_number(mixed(&typed), &typed);
    }
    let letters = name_form(&typed);
    if letters.is_empty() {
        return query(QueryKind::Nothing, []);
    }
    if letters.chars().all(|c| c.is_ascii_alphabetic() || c == 'Ü') {
        return pinyin(&letters);
    }
    name(&letters)
}

/// Whatever holds a digit may be a number in another system.
fn or_old_number(mut query: Query, typed: &str) -> Query {
    let at = query.tries.partition_point(|one| one.rank <= Rank::Exact);
    let old_number = exact(KeyKind::OldNumber, typed.to_uppercase());
    query.tries.insert(at, old_number);
    query
}

pub(super) fn query<const N: usize>(kind: QueryKind, tries: [Try; N]) -> Query {
    Query {
        kind,
        tries: tries.into(),
    }
}

pub(super) fn sure(kind: KeyKind, text: impl Into<String>) -> Try {
    one(Rank::Sure, kind, text, Reach::Exact)
}

pub(super) fn exact(kind: KeyKind, text: impl Into<String>) -> Try {
    one(Rank::Exact, kind, text, Reach::Exact)
}

pub(super) fn part(kind: KeyKind, text: impl Into<String>) -> Try {
    one(Rank::Part, kind, text, Reach::Prefix)
}

pub(super) fn lesser_part(kind: KeyKind, text: impl Into<String>) -> Try {
    one(Rank::LesserPart, kind, text, Reach::Prefix)
}

pub(super) fn one(rank: Rank, kind: KeyKind, text: impl Into<String>, reach: Reach) -> Try {
    Try {
        rank,
        key: Key::new(kind, text),
        reach,
    }
}

/// 王0307 or wang0307: letters, then month and day.
pub(super) fn name_and_birthday(typed: &str) -> Option<Query> {
    const DIGITS: usize = 4;
    /// So many letters may be those that a document's number begins with.
    const LETTERS_OF_A_NUMBER: usize = 2;
    let at = typed.find(|c: char| c.is_ascii_digit())?;
    let (letters, birthday) = typed.split_at_checked(at)?;
    let letters = name_form(letters);
    if birthday.len() != DIGITS || letters.is_empty() || !is_birthday(birthday) {
        return None;
    }
    let birthday_first = part(KeyKind::Birthday, format!("{birthday}{letters}"));
    if !letters.is_ascii() {
        return Some(query(QueryKind::NameAndBirthday, [birthday_first]));
    }
    let number = format!("{letters}{birthday}");
    let is_serial = serial(&number).is_some();
    let kind = if letters.len() > LETTERS_OF_A_NUMBER && !is_serial {
        QueryKind::NameAndBirthday
    } else {
        QueryKind::Document
    };
    let mut tries = if is_serial {
        certificate(&number).tries
    } else {
        vec![exact(KeyKind::Document, number)]
    };
    tries.push(birthday_first);
    let in_pinyin = format!("{birthday}{}", as_pinyin(&letters));
    tries.push(part(KeyKind::BirthdayPinyin, in_pinyin));
    Some(Query { kind, tries })
}

/// Whether four digits are a month and a day of it.
pub(super) fn is_birthday(digits: &str) -> bool {
    const LEAP_YEAR: &str = "2000";
    NaiveDate::parse_from_str(&format!("{LEAP_YEAR}{digits}"), "%Y%m%d").is_ok()
}

/// Letters as keys in pinyin have them.
fn as_pinyin(letters: &str) -> String {
    letters.to_lowercase().replace('ü', "v")
}

fn pinyin(letters: &str) -> Query {
    let lower = as_pinyin(letters);
    query(
        QueryKind::Pinyin,
        [
            exact(KeyKind::Pinyin, &*lower),
            part(KeyKind::Pinyin, &*lower),
            part(KeyKind::Initials, &*lower),
            lesser_part(KeyKind::PinyinPart, &*lower),
            lesser_part(KeyKind::InitialsPart, &*lower),
        ],
    )
}

fn name(letters: &str) -> Query {
    query(
        QueryKind::Name,
        [
            exact(KeyKind::Name, letters),
            part(KeyKind::Name, letters),
            lesser_part(KeyKind::NamePart, letters),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", QueryKind::Nothing)]
    #[case(" 　", QueryKind::Nothing)]
    #[case("·", QueryKind::Nothing)]
    #[case("=", QueryKind::Nothing)]
    #[case("=G12349865432176", QueryKind::Nothing)]
    #[case("11010519491231002X", QueryKind::Document)]
    #[case("１１０１０５１９４９１２３１００２ｘ", QueryKind::Document)]
    #[case("110105 19491231 002x", QueryKind::Document)]
    #[case("110105491231002", QueryKind::Document)]
    #[case("002X", QueryKind::Document)]
    #[case("31002x", QueryKind::Document)]
    #[case("E12345678", QueryKind::Document)]
    #[case("12100001234", QueryKind::Phone)]
    #[case("+86 121-0000-1234", QueryKind::Phone)]
    #[case("(0833)1234567", QueryKind::Phone)]
    #[case("1234", QueryKind::Phone)]
    #[case("１２３４", QueryKind::Phone)]
    #[case("0042317", QueryKind::DonorNo)]
    #[case("42", QueryKind::DonorNo)]
    #[case("G123498654321", QueryKind::DonationCode)]
    #[case("g123498654321h", QueryKind::DonationCode)]
    #[case("=G12349865432177", QueryKind::DonationCode)]
    #[case("＝Ｇ１２３４９８６５４３２１７７", QueryKind::DonationCode)]
    #[case("=G12349865432100", QueryKind::DonationCode)]
    #[case("C00000012", QueryKind::Certificate)]
    #[case("c12", QueryKind::Certificate)]
    #[case("黄", QueryKind::Name)]
    #[case("黄兰", QueryKind::Name)]
    #[case("阿都・日以", QueryKind::Name)]
    #[case("𠅤", QueryKind::Name)]
    #[case("ꀉꄔ", QueryKind::Name)]
    #[case("王0307", QueryKind::NameAndBirthday)]
    #[case("王 ０２２９", QueryKind::NameAndBirthday)]
    #[case("wang0307", QueryKind::NameAndBirthday)]
    #[case("lü0818", QueryKind::NameAndBirthday)]
    #[case("E0307", QueryKind::Document)]
    #[case("王1399", QueryKind::Document)]
    #[case("huanglan", QueryKind::Pinyin)]
    #[case("Xi'an", QueryKind::Pinyin)]
    #[case("lü", QueryKind::Pinyin)]
    #[case("ｈｌ", QueryKind::Pinyin)]
    fn the_kind_is_recognised_from_what_is_typed(#[case] typed: &str, #[case] kind: QueryKind) {
        assert_eq!(recognise(typed).kind, kind);
    }

    #[rstest]
    #[case("1224", true)]
    #[case("0229", true)]
    #[case("0230", false)]
    #[case("1301", false)]
    #[case("0000", false)]
    fn four_digits_are_a_birthday_too_if_there_is_such_a_day(
        #[case] typed: &str,
        #[case] is_one: bool,
    ) {
        let tries = recognise(typed).tries;
        let kinds: Vec<_> = tries.iter().map(|one| one.key.kind).collect();
        assert_eq!(kinds.contains(&KeyKind::Birthday), is_one, "{kinds:?}");
        for kind in [KeyKind::DonorNo, KeyKind::PhoneTail, KeyKind::DocumentTail] {
            assert!(kinds.contains(&kind), "{kinds:?}");
        }
    }

    #[test]
    fn tries_come_best_rank_first() {
        for typed in [
            "1234",
            "12345",
            "0042317",
            "黄兰",
            "hl",
            "C1234",
            "12100001234",
        ] {
            let tries = recognise(typed).tries;
            assert!(tries.is_sorted_by_key(|one| one.rank), "{typed}");
        }
    }
}
