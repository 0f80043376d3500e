mod counting;
mod golds;
mod laws;
mod lines;
mod volunteers;

use std::num::NonZeroU32;

use chrono::{Days, NaiveDate};

use super::{Award, AwardLevel, HonoursRules, PlateletsBefore2010, Tally, VolunteerRecord, tally};
use crate::{Donation, DonationKind, Outcome, Reaction, Source};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> HonoursRules {
    HonoursRules {
        bronze_counts: 20,
        silver_counts: 30,
        gold_counts: 40,
        lifetime_golds: 3,
        whole_blood_ml_per_count: NonZeroU32::new(200).unwrap(),
        platelet_counts_per_unit: 1,
        platelets_before_2010: PlateletsBefore2010::PerUnit,
        platelets_before_2010_ends: day("2010-01-01"),
        platelet_counts_before_2010: 4,
        star_hours: vec![100, 300, 600, 1000, 1500],
        volunteer_lifetime_years: 10,
        volunteer_lifetime_hours: 2000,
        volunteer_lifetime_hours_alone: 3000,
    }
}

fn whole_blood(date: NaiveDate, ml: u32) -> Donation {
    Donation {
        date,
        kind: DonationKind::WholeBlood,
        ml,
        units: 0,
        plasma_ml: 0,
        outcome: Outcome::Complete,
        reaction: Reaction::None,
        source: Source::Here,
    }
}

fn platelets(date: NaiveDate, units: u32) -> Donation {
    Donation {
        kind: DonationKind::Platelets,
        units,
        ..whole_blood(date, units * 250)
    }
}

fn award(level: AwardLevel, cutoff: &str) -> Award {
    Award {
        level,
        cutoff: day(cutoff),
        counted_after: None,
    }
}

/// One platelet unit on each of so many days in a row.
fn units_from(first: &str, days: u64) -> Vec<Donation> {
    (0..days)
        .map(|n| platelets(day(first) + Days::new(n), 1))
        .collect()
}

fn counted(history: &[Donation], awards: &[Award]) -> Tally {
    tally(
        history,
        awards,
        VolunteerRecord::default(),
        day("2027-12-31"),
        &rules(),
    )
    .unwrap()
}
