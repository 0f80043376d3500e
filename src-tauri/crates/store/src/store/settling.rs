//! A station that was made aside moves to its place.
//!
//! Until its folder is renamed to [`READY`], nothing has happened; from then on it is the station,
//! and whoever opens it finishes the move, however often it was broken off. What was there before is
//! kept in a folder beside it.

use super::{DATABASE, Store};
use crate::error::StoreError;
use crate::file::{sync_folder, write_atomically};
use crate::head_file;
use crate::presence::Presence;
use crate::vault;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const READY: &str = "restored.ready";
/// In the ready folder: the name of the folder that what was there before is kept in.
const REPLACES: &str = "replaces";
/// What SQLite may have left beside the database before.
const BESIDE_DATABASE: [&str; 3] = ["station.db-wal", "station.db-shm", "station.db-journal"];

impl Store {
    /// Moves a station that was made aside, and is closed, to its place, where there is none.
    ///
    /// # Errors
    /// `StationExists`; `InUse`; `File`. Nothing has changed then, unless the move itself was broken
    /// off: whoever opens the station next finishes it.
    pub fn settle(aside: &Path, folder: &Path) -> Result<(), StoreError> {
        let alone = Presence::of_nobody(folder)?;
        if Self::exists(folder) {
            return Err(StoreError::StationExists);
        }
        make_ready(aside, folder)?;
        finish(folder)?;
        drop(alone);
        Ok(())
    }

    /// The same in place of a station that is there, damaged or not. That one is kept in a folder
    /// beside it, whose name begins with `name`.
    ///
    /// # Errors
    /// `InUse`, when anybody has the station open; `File`.
    pub fn settle_instead(aside: &Path, folder: &Path, name: &str) -> Result<PathBuf, StoreError> {
        let alone = Presence::of_nobody(folder)?;
        let kept = unused(folder, name);
        write_atomically(&aside.join(REPLACES), kept.as_bytes())?;
        make_ready(aside, folder)?;
        finish(folder)?;
        drop(alone);
        Ok(folder.join(kept))
    }

    /// Finishes a move that was broken off; none is no error.
    ///
    /// # Errors
    /// `InUse`; `File`.
    pub fn finish_settling(folder: &Path) -> Result<(), StoreError> {
        if !folder.join(READY).exists() {
            return Ok(());
        }
        let _alone = Presence::of_nobody(folder)?;
        finish(folder)
    }
}

/// The one step that decides.
fn make_ready(aside: &Path, folder: &Path) -> Result<(), StoreError> {
    sync_folder(aside)?;
    fs::rename(aside, folder.join(READY))?;
    Ok(sync_folder(folder)?)
}

/// Moves what is left to be moved. A file that is still in the ready folder is not in its place yet:
/// what stands there is from before.
fn finish(folder: &Path) -> Result<(), StoreError> {
    let ready = folder.join(READY);
    let kept = match fs::read_to_string(ready.join(REPLACES)) {
        Ok(name) => Some(folder.join(name)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(kept) = &kept {
        fs::create_dir_all(kept)?;
        if ready.join(DATABASE).exists() {
            for name in BESIDE_DATABASE {
                move_if_there(&folder.join(name), &kept.join(name))?;
            }
        }
    }
    for name in [DATABASE, head_file::NAME].into_iter().chain(vault::FILES) {
        if !ready.join(name).exists() {
            continue;
        }
        if let Some(kept) = &kept {
            move_if_there(&folder.join(name), &kept.join(name))?;
        }
        fs::rename(ready.join(name), folder.join(name))?;
    }
    sync_folder(folder)?;
    Ok(fs::remove_dir_all(ready)?)
}

fn move_if_there(from: &Path, to: &Path) -> Result<(), StoreError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn unused(folder: &Path, name: &str) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| !folder.join(name).exists())
        .unwrap_or_else(|| name.to_owned())
}
