//! The signed code: read back from the page, checked, refused when one bit differs.

use crate::reading::{Given, code_on, drawn, given, issued, thank_you};
use crate::station::Station;
use redwall_desk::ErrorCode;
use redwall_desk::paper::proof::{offline, read_keys};
use serde_json::{Value, json};

fn keys(station: &Station) -> String {
    let keys = station.ok("station_key_list", json!({}));
    let keys = keys["public_keys"].as_array().unwrap().iter();
    keys.map(|key| key.as_str().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

fn verify(station: &Station, text: &str) -> Value {
    station.ok("certificate_verify", json!({ "text": text }))
}

#[test]
fn a_code_read_from_the_page_is_proved_with_the_public_key_alone() {
    let station = Station::new();
    let Given {
        certificate, donor, ..
    } = given(&station, 1);
    let keys = read_keys(&keys(&station)).unwrap();
    for paper in [
        thank_you(&certificate),
        issued(&station.ok("record_issue", json!({ "donor": donor }))),
        issued(&station.ok("benefits_issue", json!({ "donor": donor }))),
        issued(&station.ok(
            "honour_issue",
            json!({ "donor": donor, "occasion": "towards" }),
        )),
    ] {
        let text = code_on(&station, &paper);
        let checked = offline(&text, &keys);
        assert!(checked.genuine, "{paper}: {checked:?}");
        let says = checked.says.unwrap();
        assert_eq!(
            (says.who.as_str(), says.station.as_str()),
            ("黄*兰", "试验血站")
        );
        assert_eq!(verify(&station, &text)["standing"], "valid");
    }
}

#[test]
fn one_changed_bit_is_refused() {
    let station = Station::new();
    let Given { certificate, .. } = given(&station, 1);
    let text = code_on(&station, &thank_you(&certificate));
    let keys = read_keys(&keys(&station)).unwrap();
    let bytes = text.as_bytes();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.to_vec();
            changed[at] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(changed) else {
                continue;
            };
            assert!(
                !offline(&changed, &keys).genuine,
                "byte {at}, bit {bit}: {changed}"
            );
        }
    }
}

#[test]
fn a_key_of_another_station_proves_nothing() {
    let (here, there) = (Station::new(), Station::new());
    let text = code_on(&here, &thank_you(&given(&here, 1).certificate));
    let checked = verify(&there, &text);
    assert_eq!(
        (&checked["genuine"], &checked["says"]),
        (&json!(false), &Value::Null)
    );
    assert!(read_keys("not a key").is_err() && read_keys("").is_err());
}

#[test]
fn a_key_is_made_once_and_outlives_a_leaver() {
    let station = Station::new();
    let text = code_on(&station, &thank_you(&given(&station, 1).certificate));
    let before = keys(&station);
    station.on_duty("证书");
    station.on_duty("院长");
    let staff = station.ok("staff_list", json!({}));
    let leaver = staff
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == "证书")
        .unwrap();
    station.ok(
        "staff_remove",
        json!({ "staff": leaver["id"], "reason": "离职" }),
    );
    station.on_duty("院长");
    let second = code_on(&station, &thank_you(&given(&station, 2).certificate));
    assert_eq!(keys(&station), before);
    for text in [text, second] {
        assert_eq!(verify(&station, &text)["genuine"], true);
    }
    station.assert_proved();
}

#[test]
fn what_was_voided_or_issued_anew_is_said_to_be_so() {
    let station = Station::new();
    let Given {
        certificate, donor, ..
    } = given(&station, 1);
    let text = code_on(&station, &thank_you(&certificate));
    let nothing_said = json!({ "certificate": certificate, "reason": " " });
    let refused = station.refused("certificate_reissue", nothing_said);
    assert_eq!(refused.field.as_deref(), Some("reason"));
    let again = json!({ "certificate": certificate, "reason": "姓名写错" });
    let new = station.ok("certificate_reissue", again.clone());
    let checked = verify(&station, &text);
    assert_eq!(
        (
            &checked["genuine"],
            &checked["standing"],
            &checked["replaced_by"]
        ),
        (&json!(true), &json!("reissued"), &new["serial"])
    );
    assert_eq!(
        verify(&station, &code_on(&station, &thank_you(&new["id"])))["standing"],
        "valid"
    );
    assert_eq!(
        station.refused("certificate_reissue", again).code,
        ErrorCode::OutOfOrder
    );
    assert_eq!(
        drawn(&station, &thank_you(&certificate)).unwrap_err().code,
        ErrorCode::OutOfOrder
    );
    let page = station.page(&donor);
    let certificates = page["certificates"].as_array().unwrap();
    assert_eq!(
        certificates
            .iter()
            .filter(|one| one["voided"] == true)
            .count(),
        1
    );

    let record = station.ok("record_issue", json!({ "donor": donor }));
    let text = code_on(&station, &issued(&record));
    let void = json!({ "certificate": record["id"], "reason": "作废" });
    station.ok("certificate_void", void);
    assert_eq!(verify(&station, &text)["standing"], "voided");
    let listed = station.ok("paper_list", json!({ "donor": donor }));
    assert_eq!(listed[0]["voided"]["reason"], "作废");
    station.assert_proved();
}
