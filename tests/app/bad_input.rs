//! Bad input: a clear sentence at the field, the next line goes on, nothing is lost.

use redwall_tests::{PASSWORD, STAFF, Station, cli, run, walk_in};
use serde_json::{Value, json};
use std::process::Command;

/// A line with one fault, the error that it must be answered with and its field.
fn faults() -> Vec<(Value, &'static str, &'static str)> {
    let with = |field: &str, value: Value| {
        let mut line = walk_in(7);
        *line.pointer_mut(field).expect("the field") = value;
        line
    };
    vec![
        (
            with("/document/number", json!("511100199005010023")),
            "document_invalid",
            "document.number",
        ),
        (
            with("/document/number", json!("511100199002310020")),
            "document_invalid",
            "document.number",
        ),
        (with("/name", json!("黄")), "invalid", "name"),
        (with("/phone", json!("abc")), "invalid", "phone"),
        (
            with("/interview/consent", json!(false)),
            "invalid",
            "interview.consent",
        ),
        (with("/interview/by", json!(" ")), "invalid", "interview.by"),
        (
            with("/donation_code", json!("Z5111")),
            "donation_code_invalid",
            "donation_code",
        ),
        (
            with("/donation_code", json!("Z511126000001")),
            "donation_code_used",
            "donation_code",
        ),
    ]
}

#[test]
fn each_fault_is_answered_at_its_field_and_stops_nothing() {
    let station = Station::new();
    let mut lines = vec![walk_in(1)];
    lines.extend(faults().into_iter().map(|(line, ..)| line));
    lines.push(walk_in(2));
    let run = station.walk_in(&lines);

    assert_eq!(run.exit, Some(1));
    assert_eq!(run.answers.len(), lines.len());
    for ((line, code, field), answer) in faults().iter().zip(&run.answers[1..]) {
        assert_eq!(answer["error"]["code"], *code, "{line} {answer}");
        assert_eq!(answer["error"]["field"], *field, "{answer}");
        assert_eq!(answer["id"], "w7");
        assert!(
            answer["error"]["message"]
                .as_str()
                .is_some_and(|text| text.chars().count() > 6)
        );
    }
    assert_eq!(run.answers.last().expect("the last")["verdict"], "accept");
    assert_eq!(station.verified()["donors"], 2);
}

#[test]
fn an_unknown_field_a_future_day_and_another_persons_name_are_refused() {
    let station = Station::new();
    let mut misspelt = walk_in(2);
    misspelt["asks_to_continu"] = json!(true);
    let mut future = walk_in(2);
    future["on"] = json!("2199-01-01");
    let mut somebody_else = walk_in(1);
    somebody_else["name"] = json!("黄小梅");
    somebody_else["donation_code"] = json!("Z511126000009");
    let lines = [walk_in(1), misspelt, future, somebody_else];
    let run = station.walk_in(&lines);
    assert_eq!(run.answers[1]["error"]["field"], "asks_to_continu");
    assert_eq!(run.answers[2]["error"]["field"], "on");
    assert_eq!(run.answers[3]["error"]["field"], "name");
    assert_eq!(station.verified()["donors"], 1);
}

#[test]
fn a_line_that_is_no_json_is_refused_with_no_id() {
    let station = Station::new();
    let run = station.run(&["walk-in"], "{\"id\":\n");
    assert_eq!(run.exit, Some(1));
    assert_eq!(run.answers[0]["id"], json!(null));
}

#[test]
fn a_wrong_password_opens_nothing_and_says_so() {
    let station = Station::new();
    let mut command = station.command(&["verify"]);
    let run = run(command.env("REDWALL_PASSWORD", "not the password"), "");
    assert_eq!(run.exit, Some(3));
    assert!(run.told.contains("密码"), "{}", run.told);
    station.verified();
}

#[test]
fn a_station_is_never_made_over_another() {
    let station = Station::new();
    let before = station.verified()["head"].clone();
    let again = station.run(&["init", "--station", "另一个血站"], "");
    assert_eq!(again.exit, Some(2), "{}", again.told);
    assert_eq!(station.verified()["head"], before);
}

#[test]
fn a_weak_password_makes_no_station() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::new(cli());
    command
        .args(["init", "--station", "试验血站", "--staff", STAFF, "--data"])
        .arg(folder.path());
    let weak = run(command.env("REDWALL_PASSWORD", "12345678"), "");
    assert_eq!(weak.exit, Some(2), "{}", weak.told);
    let strong = run(command.env("REDWALL_PASSWORD", PASSWORD), "");
    assert_eq!(strong.exit, Some(0), "{}", strong.told);
}
