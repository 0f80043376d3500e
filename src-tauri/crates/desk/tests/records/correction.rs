//! Corrections: by a second person, judged again, nothing overwritten.

use super::*;
use redwall_desk::ErrorCode;

const SECOND: &str = "二号";

fn with_a_second() -> Station {
    let station = Station::new();
    let all = [
        "receptionist",
        "physician",
        "nurse",
        "certificate_clerk",
        "administrator",
        "auditor",
    ];
    station.hire(SECOND, &all);
    station
}

fn corrected(donation: &Value, ml: u32, outcome: &str) -> Value {
    json!({
        "donation": donation, "drawn": { "kind": "whole_blood", "ml": ml }, "outcome": outcome,
        "reason": "采血量记错",
    })
}

#[test]
fn a_donation_is_corrected_by_a_second_person_and_its_figures_follow() {
    let station = with_a_second();
    station.ok("walk_in", line(1, "2026-01-10", 1));
    let made = station.ok("walk_in", line(1, "2026-11-10", 2));
    let (donor, donation) = (station.donor(&made), made["donation"]["id"].clone());
    let own = station.refused("donation_correct", corrected(&donation, 300, "complete"));
    assert_eq!(own.code, ErrorCode::NotAllowed);

    station.on_duty(SECOND);
    let same = station.refused("donation_correct", corrected(&donation, 400, "complete"));
    assert_eq!(same.field.as_deref(), Some("drawn"));
    let mut without_reason = corrected(&donation, 300, "complete");
    without_reason["reason"] = json!(" ");
    let refused = station.refused("donation_correct", without_reason);
    assert_eq!(refused.field.as_deref(), Some("reason"));
    let row = station.ok("donation_correct", corrected(&donation, 300, "complete"));
    assert_eq!((&row["ml"], &row["corrected"]), (&json!(300), &json!(true)));
    assert_eq!(row["flagged"], false, "300 ml may be given");
    let page = station.page(&donor);
    assert_eq!(page["tally"]["whole_blood_ml"], 700);
    assert_eq!(page["certificates"][0]["superseded"], true);
    assert_eq!(page["certificates"][1]["superseded"], false);

    let undone = station.refused("donation_correct", corrected(&donation, 400, "complete"));
    assert_eq!(
        undone.code,
        ErrorCode::NotAllowed,
        "nor one's own correction"
    );
    station.on_duty(FOUNDER);
    let undone = station.refused("donation_correct", corrected(&donation, 400, "complete"));
    assert_eq!(
        undone.code,
        ErrorCode::NotAllowed,
        "nor by the first person"
    );
    station.head();
}

#[test]
fn no_blood_after_all_takes_the_donation_out_of_tally_and_interval() {
    let station = with_a_second();
    station.ok("walk_in", line(1, "2026-01-10", 1));
    let made = station.ok("walk_in", line(1, "2026-11-10", 2));
    station.on_duty(SECOND);
    station.ok(
        "donation_correct",
        corrected(&made["donation"]["id"], 0, "none"),
    );
    let page = station.page(&station.donor(&made));
    assert_eq!(page["tally"]["whole_blood_ml"], 400);
    assert_eq!(page["verdicts"][0]["verdict"], "accept");
    let hits = station.ok("donor_search", json!({ "query": made["donor_no"] }));
    assert_eq!(hits["hits"][0]["last_donation"], "2026-01-10");
    assert_eq!(station.open_tasks().len(), 0);
    station.head();
}

#[test]
fn a_correction_that_breaks_a_rule_flags_what_it_touches() {
    let station = with_a_second();
    let mut nothing = line(1, "2026-09-10", 1);
    nothing["outcome"] = json!("none");
    nothing["drawn"] = json!({ "kind": "whole_blood", "ml": 0 });
    let first = station.ok("late_entry_record", nothing);
    let second = station.ok("walk_in", line(1, "2026-11-10", 2));
    assert_eq!(second["verdict"], "accept");
    station.on_duty(SECOND);
    let row = station.ok(
        "donation_correct",
        corrected(&first["donation"]["id"], 450, "complete"),
    );
    assert_eq!(row["flagged"], true, "nobody may give 450 ml");
    let tasks = station.open_tasks();
    let about: Vec<_> = tasks
        .iter()
        .map(|task| (&task["about"], &task["code"]))
        .collect();
    let against = json!("correction_against_rules");
    assert_eq!(about.len(), 2);
    for of in [1, 2] {
        assert!(about.contains(&(&against, &json!(code(of)))), "{about:?}");
    }
    assert_eq!(
        station.page(&station.donor(&first))["history"][0]["flagged"],
        true
    );
    station.head();
}

#[test]
fn wrong_measurements_put_right_after_the_collection_flag_the_unit() {
    let station = with_a_second();
    let (donor, visit) = visit_before_collection(&station, 1, 1);
    let collection = json!({
        "visit": visit, "code": code(1), "drawn": { "kind": "whole_blood", "ml": 400 },
    });
    station.ok("collection_record", collection);
    station.on_duty(SECOND);
    let request = json!({
        "visit": visit, "examination": examination(100), "reason": "血红蛋白仪读错",
    });
    let seen = station.ok("examination_correct", request);
    assert_eq!(seen["step"], "rest", "a correction takes no step");
    assert_eq!(seen["donation"]["flagged"], true);
    station.ok("rest_end", json!({ "visit": visit, "reaction": "none" }));
    let held_back = station.refused("certificate_issue", json!({ "visit": visit }));
    assert_eq!(held_back.code, ErrorCode::OutOfOrder);
    assert_eq!(station.ok("visit_list", json!({}))[0]["flagged"], true);
    assert_eq!(station.page(&donor)["history"][0]["flagged"], true);
    station.head();
}

#[test]
fn incident_06_a_failing_result_is_never_turned_into_a_passing_one_to_get_a_donor_past_the_block() {
    let station = with_a_second();
    let register = json!({ "document": { "number": number("1990-05-01", 1) }, "name": "黄小兰" });
    let donor = station.ok("donor_register", register)["id"].clone();
    let visit = station.ok(
        "visit_open",
        json!({ "donor": donor, "face_matches_document": true }),
    )["id"]
        .clone();
    let interview = json!({ "visit": visit, "form_no": "F1", "consent": true });
    station.ok("interview_record", interview);
    let examined = |haemoglobin| {
        json!({
            "visit": visit, "examination": examination(haemoglobin),
            "plan": { "kind": "whole_blood", "ml": 400 },
        })
    };
    let failed = station.ok("examination_record", examined(100));
    assert_eq!(failed["step"], "refused");

    let again = station.refused("examination_record", examined(128));
    assert_eq!(
        again.code,
        ErrorCode::OutOfOrder,
        "a result is not entered twice"
    );
    let passing = json!({
        "visit": visit, "examination": examination(128), "reason": "记错",
    });
    let own = station.refused("examination_correct", passing.clone());
    assert_eq!(
        own.code,
        ErrorCode::NotAllowed,
        "nor changed by who entered it"
    );
    station.on_duty(SECOND);
    let by_a_second = station.ok("examination_correct", passing);
    assert_eq!(
        by_a_second["step"], "refused",
        "and a correction gives no step back"
    );
    for (command, request) in [
        (
            "donation_code_assign",
            json!({ "visit": visit, "code": code(1) }),
        ),
        (
            "collection_record",
            json!({
                "visit": visit, "code": code(1), "drawn": { "kind": "whole_blood", "ml": 400 },
            }),
        ),
    ] {
        assert_eq!(
            station.refused(command, request).code,
            ErrorCode::OutOfOrder,
            "{command}"
        );
    }
    let changes = station.ok("donor_changes", json!({ "donor": donor }));
    let values: Vec<_> = changes
        .as_array()
        .unwrap()
        .iter()
        .filter(|change| !change["fields"]["examination"].is_null())
        .map(|change| {
            (
                &change["by"],
                &change["fields"]["examination"]["haemoglobin_g_l"],
            )
        })
        .collect();
    let (first, second) = (json!(FOUNDER), json!(SECOND));
    assert_eq!(values, [(&first, &json!(100.0)), (&second, &json!(128.0))]);
    station.head();
}

#[test]
fn incident_06_a_passing_result_corrected_before_the_needle_refuses_at_once() {
    let station = with_a_second();
    let (_, visit) = visit_before_collection(&station, 1, 1);
    station.on_duty(SECOND);
    let request = json!({
        "visit": visit, "examination": examination(100), "reason": "血红蛋白仪读错",
    });
    let seen = station.ok("examination_correct", request);
    assert_eq!(seen["step"], "refused");
    assert_eq!(seen["refusal"]["findings"][0]["rule"], "exam.haemoglobin");
}

#[test]
fn incident_16_every_phone_number_stays_in_the_journal_with_who_and_when() {
    let station = with_a_second();
    let register = json!({
        "document": { "number": number("1990-05-01", 1) }, "name": "黄小兰", "phone": "12100000001",
    });
    let donor = station.ok("donor_register", register)["id"].clone();
    let page = station.ok(
        "donor_phone_change",
        json!({ "donor": donor, "phone": "121-0000-0002" }),
    );
    assert_eq!(page["phone"], "121****0002");
    let head = station.head();
    station.ok(
        "donor_phone_change",
        json!({ "donor": donor, "phone": "12100000002" }),
    );
    assert_eq!(station.head(), head, "the same number again adds nothing");
    station.set_clock(NOON + MINUTE);
    station.on_duty(SECOND);
    let mut visit = line(1, "2026-11-22", 1);
    visit["phone"] = json!("12100000003");
    station.ok("walk_in", visit);

    let listed = |in_full: bool| -> Vec<(String, String, String)> {
        let request = json!({ "donor": donor, "in_full": in_full });
        let changes = station.ok("donor_changes", request);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        changes
            .as_array()
            .unwrap()
            .iter()
            .filter(|change| !change["fields"]["phone"].is_null())
            .map(|change| {
                (
                    text(&change["fields"]["phone"]),
                    text(&change["by"]),
                    text(&change["at"]),
                )
            })
            .collect()
    };
    let (first, second) = ("2026-11-22 12:00", "2026-11-22 12:01");
    let expected = |numbers: [&str; 3]| {
        [
            (numbers[0].to_owned(), FOUNDER.to_owned(), first.to_owned()),
            (numbers[1].to_owned(), FOUNDER.to_owned(), first.to_owned()),
            (numbers[2].to_owned(), SECOND.to_owned(), second.to_owned()),
        ]
    };
    assert_eq!(
        listed(false),
        expected(["121****0001", "121****0002", "121****0003"])
    );
    assert_eq!(
        listed(true),
        expected(["12100000001", "12100000002", "12100000003"])
    );
    let revealed = station.ok("donor_changes", json!({ "donor": donor }));
    let last = revealed.as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"]),
        (&json!("donor.revealed"), &json!(SECOND))
    );
}

#[test]
fn a_list_of_changes_withholds_health_from_an_administrator() {
    let station = with_a_second();
    station.hire("管理", &["administrator"]);
    let made = station.ok("walk_in", {
        let mut refused = line(1, "2026-11-22", 1);
        refused["exam"] = examination(100);
        refused
    });
    let donor = station.donor(&made);
    let deferral = json!({ "code": "T13", "event": "2026-11-01" });
    station.ok(
        "deferral_set",
        json!({ "donor": donor, "deferral": deferral }),
    );
    station.on_duty("管理");
    let seen = station
        .ok("donor_changes", json!({ "donor": donor }))
        .to_string();
    for health in ["T13", "肺炎", "血红蛋白", "haemoglobin", "2026-11-01"] {
        assert!(!seen.contains(health), "{health}: {seen}");
    }
    assert!(
        seen.contains("visit.examined") && seen.contains("黄小兰"),
        "{seen}"
    );
    station.on_duty(SECOND);
    let seen = station
        .ok("donor_changes", json!({ "donor": donor }))
        .to_string();
    assert!(
        seen.contains("T13") && seen.contains("haemoglobin"),
        "{seen}"
    );
}
