//! The journal of all desks in one order: that of the hybrid logical clock, then of the desk and
//! its numbers.
//!
//! The entries of one desk stand in this order already, so those of all desks are merged as they
//! are read: a replay needs no room for the whole journal.

use super::entry::{COLUMNS, Entry};
use crate::error::StoreError;
use crate::id::DeskId;
use rusqlite::{Connection, Rows};

/// Calls `each` with every entry.
///
/// # Errors
/// Those of the database and of `each`.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(Entry) -> Result<(), E>,
) -> Result<(), E> {
    let sql = format!("SELECT {COLUMNS} FROM entry WHERE desk = ? ORDER BY seq");
    let desks = desks(from)?;
    let mut statements = desks
        .iter()
        .map(|_| from.prepare(&sql))
        .collect::<Result<Vec<_>, _>>()
        .map_err(StoreError::from)?;
    let mut journals = Vec::with_capacity(desks.len());
    for (desk, statement) in desks.iter().zip(&mut statements) {
        journals.push(Journal::begin(
            statement.query([desk]).map_err(StoreError::from)?,
        )?);
    }
    while let Some(journal) = journals
        .iter_mut()
        .filter(|journal| journal.next.is_some())
        .min_by_key(|journal| journal.next.as_ref().map(Entry::place))
    {
        if let Some(entry) = journal.advance()? {
            each(entry)?;
        }
    }
    Ok(())
}

/// One desk's entries that are still to come.
struct Journal<'s> {
    rows: Rows<'s>,
    next: Option<Entry>,
}

impl<'s> Journal<'s> {
    fn begin(rows: Rows<'s>) -> Result<Self, StoreError> {
        let mut journal = Self { rows, next: None };
        journal.advance()?;
        Ok(journal)
    }

    fn advance(&mut self) -> Result<Option<Entry>, StoreError> {
        let after = self.rows.next()?.map(Entry::read).transpose()?;
        Ok(std::mem::replace(&mut self.next, after))
    }
}

/// The desks that have entries, found by skipping from one to the next.
pub(crate) fn desks(from: &Connection) -> Result<Vec<DeskId>, StoreError> {
    let mut statement = from.prepare_cached(
        "WITH RECURSIVE known (desk) AS (
             SELECT min(desk) FROM entry
             UNION ALL
             SELECT (SELECT min(desk) FROM entry WHERE desk > known.desk)
             FROM known WHERE known.desk IS NOT NULL
         )
         SELECT desk FROM known WHERE desk IS NOT NULL",
    )?;
    let desks = statement.query_map([], |row| row.get(0))?;
    Ok(desks.collect::<Result<_, _>>()?)
}
