//! Who has a station open, among all programs: what must not be put in its place while anybody has.

use crate::error::StoreError;
use crate::turn;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

const LOCK: &str = "open.lock";
const LOOKS: u32 = 80;
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// An open station, or the certainty that there is none; over when it is dropped.
#[derive(Debug)]
pub(crate) struct Presence {
    _lock: File,
}

impl Presence {
    /// Says that the station in `folder` is open. Whoever is putting another in its place is waited
    /// for.
    ///
    /// # Errors
    /// `File`.
    pub(crate) fn announce(folder: &Path) -> Result<Self, StoreError> {
        let lock = file(folder)?;
        turn::allow_none(lock.lock_shared())?;
        Ok(Self { _lock: lock })
    }

    /// Makes sure that nobody has the station in `folder` open, nor opens it meanwhile. Whoever is
    /// about to close it is waited for.
    ///
    /// # Errors
    /// `InUse`; `File`.
    pub(crate) fn of_nobody(folder: &Path) -> Result<Self, StoreError> {
        let lock = file(folder)?;
        for _ in 0..LOOKS {
            match lock.try_lock() {
                Ok(()) => return Ok(Self { _lock: lock }),
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN_LOOKS),
                Err(TryLockError::Error(error)) => {
                    turn::allow_none(Err(error))?;
                    return Ok(Self { _lock: lock });
                }
            }
        }
        Err(StoreError::InUse)
    }
}

fn file(folder: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    let options = options.write(true).create(true).truncate(false);
    Ok(options.open(folder.join(LOCK))?)
}
