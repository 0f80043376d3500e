//! Everything that a desk stands on, looked at as an inspector does.

use crate::station::Station;
use serde_json::{Value, json};
use std::fs;

fn row<'a>(checked: &'a Value, what: &str) -> &'a Value {
    let mut rows = checked["rows"].as_array().unwrap().iter();
    rows.find(|row| row["what"] == what).unwrap()
}

#[test]
fn a_station_in_order_passes_but_for_what_nobody_has_set_up() {
    let station = Station::new();
    let checked = station.ok("system_check", json!({}));
    for what in ["rules", "journal", "unread", "vault", "clock", "tasks"] {
        assert_eq!(row(&checked, what)["state"], "passed", "{what}");
    }
    for what in ["backup", "second_place"] {
        assert_eq!(row(&checked, what)["state"], "attention", "{what}");
    }
    let free = &row(&checked, "disk")["values"]["free_bytes"];
    assert!(free.as_u64().unwrap() > 0);
    let head = station.proved()["head"].clone();
    assert_eq!(row(&checked, "journal")["values"]["head"], head);
}

#[test]
fn a_vault_file_that_cannot_be_read_is_told() {
    let station = Station::new();
    fs::write(station.folder().join("vault.json"), "{").unwrap();
    let checked = station.ok("system_check", json!({}));
    let vault = row(&checked, "vault");
    assert_eq!(vault["state"], "attention");
    assert_eq!(vault["values"]["readable"], 1);
}

#[test]
fn a_noted_entry_that_the_journal_does_not_hold_fails() {
    let station = Station::new();
    let other = format!("{:020}:{}\n", 9999, "ab".repeat(32));
    fs::write(station.folder().join("head"), other).unwrap();
    let checked = station.ok("system_check", json!({}));
    assert_eq!(row(&checked, "journal")["state"], "failed");
}
