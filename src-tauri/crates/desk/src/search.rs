//! The one box.

use crate::error::DeskError;
use crate::{Session, document, phone};
use chrono::NaiveDate;
use redwall_rules::Sex;
use redwall_rules::document::masked;
use redwall_store::{DonorId, QueryKind, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Finds donors by whatever was typed: ID number, phone, name, pinyin, donor number.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorSearch {
    /// What was typed.
    pub query: String,
}

/// What the box found, best first; 50 at most.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DonorHits {
    /// What the typed text was taken for.
    pub kind: QueryKind,
    /// The donors found.
    pub hits: Vec<DonorHit>,
}

/// One donor found; personal numbers are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DonorHit {
    /// The donor.
    pub donor: DonorId,
    /// The donor number.
    pub donor_no: String,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// The document number, masked.
    pub document: Option<String>,
    /// The phone, masked.
    pub phone: Option<String>,
    /// The day of the last donation.
    pub last_donation: Option<NaiveDate>,
}

/// Finds donors.
///
/// # Errors
/// Those of the database.
pub fn find(session: &Session, request: DonorSearch) -> Result<DonorHits, DeskError> {
    session.store.read(|read| {
        let found = read.find(&request.query)?;
        let hits = found
            .donors
            .into_iter()
            .map(|donor| hit(read, donor))
            .filter_map(Result::transpose)
            .collect::<Result<_, DeskError>>()?;
        Ok(DonorHits {
            kind: found.kind,
            hits,
        })
    })
}

pub(crate) fn hit(read: &Reading<'_>, id: DonorId) -> Result<Option<DonorHit>, DeskError> {
    let Some(donor) = read.donor(id)? else {
        return Ok(None);
    };
    let documents = read.documents(id)?;
    Ok(Some(DonorHit {
        donor: donor.id,
        donor_no: donor.donor_no.to_string(),
        name: donor.name,
        sex: donor.sex,
        birth_date: donor.birth_date,
        document: document::shown(&documents).map(|held| masked(&held.number)),
        phone: donor.phone.as_deref().map(phone::masked),
        last_donation: read.given(id)?.last(),
    }))
}
