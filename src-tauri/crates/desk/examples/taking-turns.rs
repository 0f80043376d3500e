//! How long it takes to relieve one another, and to remove a leaver, on a station with some data.
//!
//! `cargo run -p redwall-desk --example taking-turns`

#![forbid(unsafe_code)]

use redwall_desk::{Desk, DeskError};
use redwall_store::fact::DonorRegistered;
use redwall_store::{DonorId, Store, StoreError, SystemClock};
use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const PASSWORD: &str = "山高水长 four horses";
/// Enough for 10 to 20 MB.
const DONORS: u32 = 16_000;
const TURNS: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let desk = Desk::at(folder.path().to_owned())?;
    let new = json!({ "station": "试验血站", "site": "试验献血屋", "staff": "院长", "password": PASSWORD });
    ask(&desk, "station_create", new)?;
    for name in ["护士", "离开的人"] {
        let staff = json!({ "name": name, "roles": ["nurse"], "password": PASSWORD });
        ask(&desk, "staff_add", staff)?;
    }
    ask(&desk, "session_close", json!({}))?;
    fill(folder.path())?;
    let bytes = std::fs::metadata(folder.path().join("station.db"))?.len();
    println!("database: {:.1} MB", bytes as f64 / 1e6);

    let log_in = |name: &str| json!({ "staff": name, "password": PASSWORD });
    ask(&desk, "session_open", log_in("院长"))?;
    let mut turns: Vec<(Duration, Duration)> = Vec::new();
    for _ in 0..TURNS {
        for name in ["护士", "院长"] {
            let hash = timed(|| {
                // A wrong password costs the hash and nothing else; the right one comes after it.
                let wrong = json!({ "staff": name, "password": "wrong" });
                let _ = ask(&desk, "session_open", wrong);
            });
            let whole = timed(|| {
                let _ = ask(&desk, "session_open", log_in(name));
            });
            turns.push((hash, whole));
        }
    }
    turns.sort_by_key(|(hash, whole)| whole.saturating_sub(*hash));
    if let Some((hash, whole)) = turns.get(turns.len() / 2) {
        let beyond = whole.saturating_sub(*hash);
        println!("taking turns: {whole:.1?}, of which beyond the hash {beyond:.1?} (median)");
    }

    let staff = ask(&desk, "staff_list", json!({}))?;
    let leaver = json!({ "staff": staff[2]["id"], "reason": "离职" });
    let removal = Instant::now();
    ask(&desk, "staff_remove", leaver)?;
    println!("removal with a new data key: {:.1?}", removal.elapsed());
    Ok(())
}

fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, DeskError> {
    desk.rpc(json!({ "command": command, "request": request }))
}

fn timed(work: impl FnOnce()) -> Duration {
    let since = Instant::now();
    work();
    since.elapsed()
}

fn fill(folder: &Path) -> Result<(), StoreError> {
    let (store, staff) = Store::open(folder, Arc::new(SystemClock), "院长", PASSWORD)?;
    store.write(staff, |write| {
        (1..=DONORS).try_for_each(|donor_no| {
            let donor = DonorRegistered {
                donor_no,
                name: "黄兰".into(),
                sex: None,
                birth_date: Default::default(),
                phone: Some(format!("121{donor_no:08}")),
            };
            write.append(DonorId::mint(), donor)
        })
    })
}
