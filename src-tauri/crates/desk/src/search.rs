//! The one box.

use crate::Session;
use crate::donor::page::completed_years;
use crate::error::DeskError;
use crate::phone;
use chrono::NaiveDate;
use redwall_rules::Sex;
use redwall_rules::document::masked;
use redwall_store::{DonorId, Hit, QueryKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Finds donors by whatever was typed or scanned: a document number whole or its last 4 to 6
/// characters, a phone number whole or its last 4 digits, a donor number, a donation code, a
/// certificate's serial, a name or any part of it, its pinyin or initials, a name and a birthday
/// (王0307). A search of this desk that is going on is broken off.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorSearch {
    /// What was typed.
    pub query: String,
}

/// What the box found: who is meant exactly, then who was seen lately at this desk, then by name;
/// 50 at most.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DonorHits {
    /// What the typed text was taken for.
    pub kind: QueryKind,
    /// The donors found.
    pub hits: Vec<DonorHit>,
    /// There are more than these: more must be typed.
    pub more: bool,
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
    /// Completed years today.
    pub age: u32,
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
/// `cancelled`, when the next search began meanwhile; those of the database.
pub fn find(session: &Session, request: DonorSearch) -> Result<DonorHits, DeskError> {
    let found = session.store.find(&request.query)?;
    let today = session.today();
    Ok(DonorHits {
        kind: found.kind,
        hits: found
            .hits
            .into_iter()
            .map(|hit| DonorHit::of(hit, today))
            .collect(),
        more: found.more,
    })
}

impl DonorHit {
    pub(crate) fn of(hit: Hit, today: NaiveDate) -> Self {
        Self {
            donor: hit.donor,
            donor_no: hit.donor_no.to_string(),
            name: hit.name,
            sex: hit.sex,
            birth_date: hit.birth_date,
            age: completed_years(hit.birth_date, today),
            document: hit.document.as_deref().map(masked),
            phone: hit.phone.as_deref().map(phone::masked),
            last_donation: hit.last_donation,
        }
    }
}
