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
        examined_by(&station, of + 20, woman(of + 20), "HB-2", 141.0 + scatter);
        examined_by(&station, of + 40, woman(of + 40), "HB-3", 128.0 + scatter);
    }
    // The donors of the second meter are healthy women like those of the others.
    let report = station.ok("device_day", json!({}));
    assert_eq!(
        (&report["day"], &report["drifting"], &report["apart"]),
        (&json!(TODAY), &json!(true), &json!(null))
    );
    let high = meter(&report, "HB-2");
    assert_eq!(
        (&high["count"], &high["mean_g_l"]),
        (&json!(12), &json!(142.5))
    );
    assert_eq!(
        high["from_others"],
        json!({ "g_l": 13.0, "others": 24, "drift": true })
    );
    assert_eq!(high["from_past"], json!(null));
    assert!(high["notice"].as_str().unwrap().contains("HB-2"));
    for good in ["HB-1", "HB-3"] {
        let row = meter(&report, good);
        let from_others = json!({ "g_l": 0.0, "others": 12, "drift": false });
        assert_eq!(row["from_others"], from_others);
        assert_eq!(
            (&row["drifting"], &row["notice"]),
            (&json!(false), &json!(null))
        );
    }
    station.assert_proved();
}

#[test]
fn incident_18_of_two_meters_that_read_apart_neither_is_blamed() {
    let station = Station::new();
    for of in 1..=12 {
        let scatter = f64::from(of % 4);
        examined_by(&station, of, woman(of), "HB-1", 128.0 + scatter);
        examined_by(&station, of + 20, woman(of + 20), "HB-2", 137.0 + scatter);
    }
    let report = station.ok("device_day", json!({}));
    assert_eq!(report["drifting"], false);
    assert_eq!(report["apart"]["devices"], json!(["HB-1", "HB-2"]));
    assert_eq!(report["apart"]["g_l"], 9.0);
    for label in ["HB-1", "HB-2"] {
        assert_eq!(meter(&report, label)["notice"], json!(null));
    }
}

#[test]
fn incident_18_of_two_meters_that_read_apart_the_one_that_left_its_past_is_named() {
    let station = Station::new();
    for of in 1..=12 {
        examined_by(&station, of, woman(of), "HB-1", 128.0 + f64::from(of % 4));
        examined_by(
            &station,
            of + 20,
            woman(of + 20),
            "HB-2",
            128.0 + f64::from(of % 4),
        );
    }
    station.pass(3 * DAY);
    station.on_duty("院长");
    for of in 41..=52 {
        examined_by(&station, of, woman(of), "HB-1", 128.0 + f64::from(of % 4));
        examined_by(
            &station,
            of + 20,
            woman(of + 20),
            "HB-2",
            137.0 + f64::from(of % 4),
        );
    }
    let report = station.ok("device_day", json!({}));
    assert_eq!(
        (&report["drifting"], &report["apart"]),
        (&json!(true), &json!(null))
    );
    assert_eq!(meter(&report, "HB-1")["drifting"], false);
    assert_eq!(meter(&report, "HB-2")["drifting"], true);
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

#[test]
fn measurements_are_judged_before_they_are_recorded() {
    let station = Station::new();
    let donor = station.registered(1);
    let visit = station.interviewed(&donor);
    let judged = |examination: Value, kind: Value| {
        let request = json!({ "visit": visit, "examination": examination, "kind": kind });
        station.ok("examination_judge", request)
    };
    let nothing = judged(json!({}), Value::Null);
    assert_eq!(nothing, json!({ "outside": [], "implausible": [] }));
    let low = judged(
        json!({ "haemoglobin_g_l": 12.8, "systolic_mmhg": 100, "diastolic_mmhg": 78 }),
        Value::Null,
    );
    let outside = low["outside"].as_array().unwrap();
    let fields: Vec<_> = outside.iter().map(|row| &row["field"]).collect();
    assert_eq!(fields, ["diastolic_mmhg", "haemoglobin_g_l"]);
    assert!(
        outside
            .iter()
            .all(|row| row["zh"] != "" && row["clause"] != "")
    );
    assert_eq!(low["implausible"], json!(["haemoglobin_g_l"]));
    let few = json!({ "platelets_10e9_l": 120 });
    assert_eq!(judged(few.clone(), Value::Null)["outside"], json!([]));
    let row = &judged(few, json!("platelets"))["outside"][0];
    assert_eq!(row["field"], "platelets_10e9_l");
}
