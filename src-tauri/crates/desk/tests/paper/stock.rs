//! The book of numbered blanks.

use crate::station::Station;
use serde_json::json;

#[test]
fn blanks_are_received_once_spoiled_with_a_reason_and_counted() {
    let station = Station::new();
    let blanks =
        |first: u32, last: u32| json!({ "stock": "感谢证书A4", "first": first, "last": last });
    station.ok("blank_receive", json!({ "blanks": blanks(101, 200) }));
    let twice = station.refused("blank_receive", json!({ "blanks": blanks(200, 300) }));
    assert_eq!(twice.field.as_deref(), Some("blanks"));
    let spoil =
        |first, last, reason: &str| json!({ "blanks": blanks(first, last), "reason": reason });
    let unsaid = station.refused("blank_spoil", spoil(101, 102, " "));
    assert_eq!(unsaid.field.as_deref(), Some("reason"));
    let books = station.ok("blank_spoil", spoil(101, 102, "卡纸"));
    assert_eq!(
        (&books[0]["left"], &books[0]["next"]),
        (&json!(98), &json!(103))
    );
    for gone in [spoil(102, 103, "卡纸"), spoil(300, 301, "卡纸")] {
        assert_eq!(
            station.refused("blank_spoil", gone).field.as_deref(),
            Some("blanks")
        );
    }
    station.assert_proved();
}
