//! What comes in and goes out on the command line, and what stays when either is cut short: by a kill,
//! by a disk that is full.

use redwall_tests::{Run, Station, number, run};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

const ROWS: u32 = 5_000;
const KILLS: u32 = 6;

/// Donors with a donation each, as another system would export them.
fn table(station: &Station) -> PathBuf {
    let mut text = String::from(
        "档案号,姓名,性别,出生日期,证件类型,证件号码,献血日期,献血类型,献血量,采血地点\n",
    );
    for of in 0..ROWS {
        let name: String = (0..3)
            .filter_map(|place| char::from_u32(0x4E00 + (of * 7 + place * 1_597) % 5_000))
            .collect();
        let (year, month, day) = (1970 + of / 336, 1 + of / 28 % 12, 1 + of % 28);
        text += &format!(
            "LS{of},{name},女,{year}-{month}-{day},护照,E{of:08},2020-1-5,全血,400,嘉州献血屋\n"
        );
    }
    let file = station.beside("old.csv");
    fs::write(&file, text).expect("a table");
    file
}

fn import(station: &Station, file: &Path) -> Run {
    station.run(&["import", file.to_str().expect("a path")], "")
}

fn totals(run: &Run) -> [u64; 3] {
    let last = run.answers.last().expect("the figures");
    let rows = &last["totals"]["rows"];
    ["added", "known", "refused"].map(|name| rows[name].as_u64().expect("a count"))
}

#[test]
fn incident_15_an_import_that_is_killed_again_and_again_ends_as_if_it_had_not_been() {
    let station = Station::new();
    let file = table(&station);
    let mut known = 0;
    for kill in 0..KILLS {
        let mut child = station
            .command(&["import", file.to_str().expect("a path")])
            .spawn()
            .expect("redwall-cli starts");
        sleep(Duration::from_millis(u64::from(1_000 + kill * 350)));
        child.kill().expect("the kill");
        child.wait().expect("the end");
        let proved = station.run(&["verify", "--quick"], "");
        assert_eq!(proved.exit, Some(0), "kill {kill}: {}", proved.told);
        let now = proved.answers[0]["donors"].as_u64().expect("a count");
        assert_eq!(
            proved.answers[0]["donations"], now,
            "kill {kill}: a row is whole or not at all"
        );
        assert!(now >= known, "kill {kill}: what was written stays");
        known = now;
    }
    let done = import(&station, &file);
    assert_eq!(done.exit, Some(0), "{}", done.told);
    assert_eq!(totals(&done), [u64::from(ROWS) - known, known, 0]);
    let head = station.verified()["head"].clone();
    assert_eq!(totals(&import(&station, &file)), [0, u64::from(ROWS), 0]);
    assert_eq!(
        station.verified()["head"],
        head,
        "running it again writes nothing"
    );
}

#[test]
fn a_row_that_is_refused_is_answered_and_reported_with_its_own_cells() {
    let station = Station::new();
    let (file, map) = (station.beside("old.csv"), station.beside("map.json"));
    let text = format!(
        "档案号,姓名,身份证号码,献血日期,献血类型,献血量\n\
         LS1,黄小兰,{},2020-1-5,01,400\nLS2,黄小梅,110105194912310021,2020-1-5,01,400\n",
        number(1)
    );
    fs::write(&file, text).expect("a table");
    let words = json!({ "words": { "kind": { "01": "whole_blood" } } });
    fs::write(&map, words.to_string()).expect("a map");
    let report = station.beside("report.xlsx");
    let path = |path: &Path| path.to_str().expect("a path").to_owned();
    let (file, map, report) = (path(&file), path(&map), path(&report));
    let dry = station.run(&["import", &file, "--map", &map, "--dry-run"], "");
    assert_eq!(dry.exit, Some(1), "{}", dry.told);
    assert_eq!(station.verified()["donors"], 0);
    let done = station.run(&["import", &file, "--map", &map, "--report", &report], "");
    assert_eq!(done.exit, Some(1));
    assert_eq!(done.answers[0]["id"], "3");
    assert_eq!(done.answers[0]["error"]["field"], "document_number");
    assert!(!done.answers[0].to_string().contains("110105194912310021"));
    assert_eq!(totals(&done), [1, 0, 1]);
    assert_eq!(
        done.answers[1]["totals"]["whole_blood"]["in_file"]["ml"],
        800
    );
    assert_eq!(
        done.answers[1]["totals"]["whole_blood"]["in_station"]["ml"],
        400
    );
    assert!(Path::new(&report).exists());
    let missing = station.run(&["import", "/nowhere/old.csv"], "");
    assert_eq!(missing.exit, Some(2));
}

#[test]
fn an_export_that_is_killed_leaves_no_half_file_in_its_place() {
    let station = Station::new();
    assert_eq!(import(&station, &table(&station)).exit, Some(0));
    let out = station.beside("journal.xlsx");
    let part = station.beside("journal.xlsx.part");
    let arguments = [
        "export",
        "--what",
        "journal",
        "--format",
        "xlsx",
        "--out",
        out.to_str().expect("a path"),
    ];
    let mut caught = 0;
    for kill in 0..KILLS {
        // What the kill before left would look like a beginning.
        let _ = fs::remove_file(&part);
        let mut child = station
            .command(&arguments)
            .spawn()
            .expect("redwall-cli starts");
        while !part.exists() && child.try_wait().expect("a state").is_none() {
            sleep(Duration::from_millis(1));
        }
        sleep(Duration::from_millis(u64::from(kill * 40)));
        let over = child.try_wait().expect("a state").is_some();
        child.kill().expect("the kill");
        child.wait().expect("the end");
        if over || out.exists() {
            let _ = fs::remove_file(&out);
            continue;
        }
        caught += 1;
    }
    assert!(caught > 0, "no kill fell into the writing");
    let whole = station.run(&arguments, "");
    assert_eq!(whole.exit, Some(0), "{}", whole.told);
    assert!(out.exists() && !part.exists());
    let bytes = fs::read(&out).expect("the export");
    assert!(bytes.starts_with(b"PK"));
    station.verified();
}

/// The same command on a disk on which no file can grow beyond so many KiB.
#[cfg(unix)]
fn on_a_full_disk(station: &Station, arguments: &[&str], kib: u32) -> Run {
    let plain = station.command(arguments);
    let mut shell = Command::new("bash");
    shell
        .args([
            "-c",
            &format!("trap '' XFSZ; ulimit -f {kib}; exec \"$0\" \"$@\""),
        ])
        .arg(plain.get_program())
        .args(plain.get_args())
        .envs(
            plain
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
    run(&mut shell, "")
}

#[cfg(unix)]
#[test]
fn a_full_disk_stops_an_export_with_a_sentence_and_leaves_nothing() {
    let station = Station::new();
    assert_eq!(import(&station, &table(&station)).exit, Some(0));
    for format in ["csv", "jsonl", "xlsx"] {
        let out = station.beside(&format!("journal.{format}"));
        let arguments = [
            "export",
            "--what",
            "journal",
            "--format",
            format,
            "--out",
            out.to_str().expect("a path"),
        ];
        let before = station.run(&["verify", "--quick"], "").answers[0]["head"].clone();
        let full = on_a_full_disk(&station, &arguments, 200);
        assert_eq!(full.exit, Some(3), "{format}: {}", full.told);
        assert!(full.told.contains("磁盘空间"), "{format}: {}", full.told);
        let left = fs::read_dir(station.beside(".")).expect("the folder");
        let left: Vec<String> = left
            .map(|entry| {
                entry
                    .expect("a file")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .filter(|name| name.starts_with("journal") || name.starts_with(".tmp"))
            .collect();
        assert!(left.is_empty(), "{format}: {left:?}");
        let after = station.run(&["verify", "--quick"], "").answers[0]["head"].clone();
        assert_eq!(before, after, "{format}: what was not written is no entry");
        let room = station.run(&arguments, "");
        assert_eq!(room.exit, Some(0), "{format}: {}", room.told);
        fs::remove_file(out).expect("the export");
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_stops_an_import_with_a_sentence_and_the_rest_comes_in_later() {
    let station = Station::new();
    let file = table(&station);
    let arguments = ["import", file.to_str().expect("a path")];
    let full = on_a_full_disk(&station, &arguments, 4_000);
    assert_eq!(full.exit, Some(3), "{}", full.told);
    assert!(full.told.contains("磁盘"), "{}", full.told);
    let proved: Value = station.verified();
    assert_eq!(
        proved["donors"], proved["donations"],
        "a batch is whole or not at all"
    );
    let known = proved["donors"].as_u64().expect("a count");
    assert!(known < u64::from(ROWS));
    let done = import(&station, &file);
    assert_eq!(totals(&done), [u64::from(ROWS) - known, known, 0]);
    station.verified();
}
