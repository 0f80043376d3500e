//! When each person last logged in. It is no fact of the station's: no entry is written.

use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use rusqlite::{Connection, params};

pub(crate) fn note(
    to: &Connection,
    desk: DeskId,
    staff: StaffId,
    at: Instant,
) -> Result<(), StoreError> {
    to.prepare_cached("INSERT OR REPLACE INTO login (staff, desk, at) VALUES (?, ?, ?)")?
        .execute(params![staff, desk, at.0])?;
    Ok(())
}

/// When a person last logged in at any desk that this one knows of.
pub(crate) fn last(from: &Connection, staff: StaffId) -> Result<Option<Instant>, StoreError> {
    let last: Option<i64> = from
        .prepare_cached("SELECT max(at) FROM login WHERE staff = ?")?
        .query_row([staff], |row| row.get(0))?;
    Ok(last.map(Instant))
}
