//! What was typed: recognised by its form.

use super::key::{Key, KeyKind};
use super::text::{name_form, reversed_tail, tidy};
use chrono::NaiveDate;
use redwall_rules::DonationCode;
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

const DONOR_NO_DIGITS: usize = 7;
const SERIAL_DIGITS: usize = 8;
const RESIDENT: usize = 18;
const OLD_RESIDENT: usize = 15;
const MOBILE: usize = 11;

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
        return digits(&typed);
    }
    if typed.chars().any(|c| c.is_ascii_digit()) {
        return mixed(&typed);
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

fn query<const N: usize>(kind: QueryKind, tries: [Try; N]) -> Query {
    Query {
        kind,
        tries: tries.into(),
    }
}

fn sure(kind: KeyKind, text: impl Into<String>) -> Try {
    one(Rank::Sure, kind, text, Reach::Exact)
}

fn exact(kind: KeyKind, text: impl Into<String>) -> Try {
    one(Rank::Exact, kind, text, Reach::Exact)
}

fn part(kind: KeyKind, text: impl Into<String>) -> Try {
    one(Rank::Part, kind, text, Reach::Prefix)
}

fn lesser_part(kind: KeyKind, text: impl Into<String>) -> Try {
    one(Rank::LesserPart, kind, text, Reach::Prefix)
}

fn one(rank: Rank, kind: KeyKind, text: impl Into<String>, reach: Reach) -> Try {
    Try {
        rank,
        key: Key::new(kind, text),
        reach,
    }
}

/// A gun sends a leading `=` and two flag characters with the code. Flags below 60 carry no check.
fn scanned_code(typed: &str) -> Query {
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
fn punctuated_phone(typed: &str) -> Option<String> {
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

fn digits(typed: &str) -> Query {
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
fn mixed(typed: &str) -> Query {
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

fn certificate(plain: &str) -> Query {
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
fn serial(upper: &str) -> Option<String> {
    let digits = upper.strip_prefix('C')?;
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    (is_number && digits.len() <= SERIAL_DIGITS).then(|| format!("C{digits:0>SERIAL_DIGITS$}"))
}

/// 王0307: letters, then month and day.
fn name_and_birthday(typed: &str) -> Option<Query> {
    const DIGITS: usize = 4;
    let at = typed.find(|c: char| c.is_ascii_digit())?;
    let (letters, birthday) = typed.split_at_checked(at)?;
    let letters = name_form(letters);
    if birthday.len() != DIGITS || letters.is_empty() || !is_birthday(birthday) {
        return None;
    }
    let key = part(KeyKind::Birthday, format!("{birthday}{letters}"));
    if letters.is_ascii() {
        let number = format!("{letters}{birthday}");
        let mut other = match serial(&number) {
            Some(_) => certificate(&number).tries,
            None => vec![exact(KeyKind::Document, number)],
        };
        other.push(key);
        return Some(Query {
            kind: QueryKind::Document,
            tries: other,
        });
    }
    Some(query(QueryKind::NameAndBirthday, [key]))
}

/// Whether four digits are a month and a day of it.
fn is_birthday(digits: &str) -> bool {
    const LEAP_YEAR: &str = "2000";
    NaiveDate::parse_from_str(&format!("{LEAP_YEAR}{digits}"), "%Y%m%d").is_ok()
}

fn pinyin(letters: &str) -> Query {
    let lower = letters.to_lowercase().replace('ü', "v");
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
