//! One function says who may donate: whoever asks, and wherever, is told the same.

use crate::people::{examination, interview, measurements, number, walk_in};
use crate::station::{Station, TODAY, donor_id};
use proptest::prelude::*;
use redwall_desk::stateless::Rules;
use redwall_rules::Sex;
use redwall_store::{DeferralId, fact};
use serde_json::{Value, json};
use std::cell::Cell;

/// A donor as the command line's stateless question has one.
#[derive(Debug, Clone)]
struct Known {
    sex: Sex,
    birth: String,
    history: Vec<String>,
    deferrals: Vec<Value>,
    asks_to_continue: bool,
}

fn any_day(years: std::ops::Range<i32>) -> impl Strategy<Value = String> {
    (years, 1u32..=12, 1u32..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
}

fn any_deferral() -> impl Strategy<Value = Value> {
    let code = prop::sample::select(vec!["T01", "T12", "T13", "T07", "T32", "P01", "P23", "X99"]);
    let event = prop::option::of(any_day(2025..2026));
    let until = prop::option::of(any_day(2026..2028));
    (
        code,
        event,
        until,
        any::<bool>(),
        prop::option::of(any_day(2025..2028)),
    )
        .prop_map(|(code, event, until, permanent, ended)| {
            json!({
                "code": code, "event": event, "until": until, "permanent": permanent,
                "ended": ended,
            })
        })
}

fn any_known() -> impl Strategy<Value = Known> {
    (
        any::<bool>(),
        any_day(1962..2010),
        prop::collection::btree_set(any_day(2025..2026), 0..3),
        prop::collection::vec(any_deferral(), 0..3),
        any::<bool>(),
    )
        .prop_map(
            |(male, birth, history, deferrals, asks_to_continue)| Known {
                sex: if male { Sex::Male } else { Sex::Female },
                birth,
                history: history.into_iter().collect(),
                deferrals,
                asks_to_continue,
            },
        )
}

impl Known {
    /// The command line's answer to this donor's question.
    fn assessed(&self, stage: &str, plan: Value) -> Value {
        let history: Vec<Value> = self
            .history
            .iter()
            .map(|date| json!({ "date": date, "kind": "whole_blood", "ml": 400 }))
            .collect();
        let exam = if stage == "desk" {
            json!({})
        } else {
            measurements()
        };
        let line = json!({
            "on": TODAY, "stage": stage, "plan": plan, "exam": exam,
            "donor": { "sex": self.sex, "birth_date": self.birth },
            "history": history, "deferrals": self.deferrals,
            "asks_to_continue": self.asks_to_continue,
        });
        let rules = Rules::with_layers(&[]).unwrap();
        rules.assess(&line.to_string()).unwrap()
    }

    /// Registers the donor with this history and these deferrals.
    fn registered(&self, station: &Station, number: &str, of: u32) -> Value {
        let person = json!({ "document": { "number": number }, "name": "黄小兰" });
        let donor = station.registered_as(person);
        for (nth, date) in self.history.iter().enumerate() {
            let code = format!("Z5111{nth:02}{of:06}");
            station.unjudged_donation(&donor, date, &code, measurements());
        }
        let day = |value: &Value| serde_json::from_value(value.clone()).unwrap();
        let mut facts = Vec::new();
        for deferral in &self.deferrals {
            let id = DeferralId::mint();
            let set = fact::DeferralSet {
                deferral: id,
                visit: None,
                code: deferral["code"].as_str().unwrap().to_owned(),
                event: day(&deferral["event"]),
                from: None,
                until: day(&deferral["until"]),
                permanent: deferral["permanent"].as_bool().unwrap(),
                source: None,
            };
            facts.push(set.into());
            if let Some(from) = day(&deferral["ended"]) {
                let ended = fact::DeferralEnded {
                    deferral: id,
                    from,
                    reason: "复查".into(),
                };
                facts.push(ended.into());
            }
        }
        station.write(donor_id(&donor), facts);
        donor
    }
}

const WHOLE_BLOOD: &str = r#"{ "kind": "whole_blood", "ml": 400 }"#;
const PLATELETS: &str = r#"{ "kind": "platelets", "units": 1 }"#;

fn plan(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn incident_10_page_visit_walk_in_reconciliation_and_command_line_give_one_verdict() {
    let station = Station::new();
    station.on_duty("院长");
    let next = Cell::new(0);
    let accepted = Cell::new(0);
    let config = ProptestConfig {
        cases: 30,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(known in any_known())| {
        let of = next.replace(next.get() + 1);
        let number = number(&known.birth.replace('-', ""), known.sex, of);
        let donor = known.registered(&station, &number, of);
        let here = [WHOLE_BLOOD, PLATELETS].map(|text| known.assessed("desk", plan(text)));

        // The page has no visit yet, so nobody has asked to go on.
        let silent = Known { asks_to_continue: false, ..known.clone() };
        let page = station.page(&donor);
        for (kind, text) in [WHOLE_BLOOD, PLATELETS].into_iter().enumerate() {
            let expected = silent.assessed("desk", plan(text));
            prop_assert_eq!(&page["verdicts"][kind]["verdict"], &expected["verdict"]);
            let key = ["whole_blood", "platelets"][kind];
            // `next` takes the donor to ask to go on.
            prop_assert_eq!(&page["verdicts"][kind]["next"], &expected["next"][key]);
        }

        let visit = station.ok("visit_open", json!({
            "donor": donor, "face_matches_document": true,
            "asks_to_continue": known.asks_to_continue,
        }));
        let may_give_some = here.iter().any(|found| found["verdict"] == "accept");
        prop_assert_eq!(visit["step"] == "interview", may_give_some);
        let collect = known.assessed("collect", plan(WHOLE_BLOOD));
        if may_give_some {
            station.ok("interview_record", interview(&visit["id"]));
            let examined = station.ok("examination_record", examination(&visit["id"]));
            let accepts = examined["step"] == "donation_code";
            prop_assert_eq!(accepts, collect["verdict"] == "accept");
            if accepts {
                station.ok("visit_leave", json!({ "visit": visit["id"] }));
            }
        }

        let code = format!("Z511199{of:06}");
        let mut line = walk_in(&number, &code);
        line["asks_to_continue"] = json!(known.asks_to_continue);
        let walked = station.ok("walk_in", line);
        prop_assert_eq!(&walked["verdict"], &collect["verdict"]);
        prop_assert_eq!(&walked["until"], &collect["until"]);
        if walked["verdict"] == "accept" {
            accepted.set(accepted.get() + 1);
            let day = station.job("day_reconcile", json!({})).unwrap();
            let donations = day["donations"].as_array().unwrap();
            let again = donations.iter().find(|donation| donation["code"] == code.as_str());
            prop_assert_eq!(&again.unwrap()["then"], "accept");
            prop_assert_eq!(&again.unwrap()["now"], "accept");
        }
    });
    assert!(accepted.get() > 0, "some of them may donate");
}
