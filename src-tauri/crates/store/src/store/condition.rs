//! In what condition the files of a station are.

use super::{DATABASE, Store};
use crate::error::StoreError;
use crate::journal::entry::Head;
use crate::vault::Vault;
use std::fs;

/// The files of an open station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// How many of the vault's two files can be read.
    pub vault_files: usize,
    /// The entry that was noted beside the database; none if none is.
    pub noted_head: Option<Head>,
    /// Bytes of the database.
    pub database_bytes: u64,
    /// Bytes that are free where the station's folder is.
    pub free_bytes: u64,
}

impl Store {
    /// Looks at the station's files.
    ///
    /// # Errors
    /// `File`; `Damaged`, when what was noted beside the database is no head.
    pub fn condition(&self) -> Result<Condition, StoreError> {
        Ok(Condition {
            vault_files: Vault::whole_files(&self.folder),
            noted_head: self.head.read()?,
            database_bytes: fs::metadata(self.folder.join(DATABASE))?.len(),
            free_bytes: fs4::available_space(&self.folder)?,
        })
    }
}
