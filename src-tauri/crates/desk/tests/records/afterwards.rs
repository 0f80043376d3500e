//! What donors say afterwards: a reaction at home, and that the unit must not be used.

use super::*;
use redwall_desk::ErrorCode;

#[test]
fn of_several_reactions_the_most_severe_stands() {
    let station = Station::new();
    let made = station.ok("walk_in", line(1, "2026-11-10", 1));
    let donation = &made["donation"]["id"];
    for (told, stands, tasks) in [
        ("mild", "mild", 0),
        ("severe", "severe", 1),
        ("moderate", "severe", 1),
    ] {
        let request = json!({ "donation": donation, "reaction": told, "on": "2026-11-11" });
        let row = station.ok("reaction_report", request);
        assert_eq!(row["reaction"], stands);
        assert_eq!(station.open_tasks().len(), tasks, "after {told}");
    }
    assert_eq!(station.open_tasks()[0]["about"], "reaction_after_leaving");
    for (reaction, on, field) in [
        ("none", "2026-11-11", "reaction"),
        ("mild", "2026-11-09", "on"),
        ("mild", "2026-11-23", "on"),
    ] {
        let request = json!({ "donation": donation, "reaction": reaction, "on": on });
        let refused = station.refused("reaction_report", request);
        assert_eq!(refused.field.as_deref(), Some(field));
    }
    station.head();
}

#[test]
fn a_reaction_told_during_the_rest_is_not_taken_back_by_its_end() {
    let station = Station::new();
    let (_, visit) = visit_before_collection(&station, 1, 1);
    let collection = json!({
        "visit": visit, "code": code(1), "drawn": { "kind": "whole_blood", "ml": 400 },
    });
    let collected = station.ok("collection_record", collection);
    let request = json!({
        "donation": collected["donation"]["id"], "reaction": "moderate", "on": "2026-11-22",
    });
    station.ok("reaction_report", request);
    let rested = station.ok("rest_end", json!({ "visit": visit, "reaction": "none" }));
    assert_eq!(rested["donation"]["reaction"], "moderate");
    station.head();
}

#[test]
fn a_reaction_at_home_counts_for_the_upper_age() {
    let station = Station::new();
    let mut before = line(1, "2026-01-10", 1);
    before["document"]["number"] = json!(number("1971-03-01", 1));
    let made = station.ok("walk_in", before);
    let donor = station.donor(&made);
    // At 56, with one donation behind her.
    station.set_clock(NOON + 150 * DAY);
    station.ok("time_confirm", json!({}));
    let rule = || station.page(&donor)["verdicts"][0]["findings"][0]["rule"].clone();
    assert_eq!(rule(), "age.ask");
    let request = json!({
        "donation": made["donation"]["id"], "reaction": "mild", "on": "2026-01-11",
    });
    station.ok("reaction_report", request);
    assert_eq!(rule(), "age.max");
    assert_eq!(station.page(&donor)["verdicts"][0]["verdict"], "exclude");
}

#[test]
fn a_unit_withdrawn_in_confidence_is_marked_and_its_reason_is_for_physicians() {
    let station = Station::new();
    station.hire("护士", &["nurse", "receptionist"]);
    let (donor, visit) = visit_before_collection(&station, 1, 1);
    let collection = json!({
        "visit": visit, "code": code(1), "drawn": { "kind": "whole_blood", "ml": 400 },
    });
    let collected = station.ok("collection_record", collection);
    let request = json!({
        "donation": collected["donation"]["id"], "confidential": true, "reason": "不便公开的原因",
    });
    station.on_duty("护士");
    let row = station.ok("unit_withdraw", request.clone());
    assert_eq!(row["withdrawn"], true);
    assert_eq!(row["withdrawal_reason"], json!(null));
    let twice = station.refused("unit_withdraw", request);
    assert_eq!(twice.code, ErrorCode::OutOfOrder);
    let rested = station.ok("rest_end", json!({ "visit": visit, "reaction": "none" }));
    assert_eq!(rested["step"], "certificate");
    station.ok("certificate_issue", json!({ "visit": visit }));
    let seen = station.page(&donor).to_string();
    assert!(!seen.contains("不便公开"), "{seen}");

    station.on_duty(FOUNDER);
    assert_eq!(
        station.page(&donor)["history"][0]["withdrawal_reason"],
        "不便公开的原因"
    );
    let tasks = station.open_tasks();
    assert_eq!(
        (tasks.len(), &tasks[0]["about"]),
        (1, &json!("unit_withdrawn"))
    );
    assert!(!tasks[0].to_string().contains("不便公开"));
    let rows = station.exported("withdrawn.jsonl");
    assert_eq!(
        (&rows[0]["withdrawn"], &rows[0]["flagged"]),
        (&json!("yes"), &json!("no"))
    );
    station.head();
}
