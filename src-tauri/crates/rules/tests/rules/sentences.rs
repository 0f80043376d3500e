//! What a donor reads.

use std::fmt::Write;

use redwall_rules::{Explained, Plan, Stage, assess};

use crate::people::{
    PLATELETS, WHOLE_BLOOD, adult, at_desk, born, day, deferral, platelets, shipped, whole_blood,
};

fn shown(explained: &[Explained]) -> String {
    let mut text = String::new();
    for one in explained {
        writeln!(
            text,
            "{} [{}]\n  {}\n  {}",
            one.rule, one.clause, one.zh, one.en
        )
        .expect("a string");
    }
    text
}

#[test]
fn every_rule_that_a_case_finds() {
    let rulebook = shipped();
    let mut text = String::new();
    for case in redwall_rules::self_test::cases() {
        let asked = case.expect("a readable table").case;
        let found = assess(&asked.facts, &asked.plan, asked.stage, asked.on, &rulebook);
        for one in found.explain(&asked.facts, &asked.plan, &rulebook) {
            let one = shown(&[one]);
            if !text.contains(&one) {
                text.push_str(&one);
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_health_reason_withheld() {
    let rulebook = shipped();
    let mut facts = adult();
    facts.history = vec![whole_blood("2026-09-01")];
    facts.deferrals = ["T13", "P24", "T07", "X99", "M06"].map(deferral).to_vec();
    facts.deferrals[0].event = Some(day("2026-11-01"));
    let found = at_desk(&facts, PLATELETS, "2026-11-22", &rulebook);
    let for_platelets = shown(&found.explain_without_health(&facts, &PLATELETS, &rulebook));
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &rulebook);
    let for_whole_blood = shown(&found.explain_without_health(&facts, &WHOLE_BLOOD, &rulebook));
    insta::assert_snapshot!(format!("{for_platelets}---\n{for_whole_blood}"));
}

#[test]
fn an_applicant_past_sixty() {
    let rulebook = shipped();
    let facts = born("1960-01-01");
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &rulebook);
    insta::assert_snapshot!(shown(&found.explain(&facts, &WHOLE_BLOOD, &rulebook)));
}

#[test]
fn a_plan_that_alone_exceeds_the_year() {
    let rulebook = shipped();
    let mut facts = adult();
    facts.history = vec![platelets("2026-11-20", 1)];
    facts.matched_recipient = true;
    let plan = Plan::Platelets {
        units: 41,
        plasma_ml: 0,
    };
    let found = assess(&facts, &plan, Stage::Desk, day("2026-11-22"), &rulebook);
    insta::assert_snapshot!(shown(&found.explain(&facts, &plan, &rulebook)));
}
