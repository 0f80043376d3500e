//! What lists of everybody cost: the nominations of a round, everybody eligible on a day, a year's
//! statistics, the scan for donors who are registered twice; and the memory of the desk.
//!
//! A synthetic station is made aside, or taken from a folder (`search/station.rs`). Each list is
//! timed in turn with the same rows read by raw prepared statements from the same encrypted file.
//! What takes longer than meant for a million donors ends with an error.

#[path = "search/people.rs"]
#[allow(dead_code)] // The searches ask for more of people.
mod people;
#[path = "search/station.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod station;

use chrono::{Datelike, NaiveDate};
use redwall_store::DonorId;
use serde_json::{Value, json};
use station::{Station, ask, work};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Display;
use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How often each list is asked for; the median counts.
const ASKED: usize = 5;
const MOST_MEMORY_MIB: u64 = 300;

fn main() -> ExitCode {
    match measured() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(slow) => {
            eprintln!("{slow} are more than meant");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measured() -> Result<usize, Box<dyn Error>> {
    let station = Station::prepare(0)?;
    let (desk, floor) = (&station.desk, &station.floor);
    let before = memory_mib("VmRSS:");
    let today = redwall_store::Clock::now(&redwall_store::SystemClock).station_date();
    let round = json!({ "as_of": last_round(today) });
    let listed = work(desk, "honours_list", round.clone())?;
    let nominated = ids(&listed);
    let year = today.year() - 1;
    let (first, last) = (day(year, 1, 1)?, day(year, 12, 31)?);
    let span = json!({ "from": first, "to": last });
    let mut slow = 0;
    slow += is_slow(
        &format!("nominations of a round ({})", nominated.len()),
        Duration::from_secs(1),
        || Ok(work(desk, "honours_list", round.clone()).map(drop)?),
        || Ok(floor.nominated(&nominated).map(drop)?),
    )?;
    slow += is_slow(
        "everybody eligible, whole blood",
        Duration::from_secs(2),
        || Ok(work(desk, "eligible_list", json!({ "kind": "whole_blood" })).map(drop)?),
        || Ok(floor.everybody().map(drop)?),
    )?;
    slow += is_slow(
        "everybody eligible, platelets",
        Duration::from_secs(2),
        || Ok(work(desk, "eligible_list", json!({ "kind": "platelets" })).map(drop)?),
        || Ok(floor.everybody().map(drop)?),
    )?;
    slow += is_slow(
        "a year by day and site",
        Duration::from_millis(200),
        || Ok(ask(desk, "collected_read", span.clone()).map(drop)?),
        || Ok(floor.collected(first, last).map(drop)?),
    )?;
    let after = memory_mib("VmRSS:");
    slow += usize::from(after > MOST_MEMORY_MIB);
    println!("memory of the desk, MiB: {before} open, {after} after the lists");
    slow += scan(&station)?;
    println!("memory at its peak, MiB: {}", memory_mib("VmHWM:"));
    Ok(slow)
}

/// Measures a list and its floor in turn, and prints both; 1 if it takes longer than meant.
fn is_slow(
    name: &str,
    most: Duration,
    list: impl Fn() -> Result<(), Box<dyn Error>>,
    floor: impl Fn() -> Result<(), Box<dyn Error>>,
) -> Result<usize, Box<dyn Error>> {
    let (mut lists, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..ASKED {
        lists.push(timed(&list)?);
        floors.push(timed(&floor)?);
    }
    let (list, floor) = (Spent::median(&lists), Spent::median(&floors));
    let ratio = list.of_processor.as_secs_f64() / floor.of_processor.as_secs_f64();
    let mark = if list.passed > most { "  TOO SLOW" } else { "" };
    println!("{name:<34} {list} | floor {floor} | {ratio:.2}{mark}");
    Ok(usize::from(list.passed > most))
}

/// The scan for donors who are registered twice, for which two minutes are meant.
fn scan(station: &Station) -> Result<usize, Box<dyn Error>> {
    const MOST: Duration = Duration::from_secs(120);
    let found = OnceCell::new();
    let took = timed(|| {
        let scanned = work(&station.desk, "duplicate_scan", json!({ "most": 100_000 }))?;
        found.set(scanned).map_err(|_| "scanned once".into())
    })?;
    let found = found.into_inner().unwrap_or_default();
    println!(
        "duplicates among {} donors: {took}, {} pairs",
        found["donors"], found["pairs"],
    );
    if let Some(seeded) = &station.seeded {
        tell_recall(&pairs(&seeded["duplicates"], seeded_pair), &found["rows"]);
    }
    Ok(usize::from(took.passed > MOST))
}

type Pair = BTreeSet<String>;

fn pairs(rows: &Value, pair: fn(&Value) -> Pair) -> BTreeSet<Pair> {
    rows.as_array().into_iter().flatten().map(pair).collect()
}

fn seeded_pair(row: &Value) -> Pair {
    let number = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
    BTreeSet::from([number("donor_no"), number("again")])
}

fn found_pair(row: &Value) -> Pair {
    let donors = row["donors"].as_array().into_iter().flatten();
    let numbers = donors.filter_map(|donor| donor["donor_no"].as_str());
    numbers.map(str::to_owned).collect()
}

/// How many of the seeded pairs are shown, and how many of the shown are seeded: of all that are
/// shown, and of the likeliest so many as were seeded.
fn tell_recall(seeded: &BTreeSet<Pair>, rows: &Value) {
    let rows: Vec<Pair> = rows
        .as_array()
        .into_iter()
        .flatten()
        .map(found_pair)
        .collect();
    for shown in [seeded.len(), rows.len()] {
        let shown = &rows[..shown.min(rows.len())];
        let right = shown.iter().filter(|pair| seeded.contains(*pair)).count();
        println!(
            "of the likeliest {}: {right} of {} seeded",
            shown.len(),
            seeded.len(),
        );
    }
}

/// The last day of the newest round that is over: of two years, at the end of an odd one.
fn last_round(today: NaiveDate) -> Option<NaiveDate> {
    let year = today.year() - if today.year() % 2 == 0 { 1 } else { 2 };
    NaiveDate::from_ymd_opt(year, 12, 31)
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, Box<dyn Error>> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| "no such day".into())
}

fn ids(listed: &Value) -> Vec<DonorId> {
    let rows = listed["rows"].as_array().into_iter().flatten();
    let ids: BTreeSet<DonorId> = rows
        .filter_map(|row| serde_json::from_value(row["donor"].clone()).ok())
        .collect();
    ids.into_iter().collect()
}

/// Time that passed, and what of it this thread had a processor, where the system tells it: others
/// may want it, too.
#[derive(Clone, Copy)]
struct Spent {
    passed: Duration,
    of_processor: Duration,
}

impl Spent {
    fn median(times: &[Self]) -> Self {
        let median = |of: fn(&Self) -> Duration| {
            let mut times: Vec<Duration> = times.iter().map(of).collect();
            times.sort_unstable();
            times.get(times.len() / 2).copied().unwrap_or_default()
        };
        Self {
            passed: median(|spent| spent.passed),
            of_processor: median(|spent| spent.of_processor),
        }
    }
}

impl Display for Spent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (passed, of_processor) = (self.passed, self.of_processor);
        write!(f, "{passed:>8.1?} (processor {of_processor:>8.1?})")
    }
}

fn timed(work: impl Fn() -> Result<(), Box<dyn Error>>) -> Result<Spent, Box<dyn Error>> {
    let (begun, before) = (Instant::now(), of_processor());
    work()?;
    let passed = begun.elapsed();
    let of_processor = match (before, of_processor()) {
        (Some(before), Some(after)) => after - before,
        _ => passed,
    };
    Ok(Spent {
        passed,
        of_processor,
    })
}

fn of_processor() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// What this program holds in memory, where the system tells it; 0 elsewhere.
fn memory_mib(line: &str) -> u64 {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|told| told.strip_prefix(line));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or_default() / 1024
}
