//! Late entries on the command line, and the task that one raises.

use redwall_tests::{Run, Station, joined, walk_in};
use serde_json::{Value, json};

fn late(station: &Station, lines: &[Value]) -> Run {
    station.run(&["late-entry"], &joined(lines))
}

fn on_a_past_day(of: u32, haemoglobin: u32) -> Value {
    let mut line = walk_in(of);
    line["on"] = json!("2026-03-02");
    line["exam"]["haemoglobin_g_l"] = json!(haemoglobin);
    line
}

#[test]
fn a_walk_ins_late_line_that_is_refused_points_to_late_entry_which_keeps_it() {
    let station = Station::new();
    let line = on_a_past_day(1, 100);
    let refused = station.walk_in(std::slice::from_ref(&line));
    assert_eq!(refused.answers[0]["donation"], json!(null));
    assert!(refused.told.contains("late-entry"), "{}", refused.told);
    assert!(!refused.answers[0].to_string().contains("late-entry"));

    let kept = late(&station, &[line.clone(), on_a_past_day(2, 128)]);
    assert_eq!(kept.exit, Some(0), "{}", kept.told);
    let flagged: Vec<_> = kept
        .answers
        .iter()
        .map(|answer| &answer["flagged"])
        .collect();
    assert_eq!(flagged, [true, false]);
    assert_eq!(kept.answers[0]["certificate"], json!(null));
    assert!(kept.answers[1]["certificate"]["serial"].is_string());
    let head = station.verified()["head"].clone();
    assert_eq!(late(&station, &[line]).answers[0], kept.answers[0]);
    assert_eq!(station.verified()["head"], head);

    let rows = station.exported("donations");
    let columns = |row: &Value| {
        [
            "donor_no",
            "code",
            "date",
            "kind",
            "amount",
            "late",
            "flagged",
            "withdrawn",
        ]
        .iter()
        .all(|column| row[*column] != json!(null))
    };
    assert!(rows.len() == 2 && rows.iter().all(columns), "{rows:?}");
}

#[test]
fn a_line_that_cannot_be_a_fact_is_refused_and_the_next_is_kept() {
    let station = Station::new();
    let mut typing_error = on_a_past_day(1, 128);
    typing_error["dona_code"] = json!("x");
    let mut today = on_a_past_day(1, 128);
    today["on"] = json!("2999-01-01");
    let run = late(&station, &[typing_error, today, on_a_past_day(1, 128)]);
    assert_eq!(run.exit, Some(1));
    assert_eq!(run.answers[1]["error"]["field"], "on");
    assert_eq!(run.answers[2]["verdict"], "accept");
    assert_eq!(station.verified()["donations"], 1);
}

#[test]
fn a_task_is_listed_taken_and_settled() {
    let station = Station::new();
    late(&station, &[on_a_past_day(1, 100)]);
    let listed = station.run(&["task", "list"], "");
    let task = listed.answers[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(station.run(&["task", "take", &task], "").exit, Some(0));
    let close = ["task", "close", &task, "--outcome", "血袋已报废"];
    assert_eq!(station.run(&close, "").exit, Some(0));
    let twice = station.run(&close, "");
    assert_eq!(twice.exit, Some(1));
    assert_eq!(twice.answers[0]["error"]["code"], "out_of_order");
    assert!(station.run(&["task", "list"], "").answers.is_empty());
    assert_eq!(station.run(&["task", "list", "--all"], "").answers.len(), 1);
}

#[test]
fn honours_are_recorded_and_changes_listed() {
    let station = Station::new();
    let made = station.walk_in(&[walk_in(1)]);
    let donor_no = made.answers[0]["donor_no"].as_str().expect("a number");
    let found = station.run(&["search", donor_no], "");
    let donor = found.answers[0]["donor"].as_str().expect("an id");
    let hours = [
        "volunteer-hours",
        "--donor",
        donor,
        "--since",
        "2015-01-01",
        "--hours",
        "120",
    ];
    assert_eq!(
        station.run(&hours, "").answers[0]["tally"]["volunteer_stars"],
        1
    );
    let gold = [
        "award",
        "--donor",
        donor,
        "--level",
        "gold",
        "--cutoff",
        "2026-01-01",
    ];
    let refused = station.run(&gold, "");
    assert_eq!(refused.exit, Some(1));
    assert_eq!(refused.answers[0]["error"]["field"], "cutoff");
    let changes = station.run(&["changes", "--donor", donor], "");
    let kinds: Vec<_> = changes
        .answers
        .iter()
        .map(|change| &change["kind"])
        .collect();
    assert_eq!(kinds.first(), Some(&&json!("donor.registered")));
    assert_eq!(kinds.last(), Some(&&json!("volunteer.hours_recorded")));
    let nothing_to_confirm = station.run(&["time", "confirm"], "");
    assert_eq!(nothing_to_confirm.exit, Some(1));
}
