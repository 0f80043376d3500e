//! Measurements that are hard to believe, and meters that drift.

use crate::station::{DAY, Station, TODAY, examination, man, woman};
use redwall_desk::ErrorCode;
use serde_json::{Value, json};

/// Examines somebody by a meter.
fn examined_by(station: &Station, of: u32, number: String, meter: &str, haemoglobin: f64) {
    let person = json!({ "document": { "number": number }, "name": name(of) });
    let donor = station.registered_as(person);
    let visit = station.interviewed(&donor);
    let mut request = examination(&visit, haemoglobin);
    request["devices"] = json!({ "haemoglobin_g_l": meter });
    station.ok("examination_record", request);
}

/// A name of nobody else's.
fn name(of: u32) -> String {
    format!("黄{}", char::from_u32(0x4E00 + of).unwrap())
}

fn meter<'r>(report: &'r Value, label: &str) -> &'r Value {
    let devices = report["devices"].as_array().unwrap().iter();
    devices.clone().find(|row| row["device"] == label).unwrap()
}

#[test]
fn incident_18_a_value_that_is_hard_to_believe_is_asked_twice() {
    let station = Station::new();
    let donor = station.registered(1);
    let visit = station.interviewed(&donor);
    // A slipped digit would be accepted by every criterion: there is no upper bound.
    let mut request = examination(&visit, 228.0);
    request["examination"]["weight_kg"] = json!(455);
    for (confirmed, asked) in [
        (json!([]), "examination.weight_kg"),
        (json!(["weight_kg"]), "examination.haemoglobin_g_l"),
    ] {
        request["confirmed"] = confirmed;
        let refused = station.refused("examination_record", request.clone());
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::Implausible, Some(asked))
        );
    }
    request["confirmed"] = json!(["weight_kg", "haemoglobin_g_l"]);
    assert_eq!(
        station.ok("examination_record", request)["step"],
        "donation_code"
    );
    station.on_duty("审核");
    let changes = station.ok("donor_changes", json!({ "donor": donor }));
    let noted = changes.as_array().unwrap().iter();
    let noted: Vec<_> = noted
        .filter(|one| one["kind"] == "visit.measurements_noted")
        .collect();
    assert_eq!(
        noted[0]["fields"]["confirmed"],
        json!(["weight_kg", "haemoglobin_g_l"])
    );
}

#[test]
fn incident_18_a_correction_that_is_hard_to_believe_is_asked_twice() {
    let station = Station::new();
    let donor = station.registered(1);
    let visit = station.interviewed(&donor);
    let request = examination(&visit, 128.0);
    station.ok("examination_record", request.clone());
    station.on_duty("医师");
    let mut correct =
        json!({ "visit": visit, "examination": request["examination"], "reason": "x" });
    correct["examination"]["haemoglobin_g_l"] = json!(12.8);
    let refused = station.refused("examination_correct", correct.clone());
    assert_eq!(refused.code, ErrorCode::Implausible);
    correct["confirmed"] = json!(["haemoglobin_g_l"]);
    assert_eq!(
        station.ok("examination_correct", correct)["step"],
        "refused"
    );
}

#[test]
fn incident_18_a_drifting_meter_is_noticed_on_the_day() {
    let station = Station::new();
    for of in 1..=12 {
        let scatter = f64::from(of % 4);
        examined_by(&station, of, woman(of), "HB-1", 128.0 + scatter);
        examined_by(&station, of + 20, woman(of + 20), "HB-2", 137.0 + scatter);
    }
    // The donors of the second meter are healthy women like those of the first.
    let report = station.ok("device_day", json!({}));
    assert_eq!(
        (&report["day"], &report["drifting"]),
        (&json!(TODAY), &json!(true))
    );
    let high = meter(&report, "HB-2");
    assert_eq!(
        (&high["count"], &high["mean_g_l"]),
        (&json!(12), &json!(138.5))
    );
    assert_eq!(
        high["from_others"],
        json!({ "g_l": 9.0, "others": 12, "drift": true })
    );
    assert_eq!(high["from_past"], json!(null));
    assert!(high["notice"].as_str().unwrap().contains("HB-2"));
    station.assert_proved();
}

#[test]
fn incident_18_a_meter_that_is_alone_is_compared_with_its_own_past() {
    let station = Station::new();
    for of in 1..=12 {
        examined_by(&station, of, woman(of), "HB-1", 128.0 + f64::from(of % 4));
    }
    let good = station.ok("device_day", json!({}));
    assert_eq!(
        (&good["drifting"], &meter(&good, "HB-1")["from_others"]),
        (&json!(false), &json!(null))
    );
    station.pass(3 * DAY);
    station.on_duty("院长");
    for of in 21..=32 {
        examined_by(&station, of, woman(of), "HB-1", 136.0 + f64::from(of % 4));
    }
    let report = station.ok("device_day", json!({}));
    let row = meter(&report, "HB-1");
    assert_eq!(
        row["from_past"],
        json!({ "g_l": 8.0, "others": 12, "drift": true })
    );
    assert_eq!(row["drifting"], true);
    let before = station.ok("device_day", json!({ "day": TODAY }));
    assert_eq!(before["drifting"], false);
}

#[test]
fn a_meter_that_read_men_does_not_seem_to_drift() {
    let station = Station::new();
    for of in 1..=12 {
        examined_by(&station, of, woman(of), "HB-1", 128.0);
        examined_by(&station, of + 20, man(of), "HB-2", 150.0);
    }
    assert_eq!(station.ok("device_day", json!({}))["drifting"], false);
}

#[test]
fn a_station_can_ask_for_the_meter_of_each_haemoglobin() {
    let station = Station::new();
    let setting = json!({ "key": "examination.device_required", "value": 1 });
    station.ok("setting_change", setting);
    let donor = station.registered(1);
    let visit = station.interviewed(&donor);
    let mut request = examination(&visit, 128.0);
    let refused = station.refused("examination_record", request.clone());
    assert_eq!(refused.field.as_deref(), Some("devices.haemoglobin_g_l"));
    for (devices, at) in [
        (json!({ "haemoglobin_g_l": " " }), "devices.haemoglobin_g_l"),
        (json!({ "haematocrit": "HB-1" }), "devices.haematocrit"),
        (json!({ "shoe_size": "HB-1" }), "devices.shoe_size"),
    ] {
        request["devices"] = devices;
        let refused = station.refused("examination_record", request.clone());
        assert_eq!(refused.field.as_deref(), Some(at));
    }
    request["devices"] = json!({ "haemoglobin_g_l": " HB-1 " });
    let examined = station.ok("examination_record", request);
    assert_eq!(examined["devices"], json!({ "haemoglobin_g_l": "HB-1" }));
}
