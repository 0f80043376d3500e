//! A station held still: what a copy is made of.

use crate::error::StoreError;
use crate::id::DeskId;
use crate::journal::entry::Head;
use crate::journal::{self, replay};
use crate::schema::Version;
use crate::vault;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// One moment of a station, for as long as this lives. Others go on reading and writing: what they
/// write stays in the log.
pub(crate) struct Frozen<'c> {
    pub(super) connection: &'c Connection,
    pub(super) folder: PathBuf,
    pub(super) desk: DeskId,
    /// The vault as text, as it stands in its file.
    pub(super) vault: String,
    pub(super) version: Version,
    /// The newest entry of each desk.
    pub(super) heads: Vec<(DeskId, Head)>,
    /// The length of the database, bytes.
    pub(super) bytes: u64,
    /// Whether the database file alone holds all of this moment, and nothing touches it meanwhile.
    pub(super) is_in_the_file: bool,
}

impl<'c> Frozen<'c> {
    /// Takes the moment. No program may write meanwhile: the caller has the turn, and may give it
    /// back as soon as this has answered.
    ///
    /// # Errors
    /// `VaultLost`; those of the database.
    pub(crate) fn take(
        connection: &'c Connection,
        folder: &Path,
        desk: DeskId,
    ) -> Result<Self, StoreError> {
        let is_in_the_file = empty_the_log(connection)?;
        connection.execute_batch("BEGIN")?;
        Self::in_snapshot(connection, folder, desk, is_in_the_file).inspect_err(|_| end(connection))
    }

    /// When nothing of the log is left to be moved to the file as the snapshot begins, the snapshot
    /// is of the file alone, and SQLite lets nobody move anything there while it is read.
    fn in_snapshot(
        connection: &'c Connection,
        folder: &Path,
        desk: DeskId,
        is_in_the_file: bool,
    ) -> Result<Self, StoreError> {
        let version = Version::read(connection)?;
        let mut heads = Vec::new();
        for desk in replay::desks(connection)? {
            heads.push((desk, journal::head(connection, desk)?));
        }
        Ok(Self {
            connection,
            folder: folder.to_owned(),
            desk,
            vault: vault_text(folder)?,
            version,
            heads,
            bytes: length(connection)?,
            is_in_the_file,
        })
    }

    /// The newest entry of the desk.
    pub(super) fn head(&self) -> Result<Head, StoreError> {
        journal::head(self.connection, self.desk)
    }
}

impl Drop for Frozen<'_> {
    fn drop(&mut self) {
        end(self.connection);
    }
}

fn end(connection: &Connection) {
    // A connection that cannot end its snapshot is closed by its owner, which ends it.
    let _ = connection.execute_batch("ROLLBACK");
}

/// Moves the log to the file without waiting for anybody; false if some of it had to stay because
/// others still read what was there before.
fn empty_the_log(connection: &Connection) -> Result<bool, StoreError> {
    let (busy, log, moved): (bool, i64, i64) =
        connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    Ok(!busy && log == moved && log >= 0)
}

/// The length of the database, bytes.
fn length(connection: &Connection) -> Result<u64, StoreError> {
    let pages: u32 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    // SQLCipher answers this one with text.
    let page_bytes: String =
        connection.query_row("PRAGMA cipher_page_size", [], |row| row.get(0))?;
    let page_bytes: u64 = page_bytes.parse().map_err(|_| StoreError::BackupDiffers)?;
    Ok(u64::from(pages) * page_bytes)
}

fn vault_text(folder: &Path) -> Result<String, StoreError> {
    let vault = vault::Vault::read(folder)?;
    for name in vault::FILES.into_iter().rev() {
        // The text as it is, so that an older form stays what it is.
        if let Ok(text) = fs::read_to_string(folder.join(name))
            && vault::Vault::parse(&text).is_ok()
        {
            return Ok(text);
        }
    }
    Ok(serde_json::to_string_pretty(&vault)?)
}
