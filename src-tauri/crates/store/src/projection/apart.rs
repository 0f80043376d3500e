//! `apart`: donors who look alike and are not the same person.

use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::entry::Entry;
use crate::journal::fact::DonorsToldApart;
use rusqlite::{Connection, params};

/// Whom a record was told apart from, by either side's entry.
pub(crate) fn from_donor(from: &Connection, donor: DonorId) -> Result<Vec<DonorId>, StoreError> {
    let mut statement = from.prepare_cached("SELECT other FROM apart WHERE donor = ?")?;
    let others = statement.query_map([donor], |row| row.get(0))?;
    Ok(others.collect::<Result<_, _>>()?)
}

/// What was said first stands.
pub(crate) fn told(
    to: &Connection,
    entry: &Entry,
    fact: &DonorsToldApart,
) -> Result<(), StoreError> {
    to.prepare_cached("INSERT OR IGNORE INTO apart (donor, other, staff, at) VALUES (?, ?, ?, ?)")?
        .execute(params![entry.subject, fact.other, entry.staff, entry.at.0])?;
    Ok(())
}
