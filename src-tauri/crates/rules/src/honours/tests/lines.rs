use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};

use super::rules;
use crate::benefits::benefits_line;
use crate::honours::honours_line;
use crate::{DonationKind, Rulebook};

fn answered(line: &str) -> Value {
    let rulebook = Rulebook::shipped().unwrap();
    match honours_line(line, &rulebook) {
        Ok(answer) => serde_json::to_value(answer).unwrap(),
        Err(refused) => serde_json::to_value(refused).unwrap(),
    }
}

#[test]
fn the_shipped_rulebook_counts_by_the_numbers_of_the_contract() {
    let rulebook = Rulebook::shipped().unwrap();
    assert_eq!(
        rulebook.honours_rules("2027-12-31".parse().unwrap()),
        &rules()
    );
}

#[test]
fn the_example_of_the_contract_is_answered_word_for_word() {
    let line = r#"{"id":"d1","as_of":"2027-12-31",
        "history":[{"date":"2009-05-01","kind":"platelets","units":1},
                   {"date":"2012-03-04","kind":"whole_blood","ml":300},
                   {"date":"2013-03-04","kind":"whole_blood","ml":300}],
        "awards":[],"volunteer_hours":120,"volunteer_since":"2015-01-01"}"#;
    assert_eq!(
        answered(line),
        json!({
            "id": "d1", "lifetime_count": 7, "whole_blood_ml": 600, "platelet_units": 1,
            "counted_after": null, "count": 7, "level": "none", "nominate": "none",
            "to_next": {"level": "bronze", "needs": 13}, "golds": 0, "lifetime_honour": false,
            "volunteer_stars": 1, "volunteer_lifetime": false
        })
    );
}

#[test]
fn everything_but_the_day_may_be_absent() {
    let answer = answered(r#"{"as_of":"2027-12-31"}"#);
    assert_eq!(answer["id"], Value::Null);
    assert_eq!(
        (&answer["count"], &answer["volunteer_stars"]),
        (&json!(0), &json!(0))
    );
}

#[test]
fn a_gold_with_and_without_its_own_day_is_read() {
    let line = r#"{"id":7,"as_of":"2027-12-31","awards":[
        {"level":"gold","cutoff":"2011-12-31","counted_after":"2011-05-06"},
        {"level":"bronze","cutoff":"2013-12-31","counted_after":null},
        {"level":"lifetime","cutoff":"2013-12-31"}]}"#;
    let answer = answered(line);
    assert_eq!(answer["id"], 7);
    assert_eq!(answer["counted_after"], "2011-05-06");
}

#[rstest]
#[case::empty("", "json", Value::Null)]
#[case::no_json("无偿献血", "json", Value::Null)]
#[case::no_day(r#"{"id":"x"}"#, "missing_field", json!("as_of"))]
#[case::unknown_field(r#"{"id":"x","as_of":"2027-12-31","award":[]}"#, "unknown_field", json!("award"))]
#[case::unknown_field_of_an_award(
    r#"{"id":"x","as_of":"2027-12-31","awards":[{"level":"gold","cutoff":"2021-12-31","counted":1}]}"#,
    "unknown_field", json!("awards[0].counted"))]
#[case::unknown_level(
    r#"{"id":"x","as_of":"2027-12-31","awards":[{"level":"platinum","cutoff":"2021-12-31"}]}"#,
    "unknown_value", json!("awards[0].level"))]
#[case::award_without_cut_off(
    r#"{"id":"x","as_of":"2027-12-31","awards":[{"level":"gold"}]}"#,
    "missing_field", json!("awards[0].cutoff"))]
#[case::day_that_does_not_exist(r#"{"id":"x","as_of":"2027-02-29"}"#, "date", json!("as_of"))]
#[case::day_long_ago(
    r#"{"id":"x","as_of":"2027-12-31","awards":[{"level":"gold","cutoff":"1899-12-31"}]}"#,
    "date_range", json!("awards[0].cutoff"))]
#[case::negative_hours(
    r#"{"id":"x","as_of":"2027-12-31","volunteer_hours":-1}"#, "negative", json!("volunteer_hours"))]
#[case::too_many_hours(
    r#"{"id":"x","as_of":"2027-12-31","volunteer_hours":1e7}"#, "range", json!("volunteer_hours"))]
#[case::hours_in_words(
    r#"{"id":"x","as_of":"2027-12-31","volunteer_hours":"120"}"#,
    "invalid_type", json!("volunteer_hours"))]
#[case::unknown_outcome(
    r#"{"id":"x","as_of":"2027-12-31","history":[{"date":"2020-01-01","kind":"whole_blood","ml":200,"outcome":"done"}]}"#,
    "unknown_value", json!("history[0].outcome"))]
#[case::records_missing(
    r#"{"id":"x","as_of":"2027-12-31","awards":[{"level":"gold","cutoff":"2021-12-31"}]}"#,
    "gold_records_missing", json!("awards"))]
#[case::contradiction(
    r#"{"id":"x","as_of":"2027-12-31","awards":[{"level":"gold","cutoff":"2021-12-31","counted_after":"2022-01-01"}]}"#,
    "gold_dates", json!("awards"))]
fn a_wrong_line_is_refused_with_its_field(
    #[case] line: &str,
    #[case] code: &str,
    #[case] field: Value,
) {
    let answer = answered(line);
    let error = &answer["error"];
    assert_eq!(
        (&error["code"], &error["field"]),
        (&json!(code), &field),
        "{answer}"
    );
    let has_id = line.contains(r#""id":"x""#);
    assert_eq!(answer["id"], if has_id { json!("x") } else { Value::Null });
}

#[rstest]
#[case::whole("100", 1)]
#[case::decimal("299.99", 1)]
#[case::decimal_that_is_exact("300.0", 2)]
#[case::minutes_as_decimals("1499.9833333333334", 4)]
#[case::large("20000.5", 5)]
fn hours_may_have_a_fraction(#[case] hours: &str, #[case] stars: u32) {
    let line = format!(r#"{{"as_of":"2027-12-31","volunteer_hours":{hours}}}"#);
    assert_eq!(answered(&line)["volunteer_stars"], stars);
}

#[test]
fn a_history_of_ten_thousand_donations_is_answered() {
    let kind = serde_json::to_value(DonationKind::Platelets).unwrap();
    let history: Vec<Value> = (0..10_000)
        .map(|_| json!({"date": "2020-01-01", "kind": kind, "units": 2}))
        .collect();
    let line = json!({"id": "many", "as_of": "2027-12-31", "history": history}).to_string();
    assert_eq!(answered(&line)["count"], 20_000);
}

proptest! {
    #[test]
    fn a_damaged_line_is_answered_or_refused_and_never_panics(
        at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..4)
    ) {
        let rulebook = Rulebook::shipped().unwrap();
        let whole = r#"{"id":"d1","as_of":"2027-12-31","history":[{"date":"2009-05-01","kind":"platelets","units":1}],"awards":[{"level":"gold","cutoff":"2021-12-31"}],"volunteer_hours":120}"#;
        let at = at.index(whole.len());
        let mut damaged = whole.as_bytes().to_vec();
        damaged.splice(at..at + 1, bytes);
        let damaged = String::from_utf8_lossy(&damaged);
        if let Err(refused) = honours_line(&damaged, &rulebook) {
            prop_assert!(!refused.code.is_empty() && !refused.message.is_empty());
        }
        for line in [&damaged[..], &whole[..at]] {
            prop_assert!(benefits_line(line, &rulebook).is_err(), "{}", line);
        }
    }
}
