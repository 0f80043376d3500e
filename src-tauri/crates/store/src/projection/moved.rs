//! `moved`: visits that were recorded on one donor's record and belong to another.

use crate::error::StoreError;
use crate::id::{DonorId, VisitId};
use crate::journal::fact::VisitReassigned;
use rusqlite::{Connection, OptionalExtension, params};

/// Whose a visit is that stands in a donor's record.
pub(crate) fn owner(
    from: &Connection,
    donor: DonorId,
    visit: VisitId,
) -> Result<DonorId, StoreError> {
    let belongs_to = from
        .prepare_cached("SELECT belongs_to FROM moved WHERE donor = ? AND visit = ?")?
        .query_row(params![donor, visit], |row| row.get(0))
        .optional()?;
    Ok(belongs_to.unwrap_or(donor))
}

/// The visits in a donor's record that belong to others, and to whom.
pub(crate) fn from_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<(VisitId, DonorId)>, StoreError> {
    pairs(
        from,
        donor,
        "SELECT visit, belongs_to FROM moved WHERE donor = ?",
    )
}

/// The visits in others' records that belong to a donor, and in whose.
pub(crate) fn to_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<(VisitId, DonorId)>, StoreError> {
    pairs(
        from,
        donor,
        "SELECT visit, donor FROM moved WHERE belongs_to = ?",
    )
}

fn pairs(
    from: &Connection,
    donor: DonorId,
    sql: &str,
) -> Result<Vec<(VisitId, DonorId)>, StoreError> {
    let mut statement = from.prepare_cached(sql)?;
    let pairs = statement.query_map([donor], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(pairs.collect::<Result<_, _>>()?)
}

pub(crate) fn reassigned(
    to: &Connection,
    donor: DonorId,
    fact: &VisitReassigned,
) -> Result<(), StoreError> {
    to.prepare_cached("INSERT OR REPLACE INTO moved (donor, visit, belongs_to) VALUES (?, ?, ?)")?
        .execute(params![donor, fact.visit, fact.to])?;
    Ok(())
}
