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

/// A donation elsewhere that a donor told of, and the scan of a paper.
fn told_with_paper(station: &Station) -> (Value, Value, Value) {
    let donor = station.registered(1);
    station.on_duty("接待");
    let told = json!({
        "donor": donor, "on": "2026-02-01", "gave": { "kind": "whole_blood", "ml": 400 },
        "site": "成都市血液中心",
    });
    let page = station.ok("donation_declare", told);
    let scan = json!({
        "donor": donor, "shows": "proof", "file_type": "png", "content": "iVBORw0KGgo=",
    });
    let sha256 = station.ok("attachment_add", scan)["sha256"].clone();
    (donor, page["history"][0]["id"].clone(), sha256)
}

#[test]
fn a_donation_elsewhere_that_is_proved_counts_for_honours_and_blood_use() {
    let station = Station::new();
    let (donor, donation, scan) = told_with_paper(&station);
    let before = station.page(&donor);
    assert_eq!(before["tally"]["count"], 0);
    let proof =
        json!({ "donation": donation, "paper": " 无偿献血证 No 0001234 ", "attachment": scan });
    let page = station.ok("donation_prove", proof.clone());
    assert_eq!(page["history"][0]["source"], "proved");
    assert_eq!(page["tally"]["count"], 2);
    assert_eq!(
        page["verdicts"], before["verdicts"],
        "intervals counted it before"
    );
    assert_ne!(page["benefits"], before["benefits"]);
    let known = &page["proofs"][0];
    assert_eq!(
        (&known["donation"], &known["attachment"]),
        (&donation, &scan)
    );
    assert_eq!(known["checked"]["by"], "接待");
    assert_eq!(known["checked"]["reason"], "无偿献血证 No 0001234");
    let twice = station.refused("donation_prove", proof);
    assert_eq!(twice.code, ErrorCode::OutOfOrder);

    let page = station.ok(
        "donation_unprove",
        json!({ "donation": donation, "reason": "证件不是本人的" }),
    );
    assert_eq!(page["history"][0]["source"], "declared");
    assert_eq!(page["tally"]["count"], 0);
    assert_eq!(page["proofs"][0]["checked"]["reason"], "证件不是本人的");
    station.on_duty("院长");
    station.assert_proved();
}

#[test]
fn nothing_is_proved_without_its_paper_and_nothing_given_here_needs_one() {
    let station = Station::new();
    let (donor, donation, scan) = told_with_paper(&station);
    let prove = |paper: &str, attachment: &Value| json!({ "donation": donation, "paper": paper, "attachment": attachment });
    let unnamed = station.refused("donation_prove", prove(" ", &scan));
    assert_eq!(unnamed.field.as_deref(), Some("paper"));
    let unattached = station.refused("donation_prove", prove("献血证", &json!("0".repeat(64))));
    assert_eq!(unattached.field.as_deref(), Some("attachment"));
    let other = station.registered(2);
    let foreign = json!({
        "donor": other, "shows": "proof", "file_type": "png", "content": "iVBORw0KGgoA",
    });
    let foreign = station.ok("attachment_add", foreign)["sha256"].clone();
    let anothers = station.refused("donation_prove", prove("献血证", &foreign));
    assert_eq!(anothers.field.as_deref(), Some("attachment"));
    let unproved = station.refused(
        "donation_unprove",
        json!({ "donation": donation, "reason": "x" }),
    );
    assert_eq!(unproved.code, ErrorCode::OutOfOrder);
    assert_eq!(station.page(&donor)["history"][0]["source"], "declared");
}
