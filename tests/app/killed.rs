//! A process that is killed while it records: nothing acknowledged is missing, nothing is half-done.

use redwall_tests::{Station, joined, walk_in};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::time::Duration;

/// How often; the waits differ, so that the kill falls into different moments.
const KILLS: u32 = 12;
const LINES: u32 = 60;

#[test]
fn a_killed_process_leaves_nothing_half_done() {
    let station = Station::new();
    let mut acknowledged = BTreeSet::new();
    for kill in 0..KILLS {
        let lines: Vec<Value> = (0..LINES)
            .map(|at| walk_in(1 + kill * LINES + at))
            .collect();
        acknowledged.extend(killed_after(&station, &lines, kill));
        let verified = station.verified();
        assert_eq!(
            verified["donors"], verified["donations"],
            "each walk-in here is one donor and one donation"
        );
    }
    assert!(
        !acknowledged.is_empty(),
        "some were acknowledged before the kill"
    );
    let recorded: BTreeSet<String> = station
        .exported("donations")
        .iter()
        .map(|row| text(&row["code"]))
        .collect();
    assert!(
        acknowledged.is_subset(&recorded),
        "an acknowledged donation is missing"
    );
}

/// Starts recording, kills the process a moment after the first answers, and gives the codes that
/// were acknowledged.
fn killed_after(station: &Station, lines: &[Value], kill: u32) -> Vec<String> {
    let mut child = station
        .command(&["walk-in"])
        .spawn()
        .expect("redwall-cli starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = joined(lines);
    let writer = std::thread::spawn(move || {
        // The killed process stops reading.
        let _ = stdin.write_all(input.as_bytes());
    });
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut codes = Vec::new();
    codes.extend(answers.next().and_then(Result::ok).as_deref().map(code));
    std::thread::sleep(Duration::from_micros(u64::from(kill) * 1_700));
    child.kill().expect("the kill");
    codes.extend(
        answers
            .map_while(Result::ok)
            .filter(|line| line.ends_with('}'))
            .map(|line| code(&line)),
    );
    child.wait().expect("the end");
    writer.join().expect("the writer");
    codes
}

fn code(line: &str) -> String {
    let answer: Value = serde_json::from_str(line).unwrap_or_default();
    text(&answer["donation"]["code"])
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
