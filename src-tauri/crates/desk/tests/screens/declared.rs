//! The last donation elsewhere, told at the desk: it keeps its interval from then on.

use crate::station::Station;
use redwall_desk::ErrorCode;
use rstest::rstest;
use serde_json::{Value, json};

fn whole_blood(page: &Value) -> &Value {
    &page["verdicts"][0]
}

#[test]
fn a_donation_elsewhere_counts_for_the_interval_and_for_no_honour() {
    let station = Station::new();
    let donor = station.registered(1);
    assert_eq!(whole_blood(&station.page(&donor))["verdict"], "accept");
    station.on_duty("接待");
    let told = json!({
        "donor": donor, "on": "2026-09-01", "gave": { "kind": "whole_blood", "ml": 300 },
        "site": " 成都市血液中心 ",
    });
    let page = station.ok("donation_declare", told);
    assert_eq!(whole_blood(&page)["verdict"], "defer");
    assert_eq!(whole_blood(&page)["next"], "2027-03-01");
    let row = &page["history"][0];
    assert_eq!(
        (&row["source"], &row["ml"], &row["site"], &row["code"]),
        (
            &json!("declared"),
            &json!(300),
            &json!("成都市血液中心"),
            &json!("")
        )
    );
    assert_eq!(page["tally"]["count"], 0);
    station.on_duty("院长");
    station.assert_proved();
}

#[rstest]
#[case::to_come("2026-11-23", json!({ "kind": "whole_blood", "ml": 400 }), "on")]
#[case::before_birth("1890-01-01", json!({ "kind": "whole_blood", "ml": 400 }), "on")]
#[case::of_nothing("2026-09-01", json!({ "kind": "whole_blood", "ml": 0 }), "gave")]
#[case::of_too_much("2026-09-01", json!({ "kind": "whole_blood", "ml": 4000 }), "gave")]
fn what_cannot_have_been_is_refused(#[case] on: &str, #[case] gave: Value, #[case] field: &str) {
    let station = Station::new();
    let donor = station.registered(1);
    let told = json!({ "donor": donor, "on": on, "gave": gave });
    let refused = station.refused("donation_declare", told);
    assert_eq!(refused.field.as_deref(), Some(field));
    assert_eq!(station.page(&donor)["history"], json!([]));
}

#[test]
fn a_donation_is_told_once() {
    let station = Station::new();
    let donor = station.registered(1);
    let told = json!({
        "donor": donor, "on": "2026-09-01", "gave": { "kind": "platelets", "units": 2, "plasma_ml": 0 },
    });
    let page = station.ok("donation_declare", told.clone());
    assert_eq!(page["history"][0]["units"], 2);
    let twice = station.refused("donation_declare", told);
    assert_eq!(twice.code, ErrorCode::OutOfOrder);
}
