//! One copy of a station at a time, whichever program makes it.

use crate::error::StoreError;
use crate::turn;
use std::fs::{File, OpenOptions};
use std::path::Path;

const LOCK: &str = "backup.lock";

/// The right to make a copy; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Alone {
    _lock: File,
}

impl Alone {
    /// Waits until no other program makes a copy of the station in `folder`.
    ///
    /// # Errors
    /// `File`.
    pub(crate) fn in_folder(folder: &Path) -> Result<Self, StoreError> {
        let mut options = OpenOptions::new();
        let options = options.write(true).create(true).truncate(false);
        let lock = options.open(folder.join(LOCK))?;
        turn::lock(&lock)?;
        Ok(Self { _lock: lock })
    }
}
