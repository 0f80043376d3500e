//! The sample of a template, which a station looks at when it has changed one.

use crate::reading::{code_on, drawn, picture};
use crate::station::{PASSWORD, Station};
use redwall_desk::ErrorCode;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

fn sample(template: &str) -> Value {
    json!({ "kind": "sample", "template": template })
}

fn templates(station: &Station) -> Vec<String> {
    let listed = station.ok("template_list", json!({}));
    let rows = listed["templates"].as_array().unwrap().iter();
    rows.map(|row| row["file"].as_str().unwrap().to_owned())
        .collect()
}

fn looked(station: &Station, template: &str) -> Value {
    station.ok("paper_look", json!({ "paper": sample(template) }))
}

/// The station's own copy of a template, changed.
fn change(station: &Station, template: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let copied = station.ok("template_copy", json!({}));
    let file = PathBuf::from(copied["folder"].as_str().unwrap()).join(template);
    fs::write(&file, change(&fs::read_to_string(&file).unwrap())).unwrap();
    file
}

#[test]
fn every_template_that_is_listed_has_a_sample_and_nothing_is_issued() {
    let station = Station::new();
    let before = station.job("journal_verify", json!({}))["entries"].clone();
    for template in templates(&station) {
        let looked = looked(&station, &template);
        assert!(looked["pages"].as_u64().unwrap() > 0, "{template}");
        assert_eq!(looked["template_fault"], Value::Null, "{template}");
    }
    assert_eq!(station.ok("paper_list", json!({})), json!([]));
    let after = station.job("journal_verify", json!({}))["entries"].clone();
    assert_eq!(after, before);
    assert!(before.is_number(), "{before}");
}

#[test]
fn a_sample_names_this_station_and_its_code_is_not_signed() {
    let station = Station::new();
    for template in ["thank-you.typ", "honour.typ", "record.typ", "benefits.typ"] {
        let code = code_on(&station, &sample(template));
        assert!(
            code.contains("试验血站") && code.contains("样张"),
            "{template}: {code}"
        );
        let checked = station.ok("certificate_verify", json!({ "text": code }));
        assert_eq!(checked["genuine"], false, "{template}");
    }
}

#[test]
fn a_sample_shows_what_the_station_changed() {
    let station = Station::new();
    let page = || picture(&station, &sample("leaflet.typ"), 1, 600);
    let built_in = page();
    assert_eq!(page(), built_in);
    change(&station, "leaflet.typ", |text| {
        text.replace("不饮酒", "不饮酒，不熬夜")
    });
    assert_eq!(
        looked(&station, "leaflet.typ")["template_fault"],
        Value::Null
    );
    assert_ne!(page(), built_in);
}

#[test]
fn a_mistake_in_any_design_is_told_with_its_line() {
    let station = Station::new();
    let mark = "      title-down(at, title, column)\n";
    let file = change(&station, "certificate.typ", |text| {
        text.replace(mark, "      nobody-has-said-this()\n")
    });
    let text = fs::read_to_string(file).unwrap();
    let line = text.lines().position(|line| line.contains("nobody-has"));
    let fault = looked(&station, "certificate.typ")["template_fault"].clone();
    assert_eq!(fault["file"], "certificate.typ");
    assert_eq!(fault["line"], json!(line.unwrap() + 1));
}

#[test]
fn a_template_that_there_is_not_has_no_sample() {
    let station = Station::new();
    for template in ["", "letter.typ", "../templates/honour.typ"] {
        let request = json!({ "paper": sample(template) });
        let refused = station.refused("paper_look", request);
        assert_eq!(refused.code, ErrorCode::Invalid, "{template}");
        assert_eq!(refused.field.as_deref(), Some("template"), "{template}");
    }
}

#[test]
fn a_sample_is_never_printed_and_never_saved() {
    let station = Station::new();
    for template in templates(&station) {
        let order = json!({ "paper": sample(&template), "printer": "P" });
        let refused = [
            station.refused("print_order", order),
            drawn(&station, &sample(&template)).unwrap_err(),
        ];
        for refused in refused {
            assert_eq!(refused.code, ErrorCode::Invalid, "{template}");
            assert_eq!(refused.field.as_deref(), Some("paper"), "{template}");
        }
    }
    assert_eq!(station.ok("print_list", json!({})), json!([]));
}

#[test]
fn whoever_sees_the_templates_sees_their_samples_and_nobody_else() {
    let station = Station::new();
    let administrator = json!({
        "name": "管理", "roles": ["administrator"], "password": PASSWORD,
    });
    station.ok("staff_add", administrator);
    for name in ["接待", "医师", "护士", "证书", "管理", "审核"] {
        station.on_duty(name);
        let request = json!({ "paper": sample("day.typ") });
        let seen = station.ask("paper_look", request);
        match station.ask("template_list", json!({})) {
            Ok(_) => assert!(seen.is_ok(), "{name}: {seen:?}"),
            Err(refused) => assert_eq!(seen.unwrap_err().code, refused.code, "{name}"),
        }
        assert_eq!(
            station.ask("template_list", json!({})).is_ok(),
            ["证书", "管理", "审核"].contains(&name),
            "{name}"
        );
    }
}
