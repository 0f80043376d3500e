//! `signing_key`: the public keys by which what this station signed is proved.

use crate::error::StoreError;
use crate::journal::entry::Entry;
use crate::journal::fact::SigningKeyMade;
use rusqlite::{Connection, params};

/// The public keys, the oldest first.
pub(crate) fn all(from: &Connection) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT public_key FROM signing_key ORDER BY made_at, public_key";
    let mut statement = from.prepare_cached(sql)?;
    let keys = statement.query_map([], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

pub(crate) fn made(
    to: &Connection,
    entry: &Entry,
    fact: &SigningKeyMade,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO signing_key (public_key, desk, made_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (public_key) DO UPDATE SET desk = ?2, made_at = ?3
         WHERE (?3, ?2) < (made_at, desk)",
    )?
    .execute(params![fact.public_key, entry.desk, entry.at.0])?;
    Ok(())
}
