//! The journal on screen: by person, donor, kind and day, masked as it may be seen.

use crate::station::Station;
use redwall_desk::ErrorCode;
use serde_json::{Value, json};

const NUMBER: &str = "51110019900501002X";
const STAFF: [(&str, &str); 2] = [("接待", "receptionist"), ("审核", "auditor")];

fn kinds(page: &Value) -> Vec<&str> {
    let rows = page["rows"].as_array().unwrap().iter();
    rows.map(|row| row["kind"].as_str().unwrap()).collect()
}

#[test]
fn the_journal_is_read_newest_first_by_person_donor_kind_and_day() {
    let station = Station::new().with_staff(&STAFF);
    station.on_duty("接待");
    let donor = station.register(NUMBER, "黄小兰");
    station.a_day_passes();
    station.on_duty("接待");
    let phone = json!({ "donor": donor, "phone": "13900000000" });
    station.ok("donor_phone_change", phone);
    station.on_duty("审核");

    let of_donor = station.ok("journal_read", json!({ "donor": donor }));
    assert_eq!(
        kinds(&of_donor),
        ["donor.phone_changed", "document.added", "donor.registered"]
    );
    let newest = &of_donor["rows"][0];
    assert_eq!(newest["by"], "接待");
    assert_eq!(newest["donor"], donor);
    assert_eq!(newest["fields"]["phone"], "139****0000");
    let document = &of_donor["rows"][1]["fields"]["number"];
    assert_ne!(document, NUMBER, "a number is masked");

    let of_kind = station.ok("journal_read", json!({ "kind": "donor.phone_changed" }));
    assert_eq!(kinds(&of_kind), ["donor.phone_changed"]);
    let day = |field: &str, day: &str| {
        let asked = json!({ "donor": donor, field: day });
        kinds(&station.ok("journal_read", asked)).len()
    };
    let first = of_donor["rows"][2]["at"].as_str().unwrap();
    let second = newest["at"].as_str().unwrap();
    assert_ne!(first[..10], second[..10]);
    assert_eq!(day("to", &first[..10]), 2);
    assert_eq!(day("from", &second[..10]), 1);

    let staff = station.ok("staff_list", json!({}));
    let staff = staff.as_array().unwrap().iter();
    let receptionist = staff.clone().find(|one| one["name"] == "接待").unwrap();
    let by_one = station.ok("journal_read", json!({ "staff": receptionist["id"] }));
    let rows = by_one["rows"].as_array().unwrap();
    assert!(rows.len() >= 3 && rows.iter().all(|row| row["by"] == "接待"));

    let everything = station.ok("journal_read", json!({}));
    let older = json!({ "older_than": everything["rows"][2]["entry"] });
    let older = station.ok("journal_read", older);
    assert_eq!(older["rows"][0], everything["rows"][3]);
    assert_eq!(everything["further"], Value::Null, "that was all");
}

#[test]
fn an_administrator_reads_the_journal_without_what_is_about_health() {
    let station = Station::new();
    let page = station.ok("journal_read", json!({ "kind": "staff.added" }));
    assert_eq!(page["rows"][0]["fields"]["name"], "院长");
    let none = station.ok("journal_read", json!({ "kind": "deferral.set" }));
    assert_eq!(none["rows"], json!([]));
}

#[test]
fn what_cannot_be_asked_of_the_journal_is_refused_at_its_field() {
    let station = Station::new();
    for (request, field) in [
        (json!({ "kind": "donor.abducted" }), "kind"),
        (json!({ "older_than": "17" }), "older_than"),
        (json!({ "from": "2026-11-22", "to": "2026-11-21" }), "to"),
    ] {
        let error = station.ask("journal_read", request).unwrap_err();
        assert_eq!(error.code, ErrorCode::Invalid);
        assert_eq!(error.field.as_deref(), Some(field));
    }
}
