//! How long judging takes, by the length of the history; `next` is worked out each time.

use chrono::{Days, NaiveDate};
use divan::{AllocProfiler, Bencher, black_box, counter::ItemsCount};
use redwall_rules::{
    Assessment, Deferral, Donation, DonationKind, Facts, Outcome, Plan, Reaction, Rulebook, Sex,
    Source, Stage, assess, self_test,
};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const PLAN: Plan = Plan::Platelets {
    units: 1,
    plasma_ml: 0,
};

fn main() {
    divan::main();
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn today() -> NaiveDate {
    day(2026, 11, 22)
}

fn rulebook() -> Rulebook {
    match Rulebook::shipped() {
        Ok(rulebook) => rulebook,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1)
        }
    }
}

/// A donor who gave every fortnight, mostly platelets, up to `days_ago`.
fn donor(donations: u64, days_ago: u64) -> Facts {
    let mut facts = Facts::new(Some(Sex::Female), day(1980, 2, 29));
    facts.history = (0..donations)
        .map(|index| Donation {
            date: today() - Days::new(days_ago + 14 * index),
            kind: match index % 5 {
                4 => DonationKind::WholeBlood,
                _ => DonationKind::Platelets,
            },
            ml: 250,
            units: 1,
            plasma_ml: 0,
            outcome: Outcome::Complete,
            reaction: Reaction::None,
            source: Source::Here,
        })
        .collect();
    facts
}

fn judge(facts: &Facts, rulebook: &Rulebook) -> Assessment {
    assess(
        black_box(facts),
        black_box(&PLAN),
        Stage::Desk,
        today(),
        rulebook,
    )
}

#[divan::bench(args = [0, 5, 50, 500, 10_000])]
fn accepted(bencher: Bencher<'_, '_>, donations: u64) {
    let (rulebook, facts) = (rulebook(), donor(donations, 200));
    bencher.bench_local(|| judge(&facts, &rulebook));
}

#[divan::bench(args = [5, 50, 500])]
fn deferred(bencher: Bencher<'_, '_>, donations: u64) {
    let (rulebook, mut facts) = (rulebook(), donor(donations, 3));
    facts.deferrals = ["T13", "P23", "T32"]
        .map(|code| Deferral {
            code: code.to_owned(),
            event: Some(day(2026, 11, 1)),
            from: None,
            until: None,
            permanent: false,
            ended: None,
        })
        .to_vec();
    bencher.bench_local(|| judge(&facts, &rulebook));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn a_million_donors_of_five(bencher: Bencher<'_, '_>) {
    let rulebook = rulebook();
    let donors: Vec<Facts> = (0..1000).map(|index| donor(5, index % 250)).collect();
    bencher
        .counter(ItemsCount::new(1_000_000u32))
        .bench_local(|| {
            for _ in 0..1000 {
                for facts in &donors {
                    black_box(judge(facts, &rulebook));
                }
            }
        });
}

#[divan::bench]
fn explained(bencher: Bencher<'_, '_>) {
    let (rulebook, facts) = (rulebook(), donor(5, 3));
    let found = judge(&facts, &rulebook);
    bencher.bench_local(|| found.explain(&facts, &PLAN, &rulebook));
}

#[divan::bench]
fn the_self_test(bencher: Bencher<'_, '_>) {
    let rulebook = rulebook();
    bencher.bench_local(|| self_test(&rulebook).is_ok());
}

#[divan::bench]
fn reading_the_shipped_rulebooks(bencher: Bencher<'_, '_>) {
    bencher.bench_local(Rulebook::shipped);
}
