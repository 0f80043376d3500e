//! Awards and volunteer hours, as every tally counts them.

use super::*;

fn conferred(donor: &Value, level: &str, cutoff: &str) -> Value {
    json!({ "donor": donor, "level": level, "cutoff": cutoff })
}

/// Twenty double units of platelets, three weeks apart from May 2025: forty counts.
fn forty_counts(station: &Station) -> Value {
    given_counts(station, 40)
}

/// So many counts, as units of platelets, two at a time as far as they go.
fn given_counts(station: &Station, counts: u32) -> Value {
    let begin: chrono::NaiveDate = "2025-05-01".parse().unwrap();
    let mut last = Value::Null;
    for at in 0..counts.div_ceil(2) {
        let on = begin + chrono::Days::new(21 * u64::from(at));
        let mut platelets = line(1, &on.to_string(), 1 + at);
        let units = (counts - 2 * at).min(2);
        platelets["plan"] = json!({ "kind": "platelets", "units": units, "plasma_ml": 0 });
        last = station.ok("walk_in", platelets);
        assert_eq!(last["verdict"], "accept", "{last}");
    }
    station.donor(&last)
}

#[test]
fn counting_restarts_after_a_gold_everywhere() {
    let station = Station::new();
    let donor = forty_counts(&station);
    assert_eq!(station.page(&donor)["tally"]["level"], "gold");
    let honours = station.ok("award_confer", conferred(&donor, "gold", "2026-08-01"));
    assert_eq!(honours["tally"]["golds"], 1);
    assert_eq!(honours["tally"]["counted_after"], "2026-06-04");
    let head = station.head();
    station.ok("award_confer", conferred(&donor, "gold", "2026-08-01"));
    assert_eq!(station.head(), head, "the same award again adds nothing");

    let walk_in = station.ok("walk_in", line(1, "2026-11-22", 21));
    assert_eq!(walk_in["tally"]["golds"], 1);
    assert_eq!(walk_in["tally"]["count"], 2);
    let page = station.page(&donor);
    assert_eq!(page["tally"]["count"], 2);
    assert_eq!(page["awards"][0]["level"], "gold");
    station.head();
}

#[test]
fn a_gold_whose_forty_cannot_be_found_is_refused_with_what_to_do() {
    let station = Station::new();
    let made = station.ok("walk_in", line(1, "2025-11-10", 1));
    let donor = station.donor(&made);
    let head = station.head();
    let missing = station.refused("award_confer", conferred(&donor, "gold", "2026-08-01"));
    assert_eq!(missing.field.as_deref(), Some("cutoff"));
    assert!(
        missing.message.contains("请补录以前的献血"),
        "{}",
        missing.message
    );
    let to_come = station.refused("award_confer", conferred(&donor, "bronze", "2026-11-23"));
    assert_eq!(to_come.field.as_deref(), Some("cutoff"));
    assert_eq!(station.head(), head);

    let mut with_its_day = conferred(&donor, "gold", "2026-08-01");
    with_its_day["counted_after"] = json!("2025-01-01");
    let honours = station.ok("award_confer", with_its_day.clone());
    assert_eq!(
        honours["tally"]["count"], 2,
        "what was given after it counts"
    );
    with_its_day["counted_after"] = json!("2025-02-01");
    let other_day = station.refused("award_confer", with_its_day);
    assert_eq!(other_day.field.as_deref(), Some("counted_after"));
    station.head();
}

#[test]
fn a_page_opens_when_a_correction_takes_a_golds_donations_away() {
    let station = Station::new();
    station.hire("二号", &["nurse", "receptionist", "physician"]);
    let donor = forty_counts(&station);
    station.ok("award_confer", conferred(&donor, "gold", "2026-08-01"));
    let first = station.page(&donor)["history"][19]["id"].clone();
    station.on_duty("二号");
    let correction = json!({
        "donation": first, "outcome": "none", "reason": "没有采到血",
        "drawn": { "kind": "platelets", "units": 0, "plasma_ml": 0 },
    });
    station.ok("donation_correct", correction);
    let page = station.page(&donor);
    assert_eq!(page["tally"], json!(null));
    let problem = page["tally_problem"].as_str().unwrap();
    assert!(problem.contains("2026-08-01"), "{problem}");
    let walk_in = station.ask("walk_in", line(1, "2026-11-22", 21)).unwrap();
    assert_eq!(
        walk_in["verdict"], "accept",
        "honours refuse nobody's blood"
    );
}

#[test]
fn volunteer_hours_stand_as_they_were_last_recorded() {
    let station = Station::new();
    let made = station.ok("walk_in", line(1, "2025-11-10", 1));
    let donor = station.donor(&made);
    let served = |hours: u32| json!({ "donor": donor, "since": "2015-01-01", "hours": hours });
    station.ok("volunteer_hours_record", served(120));
    assert_eq!(station.page(&donor)["tally"]["volunteer_stars"], 1);
    let honours = station.ok("volunteer_hours_record", served(650));
    assert_eq!(honours["tally"]["volunteer_stars"], 3);
    let head = station.head();
    station.ok("volunteer_hours_record", served(650));
    assert_eq!(station.head(), head);
    let too_many = station.refused("volunteer_hours_record", served(1_000_000));
    assert_eq!(too_many.field.as_deref(), Some("hours"));
    assert_eq!(station.page(&donor)["volunteer"]["hours"], 650);
}

#[test]
fn the_day_of_a_golds_last_count_is_said_later_when_its_records_turn_out_to_be_missing() {
    let station = Station::new();
    station.hire("二号", &["nurse", "receptionist", "physician"]);
    let donor = forty_counts(&station);
    station.ok("award_confer", conferred(&donor, "gold", "2026-08-01"));
    let first = station.page(&donor)["history"][19]["id"].clone();
    station.on_duty("二号");
    let correction = json!({
        "donation": first, "outcome": "none", "reason": "没有采到血",
        "drawn": { "kind": "platelets", "units": 0, "plasma_ml": 0 },
    });
    station.ok("donation_correct", correction);
    assert_eq!(station.page(&donor)["tally"], json!(null));

    station.on_duty(FOUNDER);
    let mut said = conferred(&donor, "gold", "2026-08-01");
    said["counted_after"] = json!("2026-06-04");
    let honours = station.ok("award_confer", said.clone());
    assert_eq!(honours["awards"].as_array().unwrap().len(), 1);
    assert_eq!(honours["awards"][0]["counted_after"], "2026-06-04");
    assert_eq!(honours["tally"]["golds"], 1);
    assert_eq!(honours["tally"]["count"], 0);
    let head = station.head();
    station.ok("award_confer", said.clone());
    assert_eq!(station.head(), head, "the same again adds nothing");
    said["counted_after"] = json!("2026-05-14");
    let other = station.refused("award_confer", said);
    assert_eq!(other.field.as_deref(), Some("counted_after"));
    station.ok("award_confer", conferred(&donor, "silver", "2026-11-01"));
    station.head();
}

#[test]
fn a_day_that_contradicts_the_golds_own_cutoff_is_refused_where_it_was_typed() {
    let station = Station::new();
    let donor = forty_counts(&station);
    station.ok("award_confer", conferred(&donor, "gold", "2026-08-01"));
    let mut later = conferred(&donor, "gold", "2026-08-01");
    later["counted_after"] = json!("2026-08-02");
    let refused = station.refused("award_confer", later);
    assert_eq!(refused.field.as_deref(), Some("counted_after"));
    assert_eq!(station.page(&donor)["tally"]["counted_after"], "2026-06-04");
}

#[test]
fn an_award_for_service_is_conferred_once_and_is_not_due_again() {
    let station = Station::new();
    let made = station.ok("walk_in", line(1, "2025-11-10", 1));
    let donor = station.donor(&made);
    let due = |station: &Station| {
        let listed = station.job("honours_list", json!({ "as_of": "2026-11-20" }));
        listed["rows"]
            .as_array()
            .unwrap()
            .first()
            .map(|row| row["volunteer_due"].clone())
    };
    let hours = |hours: u32| json!({ "donor": donor, "since": "2015-01-01", "hours": hours });
    let award =
        |award: &str, cutoff: &str| json!({ "donor": donor, "award": award, "cutoff": cutoff });
    station.ok("volunteer_hours_record", hours(320));
    assert_eq!(due(&station), Some(json!("two_stars")));
    let unearned = station.refused("volunteer_award_confer", award("three_stars", "2025-12-31"));
    assert_eq!(unearned.field.as_deref(), Some("award"));
    let to_come = station.refused("volunteer_award_confer", award("two_stars", "2027-12-31"));
    assert_eq!(to_come.field.as_deref(), Some("cutoff"));

    let honours = station.ok("volunteer_award_confer", award("two_stars", "2025-12-31"));
    assert_eq!(
        honours["volunteer_awards"],
        json!([{ "award": "two_stars", "cutoff": "2025-12-31" }])
    );
    assert_eq!(due(&station), None, "nor the star below it");
    let head = station.head();
    station.ok("volunteer_award_confer", award("two_stars", "2025-12-31"));
    assert_eq!(station.head(), head);
    let twice = station.refused("volunteer_award_confer", award("two_stars", "2023-12-31"));
    assert_eq!(twice.field.as_deref(), Some("cutoff"));
    station.ok("volunteer_hours_record", hours(650));
    assert_eq!(due(&station), Some(json!("three_stars")));
    assert_eq!(
        station.page(&donor)["volunteer_awards"],
        honours["volunteer_awards"]
    );
    station.head();
}

#[test]
fn who_is_near_is_told_with_the_day_and_whether_one_donation_is_enough() {
    let station = Station::new();
    let donor = given_counts(&station, 19);
    let near = |within: u32, as_of: &str| {
        let listed = station.job("honours_list", json!({ "as_of": as_of, "near": within }));
        assert_eq!(listed["rows"], json!([]));
        listed["near"].as_array().unwrap().clone()
    };
    assert!(near(0, "2027-12-31").is_empty());
    let rows = near(1, "2027-12-31");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["to_next"], json!({ "level": "bronze", "needs": 1 }));
    assert_eq!(rows[0]["by_one"], true);
    assert!(rows[0]["document"].as_str().unwrap().contains('*'));
    let page = station.page(&donor);
    assert_eq!(rows[0]["count"], page["tally"]["count"]);
    assert_eq!(rows[0]["next_whole_blood"], page["verdicts"][0]["next"]);
    assert_eq!(rows[0]["next_platelets"], page["verdicts"][1]["next"]);
    let closing = near(1, "2026-11-21");
    assert_eq!(closing[0]["by_one"], false, "no day is left in the round");
    let mut held = conferred(&donor, "bronze", "2024-12-31");
    held["counted_after"] = json!(null);
    station.ok("award_confer", held);
    assert!(
        near(1, "2027-12-31").is_empty(),
        "what was conferred is not near"
    );
}

#[test]
fn a_list_of_the_round_leaves_with_an_entry_and_masked_numbers() {
    let station = Station::new();
    given_counts(&station, 20);
    let out = station.folder.path().join("list.csv");
    let asked = |out: &Path, in_full: bool| json!({ "as_of": "2026-11-21", "list": "due", "format": "csv", "in_full": in_full, "out": out });
    assert_eq!(
        station.job("nominations_export", asked(&out, false)),
        json!({ "rows": 1 })
    );
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.contains("铜奖") && text.contains('*'), "{text}");
    let entry = &station.ok("journal_read", json!({ "kind": "export.written" }))["rows"][0];
    assert!(entry.to_string().contains("nominations"), "{entry}");
    let whole = station.folder.path().join("whole.csv");
    station.job("nominations_export", asked(&whole, true));
    assert!(!std::fs::read_to_string(&whole).unwrap().contains('*'));
    let shown = station.ok("journal_read", json!({ "kind": "donor.revealed" }));
    assert_eq!(shown["rows"].as_array().unwrap().len(), 1);
    let before = station.head();
    let mut patient = |_| ControlFlow::Continue(());
    let request = json!({ "command": "nominations_export", "request": asked(&whole, true) });
    let taken = station
        .desk
        .job(request, &mut Progress::new(&mut patient))
        .unwrap_err();
    assert_eq!(taken.field.as_deref(), Some("out"));
    assert_eq!(
        station.head(),
        before,
        "a name that is taken shows nobody's number"
    );
}
