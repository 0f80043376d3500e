//! `inquiry`: what donors answered to the health inquiry, visit by visit.

use crate::clock::Instant;
use crate::column::Json;
use crate::error::StoreError;
use crate::id::{DonorId, StaffId, VisitId};
use crate::journal::entry::Entry;
use crate::journal::fact::InterviewAnswered;
use rusqlite::{Connection, OptionalExtension, params};

/// The inquiry of a visit. It is about health.
#[derive(Debug, Clone, PartialEq)]
pub struct InquiryRecord {
    /// The donor in whose record it stands.
    pub donor: DonorId,
    /// When it was recorded.
    pub at: Instant,
    /// Who recorded it.
    pub staff: StaffId,
    /// What was said.
    pub said: InterviewAnswered,
}

pub(crate) fn of_visit(
    from: &Connection,
    visit: VisitId,
) -> Result<Option<InquiryRecord>, StoreError> {
    Ok(from
        .prepare_cached("SELECT donor, at, staff, said FROM inquiry WHERE visit = ?")?
        .query_row([visit], |row| {
            Ok(InquiryRecord {
                donor: row.get(0)?,
                at: Instant(row.get(1)?),
                staff: row.get(2)?,
                said: row.get::<_, Json<_>>(3)?.0,
            })
        })
        .optional()?)
}

/// What was recorded last of a visit stands.
pub(crate) fn answered(
    to: &Connection,
    entry: &Entry,
    fact: &InterviewAnswered,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT OR REPLACE INTO inquiry (visit, donor, at, staff, said) VALUES (?, ?, ?, ?, ?)",
    )?
    .execute(params![
        fact.visit,
        entry.subject,
        entry.at.0,
        entry.staff,
        Json(fact),
    ])?;
    Ok(())
}
