//! A folder for a station that is made of a copy: gone when it is no longer wanted, also after a
//! process that was killed.

use crate::error::DeskError;
use redwall_store::StoreError;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The folder; removed with what is in it when this is dropped, unless it was moved away.
pub(super) struct Unfinished {
    folder: PathBuf,
    /// Held as long as it is used; none where the disk takes no locks.
    _lock: File,
}

impl Unfinished {
    /// An empty folder of that name in `parent`. What a process that was killed has left there is
    /// removed.
    ///
    /// # Errors
    /// `in_use`, when another program uses it; `storage`.
    pub(super) fn new(parent: &Path, name: &str) -> Result<Self, DeskError> {
        let lock = locked(&parent.join(format!("{name}.lock")))?;
        let folder = parent.join(format!("{name}.new"));
        clear(&folder).map_err(StoreError::from)?;
        fs::create_dir(&folder).map_err(StoreError::from)?;
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Err(error) = clear(&self.folder) {
            tracing::warn!(kind = ?error.kind(), "a folder waits for the next to remove it");
        }
    }
}

fn locked(path: &Path) -> Result<File, DeskError> {
    let mut options = OpenOptions::new();
    let options = options.write(true).create(true).truncate(false);
    let lock = options.open(path).map_err(StoreError::from)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse.into()),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(lock),
        Err(TryLockError::Error(error)) => Err(StoreError::from(error).into()),
    }
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
