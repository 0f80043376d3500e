//! The donor's page: notes, address, photo, family benefit, and what is missing to an honour.

use crate::station::{Station, woman};
use redwall_desk::ErrorCode;
use serde_json::{Value, json};

#[test]
fn a_note_is_read_by_everybody_struck_out_by_name_and_never_gone() {
    let station = Station::new();
    let donor = station.registered(1);
    station.on_duty("接待");
    let page = station.ok(
        "note_add",
        json!({ "donor": donor, "text": " 周末才有空 " }),
    );
    let note = page["notes"][0].clone();
    assert_eq!(note["text"], "周末才有空");
    assert_eq!(
        (&note["added"]["by"], &note["added"]["on"]),
        (&json!("接待"), &json!("2026-11-22"))
    );
    let empty = station.refused("note_add", json!({ "donor": donor, "text": " " }));
    assert_eq!(empty.field.as_deref(), Some("text"));
    let silent = station.refused("note_strike", json!({ "note": note["id"], "reason": "" }));
    assert_eq!(silent.field.as_deref(), Some("reason"));
    station.on_duty("护士");
    let page = station.ok(
        "note_strike",
        json!({ "note": note["id"], "reason": "已调班" }),
    );
    let struck = &page["notes"][0]["struck"];
    assert_eq!(
        (&struck["by"], &struck["reason"]),
        (&json!("护士"), &json!("已调班"))
    );
    let twice = station.refused("note_strike", json!({ "note": note["id"], "reason": "x" }));
    assert_eq!(twice.code, ErrorCode::OutOfOrder);
    station.on_duty("院长");
    station.assert_proved();
}

#[test]
fn notes_of_merged_records_are_the_persons() {
    let station = Station::new();
    let (one, other) = (station.registered(1), station.registered(2));
    station.ok("note_add", json!({ "donor": one, "text": "一" }));
    station.ok("note_add", json!({ "donor": other, "text": "二" }));
    station.ok(
        "donor_merge",
        json!({ "keep": one, "merge": other, "reason": "同一人" }),
    );
    let notes = station.page(&one)["notes"].clone();
    let mut texts: Vec<_> = notes
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["text"].as_str().unwrap())
        .collect();
    texts.sort_unstable();
    assert_eq!(texts, ["一", "二"]);
    let of_other = notes
        .as_array()
        .unwrap()
        .iter()
        .find(|note| note["text"] == "二")
        .unwrap();
    let page = station.ok(
        "note_strike",
        json!({ "note": of_other["id"], "reason": "x" }),
    );
    assert_eq!(page["id"], one);
    station.assert_proved();
}

#[test]
fn an_address_is_optional_masked_and_in_the_journal() {
    let station = Station::new();
    let mut person = json!({ "document": { "number": woman(1) }, "name": "黄小兰" });
    person["address"] = json!("四川省乐山市中心街1号");
    let donor = station.registered_as(person);
    assert_eq!(station.page(&donor)["address"], "四川省乐山市…");
    let reveal = json!({ "donor": donor, "field": "address" });
    assert_eq!(
        station.ok("donor_reveal", reveal)["value"],
        "四川省乐山市中心街1号"
    );
    let change = json!({ "donor": donor, "address": "四川省峨眉山市名山路2号" });
    station.ok("donor_address_change", change.clone());
    station.ok("donor_address_change", change);
    station.on_duty("审核");
    let changes = station.ok("donor_changes", json!({ "donor": donor }));
    let kinds: Vec<_> = changes
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["kind"])
        .collect();
    let changed = kinds
        .iter()
        .filter(|kind| **kind == "donor.address_changed");
    assert_eq!(changed.count(), 2, "{kinds:?}");
    assert!(!changes.to_string().contains("名山路"), "masked");
    station.on_duty("院长");
    let nobody = station.registered(2);
    assert_eq!(station.page(&nobody)["address"], json!(null));
    // An address is part of registering.
    let undo = json!({ "donor": donor, "reason": "登记错了人" });
    station.ok("donor_registration_undo", undo);
}

#[test]
fn the_newest_photo_is_named_on_the_page() {
    let station = Station::new();
    let donor = station.registered(1);
    assert_eq!(station.page(&donor)["photo"], json!(null));
    let photo = json!({
        "donor": donor, "file_type": "png", "shows": "photo", "content": "iVBORw0KGgo=",
    });
    let sha256 = station.ok("attachment_add", photo)["sha256"].clone();
    assert_eq!(station.page(&donor)["photo"], sha256);
}

fn donated(station: &Station, of: u32, on: &str) -> Value {
    let line = json!({
        "document": { "number": woman(1) }, "name": "黄小兰", "on": on,
        "interview": { "form_no": "F1", "consent": true, "by": "医师" },
        "plan": { "kind": "whole_blood", "ml": 400 },
        "exam": {
            "weight_kg": 55, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
            "temperature_c": 36.5, "haemoglobin_g_l": 128,
        },
        "donation_code": crate::station::code(of),
    });
    station.ok("walk_in", line)
}

#[test]
fn the_page_says_what_blood_is_free_and_what_is_missing_to_the_next_honour() {
    let station = Station::new();
    let made = donated(&station, 1, "2025-01-10");
    donated(&station, 2, "2026-01-10");
    let hits = station.ok("donor_search", json!({ "query": made["donor_no"] }));
    let donor = hits["hits"][0]["donor"].clone();
    let page = station.page(&donor);
    assert_eq!(page["benefits"]["total_ml"], 800);
    assert_eq!(
        page["benefits"]["self"],
        json!({ "unlimited": false, "ml": 2400 })
    );
    assert_eq!(page["benefits"]["family"]["ml"], 800);
    let progress = page["progress"].as_array().unwrap();
    assert_eq!(progress.len(), 1, "{progress:?}");
    let next = &progress[0];
    assert_eq!(
        (&next["honour"], &next["has"], &next["of"], &next["needs"]),
        (&json!("dedication"), &json!(4), &json!(20), &json!(16))
    );
    assert!(
        next["zh"].as_str().unwrap().starts_with("再献16次可获铜奖"),
        "{next}"
    );

    let hours = json!({ "donor": donor, "since": "2020-01-01", "hours": 130 });
    station.ok("volunteer_hours_record", hours);
    let stars = station.page(&donor)["progress"][1].clone();
    assert_eq!(
        (&stars["honour"], &stars["needs"], &stars["level_zh"]),
        (
            &json!("volunteer_stars"),
            &json!(170),
            &json!("志愿服务2星")
        )
    );
}
