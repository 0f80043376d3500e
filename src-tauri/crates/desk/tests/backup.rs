//! Backups at a desk: who may ask for what, when they are made unasked, what is told of them.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_desk::{Desk, DeskError, ErrorCode, Progress};
use redwall_store::{Instant, MovableClock};
use serde_json::{Value, json};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
const NOON: Instant = Instant(1_795_320_000_000);
const HOUR_MS: i64 = 3_600_000;

struct Station {
    desk: Arc<Desk>,
    clock: MovableClock,
    folder: TempDir,
}

impl Station {
    fn new() -> Self {
        let station = Self::without();
        let new =
            json!({ "station": "试验血站", "site": "x", "staff": "院长", "password": PASSWORD });
        station.ok("station_create", new);
        for role in ["nurse", "receptionist"] {
            let staff = json!({ "name": role, "roles": [role], "password": PASSWORD });
            station.ok("staff_add", staff);
        }
        station
    }

    /// A desk without a station.
    fn without() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovableClock::at(NOON);
        let data = folder.path().join("station");
        let desk = Desk::with_clock(data, Arc::new(clock.clone())).unwrap();
        Self {
            desk: Arc::new(desk),
            clock,
            folder,
        }
    }

    fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        let request = json!({ "command": command, "request": request });
        let jobs = ["backup_now", "backup_drill", "backup_restore"];
        if jobs.contains(&command) {
            let mut go_on = |_| ControlFlow::Continue(());
            return self.desk.job(request, &mut Progress::new(&mut go_on));
        }
        self.desk.rpc(request)
    }

    #[track_caller]
    fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request).unwrap()
    }

    #[track_caller]
    fn refused(&self, command: &str, request: Value) -> DeskError {
        self.ask(command, request).unwrap_err()
    }

    fn on_duty(&self, name: &str) {
        self.ok(
            "session_open",
            json!({ "staff": name, "password": PASSWORD }),
        );
    }

    fn lock(&self) {
        self.ok("session_close", json!({}));
    }

    fn last(&self) -> Value {
        self.ok("desk_read", json!({}))["last_backup"].clone()
    }

    fn copies(&self) -> Vec<Value> {
        let rows = self.ok("backup_list", json!({}));
        rows["copies"].as_array().unwrap().clone()
    }

    fn write_something(&self) {
        let setting = json!({ "key": "lock.idle_minutes", "value": 60 });
        self.ok("setting_change", setting);
    }

    fn usb(&self) -> String {
        let usb = self.folder.path().join("usb");
        fs::create_dir_all(&usb).unwrap();
        usb.to_str().unwrap().to_owned()
    }
}

#[test]
fn the_title_bar_knows_of_the_last_backup_also_while_the_desk_is_locked() {
    let station = Station::new();
    assert_eq!(station.last()["verified_at"], Value::Null);
    station.ok("backup_now", json!({}));
    let last = station.last();
    assert_eq!(last["verified_at"], NOON.0);
    assert_eq!(last["is_overdue"], false);
    assert_eq!(last["places"][0]["place"], "station");
    assert_eq!(last["places"][0]["failure"], Value::Null);
    station.lock();
    assert_eq!(station.last()["verified_at"], NOON.0);
    let data = station.folder.path().join("station");
    let next = Desk::with_clock(data, Arc::new(station.clock.clone())).unwrap();
    let read = json!({ "command": "desk_read", "request": {} });
    let state = next.rpc(read).unwrap();
    assert_eq!(
        state["last_backup"]["verified_at"], NOON.0,
        "the next program knows"
    );
}

#[test]
fn a_backup_is_overdue_when_something_was_written_long_ago_and_not_copied() {
    let station = Station::new();
    station.ok("backup_now", json!({}));
    station.clock.forward_ms(HOUR_MS * 3);
    station.on_duty("院长");
    let news = station.last();
    assert_eq!(news["is_overdue"], false, "nothing was written since");
    station.write_something();
    assert_eq!(station.last()["is_overdue"], true);
    station.ok("backup_now", json!({}));
    assert_eq!(station.last()["is_overdue"], false);
}

#[test]
fn anybody_on_duty_makes_a_backup_and_an_administrator_says_where_else() {
    let station = Station::new();
    let to = json!({ "to": station.folder.path().join("copy") });
    station.on_duty("nurse");
    station.ok("backup_now", json!({}));
    assert_eq!(
        station.refused("backup_now", to.clone()).code,
        ErrorCode::NotAllowed
    );
    let place = json!({ "folder": station.usb() });
    assert_eq!(
        station.refused("backup_place_set", place.clone()).code,
        ErrorCode::NotAllowed
    );
    station.on_duty("院长");
    station.ok("backup_now", to);
    let set = station.ok("backup_place_set", place.clone());
    assert_eq!(set["second_place"], place["folder"]);
    station.ok("backup_now", json!({}));
    let places: Vec<Value> = station
        .copies()
        .iter()
        .map(|copy| copy["place"].clone())
        .collect();
    assert_eq!(places.iter().filter(|place| **place == "second").count(), 1);
    let none = station.ok("backup_place_set", json!({ "folder": null }));
    assert_eq!(none["second_place"], Value::Null);
}

#[test]
fn a_second_place_is_a_folder_that_is_there_and_not_the_stations_own() {
    let station = Station::new();
    let inside = station.folder.path().join("station").join("inside");
    fs::create_dir(&inside).unwrap();
    let nowhere = station.folder.path().join("nowhere");
    for folder in [inside.as_path(), &nowhere, Path::new("usb")] {
        let refused = station.refused("backup_place_set", json!({ "folder": folder }));
        assert_eq!(refused.code, ErrorCode::Invalid, "{folder:?}");
        assert_eq!(refused.field.as_deref(), Some("folder"));
    }
    assert!(!nowhere.exists());
}

#[test]
fn what_was_written_is_copied_when_the_desk_closes_and_only_then() {
    let station = Station::new();
    Desk::back_up_when_due(&station.desk);
    station.ok("backup_now", json!({}));
    assert_eq!(station.copies().len(), 1);
    station.desk.close_down();
    assert_eq!(station.copies().len(), 1, "nothing was written since");

    let station = Station::new();
    Desk::back_up_when_due(&station.desk);
    station.ok("backup_place_set", json!({ "folder": station.usb() }));
    station.desk.close_down();
    let copies = station.copies();
    assert_eq!(copies.len(), 2, "one in each place");
    assert!(copies.iter().all(|copy| copy["reason"] == "closing"));
    let data = station.folder.path().join("station");
    let left: Vec<_> = fs::read_dir(data.join("backups")).unwrap().collect();
    assert_eq!(left.len(), 1);
}

#[test]
fn a_desk_that_is_locked_is_copied_while_nobody_is_on_duty() {
    let station = Station::new();
    Desk::back_up_when_due(&station.desk);
    station.lock();
    // Closing waits for what the lock has begun.
    station.desk.close_down();
    let copies = station.copies();
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0]["reason"], "closing");
}

#[test]
fn a_copy_is_made_unasked_while_somebody_is_on_duty() {
    let station = Station::new();
    Desk::back_up_when_due(&station.desk);
    while station.copies().is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(station.copies()[0]["reason"], "scheduled");
}

#[test]
fn a_restored_desk_believes_its_clock_only_when_an_administrator_says_so() {
    let lost = Station::new();
    lost.write_something();
    let copy = lost.ok("backup_now", json!({}));
    let station = Station::without();
    station.clock.forward_ms(30 * 24 * HOUR_MS);
    let request = json!({ "file": copy["file"], "staff": "院长", "password": PASSWORD });
    let restored = station.ok("backup_restore", request.clone());
    assert_ne!(restored["desk"], restored["lost_desk"]);
    assert_eq!(restored["proved"]["differences"], json!([]));
    let state = station.ok("desk_read", json!({}));
    assert_eq!(state["clock"]["state"], "ahead");
    assert_eq!(state["on_duty"]["name"], "院长");
    assert_eq!(state["last_backup"]["verified_at"], Value::Null);
    station.ok("time_confirm", json!({}));
    assert_eq!(station.ok("desk_read", json!({}))["clock"]["state"], "ok");

    let early = Station::without();
    early.clock.forward_ms(-24 * HOUR_MS);
    early.ok("backup_restore", request);
    let state = early.ok("desk_read", json!({}));
    assert_eq!(state["clock"]["state"], "behind");
}

#[test]
fn a_backup_is_restored_by_an_administrator_while_nobody_is_on_duty() {
    let lost = Station::new();
    let copy = lost.ok("backup_now", json!({}));
    let request =
        |staff: &str| json!({ "file": copy["file"], "staff": staff, "password": PASSWORD });
    let station = Station::without();
    let refused = station.refused("backup_restore", request("nurse"));
    assert_eq!(refused.code, ErrorCode::Invalid);
    assert_eq!(refused.field.as_deref(), Some("staff"));
    let missing = json!({ "file": "/nowhere/x", "staff": "院长", "password": PASSWORD });
    let refused = station.refused("backup_restore", missing);
    assert_eq!(refused.field.as_deref(), Some("file"));
    assert_eq!(station.ok("desk_read", json!({}))["station"], "none");

    station.ok("backup_restore", request("院长"));
    let again = station.refused("backup_restore", request("院长"));
    assert_eq!(again.code, ErrorCode::OutOfOrder);
    station.lock();
    let again = station.refused("backup_restore", request("院长"));
    assert_eq!(again.code, ErrorCode::StationExists);
    let mut replace = request("院长");
    replace["replace"] = json!(true);
    let restored = station.ok("backup_restore", replace);
    assert!(Path::new(restored["replaced"].as_str().unwrap()).is_dir());
}

#[test]
fn a_drill_works_without_a_password_and_after_the_password_was_changed() {
    let station = Station::new();
    station.ok("backup_now", json!({}));
    let drilled = station.ok("backup_drill", json!({}));
    assert_eq!(drilled["by_password"], false);
    assert_eq!(drilled["proved"]["differences"], json!([]));
    let changed = json!({ "old": PASSWORD, "new": "another pass phrase" });
    station.ok("password_change", changed);
    let drilled = station.ok("backup_drill", json!({ "password": "another pass phrase" }));
    assert_eq!(drilled["by_password"], false);
    let drilled = station.ok("backup_drill", json!({ "password": PASSWORD }));
    assert_eq!(drilled["by_password"], true);
    let data = station.folder.path().join("station");
    assert!(!data.join("drill.new").exists());
}
