//! How long it takes to count what has been earned and to read a document number.

use std::hint::black_box;

use chrono::{Days, NaiveDate};
use redwall_rules::{
    Award, AwardLevel, Document, Donation, DonationKind, Outcome, Reaction, Rulebook, Source,
    VolunteerRecord, tally,
};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default()
}

/// Whole blood and platelets in turn, one a fortnight, the newest first.
fn history(donations: u64) -> Vec<Donation> {
    (0..donations)
        .map(|ago| {
            let platelets = ago % 2 == 0;
            Donation {
                date: day(2026) - Days::new(ago * 14),
                kind: if platelets {
                    DonationKind::Platelets
                } else {
                    DonationKind::WholeBlood
                },
                ml: if platelets { 250 } else { 300 },
                units: u32::from(platelets),
                plasma_ml: 0,
                outcome: Outcome::Complete,
                reaction: Reaction::None,
                source: Source::Here,
            }
        })
        .collect()
}

#[divan::bench(args = [0, 5, 50, 500])]
fn count_honours(bencher: divan::Bencher, donations: u64) {
    let Ok(rulebook) = Rulebook::shipped() else {
        return;
    };
    let rules = rulebook.honours_rules(day(2027));
    let history = history(donations);
    let golds = if donations >= 50 { 1 } else { 0 };
    let awards = vec![
        Award {
            level: AwardLevel::Gold,
            cutoff: day(2026),
            counted_after: None
        };
        golds
    ];
    bencher.bench(|| {
        tally(
            black_box(&history),
            black_box(&awards),
            VolunteerRecord::default(),
            day(2027),
            rules,
        )
    });
}

#[divan::bench(args = ["11010519491231002X", "１１０１０５１９４９１２３１００２ｘ", "H12345678"])]
fn read_document(number: &str) -> Option<Document> {
    Document::parse(None, black_box(number), day(2026)).ok()
}
