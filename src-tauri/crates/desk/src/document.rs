//! Identity documents at the desk.

use crate::error::{DeskError, ErrorCode};
use crate::{Session, block};
use chrono::NaiveDate;
use redwall_rules::{Document, DocumentKind, Sex, division, document};
use redwall_store::{DonorId, HeldDocument};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A document as typed or read from a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentInput {
    /// Its type; recognised from the number when absent.
    #[serde(rename = "type", default)]
    #[ts(optional = nullable)]
    pub kind: Option<DocumentKind>,
    /// Its number.
    pub number: String,
}

/// Reads a document number: is it right, what does it say, whose is it?
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentCheck {
    /// The document.
    pub document: DocumentInput,
}

/// What a document number says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentReading {
    /// The type, given or recognised.
    #[serde(rename = "type")]
    pub kind: DocumentKind,
    /// The number as it would be stored.
    pub number: String,
    /// Whether it is right.
    pub valid: bool,
    /// What is wrong with it, as a sentence.
    pub problem: Option<String>,
    /// Birth date, of the types that carry it.
    pub birth_date: Option<NaiveDate>,
    /// Sex, of the types that carry it.
    pub sex: Option<Sex>,
    /// Division code of six digits, of the types that carry it.
    pub division: Option<String>,
    /// The division's name, where known.
    pub division_name: Option<String>,
    /// Whether its holder may not donate today because it is on a list of blocked documents.
    pub blocked: bool,
    /// The donor whose document it is, if registered.
    pub donor: Option<DonorId>,
}

/// Reads a document number. A wrong one is an answer, not an error.
///
/// # Errors
/// Those of the database.
pub fn check(session: &Session, request: DocumentCheck) -> Result<DocumentReading, DeskError> {
    let DocumentInput { kind, number } = request.document;
    let reading = document::check(kind, &number, session.today());
    let kind = reading.kind.unwrap_or(DocumentKind::Other);
    let (donor, blocked) = session.store.read(|read| {
        let donor = read.document_owner(kind, &reading.number)?;
        let blocked = block::holds_on(read, kind, &reading.number, session.today())?;
        Ok::<_, DeskError>((donor, blocked))
    })?;
    Ok(DocumentReading {
        kind,
        valid: reading.valid,
        problem: reading.problem.map(|problem| problem.zh().to_owned()),
        birth_date: reading.birth_date,
        sex: reading.sex,
        division_name: reading.division.as_deref().and_then(division_name),
        division: reading.division,
        number: reading.number,
        blocked,
        donor,
    })
}

/// Parses a document that is to be recorded.
///
/// # Errors
/// `document_invalid` at `document.number`, with what to do.
pub(crate) fn parse(input: &DocumentInput, today: NaiveDate) -> Result<Document, DeskError> {
    Document::parse(input.kind, &input.number, today).map_err(|problem| {
        DeskError::new(ErrorCode::DocumentInvalid, problem.zh()).at("document.number")
    })
}

/// The name of the division that a number was first issued in, where known.
pub(crate) fn division_name(code: &str) -> Option<String> {
    division::name(code).map(str::to_owned)
}

/// The document that a donor is shown by: the resident identity card if there is one, and none that
/// was replaced while there is another.
pub(crate) fn shown(documents: &[HeldDocument]) -> Option<&HeldDocument> {
    documents
        .iter()
        .min_by_key(|held| (held.replaced, held.kind != DocumentKind::ResidentId))
}
