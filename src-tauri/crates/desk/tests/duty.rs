//! Who is on duty: locking, leaving, other roles, forgotten passwords; as a host drives it.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_desk::{Desk, DeskError, ErrorCode, Progress};
use redwall_store::fact::StaffRemoved;
use redwall_store::{Instant, MovableClock, Store};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::sync::Arc;
use tempfile::TempDir;

const PASSWORD: &str = "山高水长 four horses";
const OTHER: &str = "another phrase 2";
/// 2026-11-22, noon at the station.
const NOON: Instant = Instant(1_795_320_000_000);
const MINUTE_MS: i64 = 60_000;
/// So many that a proof of the journal tells how far it is.
const ENTRIES: u32 = 1_000;

struct Station {
    desk: Desk,
    clock: MovableClock,
    recovery_key: String,
    folder: TempDir,
}

impl Station {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovableClock::at(NOON);
        let desk = desk(&folder, &clock);
        let mut station = Self {
            desk,
            clock,
            recovery_key: String::new(),
            folder,
        };
        let new = json!({ "station": "试验血站", "site": "试验献血屋", "staff": "院长", "password": PASSWORD });
        let made = station.ok("station_create", new);
        station.recovery_key = text(&made["recovery_key"]);
        let nurse = json!({ "name": "护士", "roles": ["nurse"], "password": PASSWORD });
        station.ok("staff_add", nurse);
        station
    }

    fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        ask(&self.desk, command, request)
    }

    fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    fn refused(&self, command: &str, request: Value) -> (ErrorCode, String) {
        let error = self.ask(command, request).unwrap_err();
        (error.code, error.field.unwrap_or_default())
    }

    fn log_in(&self, name: &str, password: &str) -> Result<Value, DeskError> {
        let request = json!({ "staff": name, "password": password });
        self.ask("session_open", request)
    }

    fn on_duty(&self) -> Value {
        self.ok("desk_read", json!({}))["on_duty"]["name"].clone()
    }

    fn id_of(&self, name: &str) -> Value {
        let staff = self.ok("staff_list", json!({}));
        let row = staff.as_array().unwrap().iter().find(|r| r["name"] == name);
        row.unwrap()["id"].clone()
    }
}

fn desk(folder: &TempDir, clock: &MovableClock) -> Desk {
    Desk::with_clock(folder.path().into(), Arc::new(clock.clone())).unwrap()
}

fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, DeskError> {
    desk.rpc(json!({ "command": command, "request": request }))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn a_desk_that_nobody_uses_locks_itself_and_says_why() {
    let station = Station::new();
    station.clock.forward_ms(5 * MINUTE_MS - 1);
    station.ok("staff_list", json!({}));
    station.clock.forward_ms(5 * MINUTE_MS - 1);
    assert_eq!(station.on_duty(), "院长", "looking is no use of the desk");
    station.clock.forward_ms(1);
    let state = station.ok("desk_read", json!({}));
    assert_eq!(
        (&state["station"], &state["on_duty"]),
        (&json!("locked"), &json!(null))
    );
    let (code, _) = station.refused("staff_list", json!({}));
    assert_eq!(code, ErrorCode::Locked);
    station.log_in("院长", PASSWORD).unwrap();
    station.ok("staff_list", json!({}));
    station.clock.forward_ms(5 * MINUTE_MS);
    let (code, _) = station.refused("staff_list", json!({}));
    assert_eq!(code, ErrorCode::Locked, "without anybody looking first");
    station.log_in("院长", PASSWORD).unwrap();
    station.ok("session_close", json!({}));
    let (code, _) = station.refused("staff_list", json!({}));
    assert_eq!(code, ErrorCode::NotLoggedIn);
}

#[test]
fn the_station_says_how_long_a_desk_rests_and_a_clock_set_back_does_not_lock() {
    let station = Station::new();
    let longer = json!({ "key": "lock.idle_minutes", "value": 20 });
    station.ok("setting_change", longer);
    station.clock.forward_ms(19 * MINUTE_MS);
    assert_eq!(station.on_duty(), "院长");
    station.clock.forward_ms(-600 * MINUTE_MS);
    assert_eq!(station.on_duty(), "院长");
    station.clock.forward_ms(20 * MINUTE_MS);
    assert_eq!(station.on_duty(), Value::Null);
}

#[test]
fn a_long_job_is_use_of_the_desk() {
    let station = Station::new();
    for _ in 0..ENTRIES {
        let setting = json!({ "key": "lock.idle_minutes", "value": 5 });
        station.ok("setting_change", setting);
    }
    let request = json!({ "command": "journal_verify", "request": { "quick": true } });
    let mut told = 0;
    let mut listener = |_| {
        told += 1;
        station.clock.forward_ms(60 * MINUTE_MS);
        station.desk.lock_if_idle();
        ControlFlow::Continue(())
    };
    station
        .desk
        .job(request, &mut Progress::new(&mut listener))
        .unwrap();
    assert!(told > 0, "the job went on for hours");
    assert_eq!(station.on_duty(), "院长");
}

#[test]
fn a_wrong_password_leaves_the_former_person_on_duty() {
    let station = Station::new();
    let wrong = station.log_in("护士", "wrong").unwrap_err();
    assert_eq!(
        (wrong.code, wrong.field.as_deref()),
        (ErrorCode::WrongPassword, Some("password"))
    );
    assert_eq!(station.on_duty(), "院长");
    station.log_in("护士", PASSWORD).unwrap();
    assert_eq!(station.on_duty(), "护士");
}

#[test]
fn incident_06_a_shared_password_is_not_needed_and_guessing_one_takes_ever_longer() {
    let station = Station::new();
    for _ in 0..3 {
        assert!(station.log_in("护士", "wrong").is_err());
    }
    let wait = station.log_in("护士", PASSWORD).unwrap_err();
    assert_eq!(
        (wait.code, wait.field.as_deref()),
        (ErrorCode::Wait, Some("password"))
    );
    assert!(wait.message.contains("1秒"), "{}", wait.message);
    let again = desk(&station.folder, &station.clock);
    let right = json!({ "staff": "护士", "password": PASSWORD });
    let after_restart = ask(&again, "session_open", right.clone()).unwrap_err();
    assert_eq!(after_restart.code, ErrorCode::Wait);
    station.clock.forward_ms(1000);
    ask(&again, "session_open", right).unwrap();
}

#[test]
fn a_role_that_was_taken_away_stops_working_at_the_next_command_elsewhere() {
    let station = Station::new();
    let elsewhere = desk(&station.folder, &station.clock);
    let second =
        json!({ "name": "副院长", "roles": ["administrator", "nurse"], "password": PASSWORD });
    station.ok("staff_add", second);
    let log_in = json!({ "staff": "副院长", "password": PASSWORD });
    ask(&elsewhere, "session_open", log_in).unwrap();
    ask(&elsewhere, "staff_list", json!({})).unwrap();
    let nurse = json!({ "staff": station.id_of("副院长"), "roles": ["nurse", "nurse"] });
    station.ok("roles_change", nurse);
    let refused = ask(&elsewhere, "staff_list", json!({})).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed);
    let state = ask(&elsewhere, "desk_read", json!({})).unwrap();
    assert_eq!(state["on_duty"]["roles"], json!(["nurse"]));
    ask(&elsewhere, "visit_list", json!({})).unwrap();
}

#[test]
fn a_leavers_session_elsewhere_stops_at_the_next_command() {
    let station = Station::new();
    let elsewhere = desk(&station.folder, &station.clock);
    let nurse = json!({ "staff": "护士", "password": PASSWORD });
    ask(&elsewhere, "session_open", nurse).unwrap();
    ask(&elsewhere, "visit_list", json!({})).unwrap();
    // As it comes from another desk of the station, where the removal was made.
    let clock = Arc::new(station.clock.clone());
    let (store, by) = Store::open(station.folder.path(), clock, "院长", PASSWORD).unwrap();
    let members = store.read(|read| read.staff()).unwrap();
    let removed = StaffRemoved {
        reason: "离职".into(),
    };
    store
        .write(by, |write| write.append(members[1].id, removed))
        .unwrap();
    let refused = ask(&elsewhere, "visit_list", json!({})).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotLoggedIn);
    let again = json!({ "staff": "护士", "password": PASSWORD });
    let again = ask(&elsewhere, "session_open", again).unwrap_err();
    assert_eq!(again.code, ErrorCode::WrongPassword);
}

#[test]
fn a_leaver_goes_for_good_and_the_answer_says_what_stays_readable() {
    let station = Station::new();
    let nurse = station.id_of("护士");
    let itself = json!({ "staff": station.id_of("院长"), "reason": "离职" });
    assert_eq!(station.refused("staff_remove", itself).1, "staff");
    let why = json!({ "staff": nurse, "reason": " " });
    assert_eq!(station.refused("staff_remove", why).1, "reason");
    let removed = station.ok("staff_remove", json!({ "staff": nurse, "reason": "离职" }));
    assert_ne!(text(&removed["recovery_key"]), station.recovery_key);
    assert!(text(&removed["note"]).contains("以前的备份和拷贝"));
    let staff = station.ok("staff_list", json!({}));
    assert_eq!(
        (&staff[1]["left"], &staff[1]["can_log_in"]),
        (&json!(true), &json!(false))
    );
    let gone = station.log_in("护士", PASSWORD).unwrap_err();
    assert_eq!(gone.code, ErrorCode::WrongPassword);
    let again = json!({ "staff": nurse, "new": OTHER });
    assert_eq!(
        station.refused("password_reset", again).0,
        ErrorCode::NotFound
    );
    let shown = station.ok("recovery_key_show", json!({ "password": PASSWORD }));
    assert_eq!(shown["recovery_key"], removed["recovery_key"]);
    let old = json!({ "recovery_key": station.recovery_key, "staff": "院长", "password": OTHER });
    assert_eq!(station.refused("session_recover", old).1, "recovery_key");
}

#[test]
fn a_removal_waits_until_no_other_window_has_the_data_open() {
    let station = Station::new();
    let elsewhere = desk(&station.folder, &station.clock);
    let nurse = json!({ "staff": "护士", "password": PASSWORD });
    ask(&elsewhere, "session_open", nurse).unwrap();
    let request = json!({ "staff": station.id_of("护士"), "reason": "离职" });
    let (code, _) = station.refused("staff_remove", request.clone());
    assert_eq!(code, ErrorCode::InUse);
    assert_eq!(station.ok("staff_list", json!({}))[1]["left"], json!(false));
    ask(&elsewhere, "session_close", json!({})).unwrap();
    station.ok("staff_remove", request);
}

#[test]
fn passwords_are_changed_by_their_owners_and_reset_by_administrators() {
    let station = Station::new();
    let weak = json!({ "staff": station.id_of("护士"), "new": "12345678" });
    assert_eq!(
        station.refused("password_reset", weak),
        (ErrorCode::WeakPassword, "new".into())
    );
    let reset = json!({ "staff": station.id_of("护士"), "new": OTHER });
    station.ok("password_reset", reset);
    let own = json!({ "staff": station.id_of("院长"), "new": OTHER });
    assert_eq!(station.refused("password_reset", own).1, "staff");
    station.log_in("护士", OTHER).unwrap();
    let wrong = json!({ "old": PASSWORD, "new": "third phrase 3" });
    assert_eq!(
        station.refused("password_change", wrong),
        (ErrorCode::WrongPassword, "old".into())
    );
    let same = json!({ "old": OTHER, "new": OTHER });
    assert_eq!(station.refused("password_change", same).1, "new");
    station.ok(
        "password_change",
        json!({ "old": OTHER, "new": "third phrase 3" }),
    );
    station.log_in("护士", "third phrase 3").unwrap();
}

#[test]
fn a_lost_vault_is_told_and_the_recovery_key_opens_the_station() {
    let station = Station::new();
    station.ok("session_close", json!({}));
    for name in ["vault.json", "vault.copy.json"] {
        std::fs::write(station.folder.path().join(name), "{}").unwrap();
    }
    let state = station.ok("desk_read", json!({}));
    assert_eq!(
        (&state["station"], &state["vault_lost"]),
        (&json!("locked"), &json!(true))
    );
    let mut request = json!({ "recovery_key": "A".repeat(56), "staff": "院长", "password": OTHER });
    assert_eq!(
        station.refused("session_recover", request.clone()).1,
        "recovery_key"
    );
    request["recovery_key"] = station.recovery_key.to_lowercase().into();
    request["staff"] = "护士".into();
    assert_eq!(
        station.refused("session_recover", request.clone()).1,
        "staff"
    );
    request["staff"] = "院长".into();
    request["password"] = "12345678".into();
    assert_eq!(
        station.refused("session_recover", request.clone()).1,
        "password"
    );
    request["password"] = OTHER.into();
    let state = station.ok("session_recover", request);
    assert_eq!(
        (&state["on_duty"]["name"], &state["vault_lost"]),
        (&json!("院长"), &json!(false))
    );
    let staff = station.ok("staff_list", json!({}));
    assert_eq!(staff[1]["can_log_in"], json!(false));
    station.log_in("院长", OTHER).unwrap();
}

#[test]
fn the_rights_report_says_who_holds_what_since_when_and_by_whom() {
    let station = Station::new();
    let nurse = station.ok("staff_list", json!({}))[1]["id"].clone();
    let log_in = |name: &str| {
        station.ok(
            "session_open",
            json!({ "staff": name, "password": PASSWORD }),
        );
    };
    station.clock.forward_ms(24 * 60 * MINUTE_MS);
    log_in("院长");
    let roles = json!({ "staff": nurse, "roles": ["nurse", "receptionist"] });
    station.ok("roles_change", roles);
    station.clock.forward_ms(24 * 60 * MINUTE_MS);
    log_in("护士");
    log_in("院长");

    let report = station.ok("staff_rights_read", json!({}));
    let person = |name: &str| {
        let people = report["people"].as_array().unwrap();
        people
            .iter()
            .find(|person| person["name"] == name)
            .unwrap()
            .clone()
    };
    let held: Vec<_> = person("护士")["roles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|held| {
            (
                text(&held["role"]),
                text(&held["given"]["on"]),
                text(&held["given"]["by"]),
            )
        })
        .collect();
    let expected = [("receptionist", "2026-11-23"), ("nurse", "2026-11-22")];
    assert_eq!(held.len(), 2);
    for (role, since) in expected {
        let given = (role.to_owned(), since.to_owned(), "院长".to_owned());
        assert!(held.contains(&given), "{held:?}");
    }
    assert_eq!(person("护士")["last_login"], NOON.0 + 48 * 60 * MINUTE_MS);

    station.ok("staff_remove", json!({ "staff": nurse, "reason": "调离" }));
    let report = station.ok("staff_rights_read", json!({}));
    let gone = &report["people"][1];
    assert_eq!(
        (&gone["roles"], &gone["can_log_in"]),
        (&json!([]), &json!(false))
    );
    assert_eq!(gone["left"]["by"], "院长");
    assert_eq!(gone["left"]["reason"], "调离");
    let what: Vec<_> = gone["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| text(&one["what"]))
        .collect();
    assert_eq!(what, ["added", "roles", "removed"]);
}
