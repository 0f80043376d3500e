//! Lines as the command line gives them, right and wrong.

use std::fmt::Write;

use redwall_rules::{assess_line, case::MAX_LINE_BYTES};
use rstest::rstest;
use serde_json::{Value, json};

use crate::people::shipped;

pub const GOOD: &str = r#"{"id":"c1","on":"2026-11-22","stage":"desk","donor":{"sex":"female","birth_date":"1990-05-01"},"history":[{"date":"2026-09-01","kind":"whole_blood","ml":400,"outcome":"complete","reaction":"none"},{"date":"2026-02-01","kind":"platelets","units":2,"plasma_ml":0,"ml":500}],"deferrals":[{"code":"T13","event":"2026-06-30"},{"code":"P23","from":"2025-01-01","permanent":true,"ended":"2026-01-01"}],"exam":{"weight_kg":52.5,"systolic_mmhg":118,"diastolic_mmhg":76,"pulse_bpm":72,"temperature_c":36.5,"haemoglobin_g_l":128,"platelets_10e9_l":210,"haematocrit":0.39},"plan":{"kind":"platelets","units":2,"plasma_ml":0},"asks_to_continue":true,"athlete":false,"matched_recipient":false}"#;

fn good() -> Value {
    serde_json::from_str(GOOD).expect("JSON")
}

fn answer(line: &Value) -> Value {
    let answer = assess_line(&line.to_string(), &shipped()).expect("an answer");
    serde_json::to_value(answer).expect("JSON")
}

fn refusal(line: &str) -> Value {
    let error = assess_line(line, &shipped()).expect_err("a refusal");
    serde_json::to_value(error).expect("JSON")
}

#[test]
fn the_answer_has_the_shape_of_the_contract() {
    let answer = answer(&good());
    assert_eq!(answer["id"], "c1");
    assert_eq!(answer["verdict"], "defer");
    assert_eq!(answer["until"], "2026-12-01");
    assert_eq!(
        answer["next"],
        json!({"whole_blood": "2027-03-01", "platelets": "2026-12-01"})
    );
    let finding = &answer["findings"][0];
    assert_eq!(finding["rule"], "interval.whole_blood.platelets");
    assert_eq!(finding["clause"], "GB 18467-2011 献血量和献血间隔");
    assert_eq!(
        (&finding["blocks"], &finding["permanent"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(finding["until"], "2026-12-01");
    assert_eq!(answer["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!(answer.as_object().map(serde_json::Map::len), Some(5));
}

#[test]
fn only_what_the_contract_requires_must_be_there() {
    let line = json!({"id": 7, "on": "2026-11-22",
        "donor": {"sex": "male", "birth_date": "1990-05-01"},
        "plan": {"kind": "whole_blood", "ml": 400}});
    let answer = answer(&line);
    assert_eq!(answer["id"], 7);
    assert_eq!(answer["verdict"], "accept");
    assert_eq!(answer["until"], Value::Null);
    assert_eq!(answer["findings"], json!([]));
}

#[test]
fn an_unwritten_volume_of_platelets_is_units_and_plasma() {
    let mut line = good();
    line["history"] = (0..20)
        .map(|_| json!({"date": "2026-08-01", "kind": "platelets", "units": 2, "plasma_ml": 0}))
        .collect();
    line["plan"] = json!({"kind": "platelets", "units": 1, "plasma_ml": 0});
    assert_eq!(answer(&line)["findings"][0]["rule"], "cap.apheresis.volume");
}

#[rstest]
#[case("unknown field", "/extra", json!(1), "unknown_field", "extra")]
#[case("unknown field of the donor", "/donor/Sex", json!("male"), "unknown_field", "donor.Sex")]
#[case("unknown field of the history", "/history/0/vol", json!(1), "unknown_field", "history[0].vol")]
#[case("unknown field of a deferral", "/deferrals/1/to", json!(1), "unknown_field", "deferrals[1].to")]
#[case("unknown measurement", "/exam/weight", json!(1), "unknown_field", "exam.weight")]
#[case("unknown kind", "/history/0/kind", json!("plasma"), "unknown_value", "history[0].kind")]
#[case("unknown outcome", "/history/0/outcome", json!("failed"), "unknown_value", "history[0].outcome")]
#[case("unknown reaction", "/history/0/reaction", json!("bad"), "unknown_value", "history[0].reaction")]
#[case("unknown source", "/history/0/source", json!("web"), "unknown_value", "history[0].source")]
#[case("unknown stage", "/stage", json!("van"), "unknown_value", "stage")]
#[case("unknown kind of plan", "/plan/kind", json!("plasma"), "unknown_value", "plan.kind")]
#[case("negative volume", "/history/0/ml", json!(-400), "negative", "history[0].ml")]
#[case("negative units", "/plan/units", json!(-1), "negative", "plan.units")]
#[case("negative weight", "/exam/weight_kg", json!(-1.5), "negative", "exam.weight_kg")]
#[case("a huge volume", "/history/0/ml", json!(4_000_000_000u64), "range", "history[0].ml")]
#[case("half a unit", "/plan/units", json!(1.5), "invalid_type", "plan.units")]
#[case("a year before 1900", "/donor/birth_date", json!("1899-12-31"), "date_range", "donor.birth_date")]
#[case("a year after 2200", "/on", json!("2201-01-01"), "date_range", "on")]
#[case("29 February of a common year", "/history/0/date", json!("2026-02-29"), "date", "history[0].date")]
#[case("an unpadded date", "/on", json!("2026-1-5"), "date", "on")]
#[case("a date with a time", "/on", json!("2026-11-22T10:00:00"), "date", "on")]
#[case("a date in full-width digits", "/on", json!("２０２６-11-22"), "date", "on")]
#[case("a text for a number", "/exam/pulse_bpm", json!("72"), "invalid_type", "exam.pulse_bpm")]
#[case("a text for a flag", "/athlete", json!("yes"), "invalid_type", "athlete")]
#[case("an object for the history", "/history", json!({}), "invalid_type", "history")]
#[case("ml in a platelet plan", "/plan/ml", json!(400), "unknown_field", "plan.ml")]
#[case("units in whole blood", "/history/0/units", json!(2), "unknown_field", "history[0].units")]
#[case("a long code", "/deferrals/0/code", json!("T".repeat(101)), "too_long", "deferrals[0].code")]
fn a_wrong_line_is_refused_with_its_field(
    #[case] what: &str,
    #[case] path: &str,
    #[case] put: Value,
    #[case] code: &str,
    #[case] field: &str,
) {
    let mut line = good();
    let (parent, key) = path.rsplit_once('/').expect("a path");
    let parent = line.pointer_mut(parent).expect("a parent");
    parent
        .as_object_mut()
        .expect("an object")
        .insert(key.to_owned(), put);
    let refusal = refusal(&line.to_string());
    assert_eq!(refusal["id"], "c1", "{what}");
    assert_eq!(refusal["error"]["code"], code, "{what}: {refusal}");
    assert_eq!(refusal["error"]["field"], field, "{what}: {refusal}");
}

#[rstest]
#[case("/plan", "plan")]
#[case("/on", "on")]
#[case("/donor", "donor")]
#[case("/donor/birth_date", "donor.birth_date")]
#[case("/history/0/ml", "history[0].ml")]
#[case("/history/1/units", "history[1].units")]
#[case("/history/0/date", "history[0].date")]
#[case("/deferrals/0/code", "deferrals[0].code")]
#[case("/plan/units", "plan.units")]
fn a_missing_field_is_named(#[case] path: &str, #[case] field: &str) {
    let mut line = good();
    let (parent, key) = path.rsplit_once('/').expect("a path");
    let parent = line.pointer_mut(parent).expect("a parent");
    parent.as_object_mut().expect("an object").remove(key);
    let refusal = refusal(&line.to_string());
    assert_eq!(refusal["error"]["code"], "missing_field");
    assert_eq!(refusal["error"]["field"], field);
}

#[rstest]
#[case("")]
#[case("[]")]
#[case("nonsense")]
#[case("null")]
#[case(r#"{"id":"#)]
fn a_line_without_an_id_is_answered_with_null(#[case] line: &str) {
    assert_eq!(refusal(line)["id"], Value::Null);
}

#[test]
fn a_number_that_is_none_is_refused_and_the_id_kept() {
    let refusal = refusal(&GOOD.replace("52.5", "NaN"));
    assert_eq!(refusal["id"], "c1");
    assert_eq!(refusal["error"]["code"], "json");
    assert_eq!(refusal["error"]["field"], "exam.weight_kg");
}

#[test]
fn a_field_that_stands_twice_is_refused() {
    let refusal = refusal(&GOOD.replacen("\"athlete\"", "\"stage\":\"desk\",\"athlete\"", 1));
    assert_eq!(refusal["error"]["code"], "duplicate_field");
}

#[test]
fn what_follows_the_object_is_refused() {
    assert_eq!(refusal(&format!("{GOOD} {GOOD}"))["error"]["code"], "json");
}

#[test]
fn an_endless_line_is_refused() {
    assert_eq!(
        refusal(&" ".repeat(MAX_LINE_BYTES + 1))["error"]["code"],
        "too_long"
    );
}

#[test]
fn the_message_does_not_repeat_the_value() {
    let refusal = refusal(&GOOD.replace("1990-05-01", "51110219900501001X"));
    assert!(!refusal.to_string().contains("51110219900501001X"));
}

#[test]
fn ten_thousand_donations_are_answered() {
    let mut history = String::new();
    for index in 0..10_000 {
        let (year, month, day) = (1997 + index / 336, 1 + index / 28 % 12, 1 + index % 28);
        let comma = if index > 0 { "," } else { "" };
        write!(
            history,
            r#"{comma}{{"date":"{year}-{month:02}-{day:02}","kind":"whole_blood","ml":200}}"#
        )
        .expect("a string");
    }
    let line = format!(
        r#"{{"id":"many","on":"2026-11-22","donor":{{"sex":"male","birth_date":"1970-05-01"}},"history":[{history}],"plan":{{"kind":"whole_blood","ml":400}},"asks_to_continue":true}}"#
    );
    let answer = assess_line(&line, &shipped()).expect("an answer");
    assert_eq!(answer.findings.len(), 1);
}
