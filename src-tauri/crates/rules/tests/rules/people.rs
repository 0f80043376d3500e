//! Invented donors and their donations, for all tests.

use chrono::NaiveDate;
use redwall_rules::{
    Assessment, Deferral, Donation, DonationKind, Facts, Outcome, PLATELET_UNIT_ML, Plan, Reaction,
    Rulebook, Sex, Source, Stage, assess,
};

pub const WHOLE_BLOOD: Plan = Plan::WholeBlood { ml: 400 };
pub const PLATELETS: Plan = Plan::Platelets {
    units: 1,
    plasma_ml: 0,
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a test's date")
}

pub fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebooks are right")
}

pub fn born(birth_date: &str) -> Facts {
    Facts::new(Some(Sex::Male), day(birth_date))
}

pub fn adult() -> Facts {
    born("1990-05-01")
}

pub fn whole_blood(date: &str) -> Donation {
    donation(DonationKind::WholeBlood, date, 400, 0)
}

pub fn platelets(date: &str, units: u32) -> Donation {
    donation(
        DonationKind::Platelets,
        date,
        units * PLATELET_UNIT_ML,
        units,
    )
}

fn donation(kind: DonationKind, date: &str, ml: u32, units: u32) -> Donation {
    Donation {
        date: day(date),
        kind,
        ml,
        units,
        plasma_ml: 0,
        outcome: Outcome::Complete,
        reaction: Reaction::None,
        source: Source::Here,
    }
}

pub fn deferral(code: &str) -> Deferral {
    Deferral {
        code: code.to_owned(),
        event: None,
        from: None,
        until: None,
        permanent: false,
        ended: None,
    }
}

pub fn at_desk(facts: &Facts, plan: Plan, on: &str, rulebook: &Rulebook) -> Assessment {
    assess(facts, &plan, Stage::Desk, day(on), rulebook)
}

pub fn ids(found: &Assessment, facts: &Facts) -> Vec<String> {
    found
        .findings
        .iter()
        .map(|finding| finding.rule.id(facts).into_owned())
        .collect()
}
