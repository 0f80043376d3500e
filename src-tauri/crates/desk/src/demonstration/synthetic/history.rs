//! How often and when people give: most once or twice, a few for decades.

use super::MONTHS;
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use redwall_rules::DonationKind;

/// Days between two donations of a kind, a little more than the rules ask for.
const WHOLE_BLOOD_EVERY: u32 = 187;
const PLATELETS_EVERY: u32 = 17;
/// The most that one person gives.
const MOST_WHOLE_BLOOD: u32 = 38;
const MOST_PLATELETS: u32 = 250;
/// One in so many gives platelets, and so many times as often.
const PLATELETS_OF: u32 = 40;
const PLATELETS_MORE: f64 = 8.0;
/// One in so many was registered and never gave.
const NEVER_OF: u32 = 12;
/// The tail of a Pareto distribution.
const TAIL: f64 = 1.5;
const OF_AGE: u64 = 18;
const UPPER_AGE: u64 = 55;

/// How often somebody gives, and what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct HowOften {
    pub(super) kind: DonationKind,
    pub(super) times: u32,
}

impl HowOften {
    fn most(self) -> u32 {
        match self.kind {
            DonationKind::WholeBlood => MOST_WHOLE_BLOOD,
            DonationKind::Platelets => MOST_PLATELETS,
        }
    }

    fn every(self) -> u32 {
        match self.kind {
            DonationKind::WholeBlood => WHOLE_BLOOD_EVERY,
            DonationKind::Platelets => PLATELETS_EVERY,
        }
    }

    /// Days from the first to the last donation, at the least.
    fn needs(self) -> u64 {
        u64::from(self.times.saturating_sub(1)) * u64::from(self.every())
    }

    /// A birth date of somebody who can have given as often by today.
    pub(super) fn birth_date(self, rng: &mut Rng, today: NaiveDate) -> NaiveDate {
        let youngest = days(OF_AGE) + self.needs() + 200;
        let oldest = days(if self.times > 12 { UPPER_AGE } else { 59 });
        let age = rng.u64(youngest..=oldest.max(youngest));
        today - Days::new(age)
    }
}

fn days(years: u64) -> u64 {
    years * 1461 / 4
}

/// How often each of so many donors gives, so many times in all. Those of the last places, who are
/// second registrations, give once at most.
pub(super) fn how_often(rng: &mut Rng, donors: u32, donations: u32) -> Vec<HowOften> {
    let seconds = super::twice::number_of(donors);
    let inclined: Vec<(DonationKind, f64)> = (0..donors)
        .map(|at| {
            let often = rng.f64().max(f64::EPSILON).powf(-1.0 / TAIL) - 1.0;
            match at {
                _ if at >= donors - seconds => (DonationKind::WholeBlood, 0.0),
                _ if rng.u32(..PLATELETS_OF) == 0 => {
                    (DonationKind::Platelets, often.mul_add(PLATELETS_MORE, 3.0))
                }
                _ if rng.u32(..NEVER_OF) == 0 => (DonationKind::WholeBlood, -1.0),
                _ => (DonationKind::WholeBlood, often),
            }
        })
        .collect();
    let mut how_often = scaled(&inclined, scale(&inclined, donations));
    let firsts = donors - seconds;
    settle(rng, &mut how_often, firsts, donations);
    how_often
}

/// By how much everybody's inclination is multiplied, so that about so many donations come of it.
fn scale(inclined: &[(DonationKind, f64)], donations: u32) -> f64 {
    const STEPS: u32 = 30;
    let (mut low, mut high) = (0.0, 64.0);
    for _ in 0..STEPS {
        let middle = f64::midpoint(low, high);
        if sum(&scaled(inclined, middle)) < u64::from(donations) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn scaled(inclined: &[(DonationKind, f64)], by: f64) -> Vec<HowOften> {
    let one = |(kind, often): &(DonationKind, f64)| {
        let mut how_often = HowOften {
            kind: *kind,
            times: 0,
        };
        if *often >= 0.0 {
            // Limited to what one person can give.
            let more = (often * by).min(f64::from(MOST_PLATELETS)) as u32;
            how_often.times = (1 + more).min(how_often.most());
        }
        how_often
    };
    inclined.iter().map(one).collect()
}

fn sum(how_often: &[HowOften]) -> u64 {
    how_often.iter().map(|one| u64::from(one.times)).sum()
}

/// Adds donations to anybody, or takes some away, until there are so many.
fn settle(rng: &mut Rng, how_often: &mut [HowOften], firsts: u32, donations: u32) {
    let wanted = u64::from(donations);
    let mut have = sum(how_often);
    while have != wanted {
        let all = u32::try_from(how_often.len()).unwrap_or(u32::MAX);
        let anybody = rng.u32(..if have < wanted { firsts } else { all });
        let one = &mut how_often[anybody as usize];
        if have < wanted && one.times < one.most() {
            one.times += 1;
            have += 1;
        } else if have > wanted && one.times > 0 {
            one.times -= 1;
            have -= 1;
        }
    }
}

/// The days on which somebody gave, between the first and the last day of a history.
pub(super) fn dates(
    rng: &mut Rng,
    how_often: HowOften,
    born: NaiveDate,
    (begin, today): (NaiveDate, NaiveDate),
) -> Vec<NaiveDate> {
    if how_often.times == 0 {
        return Vec::new();
    }
    let first = begin.max(born + Days::new(days(OF_AGE) + 2));
    let last = (today - Days::new(1)).min(born + Days::new(days(UPPER_AGE) - 2));
    let room = u64::try_from((last - first).num_days()).unwrap_or(0);
    let needs = how_often.needs().min(room);
    // Days within a lifetime; most begin late and come as often as they may.
    let share = |of: u64, share: f64| (of as f64 * share) as u64;
    let spare = if how_often.times > 1 {
        share(room - needs, rng.f64().powi(2))
    } else {
        0
    };
    let mut day = first + Days::new(share(room - needs - spare, rng.f64().powf(0.6)));
    let mut gaps: Vec<u64> = (1..how_often.times).map(|_| rng.u64(..=spare)).collect();
    gaps.sort_unstable();
    let every = Days::new(needs / u64::from(how_often.times.saturating_sub(1).max(1)));
    let mut dates = vec![day];
    let mut before = 0;
    for gap in gaps {
        day = day + every + Days::new(gap - before);
        before = gap;
        dates.push(day);
    }
    dates
}

/// A day of the history of somebody who never gave.
pub(super) fn any_day(
    rng: &mut Rng,
    born: NaiveDate,
    (begin, today): (NaiveDate, NaiveDate),
) -> NaiveDate {
    let first = begin.max(born + Days::new(days(OF_AGE)));
    let room = u64::try_from((today - first).num_days()).unwrap_or(1);
    first + Days::new(rng.u64(..room.max(1)))
}

const _: () = assert!(
    MOST_WHOLE_BLOOD * WHOLE_BLOOD_EVERY < MONTHS * 30
        && MOST_PLATELETS * PLATELETS_EVERY < MONTHS * 30,
    "whoever gives most can do so within the history"
);
