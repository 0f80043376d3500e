//! Invented people, with numbers that nobody has: the division is a city as a whole.

use redwall_rules::Sex;
use serde_json::{Value, json};

/// The `of`-th person of a sex who was born on a day (`YYYYMMDD`).
pub fn number(birth: &str, sex: Sex, of: u32) -> String {
    let odd = u32::from(sex == Sex::Male);
    let body = format!("511100{birth}{:03}", of % 500 * 2 + odd);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .chars()
        .zip(weights)
        .map(|(c, w)| c.to_digit(10).unwrap() * w)
        .sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
    body + check
}

/// A woman of 36 who may donate.
pub fn woman(of: u32) -> String {
    number("19900501", Sex::Female, of)
}

pub fn person(number: &str) -> Value {
    json!({ "document": { "number": number }, "name": "黄小兰" })
}

/// Measurements that nothing speaks against, each a number that occurs nowhere else.
pub fn measurements() -> Value {
    json!({
        "weight_kg": 57.25, "systolic_mmhg": 117.25, "diastolic_mmhg": 73.25, "pulse_bpm": 71.25,
        "temperature_c": 36.55, "haemoglobin_g_l": 133.25, "platelets_10e9_l": 211.25,
        "haematocrit": 0.3925,
    })
}

pub fn interview(visit: &Value) -> Value {
    json!({ "visit": visit, "form_no": "F1", "consent": true })
}

pub fn examination(visit: &Value) -> Value {
    json!({
        "visit": visit,
        "examination": measurements(),
        "plan": { "kind": "whole_blood", "ml": 400 },
    })
}

pub fn walk_in(number: &str, code: &str) -> Value {
    json!({
        "document": { "number": number },
        "name": "黄小兰",
        "interview": { "form_no": "F1", "consent": true, "by": "试验医师" },
        "plan": { "kind": "whole_blood", "ml": 400 },
        "exam": measurements(),
        "donation_code": code,
    })
}
