//! `desk`: the desks, where each stands and which numbers it gives out.

use crate::error::StoreError;
use crate::id::DeskId;
use crate::journal::fact::DeskAdmitted;
use rusqlite::{Connection, OptionalExtension, params};

pub(crate) fn site(from: &Connection, desk: DeskId) -> Result<Option<String>, StoreError> {
    Ok(from
        .query_row("SELECT site FROM desk WHERE id = ?", [desk], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Every desk.
pub(crate) fn all(from: &Connection) -> Result<Vec<DeskId>, StoreError> {
    Ok(from
        .prepare("SELECT id FROM desk ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

/// The next donor number of a desk.
///
/// # Errors
/// `NumbersUsedUp`.
pub(crate) fn next_donor_number(from: &Connection, desk: DeskId) -> Result<u32, StoreError> {
    next(
        from,
        desk,
        "SELECT max(donor_first, coalesce(donor, 0) + 1), donor_last
         FROM desk LEFT JOIN numbers_used ON desk = id WHERE id = ?",
    )
}

/// The next certificate serial of a desk.
///
/// # Errors
/// `NumbersUsedUp`.
pub(crate) fn next_serial(from: &Connection, desk: DeskId) -> Result<u32, StoreError> {
    next(
        from,
        desk,
        "SELECT max(serial_first, coalesce(serial, 0) + 1), serial_last
         FROM desk LEFT JOIN numbers_used ON desk = id WHERE id = ?",
    )
}

fn next(from: &Connection, desk: DeskId, sql: &str) -> Result<u32, StoreError> {
    let range: Option<(u32, u32)> = from
        .prepare_cached(sql)?
        .query_row([desk], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match range {
        Some((next, last)) if next <= last => Ok(next),
        _ => Err(StoreError::NumbersUsedUp),
    }
}

pub(crate) fn admitted(to: &Connection, id: DeskId, fact: &DeskAdmitted) -> Result<(), StoreError> {
    let (donor_first, donor_last) = fact.donor_numbers;
    let (serial_first, serial_last) = fact.certificate_serials;
    to.execute(
        "INSERT INTO desk (id, site, donor_first, donor_last, serial_first, serial_last)
         VALUES (?, ?, ?, ?, ?, ?)",
        params![
            id,
            fact.site,
            donor_first,
            donor_last,
            serial_first,
            serial_last,
        ],
    )?;
    Ok(())
}

pub(crate) fn donor_number_given(to: &Connection, desk: DeskId, no: u32) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO numbers_used (desk, donor, serial) VALUES (?, ?, 0)
         ON CONFLICT (desk) DO UPDATE SET donor = max(donor, excluded.donor)",
    )?
    .execute(params![desk, no])?;
    Ok(())
}

pub(crate) fn serial_given(to: &Connection, desk: DeskId, serial: u32) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO numbers_used (desk, donor, serial) VALUES (?, 0, ?)
         ON CONFLICT (desk) DO UPDATE SET serial = max(serial, excluded.serial)",
    )?
    .execute(params![desk, serial])?;
    Ok(())
}

/// The numbers that a desk gives out, first and last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// Donor numbers.
    pub(crate) donors: (u32, u32),
    /// Certificate serials.
    pub(crate) serials: (u32, u32),
}

impl Numbers {
    /// Whether both hold a number of either kind.
    pub(crate) fn overlap(&self, other: &Self) -> bool {
        let meet = |one: (u32, u32), other: (u32, u32)| one.0 <= other.1 && other.0 <= one.1;
        meet(self.donors, other.donors) || meet(self.serials, other.serials)
    }
}

/// The numbers of every desk.
pub(crate) fn numbers(from: &Connection) -> Result<Vec<Numbers>, StoreError> {
    let sql = "SELECT donor_first, donor_last, serial_first, serial_last FROM desk ORDER BY id";
    let numbers = from
        .prepare(sql)?
        .query_map([], |row| {
            Ok(Numbers {
                donors: (row.get(0)?, row.get(1)?),
                serials: (row.get(2)?, row.get(3)?),
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(numbers)
}
