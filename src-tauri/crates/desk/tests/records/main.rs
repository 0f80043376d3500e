//! What is recorded late, put right, said afterwards and honoured, and by which clock: requests and
//! answers as JSON, on a real station whose clock can be moved.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

mod afterwards;
mod award;
mod clock;
mod correction;
mod identity;
mod late_entry;
mod merge;
mod task;

use redwall_desk::{Desk, DeskError, Progress};
use redwall_store::{Clock, Instant};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
const NOON: i64 = 1_795_320_000_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// The founder: every role but the auditor's.
const FOUNDER: &str = "院长";

/// A clock that is set by hand.
struct HandClock(AtomicI64);

impl Clock for HandClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

struct Station {
    desk: Desk,
    clock: Arc<HandClock>,
    on_duty: RefCell<String>,
    folder: TempDir,
}

impl Station {
    fn new() -> Self {
        Self::at(NOON)
    }

    fn at(instant: i64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock(AtomicI64::new(instant)));
        let desk = Desk::with_clock(folder.path().join("data"), clock.clone()).unwrap();
        let station = Self {
            desk,
            clock,
            on_duty: RefCell::new(FOUNDER.to_owned()),
            folder,
        };
        let new = json!({
            "station": "试验血站", "site": "试验献血屋", "staff": FOUNDER, "password": PASSWORD,
        });
        station.ok("station_create", new);
        station
    }

    /// A colleague, who is not yet on duty.
    fn hire(&self, name: &str, roles: &[&str]) {
        let staff = json!({ "name": name, "roles": roles, "password": PASSWORD });
        self.ok("staff_add", staff);
    }

    fn on_duty(&self, name: &str) {
        let request = json!({ "staff": name, "password": PASSWORD });
        self.ok("session_open", request);
        name.clone_into(&mut self.on_duty.borrow_mut());
    }

    /// Sets the clock; whom the time that passed has locked out logs in again.
    fn set_clock(&self, instant: i64) {
        self.clock.0.store(instant, Ordering::SeqCst);
        if self.ok("desk_read", json!({}))["on_duty"].is_null() {
            let name = self.on_duty.borrow().clone();
            self.on_duty(&name);
        }
    }

    fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        self.desk
            .rpc(json!({ "command": command, "request": request }))
    }

    fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    fn refused(&self, command: &str, request: Value) -> DeskError {
        match self.ask(command, request) {
            Err(error) => error,
            Ok(answer) => panic!("{command} was not refused: {answer}"),
        }
    }

    fn job(&self, command: &str, request: Value) -> Value {
        let mut patient = |_| ControlFlow::Continue(());
        let request = json!({ "command": command, "request": request });
        self.desk
            .job(request, &mut Progress::new(&mut patient))
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    /// The newest entry; chain, tables and file are proved on the way.
    fn head(&self) -> String {
        let verified = self.job("journal_verify", json!({}));
        assert_eq!(verified["differences"], json!([]), "{verified}");
        verified["head"].as_str().unwrap().to_owned()
    }

    fn page(&self, donor: &Value) -> Value {
        self.ok("donor_open", json!({ "donor": donor }))
    }

    /// The id of a donor whose walk-in or late entry was answered.
    fn donor(&self, answer: &Value) -> Value {
        let found = self.ok("donor_search", json!({ "query": answer["donor_no"] }));
        found["hits"][0]["donor"].clone()
    }

    /// The open tasks, but those that ask whether the made-up donors, all of one name and birth
    /// date, are one person.
    fn open_tasks(&self) -> Vec<Value> {
        let tasks = self.ok("task_list", json!({}));
        let tasks = tasks.as_array().unwrap().iter();
        tasks
            .filter(|task| task["about"] != "possible_duplicate")
            .cloned()
            .collect()
    }

    /// Registers somebody who is nobody else, however similar.
    fn registered(&self, mut person: Value) -> Value {
        let similar = self.ok("donor_similar", person.clone());
        let similar = similar.as_array().unwrap().iter();
        let others: Vec<Value> = similar.map(|one| one["donor"]["donor"].clone()).collect();
        person["not_the_same"] = json!(others);
        self.ok("donor_register", person)["id"].clone()
    }

    /// The rows of the donations export.
    fn exported(&self, name: &str) -> Vec<Value> {
        let out = self.folder.path().join(name);
        let request = json!({ "what": "donations", "format": "jsonl", "out": out });
        self.job("export_write", request);
        rows(&out)
    }
}

fn rows(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The resident number of a made-up woman: the division is a city as a whole, nobody's address.
fn number(born: &str, sequence: u32) -> String {
    let body = format!("511100{}{:03}", born.replace('-', ""), sequence * 2);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .chars()
        .zip(weights)
        .map(|(digit, weight)| digit.to_digit(10).unwrap() * weight)
        .sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
    body + check
}

/// A line for 400 ml of a healthy woman of 36, on a day, with the code that is `of`'s alone.
fn line(person: u32, on: &str, of: u32) -> Value {
    json!({
        "id": of,
        "document": { "number": number("1990-05-01", person) },
        "name": "黄小兰",
        "on": on,
        "interview": { "form_no": format!("F{of}"), "consent": true, "by": "试验医师" },
        "plan": { "kind": "whole_blood", "ml": 400 },
        "exam": examination(128),
        "donation_code": code(of),
    })
}

fn code(of: u32) -> String {
    format!("Z511126{of:06}")
}

fn examination(haemoglobin: u32) -> Value {
    json!({
        "weight_kg": 55, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
        "temperature_c": 36.5, "haemoglobin_g_l": haemoglobin, "platelets_10e9_l": 210,
        "haematocrit": 0.41,
    })
}

/// A walk-in's line as a visit of today goes: a donor's visit that stands before the collection.
fn visit_before_collection(station: &Station, person: u32, of: u32) -> (Value, Value) {
    let register = json!({
        "document": { "number": number("1990-05-01", person) }, "name": "黄小兰",
    });
    let donor = station.registered(register);
    let visit = station.ok(
        "visit_open",
        json!({ "donor": donor, "face_matches_document": true }),
    )["id"]
        .clone();
    let interview = json!({ "visit": visit, "form_no": format!("F{of}"), "consent": true });
    station.ok("interview_record", interview);
    let plan = json!({ "kind": "whole_blood", "ml": 400 });
    station.ok(
        "examination_record",
        json!({ "visit": visit, "examination": examination(128), "plan": plan }),
    );
    station.ok(
        "donation_code_assign",
        json!({ "visit": visit, "code": code(of) }),
    );
    (donor, visit)
}
