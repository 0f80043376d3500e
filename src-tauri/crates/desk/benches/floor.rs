//! What one recorded collection costs, beside the least that a durable write can cost here.
//!
//! The collection is the desk's own step of a visit: judged, entered, projected, counted, committed,
//! read back. The floor is one bare row committed to an equally encrypted file. Both are timed in
//! turn, so that the disk's moods fall on both. More than twice the floor ends with an error.

use redwall_desk::command::Callers;
use redwall_desk::visit::{self, CollectionRecord};
use redwall_desk::{Desk, DeskError};
use redwall_store::Floor;
use serde_json::{Value, json};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const VISITS: u32 = 400;
/// Visits that only warm up what is cached.
const WARM_UP: u32 = 50;
const MOST: f64 = 2.0;
const PASSWORD: &str = "山高水长 four horses";

fn main() -> ExitCode {
    match measured() {
        Ok(ratio) if ratio <= MOST => ExitCode::SUCCESS,
        Ok(ratio) => {
            eprintln!("{ratio:.2} times the floor; at most {MOST} is meant");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measured() -> Result<f64, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let desk = Desk::at(folder.path().join("station"))?;
    ask(
        &desk,
        "station_create",
        json!({ "station": "试验血站", "site": "试验献血屋", "staff": "院长", "password": PASSWORD }),
    )?;
    let visits: Vec<Value> = (0..VISITS)
        .map(|of| before_the_needle(&desk, of))
        .collect::<Result<_, _>>()?;
    let floor = Floor::in_folder(folder.path())?;
    let session = desk.session(Callers::Anyone)?;
    let (mut bare, mut collections) = (Vec::new(), Vec::new());
    for (of, id) in (0..VISITS).zip(visits) {
        let request = json!({ "visit": id, "code": code(of), "drawn": plan() });
        let request: CollectionRecord = serde_json::from_value(request)?;
        let floor = timed(|| floor.commit())?;
        let collection = timed(|| visit::collect(&session, request))?;
        if of >= WARM_UP {
            bare.push(floor);
            collections.push(collection);
        }
    }
    let (floor, collection) = (Times::of(bare), Times::of(collections));
    let ratio = collection.median.as_secs_f64() / floor.median.as_secs_f64();
    println!("one bare durable commit    {floor}");
    println!("one recorded collection    {collection}");
    println!("ratio of the medians       {ratio:.2}");
    Ok(ratio)
}

/// How long it took.
fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<Duration, E> {
    let begun = Instant::now();
    work()?;
    Ok(begun.elapsed())
}

struct Times {
    median: Duration,
    percentile_99: Duration,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |percent: usize| {
            let place = times.len() * percent / 100;
            times.get(place).copied().unwrap_or_default()
        };
        Self {
            median: at(50),
            percentile_99: at(99),
        }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (median, percentile_99) = (self.median, self.percentile_99);
        write!(
            f,
            "median {median:.1?}, 99th percentile {percentile_99:.1?}"
        )
    }
}

/// A visit that stands before the collection.
fn before_the_needle(desk: &Desk, of: u32) -> Result<Value, DeskError> {
    let document = json!({ "type": "passport", "number": format!("E{of:08}") });
    let person = json!({
        "document": document, "name": "黄小兰", "sex": "female", "birth_date": "1990-05-01",
    });
    let donor = ask(desk, "donor_register", person)?["id"].take();
    let visit = json!({ "donor": donor, "face_matches_document": true });
    let id = ask(desk, "visit_open", visit)?["id"].take();
    let interview = json!({ "visit": id, "form_no": "F1", "consent": true });
    ask(desk, "interview_record", interview)?;
    let examination = json!({
        "weight_kg": 55, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
        "temperature_c": 36.5, "haemoglobin_g_l": 128,
    });
    let examined = json!({ "visit": id, "examination": examination, "plan": plan() });
    ask(desk, "examination_record", examined)?;
    ask(
        desk,
        "donation_code_assign",
        json!({ "visit": id, "code": code(of) }),
    )?;
    Ok(id)
}

fn plan() -> Value {
    json!({ "kind": "whole_blood", "ml": 400 })
}

fn code(of: u32) -> String {
    format!("Z511126{of:06}")
}

fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, DeskError> {
    desk.rpc(json!({ "command": command, "request": request }))
}
