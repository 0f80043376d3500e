//! What is wrong with a disk, as far as it says so.

use crate::error::StoreError;
use rusqlite::ErrorCode;
use std::io;

/// What is wrong with a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiskFault {
    /// There is no room left.
    Full,
    /// It cannot be written, or not by this person.
    ReadOnly,
    /// It cannot hold a file of that size.
    FileTooLarge,
}

impl StoreError {
    /// What is wrong with the disk, if that is the error and it is known.
    pub fn disk_fault(&self) -> Option<DiskFault> {
        match self {
            Self::File(error) => of_kind(error.kind()),
            Self::Database(error) => match error.sqlite_error_code()? {
                ErrorCode::DiskFull => Some(DiskFault::Full),
                ErrorCode::ReadOnly => Some(DiskFault::ReadOnly),
                _ => None,
            },
            _ => None,
        }
    }
}

fn of_kind(kind: io::ErrorKind) -> Option<DiskFault> {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some(DiskFault::Full),
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            Some(DiskFault::ReadOnly)
        }
        io::ErrorKind::FileTooLarge => Some(DiskFault::FileTooLarge),
        _ => None,
    }
}
