//! `opening`: who opened whose record, and when.

use crate::clock::Instant;
use crate::column::each_row;
use crate::error::StoreError;
use crate::id::{DonorId, StaffId};
use crate::journal::fact::RecordsOpened;
use rusqlite::{Connection, Row, params};

/// A donor's record was opened by a member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpeningRecord {
    /// Who opened it.
    pub staff: StaffId,
    /// When.
    pub at: Instant,
}

/// Who opened a donor's record, newest first.
pub(crate) fn of_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<OpeningRecord>, StoreError> {
    let mut statement = from
        .prepare_cached("SELECT staff, at FROM opening WHERE donor = ? ORDER BY at DESC, staff")?;
    let openings = statement.query_map([donor], |row| {
        Ok(OpeningRecord {
            staff: row.get(0)?,
            at: Instant(row.get(1)?),
        })
    })?;
    Ok(openings.collect::<Result<_, _>>()?)
}

/// Calls `each` with every opening and the donor whose record it was, in the order of donors.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    each: impl FnMut((DonorId, OpeningRecord)) -> Result<(), E>,
) -> Result<(), E> {
    let read = |row: &Row<'_>| {
        let opening = OpeningRecord {
            staff: row.get(1)?,
            at: Instant(row.get(2)?),
        };
        Ok((row.get(0)?, opening))
    };
    let sql = "SELECT donor, staff, at FROM opening ORDER BY donor, at, staff";
    each_row(from, sql, read, each)
}

pub(crate) fn noted(
    to: &Connection,
    staff: StaffId,
    fact: &RecordsOpened,
) -> Result<(), StoreError> {
    let mut statement =
        to.prepare_cached("INSERT OR IGNORE INTO opening (donor, at, staff) VALUES (?, ?, ?)")?;
    for opening in &fact.opened {
        statement.execute(params![opening.donor, opening.at, staff])?;
    }
    Ok(())
}
