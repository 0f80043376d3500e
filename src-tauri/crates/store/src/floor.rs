//! The least that a durable write can cost here: one row, committed to a file that is encrypted
//! like a station's. What recording costs is measured against it, on the same disk in the same run.

use crate::connection;
use crate::error::StoreError;
use crate::vault::DataKey;
use rusqlite::Connection;
use std::path::Path;

/// A file that takes bare rows.
pub struct Floor(Connection);

impl Floor {
    /// Makes the file in a folder, under a key that nobody keeps.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn in_folder(folder: &Path) -> Result<Self, StoreError> {
        let connection = connection::create(&folder.join("floor.db"), &DataKey::random()?)?;
        connection.execute_batch("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT) STRICT")?;
        Ok(Self(connection))
    }

    #[cfg(feature = "bulk")]
    pub(crate) fn connection(&self) -> &Connection {
        &self.0
    }

    /// Commits one row.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn commit(&self) -> Result<(), StoreError> {
        self.0
            .prepare_cached("INSERT INTO bare (text) VALUES ('one bare row')")?
            .execute([])?;
        Ok(())
    }
}
