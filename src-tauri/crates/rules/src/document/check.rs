//! The judgement of a number as an answer to print: `redwall-cli id-check`.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::{DocumentKind, DocumentProblem, Reading, division_of, masked, normalised};
use crate::Sex;

/// What can be said about one document number, in order or not.
///
/// Its `Debug` form is masked, so that no log can hold the number.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DocumentCheck {
    /// The line or number as it was given.
    pub input: String,
    /// The kind given or recognised; none when the line names a kind that does not exist.
    #[serde(rename = "type")]
    pub kind: Option<DocumentKind>,
    /// The number in its stored form.
    pub number: String,
    /// Whether the number is in order.
    pub valid: bool,
    /// The birth date in the number, if it can be read.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub birth_date: Option<NaiveDate>,
    /// The sex in the number, if it can be read.
    pub sex: Option<Sex>,
    /// The six digits of the place of registration (GB/T 2260).
    pub division: Option<String>,
    /// The first thing that is wrong.
    pub problem: Option<DocumentProblem>,
}

impl fmt::Debug for DocumentCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentCheck")
            .field("kind", &self.kind)
            .field("number", &masked(&self.number))
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}

/// Judges one number of a given or unknown kind on the station's day `today`.
pub fn check(kind: Option<DocumentKind>, raw: &str, today: NaiveDate) -> DocumentCheck {
    let number = normalised(raw);
    let reading = Reading::of(kind, &number, today);
    let valid = reading.problem.is_none();
    let division = division_of(reading.kind, &number)
        .filter(|_| valid)
        .map(str::to_owned);
    DocumentCheck {
        input: raw.to_owned(),
        kind: Some(reading.kind),
        number,
        valid,
        birth_date: reading.person.map(|person| person.birth_date),
        sex: reading.person.map(|person| person.sex),
        division,
        problem: reading.problem,
    }
}

/// Judges one line: a number, or a kind, a tab and a number.
///
/// A kind that does not exist is a [`DocumentProblem::Format`], never a guess.
pub fn check_line(line: &str, today: NaiveDate) -> DocumentCheck {
    let Some((name, number)) = line.split_once('\t').filter(|(name, _)| is_name(name)) else {
        return check(None, line, today);
    };
    let Some(kind) = DocumentKind::from_name(name.trim()) else {
        return DocumentCheck {
            input: line.to_owned(),
            kind: None,
            number: normalised(number),
            valid: false,
            birth_date: None,
            sex: None,
            division: None,
            problem: Some(DocumentProblem::Format),
        };
    };
    DocumentCheck {
        input: line.to_owned(),
        ..check(Some(kind), number, today)
    }
}

/// Whether the text before a tab is meant as a kind: digits copied with a tab among them are not.
fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}
