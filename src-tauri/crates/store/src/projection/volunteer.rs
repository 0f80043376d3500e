//! `volunteer`: the volunteer service of donors, as it stands.

use crate::column::Word;
use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::{VolunteerAwardConferred, VolunteerHoursRecorded};
use chrono::NaiveDate;
use redwall_rules::VolunteerAward;
use rusqlite::{Connection, OptionalExtension, params};

/// A donor's volunteer service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VolunteerService {
    /// Since when.
    pub since: NaiveDate,
    /// Hours in all.
    pub hours: u32,
}

/// An award for volunteer service that was conferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VolunteerHonour {
    /// Which.
    pub award: VolunteerAward,
    /// Last day whose service the round counted.
    pub cutoff: NaiveDate,
}

/// Volunteer service, with its place in the journal's clock.
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

/// The awards for service that a record tells of, in order of cut-off.
pub(crate) fn awards(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<VolunteerHonour>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT award, cutoff FROM volunteer_award WHERE donor = ? ORDER BY cutoff, award",
    )?;
    let awards = statement.query_map([donor], |row| {
        let Word(award) = row.get(0)?;
        Ok(VolunteerHonour {
            award,
            cutoff: row.get(1)?,
        })
    })?;
    Ok(awards.collect::<Result<_, _>>()?)
}

/// An award is given once: what was written first stands.
pub(crate) fn conferred(
    to: &Connection,
    donor: DonorId,
    fact: &VolunteerAwardConferred,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT OR IGNORE INTO volunteer_award (donor, award, cutoff) VALUES (?, ?, ?)",
    )?
    .execute(params![donor, Word(fact.award), fact.cutoff])?;
    Ok(())
}
