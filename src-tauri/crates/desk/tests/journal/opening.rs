//! Who opened whose record.

use crate::station::Station;
use redwall_desk::ErrorCode;
use serde_json::{Value, json};
use std::fs::File;
use std::time::{Duration, Instant};

const NUMBER: &str = "51110019900501002X";
const STAFF: [(&str, &str); 3] = [
    ("接待", "receptionist"),
    ("护士", "nurse"),
    ("审核", "auditor"),
];

fn names(openings: &Value) -> Vec<&str> {
    let openings = openings.as_array().unwrap().iter();
    openings.map(|row| row["staff"].as_str().unwrap()).collect()
}

#[test]
fn whoever_opened_a_record_is_named_to_those_who_ask() {
    let station = Station::new().with_staff(&STAFF);
    let donor = station.register(NUMBER, "黄小兰");
    for name in ["接待", "护士", "护士"] {
        station.on_duty(name);
        station.ok("donor_open", json!({ "donor": donor }));
        let refused = station.ask("record_openings", json!({ "donor": donor }));
        assert_eq!(refused.unwrap_err().code, ErrorCode::NotAllowed);
        station.a_day_passes();
    }
    station.on_duty("审核");
    let openings = station.ok("record_openings", json!({ "donor": donor }));
    assert_eq!(names(&openings), ["护士", "护士", "接待"]);
    station.proved();
}

#[test]
fn opening_a_record_waits_for_no_writer() {
    let station = Station::new();
    let donor = station.register(NUMBER, "黄小兰");
    let writing = File::options()
        .write(true)
        .open(station.folder().join("writing.lock"))
        .unwrap();
    writing.lock().unwrap();
    station.ok("donor_open", json!({ "donor": donor }));
    writing.unlock().unwrap();
    let openings = station.ok("record_openings", json!({ "donor": donor }));
    assert_eq!(names(&openings), ["院长"]);
}

#[test]
fn an_opening_is_written_a_moment_later_though_nothing_else_is() {
    let station = Station::new();
    let donor = station.register(NUMBER, "黄小兰");
    let entries = station.proved()["entries"].as_u64().unwrap();
    station.ok("donor_open", json!({ "donor": donor }));
    station.ok("donor_open", json!({ "donor": donor }));
    let patience = Instant::now() + Duration::from_secs(120);
    while station.proved()["entries"] == entries {
        assert!(Instant::now() < patience, "no entry was written");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(station.proved()["entries"], entries + 1);
}

#[test]
fn what_was_opened_before_the_desk_was_locked_is_written() {
    let station = Station::new();
    let donor = station.register(NUMBER, "黄小兰");
    let entries = station.proved()["entries"].as_u64().unwrap();
    station.ok("donor_open", json!({ "donor": donor }));
    station.ok("session_close", json!({}));
    station.on_duty("院长");
    assert_eq!(station.proved()["entries"], entries + 1);
    let openings = station.ok("record_openings", json!({ "donor": donor }));
    assert_eq!(names(&openings), ["院长"]);
}
