//! A day's donations, judged again: as was known then, and as is known now.

use crate::people::{measurements, woman};
use crate::station::{Station, TODAY};
use serde_json::{Value, json};

fn reconciled(station: &Station, code: &str) -> Value {
    let day = station
        .job("day_reconcile", json!({ "day": TODAY }))
        .unwrap();
    let donations = day["donations"].as_array().unwrap();
    let found = donations.iter().find(|donation| donation["code"] == code);
    found.unwrap_or_else(|| panic!("{code}: {day}")).clone()
}

fn outcome(donation: &Value) -> (&str, &str, bool) {
    (
        donation["then"].as_str().unwrap(),
        donation["now"].as_str().unwrap(),
        donation["differs"].as_bool().unwrap(),
    )
}

#[test]
fn incident_02_a_donation_against_a_deferral_is_found_as_known_then_and_as_known_now() {
    let station = Station::new();
    station.on_duty("医师");
    let pneumonia = || json!({ "code": "T13", "event": "2026-11-10" });
    station.on_duty("院长");
    let [untouched, before, after, ended, voided, blocked] =
        [1, 2, 3, 4, 5, 6].map(|of| station.registered(of));

    station.deferred(&before, pneumonia());
    let to_end = station.deferred(&ended, pneumonia());
    let to_void = station.deferred(&voided, pneumonia());
    let end = json!({ "deferral": to_end, "from": "2026-11-22", "reason": "痊愈已久" });
    station.ok("deferral_end", end);

    for (of, donor) in (1..).zip([&untouched, &before, &after, &ended, &voided, &blocked]) {
        let code = format!("Z51112600000{of}");
        station.unjudged_donation(donor, TODAY, &code, measurements());
    }

    station.deferred(&after, pneumonia());
    let block = json!({ "document": { "number": woman(6) }, "list": "市疾控" });
    station.ok("block_set", block);
    station.on_duty("二医师");
    station.ok(
        "deferral_void",
        json!({ "deferral": to_void, "reason": "同名误记" }),
    );

    for (of, expected) in [
        (1, ("accept", "accept", false)),
        (2, ("defer", "defer", false)),
        (3, ("accept", "defer", true)),
        (4, ("accept", "accept", false)),
        (5, ("defer", "accept", true)),
        (6, ("accept", "defer", true)),
    ] {
        let donation = reconciled(&station, &format!("Z51112600000{of}"));
        assert_eq!(outcome(&donation), expected, "{donation}");
    }
    let day = station.job("day_reconcile", json!({})).unwrap();
    assert_eq!(day["against"], 4);
    let found = reconciled(&station, "Z511126000002");
    assert_eq!(found["rules_then"], json!(["deferral.T13"]));
    let found = reconciled(&station, "Z511126000006");
    assert_eq!(found["rules_now"], json!(["deferral.blocked_document"]));
}

#[test]
fn a_donation_is_judged_with_its_own_visit_and_with_what_came_before_it() {
    let station = Station::new();
    station.on_duty("院长");
    let (low, twice, later) = (
        station.registered(1),
        station.registered(2),
        station.registered(3),
    );
    let mut faint = measurements();
    faint["haemoglobin_g_l"] = json!(91);
    station.unjudged_donation(&low, TODAY, "Z511126000001", faint);
    let low = reconciled(&station, "Z511126000001");
    assert_eq!(low["rules_then"], json!(["exam.haemoglobin"]));

    station.unjudged_donation(&twice, TODAY, "Z511126000002", measurements());
    station.unjudged_donation(&twice, TODAY, "Z511126000003", measurements());
    assert_eq!(
        outcome(&reconciled(&station, "Z511126000002")),
        ("accept", "defer", true)
    );
    assert_eq!(
        outcome(&reconciled(&station, "Z511126000003")),
        ("defer", "defer", false)
    );

    station.unjudged_donation(&later, TODAY, "Z511126000004", measurements());
    station.unjudged_donation(&later, "2026-11-24", "Z511126000005", measurements());
    assert_eq!(
        outcome(&reconciled(&station, "Z511126000004")),
        ("accept", "accept", false),
        "a donation of a later day is not the future of this one"
    );
}

#[test]
fn a_whole_day_at_the_desk_is_found_in_order() {
    let station = Station::new();
    station.on_duty("院长");
    for of in 1..=5 {
        let line = crate::people::walk_in(&woman(of), &format!("Z51112600000{of}"));
        assert_eq!(station.ok("walk_in", line)["verdict"], "accept");
    }
    let day = station.job("day_reconcile", json!({})).unwrap();
    assert_eq!(day["against"], 0);
    assert_eq!(day["donations"].as_array().unwrap().len(), 5);
    let before = station
        .job("day_reconcile", json!({ "day": "2026-11-21" }))
        .unwrap();
    assert_eq!(before["donations"], json!([]));
}

#[test]
fn an_administrator_learns_that_a_donation_was_against_the_rules_and_no_health_reason() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.registered(1);
    let mut faint = measurements();
    faint["haemoglobin_g_l"] = json!(91);
    station.unjudged_donation(&donor, TODAY, "Z511126000001", faint);
    station.deferred(&donor, json!({ "code": "T13", "event": TODAY }));
    station.on_duty("管理");
    let donation = reconciled(&station, "Z511126000001");
    assert_eq!(donation["rules_then"], json!(["exam"]));
    assert_eq!(donation["rules_now"], json!(["deferral", "exam"]));
    assert_eq!(donation["differs"], true);
    station.on_duty("审核");
    let donation = reconciled(&station, "Z511126000001");
    assert_eq!(
        donation["rules_now"],
        json!(["deferral.T13", "exam.haemoglobin"])
    );
}
