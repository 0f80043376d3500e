//! The health inquiry, as a physician asks it.

use crate::station::{Station, signature};
use redwall_desk::ErrorCode;
use rstest::rstest;
use serde_json::{Value, json};

/// The answers of a donor who is well, to the questions of a form.
pub fn all_well(form: &Value) -> Vec<Value> {
    let questions = form["questions"].as_array().unwrap().iter();
    questions
        .map(|one| json!({ "question": one["id"], "yes": one["against"] == json!(false) }))
        .collect()
}

/// Answers with one that is not fine.
pub fn but(mut answers: Vec<Value>, question: &str, date: Option<&str>) -> Vec<Value> {
    let answer = answers
        .iter_mut()
        .find(|one| one["question"] == question)
        .unwrap();
    answer["yes"] = json!(!answer["yes"].as_bool().unwrap());
    if let Some(date) = date {
        answer["date"] = json!(date);
    }
    answers
}

fn record(form: &Value, answers: &[Value], decisions: Value) -> Value {
    json!({
        "visit": form["visit"], "consent": true,
        "answered": {
            "version": form["version"], "consent_version": form["consent"]["version"],
            "answers": answers, "signature": signature(), "decisions": decisions,
        },
    })
}

fn begun() -> (Station, Value, Value) {
    let station = Station::new();
    let donor = station.registered(1);
    let visit = station.visit(&donor);
    let form = station.ok("interview_form", json!({ "visit": visit }));
    (station, donor, form)
}

#[test]
fn an_inquiry_that_finds_nothing_goes_on_to_the_examination_and_is_kept() {
    let (station, donor, form) = begun();
    let answers = all_well(&form);
    let visit = &form["visit"];
    let judged = station.ok(
        "interview_judge",
        json!({ "visit": visit, "answers": answers }),
    );
    assert_eq!(
        (&judged["missing"], &judged["proposals"]),
        (&json!([]), &json!([]))
    );

    let interviewed = station.ok("interview_record", record(&form, &answers, json!([])));
    assert_eq!(interviewed["step"], "examination");
    let number = interviewed["form_no"].as_str().unwrap();
    assert!(
        number.starts_with("E20261122-") && number.len() == 16,
        "{number}"
    );

    let kept = station.ok("interview_read", json!({ "visit": visit }));
    assert_eq!(kept["version"], form["version"]);
    assert_eq!(kept["answers"].as_array().unwrap().len(), answers.len());
    assert_eq!(kept["answers"][0]["zh"], form["questions"][0]["zh"]);
    assert_eq!(
        (&kept["by"], &kept["at_window"]),
        (&json!("院长"), &json!(false))
    );
    let sha256 = &kept["signatures"][0]["sha256"];
    let request = json!({ "donor": donor, "sha256": sha256 });
    let page = json!({ "command": "attachment_read", "request": request });
    let signed = station.desk.page(page).unwrap();
    assert_eq!(signed.media_type, "image/svg+xml");
    assert!(
        String::from_utf8(signed.bytes)
            .unwrap()
            .contains("M10 20L30 40")
    );
    station.assert_proved();
}

#[test]
fn an_answer_that_defers_needs_a_physicians_decision() {
    let (station, _, form) = begun();
    let answers = but(all_well(&form), "minor_surgery", Some("2026-11-20"));
    let visit = &form["visit"];
    let judged = station.ok(
        "interview_judge",
        json!({ "visit": visit, "answers": answers }),
    );
    let proposal = &judged["proposals"][0];
    assert_eq!(proposal["needs_decision"], true);
    let candidate = &proposal["candidates"][0];
    assert_eq!(
        (&candidate["reason"]["code"], &candidate["until"]),
        (&json!("T02"), &json!("2026-12-05"))
    );
    let undecided = station.refused("interview_record", record(&form, &answers, json!([])));
    let field = Some("answered.decisions.minor_surgery");
    assert_eq!(undecided.field.as_deref(), field);

    let deferral = json!({ "code": "T02", "event": "2026-11-20" });
    let decisions = json!([{ "question": "minor_surgery", "deferral": deferral }]);
    let refused = station.ok("interview_record", record(&form, &answers, decisions));
    assert_eq!(refused["step"], "refused");
    assert_eq!(refused["refusal"]["until"], "2026-12-05");
    station.assert_proved();
}

#[test]
fn an_answer_that_was_asked_again_and_is_not_so_is_explained() {
    let (station, _, form) = begun();
    let answers = but(all_well(&form), "tattoo", None);
    let silent = json!([{ "question": "tattoo", "reason": "  " }]);
    let unexplained = station.refused("interview_record", record(&form, &answers, silent));
    assert_eq!(
        unexplained.field.as_deref(),
        Some("answered.decisions.tattoo")
    );
    let asked_again = json!([{ "question": "tattoo", "reason": "误点,本人确认没有纹身" }]);
    let interviewed = station.ok("interview_record", record(&form, &answers, asked_again));
    assert_eq!(interviewed["step"], "examination");
    let kept = station.ok("interview_read", json!({ "visit": form["visit"] }));
    assert_eq!(kept["explained"][0]["reason"], "误点,本人确认没有纹身");
}

#[rstest]
#[case::with_the_rules_own_end(json!({ "code": "T02", "event": "2026-11-20" }), true)]
#[case::another_day_that_ends_sooner(json!({ "code": "T02", "event": "2026-11-10" }), false)]
#[case::an_end_of_its_own_that_is_sooner(json!({ "code": "T02", "event": "2026-11-20", "until": "2026-11-23" }), false)]
#[case::longer(json!({ "code": "T02", "until": "2027-01-01" }), true)]
#[case::over_already(json!({ "code": "T01", "event": "2026-01-01" }), false)]
#[case::another_reason(json!({ "code": "T04", "event": "2026-11-20" }), true)]
fn a_deferral_that_ends_before_what_the_answer_proposes_needs_a_reason(
    #[case] deferral: Value,
    #[case] enough: bool,
) {
    let (station, _, form) = begun();
    let answers = but(all_well(&form), "minor_surgery", Some("2026-11-20"));
    let mut decision = json!({ "question": "minor_surgery", "deferral": deferral });
    let request = record(&form, &answers, json!([decision]));
    if enough {
        assert_eq!(station.ok("interview_record", request)["step"], "refused");
        return;
    }
    let refused = station.refused("interview_record", request);
    assert_eq!(
        refused.field.as_deref(),
        Some("answered.decisions.minor_surgery")
    );
    decision["reason"] = json!("再次询问,日期记错");
    station.ok(
        "interview_record",
        record(&form, &answers, json!([decision])),
    );
}

#[test]
fn a_day_that_the_donor_did_not_know_is_the_physicians_to_ask_for() {
    let (station, _, form) = begun();
    let answers = but(all_well(&form), "pneumonia", None);
    let visit = &form["visit"];
    let judged = station.ok(
        "interview_judge",
        json!({ "visit": visit, "answers": answers }),
    );
    assert_eq!(
        judged["proposals"][0]["candidates"][0]["until"],
        json!(null)
    );
    let deferral = json!({ "code": "T13", "event": "2026-11-01" });
    let decisions = json!([{ "question": "pneumonia", "deferral": deferral }]);
    let refused = station.ok("interview_record", record(&form, &answers, decisions));
    assert_eq!(refused["refusal"]["until"], "2027-02-01");
}

#[test]
fn an_answer_whose_time_is_over_defers_nothing() {
    let (station, _, form) = begun();
    let answers = but(all_well(&form), "minor_surgery", Some("2026-11-07"));
    let interviewed = station.ok("interview_record", record(&form, &answers, json!([])));
    assert_eq!(interviewed["step"], "examination");
}

#[test]
fn an_inquiry_that_is_not_whole_is_refused_and_nothing_is_written() {
    let (station, _, form) = begun();
    let answers = all_well(&form);
    let whole = record(&form, &answers, json!([]));
    let spoiled = |spoil: &dyn Fn(&mut Value)| {
        let mut request = whole.clone();
        spoil(&mut request);
        station.refused("interview_record", request)
    };
    let unanswered = spoiled(&|request| {
        request["answered"]["answers"]
            .as_array_mut()
            .unwrap()
            .remove(0);
    });
    assert_eq!(
        unanswered.field.as_deref(),
        Some("answered.answers.well_today")
    );
    for (field, value) in [
        ("version", json!("2025-1")),
        ("consent_version", json!("2025-1")),
        ("signature", json!(null)),
    ] {
        let refused = spoiled(&|request| request["answered"][field] = value.clone());
        let at = format!("answered.{field}");
        assert_eq!(refused.field.as_deref(), Some(at.as_str()), "{refused}");
    }
    let needless = json!([{ "question": "tattoo", "reason": "x" }]);
    let refused = spoiled(&|request| request["answered"]["decisions"] = needless.clone());
    assert_eq!(refused.field.as_deref(), Some("answered.decisions.tattoo"));
    let no_paper = spoiled(&|request| request["answered"] = json!(null));
    assert_eq!(no_paper.field.as_deref(), Some("form_no"));
    assert_eq!(
        station.ok("interview_read", json!({ "visit": form["visit"] })),
        json!(null)
    );
    station.ok("interview_record", whole);
}

#[test]
fn a_paper_form_stays_possible_and_a_card_number_is_no_form_number() {
    let (station, _, form) = begun();
    let visit = &form["visit"];
    let scanned = json!({ "visit": visit, "form_no": crate::station::woman(1), "consent": true });
    let refused = station.refused("interview_record", scanned);
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::Invalid, Some("form_no"))
    );
    let paper = json!({ "visit": visit, "form_no": "F7", "consent": true, "by": "王医师" });
    assert_eq!(station.ok("interview_record", paper)["form_no"], "F7");
    assert_eq!(
        station.ok("interview_read", json!({ "visit": visit })),
        json!(null)
    );
}

#[test]
fn answers_are_for_those_who_may_see_health_reasons() {
    let (station, donor, form) = begun();
    let answers = but(all_well(&form), "tattoo", None);
    let explained = json!([{ "question": "tattoo", "reason": "再次询问否认" }]);
    station.ok("interview_record", record(&form, &answers, explained));
    let visit = &form["visit"];
    for (name, allowed) in [
        ("接待", false),
        ("护士", false),
        ("证书", false),
        ("审核", true),
        ("医师", true),
    ] {
        station.on_duty(name);
        let read = station.ask("interview_read", json!({ "visit": visit }));
        assert_eq!(read.is_ok(), allowed, "{name}: {read:?}");
        let seen = station.page(&donor).to_string();
        assert!(
            !seen.contains("再次询问否认") && !seen.contains("tattoo"),
            "{name}: {seen}"
        );
    }
}
