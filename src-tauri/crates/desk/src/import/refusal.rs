//! Why a row is not taken in.

use super::field::Field;
use crate::error::{DeskError, ErrorCode};

/// Why a row is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The field at fault, if one is.
    pub(super) field: Option<Field>,
    /// What to do.
    pub(super) message: String,
}

impl Refusal {
    pub(super) fn at(field: Field, message: impl Into<String>) -> Self {
        Self {
            field: Some(field),
            message: message.into(),
        }
    }
}

/// What stops a row: the row, or everything.
#[derive(Debug)]
pub(super) enum Stop {
    Row(Refusal),
    Import(DeskError),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Row(refusal)
    }
}

impl From<redwall_store::StoreError> for Stop {
    fn from(error: redwall_store::StoreError) -> Self {
        Self::Import(error.into())
    }
}

/// What the desk refuses of a row is the row's fault; a disk, a clock or a key is not.
impl From<DeskError> for Stop {
    fn from(error: DeskError) -> Self {
        let of_the_row = matches!(
            error.code,
            ErrorCode::Invalid
                | ErrorCode::DocumentInvalid
                | ErrorCode::DocumentRegistered
                | ErrorCode::DocumentBlocked
                | ErrorCode::DonationCodeInvalid
                | ErrorCode::DonationCodeUsed
                | ErrorCode::NotFound
        );
        if !of_the_row {
            return Self::Import(error);
        }
        Self::Row(Refusal {
            field: error.field.as_deref().and_then(field_of),
            message: error.message,
        })
    }
}

/// The field that the desk's own name for it means.
fn field_of(name: &str) -> Option<Field> {
    Some(match name {
        "document.number" | "number" => Field::DocumentNumber,
        "document.type" | "type" => Field::DocumentType,
        "name" => Field::Name,
        "sex" => Field::Sex,
        "birth_date" => Field::BirthDate,
        "phone" => Field::Phone,
        "level" => Field::Level,
        "cutoff" => Field::Cutoff,
        "counted_after" => Field::CountedAfter,
        "list" => Field::List,
        "from" => Field::From,
        "until" => Field::Until,
        _ => return None,
    })
}
