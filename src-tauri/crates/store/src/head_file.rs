//! The newest acknowledged entry, kept beside the database.
//!
//! It may lag behind the database (the process died between commit and note), but the database must
//! contain it: a journal that was cut short or written anew is noticed when it is opened.

use crate::error::StoreError;
use crate::journal::entry::Head;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Its name.
pub(crate) const NAME: &str = "head";

/// The file that holds a head.
#[derive(Debug)]
pub(crate) struct HeadFile(PathBuf);

impl HeadFile {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self(folder.join(NAME))
    }

    /// The head that was noted; none if none was.
    ///
    /// # Errors
    /// `Damaged`, when the file holds something else.
    pub(crate) fn read(&self) -> Result<Option<Head>, StoreError> {
        match fs::read_to_string(&self.0) {
            // A file that was just made when the power went.
            Ok(text) if text.is_empty() => Ok(None),
            Ok(text) => text.parse().map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Notes a head, in one write of a length that never changes: a reader sees the old or the new.
    /// It is not made durable by itself: a note that is lost lags, which is allowed.
    ///
    /// # Errors
    /// `File`.
    pub(crate) fn note(&self, head: Head) -> Result<(), StoreError> {
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create(true)
            .truncate(false)
            .open(&self.0)?;
        Ok(file.write_all(format!("{:020}:{}\n", head.seq, head.hash).as_bytes())?)
    }
}
