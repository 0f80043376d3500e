//! Labels of donation codes: scanned, on record or of the issuer's range, never made up.

use crate::reading::{given, issued, text};
use crate::station::Station;
use redwall_desk::ErrorCode;
use serde_json::{Value, json};

fn labels(codes: &[&str]) -> Value {
    json!({ "codes": codes, "stock": "roll" })
}

#[test]
fn a_code_from_nowhere_gets_no_label() {
    let station = Station::new();
    let made_up = station.refused("labels_issue", labels(&["G123498654321"]));
    assert_eq!(
        (made_up.code, made_up.field.as_deref()),
        (ErrorCode::Invalid, Some("codes"))
    );
    let scanned = station.ok("labels_issue", labels(&["=G12349865432177"]));
    assert_eq!(scanned["codes"], json!(["G123498654321"]));
    given(&station, 1);
    station.ok("labels_issue", labels(&["Z511126000001"]));
}

#[test]
fn a_reprint_needs_a_reason_says_so_on_the_label_and_is_in_the_journal() {
    let station = Station::new();
    let first = station.ok("labels_issue", labels(&["=G12349865432177"]));
    assert!(!text(&station, &issued(&first)).contains("重打"));
    let refused = station.refused("labels_issue", labels(&["=G12349865432177"]));
    assert_eq!(refused.field.as_deref(), Some("reason"));
    let mut again = labels(&["=G12349865432177"]);
    again["reason"] = json!("标签破损");
    let again = station.ok("labels_issue", again);
    assert!(text(&station, &issued(&again)).contains("重打第1次"));
    let listed = station.ok("paper_list", json!({}));
    assert_eq!(listed[0]["reason"], "标签破损");
    station.assert_proved();
}

#[test]
fn the_issuers_range_is_used_up_in_order_and_no_further() {
    let station = Station::new();
    let range = json!({ "first": "Z511126000101", "last": "Z511126000103" });
    let rows = station.ok("code_range_add", range.clone());
    assert_eq!(
        (&rows[0]["left"], &rows[0]["next"]),
        (&json!(3), &json!("Z511126000101"))
    );
    let overlapping = station.refused("code_range_add", range);
    assert_eq!(overlapping.field.as_deref(), Some("last"));
    let backwards = json!({ "first": "Z511126000109", "last": "Z511126000108" });
    assert_eq!(
        station
            .refused("code_range_add", backwards)
            .field
            .as_deref(),
        Some("last")
    );

    let next = |count: u32| json!({ "next": count, "stock": "sheet" });
    let made = station.ok("labels_issue", next(2));
    assert_eq!(made["codes"], json!(["Z511126000101", "Z511126000102"]));
    let too_many = station.refused("labels_issue", next(2));
    assert_eq!(too_many.code, ErrorCode::NumbersUsedUp);
    let last = station.ok("labels_issue", next(1));
    assert_eq!(last["codes"], json!(["Z511126000103"]));
    let rows = station.ok("code_range_list", json!({}));
    assert_eq!(
        (&rows[0]["left"], &rows[0]["next"]),
        (&json!(0), &Value::Null)
    );
}
