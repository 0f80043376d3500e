//! Times, arm, bag and reaction of a collection; what is scanned into the wrong field.

use crate::station::{MINUTE, NOON, Station, code, collection, woman};
use redwall_desk::ErrorCode;
use rstest::rstest;
use serde_json::{Value, json};

#[test]
fn how_a_collection_went_is_kept_with_it() {
    let station = Station::new();
    let (donor, visit) = station.coded(1);
    station.pass(20 * MINUTE);
    station.on_duty("院长");
    let mut request = collection(&visit, 1);
    request["detail"] = json!({
        "started_at": NOON + 5 * MINUTE, "ended_at": NOON + 12 * MINUTE, "arm": "left", "bag_lot": " B2611 ",
    });
    let collected = station.ok("collection_record", request);
    let shown = json!({
        "started": "12:05", "ended": "12:12", "minutes": 7, "arm": "left", "bag_lot": "B2611", "note": null,
    });
    assert_eq!(collected["collection"], shown);
    let rest = json!({
        "visit": visit, "reaction": "mild", "class": "vasovagal", "gift": "保温杯",
    });
    let rested = station.ok("rest_end", rest);
    assert_eq!(
        (&rested["gift"], &rested["step"]),
        (&json!("保温杯"), &json!("certificate"))
    );
    let row = &station.page(&donor)["history"][0];
    assert_eq!(
        (&row["reaction"], &row["reaction_classes"]),
        (&json!("mild"), &json!(["vasovagal"]))
    );
    station.on_duty("护士");
    let row = &station.page(&donor)["history"][0];
    assert_eq!(
        row["reaction_classes"],
        json!([]),
        "the class is about health"
    );
    station.on_duty("院长");
    station.assert_proved();
}

#[rstest]
#[case::ten_minutes(10 * MINUTE, false)]
#[case::a_moment_longer(10 * MINUTE + 1, true)]
fn a_slow_collection_of_whole_blood_is_noted(#[case] length: i64, #[case] slow: bool) {
    let station = Station::new();
    let (_, visit) = station.coded(1);
    station.pass(20 * MINUTE);
    station.on_duty("院长");
    let mut request = collection(&visit, 1);
    request["detail"] = json!({ "started_at": NOON, "ended_at": NOON + length });
    let note = station.ok("collection_record", request)["collection"]["note"].clone();
    assert_eq!(note.is_string(), slow, "{note}");
}

#[test]
fn a_collection_that_cannot_have_gone_like_this_is_refused_at_its_field() {
    let station = Station::new();
    let (_, visit) = station.coded(1);
    station.pass(20 * MINUTE);
    station.on_duty("院长");
    for (detail, field) in [
        (json!({ "started_at": NOON - MINUTE }), "detail.started_at"),
        (
            json!({ "started_at": NOON + 30 * MINUTE }),
            "detail.started_at",
        ),
        (
            json!({ "started_at": NOON + 9 * MINUTE, "ended_at": NOON + 8 * MINUTE }),
            "detail.ended_at",
        ),
        (json!({ "ended_at": NOON + 30 * MINUTE }), "detail.ended_at"),
        (json!({ "bag_lot": code(1) }), "detail.bag_lot"),
        (json!({ "bag_lot": woman(1) }), "detail.bag_lot"),
        (json!({ "bag_lot": "长".repeat(41) }), "detail.bag_lot"),
    ] {
        let mut request = collection(&visit, 1);
        request["detail"] = detail.clone();
        let refused = station.refused("collection_record", request);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::Invalid, Some(field)),
            "{detail}"
        );
    }
    station.ok("collection_record", collection(&visit, 1));
}

#[test]
fn what_is_no_donation_code_is_refused_where_one_is_scanned() {
    let station = Station::new();
    let donor = station.registered(1);
    let visit = station.interviewed(&donor);
    station.ok(
        "examination_record",
        crate::station::examination(&visit, 128.0),
    );
    for scanned in [
        &woman(1),
        "12100000001",
        "C00000001",
        "0000001",
        "",
        "Z51112600001",
    ] {
        let request = json!({ "visit": visit, "code": scanned });
        let refused = station.refused("donation_code_assign", request);
        assert_eq!(refused.code, ErrorCode::DonationCodeInvalid, "{scanned}");
    }
    station.ok(
        "donation_code_assign",
        json!({ "visit": visit, "code": code(1) }),
    );
    for scanned in [woman(1), code(2)] {
        let mut request = collection(&visit, 1);
        request["code"] = json!(scanned);
        assert_eq!(
            station
                .refused("collection_record", request)
                .field
                .as_deref(),
            Some("code")
        );
    }
    station.coded(2);
    let third = station.registered(3);
    let visit = station.interviewed(&third);
    station.ok(
        "examination_record",
        crate::station::examination(&visit, 128.0),
    );
    let used = json!({ "visit": visit, "code": code(2) });
    let refused = station.refused("donation_code_assign", used);
    assert_eq!(refused.code, ErrorCode::DonationCodeUsed);
}

#[test]
fn a_reaction_at_home_and_with_a_withdrawal_has_its_class() {
    let station = Station::new();
    let (donor, visit) = station.coded(1);
    let donation = station.ok("collection_record", collection(&visit, 1))["donation"]["id"].clone();
    let report = |class: &str, reaction: &str| json!({ "donation": donation, "reaction": reaction, "on": "2026-11-22", "class": class });
    for (class, reaction, field) in [
        ("citrate", "mild", "class"),
        ("cardiac", "moderate", "reaction"),
        ("haematoma", "none", "reaction"),
    ] {
        let refused = station.refused("reaction_report", report(class, reaction));
        assert_eq!(refused.field.as_deref(), Some(field), "{class}");
    }
    let row = station.ok("reaction_report", report("haematoma", "mild"));
    assert_eq!(row["reaction_classes"], json!(["haematoma"]));
    let told = json!({ "reaction": "severe", "on": "2026-11-22", "class": "vasovagal_fainted" });
    let request = json!({ "donation": donation, "confidential": false, "reaction": told });
    let row = station.ok("unit_withdraw", request);
    assert_eq!(row["withdrawn"], true);
    assert_eq!(row["reaction"], "severe");
    assert_eq!(
        row["reaction_classes"],
        json!(["haematoma", "vasovagal_fainted"])
    );
    let tasks = station.ok("task_list", json!({}));
    let about: Vec<&Value> = tasks
        .as_array()
        .unwrap()
        .iter()
        .map(|task| &task["about"])
        .collect();
    assert!(about.contains(&&json!("unit_withdrawn")), "{about:?}");
    assert!(
        about.contains(&&json!("reaction_after_leaving")),
        "{about:?}"
    );
    assert_eq!(station.page(&donor)["history"][0]["reaction"], "severe");
    station.assert_proved();
}

#[test]
fn the_list_of_reactions_is_that_of_the_standard() {
    let station = Station::new();
    let list = station.ok("reaction_class_list", json!({}));
    let letters: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["letter"].as_str().unwrap())
        .collect();
    let mut classes = letters.clone();
    classes.dedup();
    assert_eq!(classes, ["A1", "A2", "A3", "A4", "B", "C", "D", "E", ""]);
}
