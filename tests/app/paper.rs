//! Paper on the command line: documents issued and drawn, their code proved without the station's
//! data, and a print that ends at a real print server.

use crate::print_server::PrintServer;
use redwall_tests::{Run, Station, run, walk_in};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A station with one walk-in, and the serial of the certificate.
fn certified() -> (Station, String) {
    let station = Station::new();
    let recorded = station.walk_in(&[walk_in(1)]);
    assert_eq!(recorded.exit, Some(0), "{}", recorded.told);
    let serial = recorded.answers[0]["certificate"]["serial"].as_str();
    let serial = serial.expect("a serial").to_owned();
    (station, serial)
}

/// The id of the only donor.
fn donor(station: &Station) -> Value {
    station.run(&["search", "1"], "").answers[0]["donor"].clone()
}

fn issue(station: &Station, order: &Value) -> Run {
    station.run(&["document", "issue"], &format!("{order}\n"))
}

fn drawn(station: &Station, serial: &str, more: &[&str], file: &Path) -> Run {
    let mut arguments = vec!["document", "draw", "--serial", serial, "--out"];
    arguments.push(file.to_str().expect("a path"));
    arguments.extend(more);
    station.run(&arguments, "")
}

/// The text of the code on a document, as an independent reader has it.
fn code_on(station: &Station, serial: &str) -> String {
    let file = station.beside("page.png");
    let done = drawn(station, serial, &["--png", "3000"], &file);
    assert_eq!(done.exit, Some(0), "{}", done.told);
    let picture = image::open(&file).expect("a picture").to_luma8();
    let (width, height) = picture.dimensions();
    let kind = Some(rxing::BarcodeFormat::QR_CODE);
    let found = rxing::helpers::detect_in_luma(picture.into_raw(), width, height, kind);
    found.expect("a code").getText().to_owned()
}

/// Checks a code with the published key alone.
fn checked_outside(station: &Station, code: &str) -> Run {
    let keys = station.command(&["certificate", "key"]).output();
    let file = station.beside("station.pub");
    fs::write(&file, keys.expect("the keys").stdout).expect("a file");
    let mut command = Command::new(redwall_tests::cli());
    command
        .args(["certificate", "verify", code, "--key"])
        .arg(file);
    run(command.stderr(Stdio::piped()), "")
}

#[test]
fn every_document_of_a_donor_is_issued_drawn_and_found_by_its_serial() {
    let (station, certificate) = certified();
    let donor = donor(&station);
    let orders = [
        json!({ "of": "record", "donor": donor }),
        json!({ "of": "benefits", "donor": donor }),
        json!({ "of": "honour", "donor": donor, "occasion": "towards" }),
    ];
    let mut serials = vec![certificate];
    for order in &orders {
        let issued = issue(&station, order);
        assert_eq!(issued.exit, Some(0), "{:?} {}", issued.answers, issued.told);
        serials.push(
            issued.answers[0]["serial"]
                .as_str()
                .expect("a serial")
                .to_owned(),
        );
    }
    for serial in &serials {
        let file = station.beside(&format!("{serial}.pdf"));
        let done = drawn(&station, serial, &[], &file);
        assert_eq!(done.exit, Some(0), "{:?} {}", done.answers, done.told);
        assert!(
            fs::read(&file).expect("a file").starts_with(b"%PDF-1.7"),
            "{serial}"
        );
        let hits = station.run(&["search", serial], "").answers;
        assert_eq!(hits[0]["donor"], donor, "{serial}");
    }
    let unknown = drawn(&station, "C99999999", &[], &station.beside("none.pdf"));
    assert_eq!(unknown.exit, Some(1));
    assert_eq!(unknown.answers[0]["error"]["code"], "not_found");
    assert!(!station.beside("none.pdf").exists());
}

#[test]
fn a_code_is_proved_with_the_published_key_and_one_changed_character_is_refused() {
    let (station, serial) = certified();
    let code = code_on(&station, &serial);
    let genuine = checked_outside(&station, &code);
    assert_eq!(
        genuine.exit,
        Some(0),
        "{:?} {}",
        genuine.answers,
        genuine.told
    );
    let says = &genuine.answers[0]["says"];
    assert_eq!(
        (&says["who"], &says["serial"]),
        (&json!("黄*兰"), &json!(serial))
    );

    let last = code.len() - 1;
    let other = if code.ends_with('A') { 'B' } else { 'A' };
    let changed = checked_outside(&station, &format!("{}{other}", &code[..last]));
    assert_eq!(
        (changed.exit, &changed.answers[0]["genuine"]),
        (Some(1), &json!(false))
    );
}

#[test]
fn what_was_issued_anew_is_refused_where_the_data_is_at_hand() {
    let (station, serial) = certified();
    let code = code_on(&station, &serial);
    let verify = || station.run(&["certificate", "verify", &code], "");
    assert_eq!(verify().answers[0]["standing"], "valid");
    let reissue = ["certificate", "reissue", &serial, "--reason", "姓名写错"];
    let again = station.run(&reissue, "");
    assert_eq!(again.exit, Some(0), "{:?} {}", again.answers, again.told);
    let now = verify();
    assert_eq!(
        (now.exit, &now.answers[0]["standing"]),
        (Some(1), &json!("reissued"))
    );
    assert_eq!(now.answers[0]["replaced_by"], again.answers[0]["serial"]);
    let old = drawn(&station, &serial, &[], &station.beside("old.pdf"));
    assert_eq!(
        (old.exit, &old.answers[0]["error"]["code"]),
        (Some(1), &json!("out_of_order"))
    );
    station.verified();
}

#[test]
fn a_print_ends_at_the_print_server_and_again_asks_why() {
    let server = PrintServer::start();
    server.add("Certificates");
    let (station, serial) = certified();
    let order = |more: &[&str]| {
        let mut arguments = vec!["print", "order", "--serial", &serial, "--wait", "30"];
        arguments.extend(["--printer", "Certificates"]);
        arguments.extend(more);
        let mut command = station.command(&arguments);
        run(command.env("CUPS_SERVER", server.socket()), "")
    };
    let printed = order(&[]);
    assert_eq!(
        (printed.exit, &printed.answers[0]["state"]),
        (Some(0), &json!("printed"))
    );
    let again = order(&[]);
    assert_eq!(
        (again.exit, &again.answers[0]["error"]["field"]),
        (Some(1), &json!("reason"))
    );
    let because = order(&["--reason", "污损"]);
    assert_eq!(
        (because.exit, &because.answers[0]["reason"]),
        (Some(0), &json!("污损"))
    );

    let pages = server.received();
    assert_eq!(pages.len(), 2);
    let file = station.beside("kept.pdf");
    drawn(&station, &serial, &[], &file);
    assert_eq!(
        pages[0],
        fs::read(&file).expect("a file"),
        "what is printed is what is drawn"
    );
    assert_eq!(station.exported("certificates")[0]["printed"], 2);
}
