//! The station that is measured: a synthetic one, made once, kept if a folder is named.

use super::people::{self, Person};
use redwall_desk::{Desk, Progress};
use redwall_store::bulk::ReadingFloor;
use redwall_store::{Store, SystemClock};
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

const STAFF: &str = "院长";
const PASSWORD: &str = "山高水长 four horses";
const DONATIONS_EACH: u32 = 5;
/// Records opened before the measurement, so that some were seen lately.
const OPENED: usize = 60;

/// A synthetic station with somebody on duty, and the floor that it is measured against.
pub struct Station {
    pub desk: Desk,
    pub floor: ReadingFloor,
    pub donors: u32,
    pub asked: Vec<Person>,
    /// What it was made with, where that is known.
    pub seeded: Option<Value>,
    _folder: tempfile::TempDir,
}

impl Station {
    /// Makes the station, of `REDWALL_BENCH_DONORS` donors (20,000 if not said), or takes that in
    /// `REDWALL_BENCH_FOLDER` if one stands there; `number` donors of it will be asked for.
    pub fn prepare(number: usize) -> Result<Self, Box<dyn Error>> {
        let begun = Instant::now();
        let aside = tempfile::tempdir()?;
        let folder = match std::env::var_os("REDWALL_BENCH_FOLDER") {
            Some(folder) => PathBuf::from(folder),
            None => aside.path().to_owned(),
        };
        let desk = Desk::at(folder.clone())?;
        if Store::exists(&folder) {
            let on_duty = json!({ "staff": STAFF, "password": PASSWORD });
            ask(&desk, "session_open", on_duty)?;
        } else {
            make(&desk, &folder)?;
        }
        let (store, _) = Store::open(&folder, Arc::new(SystemClock), STAFF, PASSWORD)?;
        let donors = store.read(|read| read.donor_count())?;
        let floor = store.reading_floor(&plain(&folder))?;
        let asked = people::some(&store, donors, number)?;
        for person in asked.iter().take(OPENED) {
            ask(&desk, "donor_open", json!({ "donor": person.id }))?;
        }
        println!("{donors} donors, ready after {:.0?}", begun.elapsed());
        Ok(Self {
            desk,
            floor,
            donors,
            asked,
            seeded: fs::read_to_string(folder.join(SEEDED))
                .ok()
                .and_then(|text| serde_json::from_str(&text).ok()),
            _folder: aside,
        })
    }
}

fn plain(folder: &Path) -> PathBuf {
    folder.join("plain.db")
}

/// What the station was made with: the donors who are registered twice.
pub const SEEDED: &str = "seeded.json";

fn make(desk: &Desk, folder: &Path) -> Result<(), Box<dyn Error>> {
    let donors: u32 = match std::env::var("REDWALL_BENCH_DONORS") {
        Ok(number) => number.parse()?,
        Err(_) => 20_000,
    };
    let size = json!({ "donors": donors, "donations": donors * DONATIONS_EACH, "seed": 1 });
    let station = json!({ "staff": STAFF, "password": PASSWORD, "size": size });
    let made = work(desk, "station_demonstrate", station)?;
    Ok(fs::write(
        folder.join(SEEDED),
        made["synthetic"].to_string(),
    )?)
}

/// A request to the desk.
pub fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, redwall_desk::DeskError> {
    desk.rpc(json!({ "command": command, "request": request }))
}

/// A request to the desk that takes a while.
pub fn work(desk: &Desk, command: &str, request: Value) -> Result<Value, redwall_desk::DeskError> {
    let mut patient = |_| ControlFlow::Continue(());
    let request = json!({ "command": command, "request": request });
    desk.job(request, &mut Progress::new(&mut patient))
}
