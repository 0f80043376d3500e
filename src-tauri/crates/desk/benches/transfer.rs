//! What taking a station in and out costs, beside raw prepared statements on an equally encrypted
//! file, in the same run.
//!
//! `REDWALL_BENCH_ROWS` rows are taken in (100,000 if not said): one in four registers a donor, the
//! others are donations. Then a station of `REDWALL_BENCH_DONATIONS` donations (100,000 if not said)
//! is made aside and all of them are taken out in each form. An import that takes more than 60 times
//! its floor, an export as CSV or JSON Lines that takes more than 10 times its own, or one that needs
//! more than 300 MB of memory, ends with an error.

use chrono::{Days, NaiveDate};
use redwall_desk::{Desk, Progress};
use redwall_store::{Floor, Store, SystemClock};
use serde_json::{Value, json};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

const STAFF: &str = "院长";
const PASSWORD: &str = "山高水长 four horses";
const MOST_OVER_IMPORT_FLOOR: f64 = 60.0;
const MOST_OVER_EXPORT_FLOOR: f64 = 10.0;
const MOST_MEMORY_KB: u64 = 300_000;
const BATCH: usize = 500;

fn main() -> ExitCode {
    match measured() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measured() -> Result<bool, Box<dyn Error>> {
    let rows = asked("REDWALL_BENCH_ROWS", 100_000)?;
    let donations = asked("REDWALL_BENCH_DONATIONS", 100_000)?;
    let folder = tempfile::tempdir()?;
    let taken_in = import(folder.path(), rows)?;
    let taken_out = export(folder.path(), donations)?;
    Ok(taken_in && taken_out)
}

fn asked(variable: &str, otherwise: u32) -> Result<u32, std::num::ParseIntError> {
    match std::env::var(variable) {
        Ok(number) => number.parse(),
        Err(_) => Ok(otherwise),
    }
}

fn import(folder: &Path, rows: u32) -> Result<bool, Box<dyn Error>> {
    let desk = Desk::at(folder.join("in"))?;
    ask(
        &desk,
        "station_create",
        json!({ "station": "试验血站", "site": "试验献血屋", "staff": STAFF, "password": PASSWORD }),
    )?;
    let table: Vec<[String; 10]> = (0..rows).map(row).collect();
    let floor = Floor::in_folder(folder)?;
    let begun = Instant::now();
    for batch in table.chunks(BATCH) {
        floor.commit_rows(batch)?;
    }
    let floor = begun.elapsed();
    let file = folder.join("old.csv");
    let mut text = String::from(HEADINGS);
    for row in &table {
        writeln!(text, "{}", row.join(","))?;
    }
    fs::write(&file, text)?;
    let (dry, _) = job(
        &desk,
        "import_run",
        json!({ "file": file, "dry_run": true }),
    )?;
    let (took, report) = job(&desk, "import_run", json!({ "file": file }))?;
    let (again, _) = job(&desk, "import_run", json!({ "file": file }))?;
    let ratio = took.as_secs_f64() / floor.as_secs_f64();
    println!("{rows} rows: {}", report["totals"]["rows"]);
    println!("bare rows {floor:.1?}, dry run {dry:.1?}, import {took:.1?}, again {again:.1?}");
    println!("import over its floor      {ratio:.1}");
    Ok(ratio <= MOST_OVER_IMPORT_FLOOR && report["totals"]["rows"]["refused"] == 0)
}

const HEADINGS: &str =
    "档案号,姓名,性别,出生日期,证件类型,证件号码,献血日期,献血类型,献血量,流水号\n";

/// A row of a table in which each donor has four donations.
fn row(of: u32) -> [String; 10] {
    let (donor, donation) = (of / 4, of % 4);
    let born = NaiveDate::from_ymd_opt(1968, 1, 1).unwrap_or_default()
        + Days::new(u64::from(donor) * 7 % 11_000);
    let on = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap_or_default()
        + Days::new(u64::from(donation * 300 + donor % 250));
    [
        format!("LS{donor}"),
        name(donor),
        if donor % 2 == 0 { "女" } else { "男" }.to_owned(),
        born.to_string(),
        "护照".to_owned(),
        format!("E{donor:08}"),
        on.to_string(),
        "全血".to_owned(),
        "400".to_owned(),
        format!("N{of}"),
    ]
}

/// A name that few share, so that few look alike.
fn name(of: u32) -> String {
    let character = |place: u32| char::from_u32(0x4E00 + (of * 7 + place * 1_597) % 5_000);
    (0..3).filter_map(character).collect()
}

fn export(folder: &Path, donations: u32) -> Result<bool, Box<dyn Error>> {
    let data = folder.join("out");
    let desk = Desk::at(data.clone())?;
    let size = json!({ "donors": donations / 5, "donations": donations, "seed": 1 });
    let station = json!({ "staff": STAFF, "password": PASSWORD, "size": size });
    let (took, _) = job(&desk, "station_demonstrate", station)?;
    println!("{donations} donations, made in {took:.0?}");
    let (store, _) = Store::open(&data, Arc::new(SystemClock), STAFF, PASSWORD)?;
    let begun = Instant::now();
    let bytes = store.read_donations_bare()?;
    let floor = begun.elapsed();
    println!("bare rows {floor:.1?}, {} MB", bytes / 1_000_000);
    drop(store);
    let mut is_fast = true;
    for format in ["csv", "jsonl", "xlsx"] {
        let out = folder.join(format!("donations.{format}"));
        forget_peak();
        let request = json!({ "what": "donations", "format": format, "out": out });
        let (took, _) = job(&desk, "export_write", request)?;
        let ratio = took.as_secs_f64() / floor.as_secs_f64();
        let peak = peak_kb();
        let size = fs::metadata(&out)?.len() / 1_000_000;
        println!(
            "{format:<5} {took:.1?}, {ratio:.1} times the floor, {size} MB, peak memory {} MB",
            peak.unwrap_or(0) / 1_000
        );
        is_fast &= format == "xlsx" || ratio <= MOST_OVER_EXPORT_FLOOR;
        is_fast &= peak.is_none_or(|peak| peak <= MOST_MEMORY_KB);
        fs::remove_file(&out)?;
    }
    Ok(is_fast)
}

/// Lets the system count the peak of memory anew; elsewhere than on Linux nothing is counted.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn peak_kb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn job(desk: &Desk, command: &str, request: Value) -> Result<(Duration, Value), Box<dyn Error>> {
    let mut patient = |_| ControlFlow::Continue(());
    let request = json!({ "command": command, "request": request });
    let begun = Instant::now();
    let answer = desk.job(request, &mut Progress::new(&mut patient))?;
    Ok((begun.elapsed(), answer))
}

fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, redwall_desk::DeskError> {
    desk.rpc(json!({ "command": command, "request": request }))
}
