//! What is taken out, and who may see what of it.

use crate::station::Station;
use redwall_desk::ErrorCode;
use serde_json::json;
use std::fs;

#[test]
fn who_took_out_what_is_an_entry() {
    let station = Station::new();
    station.on_duty("审计");
    let donors = station.exported("donors");
    assert!(donors.is_empty());
    let journal = station.exported("journal");
    let exported = journal
        .iter()
        .rfind(|row| row["kind"] == "export.written")
        .unwrap();
    assert_eq!(exported["by"], "审计");
    assert!(
        exported["fields"]
            .as_str()
            .unwrap()
            .contains("\"what\":\"donors\"")
    );
    assert!(
        exported["fields"]
            .as_str()
            .unwrap()
            .contains("\"with_health\":true")
    );
}

#[test]
fn an_export_that_is_broken_off_leaves_nothing() {
    let station = Station::new();
    let out = station.beside("journal.csv");
    let request = json!({ "what": "journal", "format": "csv", "out": out });
    let entries = station.entries();
    let broken = station.broken_off("export_write", request.clone(), 0);
    assert_eq!(broken.code, ErrorCode::Cancelled);
    assert!(!out.exists() && !station.beside("journal.csv.part").exists());
    assert_eq!(station.entries(), entries);
    station.job("export_write", request.clone()).unwrap();
    let whole = fs::read(&out).unwrap();
    let taken = station.job("export_write", request).unwrap_err();
    assert_eq!(
        (taken.code, taken.field.as_deref()),
        (ErrorCode::Storage, Some("out"))
    );
    assert_eq!(fs::read(&out).unwrap(), whole);
}

#[test]
fn an_administrator_is_told_that_somebody_is_blocked_and_until_when_but_not_why() {
    let station = Station::new();
    let map = json!({ "words": { "deferral_code": { "01": "T13" } } });
    let text = "姓名,身份证号码,延期代码,发生日期\n黄小兰,511100199001010022,01,2026-11-01\n";
    station.import_with(text, map);
    let row = station.exported("deferrals").remove(0);
    assert_eq!(
        (&row["code"], &row["until"]),
        (&json!("T13"), &json!("2027-02-01"))
    );
    station.on_duty("管理");
    let row = station.exported("deferrals").remove(0);
    for withheld in ["code", "reason", "source", "event", "set_by"] {
        assert_eq!(row[withheld], json!(null), "{withheld}");
    }
    assert_eq!(
        (&row["active"], &row["until"]),
        (&json!("yes"), &json!("2027-02-01"))
    );
    let journal = station.exported("journal");
    let set = journal
        .iter()
        .find(|row| row["kind"] == "deferral.set")
        .unwrap();
    assert!(!set["fields"].as_str().unwrap().contains("T13"));
}
