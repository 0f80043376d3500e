//! `volunteer`: the volunteer service of donors, as it stands.

use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::VolunteerHoursRecorded;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

/// A donor's volunteer service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VolunteerService {
    /// Since when.
    pub since: NaiveDate,
    /// Hours in all.
    pub hours: u32,
}

/// The same, with its place in the journal's clock.
pub(crate) type Placed = (VolunteerService, i64);

pub(crate) fn of_donor(from: &Connection, donor: DonorId) -> Result<Option<Placed>, StoreError> {
    Ok(from
        .prepare_cached("SELECT since, hours, hlc FROM volunteer WHERE donor = ?")?
        .query_row([donor], |row| {
            let service = VolunteerService {
                since: row.get(0)?,
                hours: row.get(1)?,
            };
            Ok((service, row.get(2)?))
        })
        .optional()?)
}

pub(crate) fn recorded(
    to: &Connection,
    donor: DonorId,
    hlc: i64,
    fact: &VolunteerHoursRecorded,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO volunteer (donor, since, hours, hlc) VALUES (?, ?, ?, ?)
         ON CONFLICT (donor) DO UPDATE SET
             since = excluded.since, hours = excluded.hours, hlc = excluded.hlc",
    )?
    .execute(params![donor, fact.since, fact.hours, hlc])?;
    Ok(())
}
