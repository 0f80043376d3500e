//! Which copies there are.

use super::state::{self, BackupPlace};
use crate::Desk;
use crate::error::DeskError;
use redwall_store::{BackupCopy, BackupReason, Place, StoreError};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Asks for the copies in this desk's places; anybody may, since who restores one needs its
/// administrator's password.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupList {}

/// The copies in this desk's places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupRows {
    /// The copies, the newest first.
    pub copies: Vec<BackupRow>,
    /// The places that could not be looked into, each with a sentence.
    pub failures: Vec<String>,
}

/// A copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupRow {
    /// Where it lies.
    pub place: BackupPlace,
    /// The file.
    pub file: String,
    /// When it was made, milliseconds UTC.
    pub made_at: i64,
    /// Why.
    pub reason: BackupReason,
    /// Its length.
    pub bytes: u64,
    /// The newest entry in it of the desk that made it, `SEQ:HASH`.
    pub head: String,
}

/// The copies in this desk's places, the newest first.
///
/// # Errors
/// None but a fault of the program.
pub fn list(desk: &Desk, _: BackupList) -> Result<BackupRows, DeskError> {
    let mut rows = BackupRows {
        copies: Vec::new(),
        failures: Vec::new(),
    };
    for (name, place) in places(desk) {
        match place.copies() {
            Ok(copies) => rows
                .copies
                .extend(copies.iter().map(|copy| row(name, copy))),
            Err(error) => rows.failures.push(DeskError::from(error).message),
        }
    }
    rows.copies
        .sort_by_key(|copy| std::cmp::Reverse(copy.made_at));
    Ok(rows)
}

fn row(place: BackupPlace, copy: &BackupCopy) -> BackupRow {
    BackupRow {
        place,
        file: copy.file.display().to_string(),
        made_at: copy.made_at.0,
        reason: copy.reason,
        bytes: copy.bytes,
        head: copy.head.to_string(),
    }
}

/// This desk's places, as far as they are known while it is locked.
fn places(desk: &Desk) -> Vec<(BackupPlace, Place)> {
    let own = Place::of_station(desk.folder());
    let mut places = vec![(BackupPlace::Station, own)];
    let known = state::last_of_locked(desk).places.into_iter();
    let second = known.filter(|known| known.place == BackupPlace::Second);
    places.extend(second.map(|known| {
        let folder = PathBuf::from(known.folder);
        (BackupPlace::Second, Place::elsewhere(folder))
    }));
    places
}

/// The newest copy of this station: the one with the most entries of `desk`, of those the last made.
///
/// # Errors
/// `not_found`, when there is none.
pub(super) fn newest(
    places: impl IntoIterator<Item = Place>,
    desk: redwall_store::DeskId,
) -> Result<BackupCopy, DeskError> {
    let mut newest: Option<BackupCopy> = None;
    for place in places {
        let copies = match place.copies() {
            Err(StoreError::PlaceMissing) => continue,
            copies => copies?,
        };
        let own = copies.into_iter().filter(|copy| copy.desk == desk);
        newest = newest
            .into_iter()
            .chain(own)
            .max_by_key(|copy| (copy.head.seq, copy.made_at));
    }
    newest.ok_or_else(|| {
        let message = "还没有可以演练的备份。请先立即备份一次。";
        DeskError::new(crate::ErrorCode::NotFound, message)
    })
}
