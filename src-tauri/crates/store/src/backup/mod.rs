//! Encrypted copies of a station, made while it is open, and opened again before they count.
//!
//! A copy is one file: the database under its key, and behind it a [`trailer`] with the vault of
//! that moment and the head. [`frozen`] holds the station still while others go on writing,
//! [`copying`] makes the file and proves it, [`place`] is a folder of copies, [`keeping`] says which
//! of them are old enough to go, [`restore`] makes a station's files of a copy again.

mod alone;
mod copying;
mod frozen;
mod keeping;
mod place;
mod raw;
mod restore;
mod trailer;

pub(crate) use alone::Alone;
pub(crate) use copying::{Copying, make};
pub(crate) use frozen::Frozen;
pub use keeping::Keeping;
pub use place::{BackupCopy, Place};
pub(crate) use restore::unpack;

use serde::{Deserialize, Serialize};
use std::path::Path;

/// The folder of a station's first copies, in its own.
pub(crate) const FOLDER: &str = "backups";

/// Why a copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum BackupReason {
    /// It was time.
    Scheduled,
    /// The desk was closed.
    Closing,
    /// A newer program was about to change the tables.
    BeforeUpgrade,
    /// A person asked for it.
    ByHand,
}

impl BackupReason {
    fn word(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Closing => "closing",
            Self::BeforeUpgrade => "before-upgrade",
            Self::ByHand => "by-hand",
        }
    }
}

/// Where a copy goes.
#[derive(Debug, Clone, Copy)]
pub enum BackupTarget<'a> {
    /// Into a folder of copies, under a name of its own.
    Into(&'a Place),
    /// To a file. A copy that is there is replaced once the new one is proved; anything else stays.
    File(&'a Path),
}
