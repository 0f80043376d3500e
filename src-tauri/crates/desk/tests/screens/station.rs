//! A station in a folder of its own, with one person for each role.

use redwall_desk::{Desk, DeskError, Progress};
use redwall_store::{Instant, MovableClock};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

pub const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
pub const NOON: i64 = 1_795_320_000_000;
pub const TODAY: &str = "2026-11-22";
pub const MINUTE: i64 = 60_000;
pub const DAY: i64 = 24 * 60 * MINUTE;

pub struct Station {
    pub desk: Desk,
    clock: MovableClock,
    folder: TempDir,
    hired: RefCell<HashSet<&'static str>>,
}

/// The founder, who holds every role but the auditor's, and one colleague or two of each role.
const FOUNDER: &str = "院长";
const COLLEAGUES: [(&str, &str); 6] = [
    ("接待", "receptionist"),
    ("二接待", "receptionist"),
    ("医师", "physician"),
    ("护士", "nurse"),
    ("证书", "certificate_clerk"),
    ("审核", "auditor"),
];

impl Station {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovableClock::at(Instant(NOON));
        let desk = Desk::with_clock(folder.path().into(), Arc::new(clock.clone())).unwrap();
        let station = Self {
            desk,
            clock,
            folder,
            hired: RefCell::default(),
        };
        let new = json!({
            "station": "试验血站", "site": "试验献血屋", "staff": FOUNDER, "password": PASSWORD,
        });
        station.ok("station_create", new);
        station
    }

    /// The same station at a desk that was started anew.
    pub fn started_again(&self) -> Desk {
        Desk::with_clock(self.folder().into(), Arc::new(self.clock.clone())).unwrap()
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        self.desk
            .rpc(json!({ "command": command, "request": request }))
    }

    pub fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    pub fn refused(&self, command: &str, request: Value) -> DeskError {
        match self.ask(command, request) {
            Err(error) => error,
            Ok(answer) => panic!("{command} was not refused: {answer}"),
        }
    }

    pub fn job(&self, command: &str, request: Value) -> Value {
        let mut patient = |_| ControlFlow::Continue(());
        let request = json!({ "command": command, "request": request });
        self.desk
            .job(request, &mut Progress::new(&mut patient))
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    /// Puts somebody on duty; a colleague joins the staff when first needed.
    pub fn on_duty(&self, name: &str) {
        let colleague = COLLEAGUES.into_iter().find(|(known, _)| *known == name);
        if let Some((name, role)) = colleague
            && self.hired.borrow_mut().insert(name)
        {
            self.on_duty(FOUNDER);
            let staff = json!({ "name": name, "roles": [role], "password": PASSWORD });
            self.ok("staff_add", staff);
        }
        let request = json!({ "staff": name, "password": PASSWORD });
        self.ok("session_open", request);
    }

    pub fn pass(&self, milliseconds: i64) {
        self.clock.forward_ms(milliseconds);
    }

    pub fn page(&self, donor: &Value) -> Value {
        self.ok("donor_open", json!({ "donor": donor }))
    }

    /// A woman of 36, registered by the person on duty, whoever is like her.
    pub fn registered(&self, of: u32) -> Value {
        self.registered_as(json!({ "document": { "number": woman(of) }, "name": "黄小兰" }))
    }

    pub fn registered_as(&self, mut person: Value) -> Value {
        let mut asked = person.clone();
        asked.as_object_mut().unwrap().remove("address");
        let similar = self.ok("donor_similar", asked);
        let similar = similar.as_array().unwrap().iter();
        let others: Vec<Value> = similar.map(|one| one["donor"]["donor"].clone()).collect();
        person["not_the_same"] = json!(others);
        self.ok("donor_register", person)["id"].clone()
    }

    pub fn visit(&self, donor: &Value) -> Value {
        let request = json!({ "donor": donor, "face_matches_document": true });
        self.ok("visit_open", request)["id"].clone()
    }

    /// A visit that stands before the examination.
    pub fn interviewed(&self, donor: &Value) -> Value {
        let visit = self.visit(donor);
        let interview = json!({ "visit": visit, "form_no": "F1", "consent": true });
        self.ok("interview_record", interview);
        visit
    }

    /// A visit that stands before the collection, with a code.
    pub fn coded(&self, of: u32) -> (Value, Value) {
        let donor = self.registered(of);
        let visit = self.interviewed(&donor);
        self.ok("examination_record", examination(&visit, 128.0));
        let request = json!({ "visit": visit, "code": code(of) });
        self.ok("donation_code_assign", request);
        (donor, visit)
    }

    /// Chain, tables and attachments are as they should be.
    pub fn assert_proved(&self) {
        let verified = self.job("journal_verify", json!({}));
        assert_eq!(verified["differences"], json!([]), "{verified}");
    }
}

pub fn code(of: u32) -> String {
    format!("Z511126{of:06}")
}

pub fn examination(visit: &Value, haemoglobin: f64) -> Value {
    json!({
        "visit": visit,
        "examination": {
            "weight_kg": 55, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
            "temperature_c": 36.5, "haemoglobin_g_l": haemoglobin,
        },
        "plan": { "kind": "whole_blood", "ml": 400 },
    })
}

pub fn collection(visit: &Value, of: u32) -> Value {
    json!({ "visit": visit, "code": code(of), "drawn": { "kind": "whole_blood", "ml": 400 } })
}

/// The number of a made-up woman born in 1990: the division is a city as a whole.
pub fn woman(of: u32) -> String {
    number(of * 2)
}

/// The number of a made-up man born in 1990.
pub fn man(of: u32) -> String {
    number(of * 2 + 1)
}

fn number(sequence: u32) -> String {
    let body = format!("51110019900501{sequence:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .chars()
        .zip(weights)
        .map(|(digit, weight)| digit.to_digit(10).unwrap() * weight)
        .sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
    body + check
}

pub fn signature() -> Value {
    json!({
        "form": "strokes", "width": 600, "height": 200, "strokes": [[[10, 20], [30, 40]]],
    })
}
