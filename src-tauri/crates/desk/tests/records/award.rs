//! Awards and volunteer hours, as every tally counts them.

use super::*;

fn conferred(donor: &Value, level: &str, cutoff: &str) -> Value {
    json!({ "donor": donor, "level": level, "cutoff": cutoff })
}

/// Twenty double units of platelets, three weeks apart from May 2025: forty counts.
fn forty_counts(station: &Station) -> Value {
    let begin: chrono::NaiveDate = "2025-05-01".parse().unwrap();
    let mut last = Value::Null;
    for at in 0..20 {
        let on = begin + chrono::Days::new(21 * u64::from(at));
        let mut platelets = line(1, &on.to_string(), 1 + at);
        platelets["plan"] = json!({ "kind": "platelets", "units": 2, "plasma_ml": 0 });
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
