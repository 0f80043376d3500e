//! The main job on the command line: from an ID number to a certificate.

use redwall_tests::{Station, joined, number, walk_in};
use serde_json::json;
use std::process::Command;

#[test]
fn a_walk_in_is_registered_judged_recorded_and_certified() {
    let station = Station::new();
    let out = station.beside("certificates");
    let arguments = ["walk-in", "--out", out.to_str().expect("a path")];
    let run = station.run(&arguments, &joined(&[walk_in(1)]));

    assert_eq!(run.exit, Some(0), "{}", run.told);
    let answer = &run.answers[0];
    assert_eq!(answer["id"], "w1");
    assert_eq!(answer["new"], true);
    assert_eq!(answer["verdict"], "accept");
    assert_eq!(answer["donation"]["code"], "Z511126000001");
    assert_eq!(answer["tally"]["whole_blood_ml"], 400);
    assert_eq!(answer["tally"]["count"], 2);

    let file = answer["certificate"]["file"].as_str().expect("a file");
    let text = Command::new("pdftotext")
        .args([file, "-"])
        .output()
        .expect("pdftotext");
    let text = String::from_utf8_lossy(&text.stdout).replace([' ', '\n'], "");
    assert!(text.contains("黄小兰"), "{text}");
    assert!(!file.contains('黄'), "a file's name holds no personal data");
    let fonts = Command::new("pdffonts")
        .arg(file)
        .output()
        .expect("pdffonts");
    let fonts = String::from_utf8_lossy(&fonts.stdout);
    assert!(fonts.lines().count() > 2, "{fonts}");
    for font in fonts.lines().skip(2) {
        assert!(font.contains("yes yes"), "embedded, and a subset: {font}");
    }
    assert_eq!(station.verified()["donations"], 1);
}

#[test]
fn an_acknowledged_line_again_gives_the_same_answer_and_records_nothing() {
    let station = Station::new();
    let mut refused = walk_in(2);
    refused["exam"]["haemoglobin_g_l"] = json!(90);
    let lines = [walk_in(1), refused];
    let once = station.walk_in(&lines);
    let head = station.verified()["head"].clone();
    let again = station.walk_in(&lines);
    assert_eq!(once.answers, again.answers);
    assert_eq!(once.answers[1]["verdict"], "defer");
    assert_eq!(once.answers[1]["donation"], json!(null));
    assert_eq!(station.verified()["head"], head);
}

#[test]
fn a_donor_who_comes_back_is_known_and_deferred_by_the_interval() {
    let station = Station::new();
    let mut first = walk_in(1);
    first["on"] = json!("2026-02-28");
    let mut second = walk_in(1);
    second["on"] = json!("2026-08-27");
    second["donation_code"] = json!("Z511126000002");
    let mut third = second.clone();
    third["on"] = json!("2026-08-28");
    third["donation_code"] = json!("Z511126000003");
    let run = station.walk_in(&[first, second, third]);
    let verdicts: Vec<_> = run
        .answers
        .iter()
        .map(|answer| &answer["verdict"])
        .collect();
    assert_eq!(verdicts, ["accept", "defer", "accept"]);
    assert_eq!(run.answers[1]["new"], false);
    assert_eq!(run.answers[1]["until"], "2026-08-28");
    assert_eq!(
        run.answers[1]["findings"][0]["rule"],
        "interval.whole_blood.whole_blood"
    );
    assert_eq!(run.answers[2]["tally"]["count"], 4);
    assert!(
        station
            .exported("donations")
            .iter()
            .all(|row| row["late"] == "yes")
    );
}

#[test]
fn one_box_finds_by_number_phone_name_pinyin_donor_number_and_code() {
    let station = Station::new();
    let made = station.walk_in(&[walk_in(1)]);
    let donor_no = made.answers[0]["donor_no"]
        .as_str()
        .expect("a number")
        .to_owned();
    let serial = made.answers[0]["certificate"]["serial"]
        .as_str()
        .expect("a serial")
        .to_owned();
    let id = number(1);
    let tail = &id[14..];
    for query in [
        id.as_str(),
        tail,
        "12100000001",
        "0001",
        "黄小兰",
        "小兰",
        "huangxiaolan",
        "hxl",
        &donor_no,
        "Z511126000001",
        &serial,
    ] {
        let found = station.run(&["search", query], "");
        assert_eq!(found.answers.len(), 1, "{query}: {}", found.told);
        let hit = found.answers[0].to_string();
        assert!(
            !hit.contains(&id) && !hit.contains("12100000001"),
            "numbers are masked: {hit}"
        );
    }
    assert!(station.run(&["search", "李四"], "").answers.is_empty());
}
