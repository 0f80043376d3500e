//! A synthetic station, and the nomination list of a round, on the command line.

use redwall_tests::Station;
use serde_json::json;
use std::collections::BTreeSet;

const SIZE: [&str; 7] = [
    "demo",
    "--donors",
    "1500",
    "--donations",
    "9000",
    "--seed",
    "5",
];

#[test]
fn a_synthetic_station_is_made_told_of_proved_and_listed() {
    let station = Station::unmade();
    let made = station.run(&SIZE, "");
    assert_eq!(made.exit, Some(0), "{}", made.told);
    let [created, told] = &made.answers[..] else {
        panic!("two answers: {:?}", made.answers);
    };
    assert_eq!(
        (&created["donors"], &created["donations"]),
        (&json!(1500), &json!(9000))
    );
    assert_eq!(station.verified()["entries"], told["entries"]);
    let size = std::fs::metadata(station.data().join("station.db")).expect("a database");
    assert_eq!(told["file_bytes"].as_u64(), Some(size.len()));
    assert_eq!(told["duplicates"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        station.run(&SIZE, "").exit,
        Some(2),
        "a station is there already"
    );

    let round = [
        "honours-list",
        "--as-of",
        "2025-12-31",
        "--round",
        "2024-2025",
    ];
    let listed = station.run(&round, "");
    assert_eq!(listed.exit, Some(0), "{}", listed.told);
    let numbers: BTreeSet<&str> = listed
        .answers
        .iter()
        .map(|line| line["document"].as_str().expect("a number"))
        .collect();
    assert_eq!(
        numbers.len(),
        listed.answers.len(),
        "each in full, each once"
    );
    for line in &listed.answers {
        assert_eq!(line["round"], "2024-2025");
        assert!(
            line["count"].is_number() && line["name"].is_string(),
            "{line}"
        );
    }
    station.verified();
}

#[test]
fn numbers_that_cannot_be_are_refused_and_nothing_is_made() {
    let station = Station::unmade();
    let too_many = ["demo", "--donors", "10", "--donations", "1000"];
    let refused = station.run(&too_many, "");
    assert_eq!(refused.exit, Some(2), "{}", refused.told);
    assert!(!station.data().join("vault.json").exists());
    assert_eq!(station.run(&["demo", "--donors", "10"], "").exit, Some(2));
}
