//! The queue, groups, and certificates that are due.

use crate::station::{MINUTE, Station, code, collection, examination};
use redwall_desk::{ErrorCode, Progress, Step};
use serde_json::{Value, json};
use std::ops::ControlFlow;

fn team(group: &str) -> Value {
    json!({ "group": group, "channel": "enterprise" })
}

/// A visit of a group whose certificate is due.
fn rested(station: &Station, of: u32, group: &str) -> Value {
    let donor = station.registered(of);
    let open = json!({ "donor": donor, "face_matches_document": true, "team": team(group) });
    let visit = station.ok("visit_open", open)["id"].clone();
    station.ok(
        "interview_record",
        json!({ "visit": visit, "form_no": "F1", "consent": true }),
    );
    station.ok("examination_record", examination(&visit, 128.0));
    station.ok(
        "donation_code_assign",
        json!({ "visit": visit, "code": code(of) }),
    );
    station.ok("collection_record", collection(&visit, of));
    station.ok("rest_end", json!({ "visit": visit, "reaction": "none" }));
    visit
}

#[test]
fn the_queue_says_since_when_each_donor_waits_and_who_comes_together() {
    let station = Station::new();
    let donor = station.registered(1);
    let open =
        json!({ "donor": donor, "face_matches_document": true, "team": team(" 嘉州 电厂 ") });
    let visit = station.ok("visit_open", open.clone())["id"].clone();
    station.visit(&station.registered(2));
    station.pass(4 * MINUTE);
    station.ok(
        "interview_record",
        json!({ "visit": visit, "form_no": "F1", "consent": true }),
    );
    station.pass(3 * MINUTE);
    let queue = station.ok("visit_list", json!({}));
    let first = &queue[0];
    assert_eq!(
        (&first["opened"], &first["waiting_since"]),
        (&json!("12:00"), &json!("12:04"))
    );
    assert_eq!(
        (&first["waiting_minutes"], &queue[1]["waiting_minutes"]),
        (&json!(3), &json!(7))
    );
    assert_eq!(
        (&first["team"], &queue[1]["team"]),
        (&team("嘉州 电厂"), &json!(null))
    );
    let of_group = station.ok("visit_list", json!({ "group": "嘉州 电厂" }));
    assert_eq!(of_group.as_array().unwrap().len(), 1);

    // Opening the visit again goes on with it; another group is noted.
    let mut again = open;
    again["team"] = json!({ "group": "嘉州大学", "channel": "university" });
    assert_eq!(station.ok("visit_open", again)["team"]["group"], "嘉州大学");
    let nameless = json!({ "donor": donor, "face_matches_document": true, "team": team(" ") });
    assert_eq!(
        station.refused("visit_open", nameless).field.as_deref(),
        Some("team.group")
    );
    station.ok("visit_leave", json!({ "visit": visit }));
    assert_eq!(
        station.ok("visit_list", json!({}))[0]["waiting_minutes"],
        json!(null)
    );
    station.assert_proved();
}

#[test]
fn a_group_of_an_enterprise_gets_its_certificates_at_once() {
    let station = Station::new();
    for of in 1..=3 {
        rested(&station, of, "嘉州电厂");
    }
    rested(&station, 4, "嘉州大学");
    let left = station.registered(5);
    let open = json!({ "donor": left, "face_matches_document": true, "team": team("嘉州电厂") });
    let left = station.ok("visit_open", open)["id"].clone();
    station.ok("visit_leave", json!({ "visit": left }));

    let due = station.ok("certificate_due", json!({ "group": "嘉州电厂" }));
    assert_eq!(due.as_array().unwrap().len(), 3);
    assert_eq!(
        station
            .ok("certificate_due", json!({}))
            .as_array()
            .unwrap()
            .len(),
        4
    );
    let groups = station.ok("group_day", json!({}));
    let row = groups
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["team"]["group"] == "嘉州电厂");
    let counted = json!({
        "team": team("嘉州电厂"), "visits": 4, "under_way": 3, "collected": 3, "refused": 0, "left": 1,
        "certificates_due": 3, "whole_blood_ml": 1200, "platelet_units": 0,
    });
    assert_eq!(row, Some(&counted));

    station.on_duty("证书");
    let issued = station.job("certificate_batch", json!({ "group": "嘉州电厂" }));
    assert_eq!(issued["issued"].as_array().unwrap().len(), 3);
    let serials: Vec<_> = issued["issued"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["serial"].as_str().unwrap())
        .collect();
    assert_eq!(serials, ["C00000001", "C00000002", "C00000003"]);
    assert_eq!(
        station.ok("certificate_due", json!({ "group": "嘉州电厂" })),
        json!([])
    );
    let again = station.job("certificate_batch", json!({ "group": "嘉州电厂" }));
    assert_eq!(
        (&again["issued"], &again["not_issued"]),
        (&json!([]), &json!([]))
    );
    station.on_duty("院长");
    station.assert_proved();
}

#[test]
fn a_certificate_that_is_held_back_does_not_stop_the_others() {
    let station = Station::new();
    let visits: Vec<Value> = (1..=3).map(|of| rested(&station, of, "嘉州电厂")).collect();
    let due = station.ok("certificate_due", json!({}));
    let held = due
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["visit"] == visits[1])
        .unwrap();
    let deferral = json!({ "code": "P23", "permanent": true });
    station.ok(
        "deferral_set",
        json!({ "donor": held["donor"], "deferral": deferral }),
    );
    let due = station.ok("certificate_due", json!({}));
    let held: Vec<_> = due
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["held_back"] == true)
        .collect();
    assert_eq!((held.len(), &held[0]["visit"]), (1, &visits[1]));
    let issued = station.job("certificate_batch", json!({ "group": "嘉州电厂" }));
    assert_eq!(issued["issued"].as_array().unwrap().len(), 2);
    assert_eq!(issued["not_issued"][0]["visit"], visits[1]);
}

#[test]
fn a_batch_that_is_broken_off_keeps_what_was_issued() {
    let station = Station::new();
    for of in 1..=3 {
        rested(&station, of, "嘉州电厂");
    }
    let request = json!({ "command": "certificate_batch", "request": { "group": "嘉州电厂" } });
    let mut after_the_first = |step: Step| {
        if step.done < 1 {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    };
    let stopped = station
        .desk
        .job(request, &mut Progress::new(&mut after_the_first))
        .unwrap();
    assert_eq!(
        (
            &stopped["stopped"],
            stopped["issued"].as_array().unwrap().len()
        ),
        (&json!(true), 1)
    );
    assert_eq!(
        station
            .ok("certificate_due", json!({}))
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let nothing = json!({ "command": "certificate_batch", "request": {} });
    let mut patient = |_| ControlFlow::Continue(());
    let refused = station
        .desk
        .job(nothing, &mut Progress::new(&mut patient))
        .unwrap_err();
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::Invalid, Some("group"))
    );
}
