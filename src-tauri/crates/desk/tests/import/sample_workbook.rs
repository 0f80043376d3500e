//! The sample workbook is what its generator makes, and every row of it comes to what it should.

use crate::sample::{Fate, numbered, sheets, workbook};
use crate::station::Station;
use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../cli/demo")
        .join(name)
}

fn cells(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut opened = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = opened.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = opened.worksheet_range(&name).unwrap();
            (name, range.rows().map(<[Data]>::to_vec).collect())
        })
        .collect()
}

#[test]
fn the_sample_workbook_is_what_its_generator_makes() {
    let path = shipped("old-system.xlsx");
    let made = workbook(&sheets());
    if std::env::var_os("REDWALL_REGENERATE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read(&path).unwrap();
    assert!(kept.len() < 1_000_000, "{} bytes", kept.len());
    assert!(cells(kept) == cells(made), "cargo xtask gen makes it anew");
    let rows: usize = sheets().iter().map(|sheet| sheet.rows.len()).sum();
    assert_eq!(rows, 10_000);
}

/// What must become of each row that is not simply taken in.
fn fates() -> BTreeMap<(String, u32), Fate> {
    let mut fates = BTreeMap::new();
    for sheet in &sheets() {
        for (number, (_, fate)) in numbered(sheet) {
            if *fate != Fate::Taken {
                fates.insert((sheet.name.to_owned(), number), *fate);
            }
        }
    }
    fates
}

fn rows(report: &Value, of: &str) -> BTreeMap<(String, u32), Option<String>> {
    let rows = report[of].as_array().unwrap().iter();
    rows.map(|row| {
        let sheet = row["sheet"].as_str().unwrap().to_owned();
        let number = u32::try_from(row["row"].as_u64().unwrap()).unwrap();
        let field = row["field"].as_str().map(str::to_owned);
        ((sheet, number), field)
    })
    .collect()
}

#[test]
fn incident_08_every_row_of_the_sample_comes_to_what_it_should_and_the_totals_agree() {
    let station = Station::new();
    let map: Value =
        serde_json::from_str(&fs::read_to_string(shipped("old-system-map.json")).unwrap()).unwrap();
    let file = shipped("old-system.xlsx");
    let request = json!({ "file": file, "map": map, "dry_run": true });
    let before = station.entries();
    let rehearsed = station.job("import_run", request.clone()).unwrap();
    assert_eq!(station.entries(), before, "a dry run writes nothing");

    let report_file = station.beside("report.xlsx");
    let request = json!({ "file": file, "map": map, "report": report_file });
    let report = station.job("import_run", request).unwrap();
    for part in ["totals", "refused", "held", "sample"] {
        assert_eq!(rehearsed[part], report[part], "the dry run told {part}");
    }
    let fates = fates();
    let refused: BTreeMap<_, _> = fates
        .iter()
        .filter_map(|(row, fate)| match fate {
            Fate::Refused(field) => Some((row.clone(), Some((*field).to_owned()))),
            _ => None,
        })
        .collect();
    assert_eq!(rows(&report, "refused"), refused);
    let of_fate = |wanted: Fate| fates.values().filter(|fate| **fate == wanted).count();
    assert_eq!(rows(&report, "held").len(), of_fate(Fate::Held));

    let totals = &report["totals"];
    let count = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    assert_eq!(count(&totals["rows"]["rows"]), 10_000);
    assert_eq!(count(&totals["rows"]["known"]), of_fate(Fate::Known));
    assert_eq!(count(&totals["rows"]["refused"]), refused.len());
    let donors = station.exported("donors");
    assert_eq!(count(&totals["donors_registered"]), donors.len());
    let donations = station.exported("donations");
    let of_kind = |kind: &str| donations.iter().filter(|row| row["kind"] == kind).count();
    for kind in ["whole_blood", "platelets"] {
        let in_station = count(&totals[kind]["in_station"]["donations"]);
        let known = rows_known(&fates, "献血记录");
        assert!(in_station >= of_kind(kind) && in_station <= of_kind(kind) + known);
        assert!(
            count(&totals[kind]["in_file"]["donations"]) >= in_station,
            "{kind}"
        );
    }
    for row in report["sample"].as_array().unwrap() {
        let fields = row["fields"].as_array().unwrap();
        let number = fields.iter().find(|field| field["field"] == "old_number");
        assert_eq!(
            number.unwrap()["in_file"],
            number.unwrap()["in_station"],
            "{row}"
        );
    }
    let sheets = cells(fs::read(&report_file).unwrap());
    let of_refused: usize = sheets
        .iter()
        .filter(|(name, _)| name.starts_with("未导入"))
        .map(|(_, rows)| rows.len() - 1)
        .sum();
    assert_eq!(
        of_refused,
        refused.len(),
        "the workbook names every refused row"
    );
    station.is_sound();

    let entries = station.entries();
    let again = station
        .job("import_run", json!({ "file": file, "map": map }))
        .unwrap();
    assert_eq!(again["totals"]["rows"]["added"], 0, "incident 15");
    assert_eq!(again["before"]["finished"], true);
    assert_eq!(station.entries(), entries);
}

fn rows_known(fates: &BTreeMap<(String, u32), Fate>, sheet: &str) -> usize {
    let known = fates
        .iter()
        .filter(|((of, _), fate)| of == sheet && **fate == Fate::Known);
    known.count()
}
