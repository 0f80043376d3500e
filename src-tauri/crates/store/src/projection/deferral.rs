//! `deferral`: what keeps donors from donating.

use crate::error::StoreError;
use crate::id::{DeferralId, DonorId};
use crate::journal::fact::DeferralSet;
use redwall_rules::Deferral;
use rusqlite::{Connection, params};

/// A deferral record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeferralRecord {
    /// The record.
    pub id: DeferralId,
    /// What the rules need of it.
    pub facts: Deferral,
}

/// The deferral records of a donor, in the order in which they were made.
pub(crate) fn of_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<DeferralRecord>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT id, code, event, from_date, until_date, permanent, ended
         FROM deferral WHERE donor = ? ORDER BY id",
    )?;
    let records = statement.query_map([donor], |row| {
        let facts = Deferral {
            code: row.get(1)?,
            event: row.get(2)?,
            from: row.get(3)?,
            until: row.get(4)?,
            permanent: row.get(5)?,
            ended: row.get(6)?,
        };
        Ok(DeferralRecord {
            id: row.get(0)?,
            facts,
        })
    })?;
    Ok(records.collect::<Result<_, _>>()?)
}

pub(crate) fn set(to: &Connection, donor: DonorId, fact: &DeferralSet) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO deferral (id, donor, code, event, from_date, until_date, permanent)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        fact.deferral,
        donor,
        fact.code,
        fact.event,
        fact.from,
        fact.until,
        fact.permanent,
    ])?;
    Ok(())
}
