//! Synthetic stations, and lists of everybody: each list must say what every single page says.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_desk::{Desk, DeskError, ErrorCode, Progress};
use redwall_store::{DonorId, FixedClock, Instant, Store};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;
use tempfile::TempDir;

const STAFF: &str = "院长";
const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
const NOON: Instant = Instant(1_795_320_000_000);
const TODAY: &str = "2026-11-22";

struct Station {
    desk: Desk,
    made: Value,
    folder: TempDir,
}

impl Station {
    fn of(donors: u32, donations: u32, seed: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::with_clock(folder.path().into(), Arc::new(FixedClock(NOON))).unwrap();
        let made = job(
            &desk,
            "station_demonstrate",
            request(donors, donations, seed),
        )
        .unwrap();
        Self { desk, made, folder }
    }

    fn ask(&self, command: &str, request: Value) -> Value {
        let request = json!({ "command": command, "request": request });
        self.desk.rpc(request).unwrap()
    }

    fn job(&self, command: &str, request: Value) -> Value {
        job(&self.desk, command, request).unwrap()
    }

    fn donors(&self) -> Vec<DonorId> {
        let clock = Arc::new(FixedClock(NOON));
        let (store, _) = Store::open(self.folder.path(), clock, STAFF, PASSWORD).unwrap();
        let mut donors = Vec::new();
        store
            .read(|read| {
                read.each_donor(|donor| {
                    donors.push(donor.id);
                    Ok::<_, redwall_store::StoreError>(())
                })
            })
            .unwrap();
        donors
    }

    fn pages(&self) -> Vec<Value> {
        let donors = self.donors().into_iter();
        donors
            .map(|donor| self.ask("donor_open", json!({ "donor": donor })))
            .collect()
    }
}

fn request(donors: u32, donations: u32, seed: u32) -> Value {
    let size = json!({ "donors": donors, "donations": donations, "seed": seed });
    json!({ "staff": STAFF, "password": PASSWORD, "size": size })
}

fn job(desk: &Desk, command: &str, request: Value) -> Result<Value, DeskError> {
    let mut patient = |_| ControlFlow::Continue(());
    let request = json!({ "command": command, "request": request });
    desk.job(request, &mut Progress::new(&mut patient))
}

#[test]
fn a_synthetic_station_is_of_its_size_and_proves_itself() {
    let station = Station::of(1_500, 6_000, 3);
    let proved = station.job("journal_verify", json!({}));
    assert_eq!(proved["differences"], json!([]));
    assert_eq!(
        (&proved["donors"], &proved["donations"]),
        (&json!(1_500), &json!(6_000))
    );
    assert_eq!(proved["entries"], station.made["synthetic"]["entries"]);
    let rebuilt = station.job("journal_rebuild", json!({}));
    assert_eq!(rebuilt["differences"], json!([]));
}

#[test]
fn the_same_seed_makes_the_same_station_and_another_seed_another() {
    let told = |seed| {
        let station = Station::of(600, 1_800, seed);
        let span = json!({ "from": "2020-01-01", "to": TODAY });
        let listed = station.job("honours_list", json!({ "as_of": TODAY }));
        (
            station.ask("collected_read", span),
            listed["rows"].clone(),
            station.made["synthetic"].clone(),
        )
    };
    let first = told(1);
    assert_eq!(told(1), first);
    assert_ne!(told(2), first);
}

#[test]
fn a_synthetic_station_that_is_cancelled_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::with_clock(folder.path().into(), Arc::new(FixedClock(NOON))).unwrap();
    for steps in [0, 2] {
        let mut left = steps;
        let mut impatient = |_| {
            left -= 1;
            if left < 0 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let made = json!({ "command": "station_demonstrate", "request": request(2_000, 6_000, 1) });
        let cancelled = desk
            .job(made, &mut Progress::new(&mut impatient))
            .unwrap_err();
        assert_eq!(cancelled.code, ErrorCode::Cancelled);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn more_donations_than_people_give_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::with_clock(folder.path().into(), Arc::new(FixedClock(NOON))).unwrap();
    for (donors, donations, field) in [
        (0, 0, "donors"),
        (1_000_001, 5_000_000, "donors"),
        (1_000_000, 5_000_001, "donations"),
        (10, 121, "donations"),
    ] {
        let refused = job(&desk, "station_demonstrate", request(donors, donations, 1));
        assert_eq!(refused.unwrap_err().field.as_deref(), Some(field));
    }
}

/// May donate, or may if they ask to go on.
fn is_accepted(page: &Value, place: usize) -> bool {
    let findings = page["verdicts"][place]["findings"].as_array().unwrap();
    let mut blocks = findings.iter().filter(|finding| finding["blocks"] == true);
    blocks.all(|finding| finding["rule"] == "age.ask")
}

#[test]
fn incident_10_who_is_listed_as_eligible_is_who_is_accepted_on_the_page() {
    let station = Station::of(1_000, 5_000, 5);
    let block_some = station.pages();
    for page in block_some
        .iter()
        .filter(|page| is_accepted(page, 0))
        .take(2)
    {
        let revealed = json!({ "donor": page["id"], "field": "document" });
        let number = station.ask("donor_reveal", revealed)["value"].clone();
        let block = json!({ "document": { "number": number }, "list": "省名单" });
        station.ask("block_set", block);
    }
    let pages = station.pages();
    for (place, kind) in ["whole_blood", "platelets"].into_iter().enumerate() {
        let listed = station.job("eligible_list", json!({ "kind": kind }));
        let accepted: BTreeSet<&str> = pages
            .iter()
            .filter(|page| is_accepted(page, place))
            .map(|page| page["id"].as_str().unwrap())
            .collect();
        assert_eq!(listed["donors"], pages.len());
        assert_eq!(listed["eligible"], accepted.len(), "{kind}");
        let rows = listed["rows"].as_array().unwrap();
        assert_eq!(rows.len(), accepted.len().min(500));
        for row in rows {
            assert!(accepted.contains(row["donor"].as_str().unwrap()), "{row}");
        }
        assert!(accepted.len() < pages.len() && !accepted.is_empty());
    }
}

#[test]
fn the_nomination_list_is_what_every_page_says() {
    let station = Station::of(1_000, 8_000, 9);
    let pages = station.pages();
    let is_due = |tally: &Value| {
        tally["nominate"] != "none"
            || tally["lifetime_honour"] == true
            || tally["volunteer_stars"] != 0
            || tally["volunteer_lifetime"] == true
    };
    let due: BTreeMap<&str, &Value> = pages
        .iter()
        .filter(|page| is_due(&page["tally"]))
        .map(|page| (page["donor_no"].as_str().unwrap(), &page["tally"]))
        .collect();
    let listed = station.job("honours_list", json!({ "as_of": TODAY, "round": "试验" }));
    let rows = listed["rows"].as_array().unwrap();
    let numbers: BTreeSet<&str> = rows
        .iter()
        .map(|row| row["donor_no"].as_str().unwrap())
        .collect();
    assert_eq!(numbers, due.keys().copied().collect());
    for row in rows {
        let tally = due[row["donor_no"].as_str().unwrap()].as_object().unwrap();
        for (field, value) in tally {
            assert_eq!(&row[field], value, "{field}");
        }
    }
    assert!(rows.iter().any(|row| row["nominate"] == "gold"));
    assert!(rows[0]["document"].as_str().unwrap().contains('*'));
    let levels: Vec<_> = rows
        .iter()
        .map(|row| row["nominate"].as_str().unwrap())
        .collect();
    let place = |level: &&str| {
        ["gold", "silver", "bronze", "none"]
            .iter()
            .position(|l| l == level)
    };
    assert!(levels.is_sorted_by_key(place));
}

#[test]
fn numbers_on_a_nomination_list_in_full_leave_an_entry_each() {
    let station = Station::of(200, 2_000, 4);
    let before = station.job("journal_verify", json!({ "quick": true }))["entries"].as_u64();
    let listed = station.job("honours_list", json!({ "as_of": TODAY, "in_full": true }));
    let rows = listed["rows"].as_array().unwrap();
    assert!(
        rows.iter()
            .all(|row| !row["document"].as_str().unwrap().contains('*'))
    );
    let after = station.job("journal_verify", json!({ "quick": true }))["entries"].as_u64();
    assert_eq!(after.unwrap() - before.unwrap(), rows.len() as u64);
    assert!(!rows.is_empty());
}

#[test]
fn what_was_collected_is_what_the_pages_add_up_to() {
    let station = Station::of(500, 3_000, 6);
    let mut expected = BTreeMap::<(String, String, String), (u64, u64)>::new();
    for page in station.pages() {
        for given in page["history"].as_array().unwrap() {
            let word = |field: &str| given[field].as_str().unwrap().to_owned();
            if given["outcome"] != "none" && word("date").starts_with("2025") {
                let place = (word("date"), word("site"), word("kind"));
                let sum = expected.entry(place).or_default();
                sum.0 += 1;
                sum.1 += given["ml"].as_u64().unwrap();
            }
        }
    }
    let span = json!({ "from": "2025-01-01", "to": "2025-12-31" });
    let collected = station.ask("collected_read", span);
    let mut told = BTreeMap::new();
    for row in collected.as_array().unwrap() {
        let word = |field: &str| row[field].as_str().unwrap().to_owned();
        let sum = (
            row["donations"].as_u64().unwrap(),
            row["ml"].as_u64().unwrap(),
        );
        told.insert((word("date"), word("site"), word("kind")), sum);
    }
    assert_eq!(told, expected);
    assert!(told.len() > 50);
}

#[test]
fn donors_who_are_registered_twice_are_all_found() {
    let station = Station::of(5_000, 10_000, 2);
    let seeded = station.made["synthetic"]["duplicates"].as_array().unwrap();
    assert_eq!(seeded.len(), 8);
    let found = station.job("duplicate_scan", json!({}));
    let pairs: BTreeSet<BTreeSet<&str>> = found["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let donors = row["donors"].as_array().unwrap().iter();
            donors
                .map(|donor| donor["donor_no"].as_str().unwrap())
                .collect()
        })
        .collect();
    for pair in seeded {
        let numbers = [&pair["donor_no"], &pair["again"]].map(|no| no.as_str().unwrap());
        assert!(pairs.contains(&BTreeSet::from(numbers)), "{pair}");
    }
}
