//! When each person last logged in.
//!
//! It is no fact of the station's, so no entry; and it stands in a file beside the database, so that
//! logging in to look at a station, damaged or not, changes nothing in it. A file that is lost or
//! damaged counts as empty.

use crate::clock::Instant;
use crate::file::write_atomically;
use crate::id::StaffId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;

const FILE: &str = "logins.json";
const LOCK: &str = "logins.lock";

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Logins(BTreeMap<String, i64>);

/// Notes a log-in; programs that do so at once take turns.
pub(crate) fn note(folder: &Path, staff: StaffId, at: Instant) -> io::Result<()> {
    let turn = File::create(folder.join(LOCK))?;
    turn.lock()?;
    let mut logins = Logins::read(folder);
    logins.0.insert(staff.to_string(), at.0);
    write_atomically(&folder.join(FILE), &serde_json::to_vec(&logins)?)
}

/// When a person last logged in on this data.
pub(crate) fn last(folder: &Path, staff: StaffId) -> Option<Instant> {
    let logins = Logins::read(folder);
    logins.0.get(&staff.to_string()).copied().map(Instant)
}

impl Logins {
    fn read(folder: &Path) -> Self {
        let bytes = fs::read(folder.join(FILE)).ok();
        let read = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.unwrap_or_default()
    }
}
