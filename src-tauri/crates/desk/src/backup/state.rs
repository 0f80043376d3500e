//! How the last backups went: in memory, and in a file of the station's folder for the next program.
//!
//! The file holds nothing about people. It can be read while the desk is locked, and tells then
//! where copies are.

use super::second_place;
use crate::error::DeskError;
use crate::setting::BACKUP_EVERY_MINUTES;
use crate::{Desk, Session, file};
use redwall_store::{BackupCopy, Instant};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use ts_rs::TS;

const FILE: &str = "backups.json";
const MINUTE_MS: i64 = 60_000;
/// After so many times the usual time without a copy, one is overdue.
const OVERDUE_AFTER: i64 = 2;

/// Asks how the last backups went.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupState {}

/// How the last backups went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct LastBackup {
    /// When the newest copy that was opened and verified was made, milliseconds UTC; null if none
    /// was.
    pub verified_at: Option<i64>,
    /// Something was written since, and longer ago than twice the time between backups.
    pub is_overdue: bool,
    /// The second place as it is set; null if none is, and while the desk is locked.
    pub second_place: Option<String>,
    /// What became of each place that was tried, in their order.
    pub places: Vec<PlaceState>,
}

/// Where copies go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupPlace {
    /// The station's own folder.
    Station,
    /// The second place: a USB disk, a folder of the network.
    Second,
    /// A file that was named when it was made.
    Elsewhere,
}

/// What became of the last copy to a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlaceState {
    /// The place.
    pub place: BackupPlace,
    /// Its folder.
    pub folder: String,
    /// When a copy was tried last, milliseconds UTC.
    pub tried_at: i64,
    /// When the last copy that was opened and verified was made, milliseconds UTC; null if none was.
    pub verified_at: Option<i64>,
    /// The file of that copy.
    pub file: Option<String>,
    /// Why the last try failed and what to do, in Chinese; null if it did not.
    pub failure: Option<String>,
    /// The number of this desk's newest entry in that copy.
    pub seq: Option<i64>,
}

/// How the last backups went.
///
/// # Errors
/// Those of the database.
pub fn state(session: &Session, _: BackupState) -> Result<LastBackup, DeskError> {
    last(session)
}

pub(crate) fn last(session: &Session) -> Result<LastBackup, DeskError> {
    let places = session.backups.places(session.store.folder());
    let (minutes, seq, second) = session.store.read(|read| {
        let minutes = BACKUP_EVERY_MINUTES.read(read)?;
        let second = second_place::of(read, session.store.desk())?;
        Ok::<_, DeskError>((minutes, read.head()?.seq, second))
    })?;
    let mut last = LastBackup::of(places);
    last.second_place = second.map(|place| place.folder().display().to_string());
    let until = i64::from(minutes) * MINUTE_MS * OVERDUE_AFTER;
    let has_waited = last
        .verified_at
        .is_none_or(|at| session.store.now().0 - at > until);
    last.is_overdue = has_waited && !last.holds(seq);
    Ok(last)
}

/// The same of a desk at which nobody is on duty.
pub(crate) fn last_of_locked(desk: &Desk) -> LastBackup {
    LastBackup::of(desk.backups().places(desk.folder()))
}

impl LastBackup {
    fn of(places: Vec<PlaceState>) -> Self {
        Self {
            verified_at: places.iter().filter_map(|place| place.verified_at).max(),
            is_overdue: false,
            second_place: None,
            places,
        }
    }

    /// Whether some copy holds the entry with that number.
    pub(crate) fn holds(&self, seq: i64) -> bool {
        self.places.iter().any(|place| place.holds(seq))
    }
}

/// What is known of the last backups of a desk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory(Arc<Mutex<Vec<PlaceState>>>);

impl Memory {
    /// What became of each place: the file's word, unless this program has tried later.
    pub(crate) fn places(&self, station: &Path) -> Vec<PlaceState> {
        let own = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut places = own.clone();
        drop(own);
        for kept in read(station) {
            match places.iter_mut().find(|own| own.place == kept.place) {
                Some(own) if own.tried_at < kept.tried_at => *own = kept,
                Some(_) => {}
                None => places.push(kept),
            }
        }
        places.sort_by_key(|place| place.place);
        places
    }

    /// Notes what became of a place; where the disk does not take it, this program knows it still.
    pub(crate) fn note(
        &self,
        station: &Path,
        (place, folder): (BackupPlace, &Path),
        at: Instant,
        made: Result<&BackupCopy, &DeskError>,
    ) {
        let mut places = self.places(station);
        let before = places.iter().find(|before| before.place == place).cloned();
        places.retain(|before| before.place != place);
        places.push(PlaceState::after(before, (place, folder), at, made));
        places.sort_by_key(|place| place.place);
        write(station, &places);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = places;
    }

    /// Forgets a place that is no longer one.
    pub(crate) fn forget(&self, station: &Path, place: BackupPlace) {
        let mut places = self.places(station);
        places.retain(|known| known.place != place);
        write(station, &places);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = places;
    }
}

impl PlaceState {
    /// Whether its copy is still there and holds the entry with that number.
    pub(crate) fn holds(&self, seq: i64) -> bool {
        let is_there = |file: &String| Path::new(file).is_file();
        self.seq == Some(seq) && self.file.as_ref().is_some_and(is_there)
    }

    fn after(
        before: Option<Self>,
        (place, folder): (BackupPlace, &Path),
        at: Instant,
        made: Result<&BackupCopy, &DeskError>,
    ) -> Self {
        let folder = folder.display().to_string();
        match made {
            Ok(copy) => Self {
                place,
                folder,
                tried_at: at.0,
                verified_at: Some(copy.made_at.0),
                file: Some(copy.file.display().to_string()),
                failure: None,
                seq: Some(copy.head.seq),
            },
            Err(error) => {
                let before = before.filter(|before| before.folder == folder);
                Self {
                    place,
                    folder,
                    tried_at: at.0,
                    verified_at: before.as_ref().and_then(|before| before.verified_at),
                    file: before.as_ref().and_then(|before| before.file.clone()),
                    failure: Some(error.message.clone()),
                    seq: before.and_then(|before| before.seq),
                }
            }
        }
    }
}

fn read(station: &Path) -> Vec<PlaceState> {
    fs::read(station.join(FILE))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn write(station: &Path, places: &[PlaceState]) {
    if let Ok(bytes) = serde_json::to_vec_pretty(places) {
        // What the disk does not take is kept in memory, and shown.
        let _ = file::save(&station.join(FILE), &bytes);
    }
}
