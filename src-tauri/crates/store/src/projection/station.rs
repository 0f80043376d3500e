//! `station`: which station this is.

use crate::error::StoreError;
use crate::journal::fact::StationOpened;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

pub(crate) fn name(from: &Connection) -> Result<Option<String>, StoreError> {
    Ok(from
        .query_row("SELECT name FROM station", [], |row| row.get(0))
        .optional()?)
}

pub(crate) fn id(from: &Connection) -> Result<Option<Uuid>, StoreError> {
    Ok(from
        .query_row("SELECT id FROM station", [], |row| row.get(0))
        .optional()?)
}

pub(crate) fn opened(to: &Connection, id: Uuid, fact: &StationOpened) -> Result<(), StoreError> {
    to.execute(
        "INSERT INTO station (id, name) VALUES (?, ?)",
        params![id, fact.name],
    )?;
    Ok(())
}
