//! The demonstration station, or a synthetic one of any size.

use crate::arguments::Login;
use crate::failure::Failure;
use crate::station::{tell_created, with_progress};
use crate::{lines, login};
use redwall_desk::Desk;
use redwall_desk::command::Work;
use redwall_desk::demonstration::SyntheticSize;
use redwall_desk::station::StationDemonstrate;
use serde_json::{Value, json};
use std::fs;
use std::time::Instant;

/// Makes the demonstration station; with so many donors and donations, a synthetic one.
pub fn make(at: &Login, size: Option<(u32, u32)>, seed: Option<u32>) -> Result<bool, Failure> {
    let desk = Desk::at(at.data.clone())?;
    let size = size.map(|(donors, donations)| SyntheticSize {
        donors,
        donations,
        seed: seed.unwrap_or_default(),
    });
    let request = StationDemonstrate {
        staff: at.staff.clone(),
        password: login::password(at)?,
        size,
    };
    let begun = Instant::now();
    let created = with_progress(|progress| request.work(&desk, progress))?;
    tell_created(at, &created)?;
    if let Some(synthetic) = &created.synthetic {
        let file = fs::metadata(at.data.join("station.db"))?;
        lines::print(&json!({
            "entries": synthetic.entries,
            "file_bytes": file.len(),
            "seconds": begun.elapsed().as_secs(),
            "peak_memory_kib": peak_memory_kib(),
            "duplicates": synthetic.duplicates,
        }))?;
    }
    Ok(true)
}

/// The most memory that this program has held, where the system tells it.
fn peak_memory_kib() -> Value {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.map_or(Value::Null, Value::from)
}
