//! Encrypted copies of a station, made while it is open, and opened again before they count.
//!
//! A backup is a folder like the station's own: the database under the same key, the vault with the
//! key slots of that day, and the head.

use crate::connection;
use crate::error::StoreError;
use crate::head_file;
use crate::journal::{self, replay};
use crate::schema::Version;
use crate::store::DATABASE;
use crate::vault::{self, DataKey};
use crate::verify;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The folder of the backups, in the station's.
pub(crate) const FOLDER: &str = "backups";

/// How long a copy waits while another program holds the station, before it tries again.
const PAUSE: Duration = Duration::from_millis(5);

/// Backs the station in `folder` up under a name of the caller's; if there is one of that name, it
/// stays, and the new one gets a number.
///
/// # Errors
/// `Damaged`, when the copy is not what the station holds; `File`. Nothing is left behind then.
pub(crate) fn make(
    folder: &Path,
    key: &DataKey,
    station: &Connection,
    name: &str,
) -> Result<PathBuf, StoreError> {
    let backups = folder.join(FOLDER);
    fs::create_dir_all(&backups)?;
    let unfinished = tempfile::Builder::new()
        .prefix("unfinished-")
        .tempdir_in(&backups)?;
    let database = unfinished.path().join(DATABASE);
    copy(station, &database, key)?;
    prove(station, &database, key)?;
    for file in vault::FILES.into_iter().chain([head_file::NAME]) {
        if folder.join(file).exists() {
            fs::copy(folder.join(file), unfinished.path().join(file))?;
            File::open(unfinished.path().join(file))?.sync_all()?;
        }
    }
    let place = unused(&backups, name);
    fs::rename(unfinished.keep(), &place)?;
    Ok(place)
}

fn copy(station: &Connection, to: &Path, key: &DataKey) -> Result<(), StoreError> {
    let mut copy = connection::create(to, key)?;
    let backup = Backup::new(station, &mut copy)?;
    backup.run_to_completion(i32::MAX, PAUSE, None)?;
    drop(backup);
    copy.close().map_err(|(_, error)| error.into())
}

/// Opens a copy as a station would be opened, and compares it with the station.
fn prove(station: &Connection, copy: &Path, key: &DataKey) -> Result<(), StoreError> {
    let copy = connection::open(copy, key)?;
    let mut same = Version::read(&copy)? == Version::read(station)?
        && verify::file(&copy)?.differences.is_empty();
    for desk in replay::desks(station)? {
        same &= journal::head(&copy, desk)? == journal::head(station, desk)?;
    }
    if same {
        copy.close().map_err(|(_, error)| error.into())
    } else {
        Err(StoreError::Damaged(String::from("backup")))
    }
}

fn unused(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .map(|name| folder.join(name))
        .find(|place| !place.exists())
        .unwrap_or_else(|| folder.join(name))
}
