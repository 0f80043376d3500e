//! A process that is killed while it records: nothing acknowledged is missing, nothing is half-done.
//!
//! `REDWALL_KILLS=1000` kills so many times instead of 50. One station serves all of them: each
//! kill is followed by a start, which is what finds a station that a kill has spoilt.

use redwall_tests::{Station, joined, walk_in};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::time::Duration;

const KILLS: u32 = 50;
/// Enough that none ends by itself before it is killed.
const LINES: u32 = 60;
/// How many kills lie between two proofs of everything; each is followed by a proof of the chain.
const PROVED_EVERY: u32 = 10;

#[test]
fn a_killed_process_leaves_nothing_half_done() {
    let station = Station::new();
    let mut acknowledged = BTreeSet::new();
    let mut recorded = 0;
    for kill in 0..kills() {
        // The first line is the last that the one before recorded: it must be whole.
        let first = recorded.max(1);
        let lines: Vec<Value> = (first..first + LINES).map(walk_in).collect();
        let codes = killed_after(&station, &lines, kill);
        assert!(!codes.is_empty(), "kill {kill}: nothing was acknowledged");
        acknowledged.extend(codes);
        let everything = kill.is_multiple_of(PROVED_EVERY);
        let arguments: &[&str] = if everything {
            &["verify"]
        } else {
            &["verify", "--quick"]
        };
        let run = station.run(arguments, "");
        assert_eq!(
            run.exit,
            Some(0),
            "kill {kill}: {:?} {}",
            run.answers,
            run.told
        );
        let proved = &run.answers[0];
        assert_eq!(
            proved["donors"], proved["donations"],
            "kill {kill}: each walk-in here is one donor and one donation"
        );
        recorded = number(&proved["donations"]);
        assert!(number_of(&acknowledged) <= recorded, "kill {kill}");
    }
    let proved = station.verified();
    let donations = station.exported("donations");
    assert_eq!(number(&proved["donations"]), recorded);
    let codes: BTreeSet<String> = donations.iter().map(|row| text(&row["code"])).collect();
    assert_eq!(codes.len(), donations.len(), "a donation is there twice");
    assert!(
        acknowledged.is_subset(&codes),
        "an acknowledged donation is missing"
    );
}

/// How often: 50 times, or as often as is asked for.
fn kills() -> u32 {
    let asked = std::env::var("REDWALL_KILLS").ok();
    asked.map_or(KILLS, |asked| asked.parse().expect("a number"))
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
    // The waits differ, so that the kill falls into different moments of a walk-in.
    std::thread::sleep(Duration::from_micros(u64::from(kill * 7919 % 251) * 100));
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

/// The code of an answer that says all of what a walk-in is.
fn code(line: &str) -> String {
    let answer: Value = serde_json::from_str(line).expect("a whole line");
    assert_eq!(answer["verdict"], "accept", "{line}");
    assert!(answer["certificate"]["serial"].is_string(), "{line}");
    assert_eq!(answer["tally"]["whole_blood_ml"], 400, "{line}");
    text(&answer["donation"]["code"])
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn number(value: &Value) -> u32 {
    let number = value.as_u64().expect("a number");
    u32::try_from(number).expect("a count")
}

fn number_of(codes: &BTreeSet<String>) -> u32 {
    u32::try_from(codes.len()).expect("a count")
}
