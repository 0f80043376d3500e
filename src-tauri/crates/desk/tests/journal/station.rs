//! A station in a folder of its own, with a clock that the test moves.

use redwall_desk::{Desk, DeskError, Progress};
use redwall_store::{Clock, Instant};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

pub const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
const NOON: i64 = 1_795_320_000_000;
const DAY: i64 = 86_400_000;
/// More than once an hour.
const LOOKS_A_DAY: i64 = 25;

#[derive(Clone)]
struct MovedClock(Arc<AtomicI64>);

impl Clock for MovedClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

pub struct Station {
    pub desk: Desk,
    clock: MovedClock,
    folder: TempDir,
}

impl Station {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovedClock(Arc::new(AtomicI64::new(NOON)));
        let desk = Desk::with_clock(folder.path().into(), Arc::new(clock.clone())).unwrap();
        let station = Self {
            desk,
            clock,
            folder,
        };
        station.ok(
            "station_create",
            json!({ "station": "试验血站", "site": "试验献血屋", "staff": "院长", "password": PASSWORD }),
        );
        let rests_long = json!({ "key": "lock.idle_minutes", "value": 60 });
        station.ok("setting_change", rests_long);
        station
    }

    pub fn with_staff(self, staff: &[(&str, &str)]) -> Self {
        for (name, role) in staff {
            let staff = json!({ "name": name, "roles": [role], "password": PASSWORD });
            self.ok("staff_add", staff);
        }
        self
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn today(&self) -> chrono::NaiveDate {
        self.clock.now().station_date()
    }

    /// A day passes on which somebody looks at the queue before the desk locks itself.
    pub fn a_day_passes(&self) {
        for _ in 0..LOOKS_A_DAY {
            self.clock.0.fetch_add(DAY / LOOKS_A_DAY, Ordering::SeqCst);
            self.ok("visit_list", json!({}));
        }
    }

    pub fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        self.desk
            .rpc(json!({ "command": command, "request": request }))
    }

    pub fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    pub fn on_duty(&self, name: &str) {
        let login = json!({ "staff": name, "password": PASSWORD });
        self.ok("session_open", login);
    }

    pub fn register(&self, number: &str, name: &str) -> Value {
        let person = json!({ "document": { "number": number }, "name": name });
        self.registered_as(person)
    }

    /// Registers somebody who is nobody else, however similar.
    pub fn registered_as(&self, mut person: Value) -> Value {
        let similar = self.ok("donor_similar", person.clone());
        let similar = similar.as_array().unwrap().iter();
        let others: Vec<Value> = similar.map(|one| one["donor"]["donor"].clone()).collect();
        person["not_the_same"] = json!(others);
        self.ok("donor_register", person)["id"].clone()
    }

    /// Proves everything; nothing may differ.
    pub fn proved(&self) -> Value {
        let request = json!({ "command": "journal_verify", "request": {} });
        let mut patient = |_| ControlFlow::Continue(());
        let proved = self.desk.job(request, &mut Progress::new(&mut patient));
        let proved = proved.unwrap();
        assert_eq!(proved["differences"], json!([]));
        proved
    }
}
