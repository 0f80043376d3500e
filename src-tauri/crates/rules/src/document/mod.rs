//! Identity documents: a number is parsed once and cannot be wrong afterwards.
//!
//! Read [`Document::parse`] first. [`check`] and [`check_line`] give the same judgement as an
//! answer to print, problems included. The kinds are in `kind`, what can be wrong is in
//! `problem`, how typed text becomes a number is in `normal`, the two layouts that hold a birth
//! date are in `resident`, and all others are in `shape`.

mod check;
mod kind;
mod normal;
mod problem;
mod resident;
mod shape;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::NaiveDate;

pub use check::{DocumentCheck, check, check_line};
pub use kind::DocumentKind;
pub(crate) use normal::normalised;
pub use problem::DocumentProblem;

use crate::Sex;
use resident::Person;

/// An identity document whose number has been found in order.
///
/// Its `Debug` form is masked, so that no log can hold the number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Document {
    kind: DocumentKind,
    number: String,
    person: Option<Person>,
}

impl Document {
    /// Parses a number as typed, scanned or read from a card; the kind is recognised when none
    /// is given. `today` is the station's day: a birth date may not lie after it.
    ///
    /// # Errors
    /// The first [`DocumentProblem`] that applies.
    pub fn parse(
        kind: Option<DocumentKind>,
        raw: &str,
        today: NaiveDate,
    ) -> Result<Self, DocumentProblem> {
        let number = normalised(raw);
        let reading = Reading::of(kind, &number, today);
        if let Some(problem) = reading.problem {
            return Err(problem);
        }
        Ok(Self {
            kind: reading.kind,
            number,
            person: reading.person,
        })
    }

    /// The kind of document.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The number in its one stored form: half-width, upper case, without spaces.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The birth date that the number holds, if its layout has one (GB 11643-1999).
    pub fn birth_date(&self) -> Option<NaiveDate> {
        self.person.map(|person| person.birth_date)
    }

    /// The sex that the number holds, if its layout has one (GB 11643-1999: 17th digit, odd for
    /// male).
    pub fn sex(&self) -> Option<Sex> {
        self.person.map(|person| person.sex)
    }

    /// The six digits of the place of registration (GB/T 2260), for [`crate::division::name`].
    pub fn division(&self) -> Option<&str> {
        division_of(self.kind, &self.number)
    }

    /// The number with its middle hidden, for screens and paper.
    pub fn masked(&self) -> String {
        masked(&self.number)
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({} {})", self.kind.as_str(), self.masked())
    }
}

/// A document number with its middle hidden: the first 6 and last 4 characters of an
/// 18-character number are shown, the last 4 of any other, and never more than half of a short
/// one.
pub fn masked(number: &str) -> String {
    let length = number.chars().count();
    let (head, tail) = if length == 18 {
        (6, 4)
    } else {
        (0, (length / 2).min(4))
    };
    let shown = |at: usize| at < head || at + tail >= length;
    number
        .chars()
        .enumerate()
        .map(|(at, c)| if shown(at) { c } else { '*' })
        .collect()
}

/// What a normalised number turned out to be, in order or not.
struct Reading {
    kind: DocumentKind,
    person: Option<Person>,
    problem: Option<DocumentProblem>,
}

impl Reading {
    fn of(kind: Option<DocumentKind>, number: &str, today: NaiveDate) -> Self {
        let recognised = kind.unwrap_or_else(|| shape::recognise(number));
        if kind.is_none() && shape::is_damaged_resident(recognised, number) {
            return Self {
                kind: recognised,
                person: None,
                problem: Some(DocumentProblem::Length),
            };
        }
        let judged = match recognised {
            DocumentKind::ResidentId if number.chars().count() == 15 => {
                return Self::obsolete(number);
            }
            DocumentKind::ResidentId => resident::read_18(number, today).map(Some),
            DocumentKind::ResidencePermit => resident::read_18(number, today)
                .and_then(|person| shape::residence_division(number).map(|()| Some(person))),
            DocumentKind::ForeignPermanent if number.chars().count() == 18 => {
                resident::read_18(number, today)
                    .and_then(|person| shape::foreign_first_digit(number).map(|()| Some(person)))
            }
            other => shape::judge(other, number).map(|()| None),
        };
        match judged {
            Ok(person) => Self {
                kind: recognised,
                person,
                problem: None,
            },
            Err(problem) => Self {
                kind: recognised,
                person: None,
                problem: Some(problem),
            },
        }
    }

    fn obsolete(number: &str) -> Self {
        let kind = DocumentKind::ResidentId;
        match resident::read_15(number) {
            Ok(person) => Self {
                kind,
                person: Some(person),
                problem: Some(DocumentProblem::Obsolete15Digit),
            },
            Err(problem) => Self {
                kind,
                person: None,
                problem: Some(problem),
            },
        }
    }
}

/// The division digits of a number in order, for the kinds whose first six digits are one.
fn division_of(kind: DocumentKind, number: &str) -> Option<&str> {
    match kind {
        DocumentKind::ResidentId | DocumentKind::ResidencePermit => number.get(..6),
        _ => None,
    }
}
