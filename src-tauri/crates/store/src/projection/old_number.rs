//! `old_number`: the numbers that donors have in other systems.

use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::OldNumberNoted;
use rusqlite::{Connection, OptionalExtension, params};

/// Who has a number in a system.
pub(crate) fn owner(
    from: &Connection,
    system: &str,
    number: &str,
) -> Result<Option<DonorId>, StoreError> {
    Ok(from
        .prepare_cached(
            "SELECT donor FROM old_number WHERE system = ? AND number = ? ORDER BY donor",
        )?
        .query_row([system, number], |row| row.get(0))
        .optional()?)
}

/// The numbers of a donor, each with its system.
pub(crate) fn of_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT system, number FROM old_number WHERE donor = ? ORDER BY system, number",
    )?;
    let numbers = statement.query_map([donor], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

pub(crate) fn noted(
    to: &Connection,
    donor: DonorId,
    fact: &OldNumberNoted,
) -> Result<(), StoreError> {
    to.prepare_cached("INSERT OR IGNORE INTO old_number (system, number, donor) VALUES (?, ?, ?)")?
        .execute(params![fact.system, fact.number, donor])?;
    Ok(())
}
