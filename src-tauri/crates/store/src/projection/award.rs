//! `award`: the national awards that were conferred.

use crate::column::{Word, each_row};
use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::AwardConferred;
use redwall_rules::Award;
use rusqlite::{Connection, Row, params};

/// A donor's awards, in order of cut-off.
pub(crate) fn of_donor(from: &Connection, donor: DonorId) -> Result<Vec<Award>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT level, cutoff, counted_after FROM award WHERE donor = ? ORDER BY cutoff, level",
    )?;
    let awards = statement.query_map([donor], read)?;
    Ok(awards.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Award> {
    let Word(level) = row.get(0)?;
    Ok(Award {
        level,
        cutoff: row.get(1)?,
        counted_after: row.get(2)?,
    })
}

/// Calls `each` with every award and its donor.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    each: impl FnMut((DonorId, Award)) -> Result<(), E>,
) -> Result<(), E> {
    let sql = "SELECT level, cutoff, counted_after, donor FROM award ORDER BY donor, cutoff, level";
    each_row(from, sql, |row| Ok((row.get(3)?, read(row)?)), each)
}

/// An award of a level and cut-off is conferred once: what was written first stands. The day of a
/// gold's last count may be said later.
pub(crate) fn conferred(
    to: &Connection,
    donor: DonorId,
    fact: &AwardConferred,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO award (donor, level, cutoff, counted_after) VALUES (?, ?, ?, ?)
         ON CONFLICT (donor, cutoff, level) DO UPDATE SET
             counted_after = coalesce(counted_after, excluded.counted_after)",
    )?
    .execute(params![
        donor,
        Word(fact.level),
        fact.cutoff,
        fact.counted_after
    ])?;
    Ok(())
}
