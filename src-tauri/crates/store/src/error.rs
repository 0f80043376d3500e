//! What can go wrong with a station's data.

use crate::id::DeskId;
use std::io;

/// An error of the store. None of them carries personal data.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no vault file in the folder.
    #[error("no station in this folder")]
    NoStation,
    /// The data is there, but neither vault file can be read.
    #[error("the vault is lost or damaged")]
    VaultLost,
    /// There is a station in the folder already.
    #[error("a station in this folder already")]
    StationExists,
    /// Nobody of that name, or not that person's password.
    #[error("wrong name or password")]
    WrongPassword,
    /// A name that has a key slot already.
    #[error("a key slot of that name already")]
    StaffExists,
    /// The password is too easy to guess.
    #[error("weak password")]
    WeakPassword,
    /// So many seconds must pass before the next try.
    #[error("wait {0} seconds")]
    Wait(u32),
    /// The recovery key has a typing error.
    #[error("recovery key with a typing error")]
    RecoveryKeyMistyped,
    /// A recovery key, but not of this database: of a data key before a leaver's removal, or of
    /// another station.
    #[error("recovery key of another data key")]
    RecoveryKeyOfOtherData,
    /// The person is not on the staff.
    #[error("not on the staff")]
    NotOnStaff,
    /// The person is the only administrator who can log in.
    #[error("the last administrator")]
    LastAdministrator,
    /// The person is no administrator.
    #[error("no administrator")]
    NoAdministrator,
    /// These people's slots are of the first form: they must log in once before a new data key can
    /// be made.
    #[error("{} slots of the first form", .0.len())]
    FirstSlots(Vec<String>),
    /// Another program, or other work in this one, has the database open.
    #[error("the database is in use")]
    InUse,
    /// The person is removed, but the database could not be given its new key yet; the next log-in
    /// goes on with it.
    #[error("the new data key is not in place yet")]
    RekeyUnfinished,
    /// A file is damaged; it is kept as it is.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The data was written by a newer version; it is kept as it is.
    #[error("written by a newer version")]
    Newer,
    /// The journal lacks an entry that was acknowledged.
    #[error("the journal lacks entry {0} that was acknowledged")]
    JournalCut(String),
    /// An entry of another desk was received before the one that it follows.
    #[error("desk {desk}: entry {missing} has not been received")]
    Gap {
        /// The desk.
        desk: DeskId,
        /// The number of the first entry that is missing.
        missing: i64,
    },
    /// An entry that was received is not the one that its desk's chain says.
    #[error("desk {desk}: entry {seq} does not belong to its journal")]
    Forked {
        /// The desk.
        desk: DeskId,
        /// The entry's number.
        seq: i64,
    },
    /// A file is too large to be attached.
    #[error("attachment of {0} bytes")]
    AttachmentTooLarge(usize),
    /// The file is no backup, or was cut short; or what stands in a backup's way is none.
    #[error("not a backup")]
    NotABackup,
    /// The folder for backups is not there: its disk is not plugged in, or it was never marked.
    #[error("the place of the backups is missing")]
    PlaceMissing,
    /// A copy is not what the station holds; it was not kept.
    #[error("the copy differs from the station")]
    BackupDiffers,
    /// A later search of this desk took the place of this one.
    #[error("a later search took its place")]
    Cancelled,
    /// The numbers given to this desk are used up.
    #[error("numbers given to this desk are used up")]
    NumbersUsedUp,
    /// A password hash, a cipher or the source of randomness failed.
    #[error("cryptography failed")]
    Cryptography,
    /// The database refused.
    #[error("database: {0}")]
    Database(#[source] rusqlite::Error),
    /// An entry or a row could not be written as JSON or read from it.
    #[error("stored JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A file could not be read or written.
    #[error("file: {0}")]
    File(#[from] io::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase, OperationInterrupted};
        match error.sqlite_error_code() {
            Some(DatabaseCorrupt | NotADatabase) => Self::Damaged(error.to_string()),
            Some(OperationInterrupted) => Self::Cancelled,
            _ => Self::Database(error),
        }
    }
}
