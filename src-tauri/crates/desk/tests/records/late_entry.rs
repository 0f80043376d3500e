//! Late entries: what happened is kept, and flagged if it should not have happened.

use super::*;
use redwall_desk::ErrorCode;

/// A late line of a woman whose blood was too thin that day.
fn against_the_rules(person: u32, on: &str, of: u32) -> Value {
    let mut late = line(person, on, of);
    late["exam"] = examination(100);
    late
}

#[test]
fn what_the_rules_allow_is_recorded_and_certified_like_a_walk_in() {
    let station = Station::new();
    let late = line(1, "2026-11-10", 1);
    let once = station.ok("late_entry_record", late.clone());
    assert_eq!(once["verdict"], "accept");
    assert_eq!(once["flagged"], false);
    assert_eq!(once["certificate"]["serial"], "C00000001");
    assert_eq!(once["tally"]["whole_blood_ml"], 400);
    assert_eq!(station.open_tasks().len(), 0);
    let head = station.head();
    assert_eq!(station.ok("late_entry_record", late.clone()), once);
    assert_eq!(station.ok("walk_in", late)["donation"], once["donation"]);
    assert_eq!(station.head(), head, "the same again records nothing");
    let rows = station.exported("late.jsonl");
    assert_eq!(
        (&rows[0]["late"], &rows[0]["flagged"]),
        (&json!("yes"), &json!("no"))
    );
}

#[test]
fn what_should_not_have_happened_is_kept_flagged_and_without_certificate_until_the_task_is_settled()
{
    let station = Station::new();
    let late = against_the_rules(1, "2026-11-10", 1);
    let once = station.ok("late_entry_record", late.clone());
    assert_eq!(once["verdict"], "defer");
    assert_eq!(once["findings"][0]["rule"], "exam.haemoglobin");
    assert_eq!(once["donation"]["code"], code(1));
    assert_eq!(once["flagged"], true);
    assert_eq!(once["certificate"], json!(null));
    assert!(once["note"].as_str().unwrap().contains("证书"));
    assert_eq!(once["tally"]["whole_blood_ml"], 400, "blood was drawn");
    let head = station.head();
    assert_eq!(station.ok("late_entry_record", late.clone()), once);
    assert_eq!(station.head(), head);

    let donor = station.donor(&once);
    let page = station.page(&donor);
    assert_eq!(page["history"][0]["flagged"], true);
    assert_eq!(
        page["verdicts"][0]["next"], "2027-05-10",
        "its interval counts"
    );
    assert_eq!(station.exported("flagged.jsonl")[0]["flagged"], "yes");

    let tasks = station.open_tasks();
    assert_eq!(tasks.len(), 1);
    assert_eq!(tasks[0]["about"], "late_entry_against_rules");
    assert_eq!(tasks[0]["role"], "physician");
    assert_eq!(tasks[0]["code"], code(1));
    let visit = visit_of(&station, &donor);
    let early = station.refused("certificate_issue", json!({ "visit": visit }));
    assert_eq!(early.code, ErrorCode::OutOfOrder);
    let closed = json!({ "task": tasks[0]["id"], "outcome": "血袋已报废" });
    station.ok("task_close", closed);
    station.ok("certificate_issue", json!({ "visit": visit }));
    let page = station.page(&donor);
    assert_eq!(
        page["history"][0]["flagged"], true,
        "what happened does not go away"
    );
    assert_eq!(page["certificates"].as_array().unwrap().len(), 1);
    station.head();
}

/// The visit of a donor's only donation, as the journal has it.
fn visit_of(station: &Station, donor: &Value) -> Value {
    let changes = station.ok("donor_changes", json!({ "donor": donor }));
    let recorded = changes
        .as_array()
        .unwrap()
        .iter()
        .find(|change| change["kind"] == "donation.recorded");
    recorded.unwrap()["fields"]["visit"].clone()
}

#[test]
fn a_deferred_donors_blood_is_kept_and_its_reason_withheld_from_an_administrator() {
    let station = Station::new();
    station.hire("管理", &["administrator"]);
    let first = station.ok("walk_in", line(1, "2026-03-01", 1));
    let deferral = json!({ "code": "P23", "permanent": true });
    station.ok(
        "deferral_set",
        json!({ "donor": station.donor(&first), "deferral": deferral }),
    );
    let walk_in = station.ok("walk_in", line(1, "2026-11-10", 2));
    assert_eq!(
        walk_in["donation"],
        json!(null),
        "a walk-in's late line that is refused records none"
    );

    station.on_duty("管理");
    let late = station.ok("late_entry_record", line(1, "2026-11-10", 2));
    assert_eq!(late["verdict"], "exclude");
    assert_eq!(late["donation"]["code"], code(2));
    assert!(!late.to_string().contains("P23"), "{late}");
    assert_eq!(
        station.ok("task_list", json!({})),
        json!([]),
        "it is a physician's task"
    );
    station.on_duty(FOUNDER);
    let tasks = station.open_tasks();
    let about: Vec<_> = tasks.iter().map(|task| &task["about"]).collect();
    assert_eq!(
        about,
        ["deferral_after_donation", "late_entry_against_rules"]
    );
    let again = station.ok("late_entry_record", line(1, "2026-11-10", 2));
    assert_eq!(again["findings"][0]["rule"], "deferral.P23");
    station.head();
}

#[test]
fn measurements_that_nobody_wrote_down_flag_the_unit() {
    let station = Station::new();
    let mut late = line(1, "2026-11-10", 1);
    late["exam"] = json!({ "weight_kg": 55 });
    let kept = station.ok("late_entry_record", late);
    assert_eq!(kept["flagged"], true);
    let rules = kept["findings"].to_string();
    assert!(rules.contains("exam.missing.haemoglobin_g_l"), "{rules}");
}

#[test]
fn a_later_donation_that_would_have_been_refused_is_flagged_and_not_changed() {
    let station = Station::new();
    let later = station.ok("walk_in", line(1, "2026-09-01", 1));
    let much_later = station.ok("walk_in", {
        let mut platelets = line(1, "2026-12-01", 2);
        platelets["on"] = json!("2026-11-21");
        platelets["plan"] = json!({ "kind": "platelets", "units": 1, "plasma_ml": 0 });
        platelets
    });
    assert_eq!(
        much_later["verdict"], "defer",
        "three months after whole blood"
    );
    let donor = station.donor(&later);
    let before = station.page(&donor)["history"][0].clone();

    let late = station.ok("late_entry_record", line(1, "2026-04-01", 3));
    assert_eq!(
        late["verdict"], "accept",
        "on its own day nothing spoke against it"
    );
    assert!(late["certificate"]["serial"].is_string());
    let tasks = station.open_tasks();
    assert_eq!(tasks.len(), 1);
    assert_eq!(tasks[0]["donation"], later["donation"]["id"]);
    let page = station.page(&donor);
    let after = &page["history"][0];
    assert_eq!(after["flagged"], true);
    for field in ["id", "code", "date", "ml", "outcome", "late"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    assert_eq!(page["history"][1]["flagged"], false);
    assert_eq!(page["tally"]["whole_blood_ml"], 800);
    station.head();
}

#[test]
fn what_was_really_drawn_is_kept_and_judged() {
    let station = Station::new();
    let mut too_much = line(1, "2026-11-10", 1);
    too_much["drawn"] = json!({ "kind": "whole_blood", "ml": 450 });
    too_much["reaction"] = json!("mild");
    let kept = station.ok("late_entry_record", too_much);
    assert_eq!(kept["findings"][0]["rule"], "volume.whole_blood");
    let page = station.page(&station.donor(&kept));
    assert_eq!(page["history"][0]["ml"], 450);
    assert_eq!(page["history"][0]["reaction"], "mild");

    let mut partial = line(2, "2026-11-10", 2);
    partial["drawn"] = json!({ "kind": "whole_blood", "ml": 150 });
    partial["outcome"] = json!("partial");
    let kept = station.ok("late_entry_record", partial);
    assert_eq!(kept["flagged"], false);
    assert_eq!(kept["tally"]["whole_blood_ml"], 150);
}

#[test]
fn what_cannot_be_a_fact_is_an_error_at_its_field() {
    let station = Station::new();
    station.ok("late_entry_record", line(1, "2026-11-10", 1));
    let head = station.head();
    let changed = |field: &str, value: Value| {
        let mut late = line(2, "2026-11-10", 2);
        late[field] = value;
        late
    };
    for (late, code, field) in [
        (changed("on", json!("2026-11-22")), ErrorCode::Invalid, "on"),
        (changed("on", json!("2026-11-23")), ErrorCode::Invalid, "on"),
        (
            changed("donation_code", json!(code(1))),
            ErrorCode::DonationCodeUsed,
            "donation_code",
        ),
        (
            changed("donation_code", json!("1")),
            ErrorCode::DonationCodeInvalid,
            "donation_code",
        ),
        (
            changed("document", json!({ "number": "511100199005010020" })),
            ErrorCode::DocumentInvalid,
            "document.number",
        ),
        (
            changed("drawn", json!({ "kind": "whole_blood", "ml": 4000 })),
            ErrorCode::Invalid,
            "drawn",
        ),
        (
            changed("document", json!({ "number": number("1990-05-01", 1) })),
            ErrorCode::Invalid,
            "name",
        ),
    ] {
        let mut late = late;
        if field == "name" {
            late["name"] = json!("黄大兰");
        }
        let refused = station.refused("late_entry_record", late);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (code, Some(field))
        );
    }
    assert_eq!(station.head(), head);
}

#[test]
fn a_collection_that_midnight_cut_off_is_entered_late_in_its_own_visit() {
    let station = Station::new();
    let (donor, visit) = visit_before_collection(&station, 1, 1);
    station.set_clock(NOON + DAY);
    let mut late = line(1, "2026-11-22", 1);
    late["exam"] = examination(140);
    let other_values = station.refused("late_entry_record", late.clone());
    assert_eq!(other_values.field.as_deref(), Some("exam"));
    late["exam"] = examination(128);
    let kept = station.ok("late_entry_record", late);
    assert_eq!(kept["verdict"], "accept");
    assert!(kept["certificate"]["serial"].is_string());
    assert_eq!(visit_of(&station, &donor), visit);
    assert_eq!(station.page(&donor)["history"][0]["late"], true);
    station.head();
}

#[test]
fn in_whatever_order_late_entries_come_the_same_donations_are_flagged() {
    let station = Station::new();
    let mut rng = fastrand::Rng::with_seed(4);
    let begin: chrono::NaiveDate = "2022-01-01".parse().unwrap();
    let mut of = 0;
    let mut some_flagged = 0;
    for round in 0..12 {
        let mut days: Vec<u64> = (0..5).map(|_| rng.u64(..1_000)).collect();
        let flagged = [2 * round, 2 * round + 1].map(|person| {
            rng.shuffle(&mut days);
            let mut donor = Value::Null;
            for day in &days {
                of += 1;
                let on = (begin + chrono::Days::new(*day)).to_string();
                let kept = station.ok("late_entry_record", line(person, &on, of));
                donor = station.donor(&kept);
            }
            let page = station.page(&donor);
            let mut flagged: Vec<(String, bool)> = page["history"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| (row["date"].to_string(), row["flagged"] == true))
                .collect();
            flagged.sort();
            flagged
        });
        assert_eq!(flagged[0], flagged[1], "days {days:?} after {begin}");
        some_flagged += flagged[0].iter().filter(|(_, flagged)| *flagged).count();
    }
    assert!(
        (1..60).contains(&some_flagged),
        "{some_flagged} of 60: the days try nothing"
    );
    station.head();
}
