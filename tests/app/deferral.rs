//! Deferrals, blocked documents and days judged again on the command line, each a process of its
//! own.

use redwall_tests::{Station, number, walk_in};
use serde_json::{Value, json};

fn run(station: &Station, arguments: &[&str]) -> (Option<i32>, Vec<Value>) {
    let run = station.run(arguments, "");
    (run.exit, run.answers)
}

#[test]
fn incident_17_a_deferral_set_by_one_process_blocks_the_next() {
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let (exit, rows) = run(
        &station,
        &[
            "deferral",
            "set",
            "--donor",
            "1",
            "--code",
            "P24",
            "--source",
            "laboratory",
        ],
    );
    assert_eq!(exit, Some(0));
    assert_eq!(rows[0]["active"], true);
    let mut again = walk_in(1);
    again["donation_code"] = json!("Z511126000002");
    let again = station.walk_in(&[again]);
    assert_eq!(again.answers[0]["verdict"], "exclude");

    let id = rows[0]["id"].as_str().expect("an id");
    let void = ["deferral", "void", "--id", id, "--reason", "同名误记"];
    let (exit, refused) = run(&station, &void);
    assert_eq!(exit, Some(1));
    assert_eq!(refused[0]["error"]["code"], "second_person");
    let (exit, nobody) = run(&station, &["deferral", "list", "--donor", "77"]);
    assert_eq!(exit, Some(1));
    assert_eq!(nobody[0]["error"]["field"], "donor");
    station.verified();
}

#[test]
fn incident_02_a_day_with_a_donation_against_the_rules_is_told_by_the_exit_code() {
    let station = Station::new();
    station.walk_in(&[walk_in(1), walk_in(2)]);
    let (exit, before) = run(&station, &["reconcile"]);
    assert_eq!((exit, before.len()), (Some(0), 2));
    run(
        &station,
        &["deferral", "set", "--donor", "2", "--code", "P24"],
    );
    let (exit, after) = run(&station, &["reconcile"]);
    assert_eq!(exit, Some(1));
    assert_eq!(after[0], before[0]);
    assert_eq!(after[1]["then"], "accept");
    assert_eq!(after[1]["now"], "exclude");
    assert_eq!(after[1]["rules_now"], json!(["deferral.P24"]));
    let (exit, none) = run(&station, &["reconcile", "--day", "2020-01-01"]);
    assert_eq!((exit, none.len()), (Some(0), 0));
}

#[test]
fn a_list_is_taken_in_and_asked_before_a_walk_in_is_registered() {
    let station = Station::new();
    let list = station.beside("list.csv");
    let text = format!(
        "number,list\n{},市疾控\n110105194912310021,市疾控\n",
        number(1)
    );
    std::fs::write(&list, text).expect("a list");
    let import = ["block", "import", list.to_str().expect("a path")];
    let (exit, report) = run(&station, &import);
    assert_eq!(exit, Some(1), "a line was refused");
    assert_eq!(report[0]["added"], 1);
    let refused = station.walk_in(&[walk_in(1), walk_in(2)]);
    assert_eq!(refused.exit, Some(1));
    assert_eq!(refused.answers[0]["error"]["code"], "document_blocked");
    assert_eq!(refused.answers[1]["verdict"], "accept");
    let (exit, rows) = run(&station, &["block", "list"]);
    assert_eq!((exit, rows.len()), (Some(0), 1));
    assert!(!rows[0].to_string().contains(&number(1)));
    assert_eq!(station.verified()["donors"], 1);
}
