//! What happened, in the order of its days.

use super::history::{self, HowOften};
use super::people::{People, Person};
use crate::error::DeskError;
use chrono::{Datelike, Days, Months, NaiveDate};
use fastrand::Rng;
use redwall_rules::{
    Award, AwardLevel, Donation, DonationKind, Level, Outcome, Reaction, Rulebook, Source, Tally,
    VolunteerRecord, tally,
};

/// One in so many was deferred after the last donation.
const DEFERRED_OF: u32 = 16;
/// One in so many has another phone later.
const OTHER_PHONE_OF: u32 = 25;
/// One in so many serves as a volunteer.
const VOLUNTEER_OF: u32 = 300;
/// One in so many documents is blocked.
const BLOCKED_OF: u32 = 5_000;
/// Of those who were nominated so many in a hundred were honoured.
const HONOURED: u32 = 95;
/// Fewer donations than this earn no award, unless they are of platelets before 2010.
const FEW: usize = 5;
/// Months from a round's cut-off to its awards.
const AWARDED_AFTER: u32 = 18;

/// Something that happened to somebody.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Happening {
    pub(super) day: NaiveDate,
    pub(super) person: u32,
    pub(super) what: What,
}

/// What happened. Of one day and person, the first comes first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    Registered,
    Donated {
        kind: DonationKind,
        ml: u16,
        units: u8,
        outcome: Outcome,
    },
    Deferred(Deferred),
    OtherPhone,
    Blocked,
    Served {
        hours: u32,
    },
    Honoured {
        level: AwardLevel,
        cutoff: NaiveDate,
    },
    /// Merged into the record of this person.
    Merged(u32),
}

/// Why somebody is deferred.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Deferred {
    pub(super) code: &'static str,
    pub(super) permanent: bool,
    /// A physician has ended it this many days later.
    pub(super) ended_after: Option<u16>,
}

/// Reasons, as often as desks have them.
#[rustfmt::skip] // One reason a line.
const REASONS: [Deferred; 10] = [
    Deferred { code: "M05", permanent: false, ended_after: None },
    Deferred { code: "M05", permanent: false, ended_after: None },
    Deferred { code: "M03", permanent: false, ended_after: None },
    Deferred { code: "T12", permanent: false, ended_after: None },
    Deferred { code: "T02", permanent: false, ended_after: None },
    Deferred { code: "T22", permanent: false, ended_after: None },
    Deferred { code: "T08", permanent: false, ended_after: None },
    Deferred { code: "M10", permanent: false, ended_after: None },
    Deferred { code: "M10", permanent: false, ended_after: Some(90) },
    Deferred { code: "P01", permanent: true, ended_after: None },
];

/// Everything that happened, and the donor number of each person.
pub(super) struct Timeline {
    pub(super) happenings: Vec<Happening>,
    pub(super) numbers: Vec<u32>,
}

impl Timeline {
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.happenings.len()).unwrap_or(u32::MAX)
    }
}

/// Tells what happened.
///
/// # Errors
/// A fault of the program: a history that contradicts its own awards.
pub(super) fn of(
    rng: &mut Rng,
    people: &People,
    how_often: &[HowOften],
    (begin, today): (NaiveDate, NaiveDate),
    rules: &Rulebook,
) -> Result<Timeline, DeskError> {
    let rounds = rounds(begin, today);
    let mut story = Story {
        rng,
        days: (begin, today),
        happenings: Vec::new(),
    };
    for ((at, person), how_often) in (0..).zip(&people.everybody).zip(how_often) {
        let history = story.live(at, person, *how_often);
        story.honour(at, &history, &rounds, rules)?;
    }
    for seeded in people.twice.iter().filter(|seeded| seeded.merged) {
        story.add(
            today - Days::new(1),
            seeded.again,
            What::Merged(seeded.first),
        );
    }
    let mut happenings = story.happenings;
    happenings.sort_by_key(|happening| (happening.day, happening.person));
    let mut numbers = vec![0; people.everybody.len()];
    let registered = happenings
        .iter()
        .filter(|happening| happening.what == What::Registered);
    for (number, happening) in (1..).zip(registered) {
        numbers[happening.person as usize] = number;
    }
    Ok(Timeline {
        happenings,
        numbers,
    })
}

/// The last days of past rounds of two years, but for the newest, whose awards are not given yet.
fn rounds(begin: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let over = |cutoff: &NaiveDate| *cutoff + Months::new(AWARDED_AFTER) < today;
    (begin.year()..today.year())
        .filter(|year| year % 2 == 1)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 12, 31))
        .filter(over)
        .collect()
}

struct Story<'r> {
    rng: &'r mut Rng,
    days: (NaiveDate, NaiveDate),
    happenings: Vec<Happening>,
}

impl Story<'_> {
    fn add(&mut self, day: NaiveDate, person: u32, what: What) {
        self.happenings.push(Happening { day, person, what });
    }

    /// Whether something happens that happens to one in so many.
    fn one_in(&mut self, so_many: u32) -> bool {
        self.rng.u32(..so_many) == 0
    }

    /// A person's years; answers with what was given.
    fn live(&mut self, at: u32, person: &Person, how_often: HowOften) -> Vec<Donation> {
        let dates = history::dates(self.rng, how_often, person.born, self.days);
        let registered = match dates.first() {
            Some(first) => *first,
            None => history::any_day(self.rng, person.born, self.days),
        };
        self.add(registered, at, What::Registered);
        let usual = [200, 300, 300, 400, 400, 400][self.rng.usize(..6)];
        let mut history = Vec::with_capacity(dates.len());
        for (time, day) in (0..).zip(&dates) {
            let given = self.give(how_often.kind, usual, time, *day);
            let (ml, units) = (given.ml as u16, given.units as u8);
            let what = What::Donated {
                kind: given.kind,
                ml,
                units,
                outcome: given.outcome,
            };
            self.add(*day, at, what);
            history.push(given);
        }
        self.afterwards(at, dates.last().copied().unwrap_or(registered));
        history
    }

    fn give(&mut self, kind: DonationKind, usual: u32, time: u32, date: NaiveDate) -> Donation {
        let outcome = match self.rng.u32(..1_000) {
            0 => Outcome::None,
            1..5 => Outcome::Partial,
            _ => Outcome::Complete,
        };
        let (ml, units) = match (outcome, kind) {
            (Outcome::None, _) => (0, 0),
            (Outcome::Partial, DonationKind::WholeBlood) => (usual / 2, 0),
            (Outcome::Partial, DonationKind::Platelets) => (120, 0),
            (Outcome::Complete, DonationKind::WholeBlood) => (usual, 0),
            (Outcome::Complete, DonationKind::Platelets) => (250 * (1 + time % 2), 1 + time % 2),
        };
        Donation {
            date,
            kind,
            ml,
            units,
            plasma_ml: 0,
            outcome,
            reaction: Reaction::None,
            source: Source::Here,
        }
    }

    fn afterwards(&mut self, at: u32, last: NaiveDate) {
        let (_, today) = self.days;
        let room = u64::try_from((today - last).num_days()).unwrap_or(0);
        if room < 2 {
            return;
        }
        let any = |rng: &mut Rng| last + Days::new(rng.u64(1..room));
        if self.one_in(DEFERRED_OF) {
            let reason = REASONS[self.rng.usize(..REASONS.len())];
            let day = any(self.rng);
            self.add(day, at, What::Deferred(reason));
        }
        if self.one_in(OTHER_PHONE_OF) {
            let day = any(self.rng);
            self.add(day, at, What::OtherPhone);
        }
        if self.one_in(VOLUNTEER_OF) {
            let (day, hours) = (any(self.rng), self.rng.u32(10..2_600));
            self.add(day, at, What::Served { hours });
        }
        if self.one_in(BLOCKED_OF) {
            let day = any(self.rng);
            self.add(day, at, What::Blocked);
        }
    }

    /// The rounds honour what the rules say is due.
    fn honour(
        &mut self,
        at: u32,
        history: &[Donation],
        rounds: &[NaiveDate],
        rules: &Rulebook,
    ) -> Result<(), DeskError> {
        if history.len() < FEW {
            return Ok(());
        }
        let mut awards: Vec<Award> = Vec::new();
        for cutoff in rounds {
            let earned = earned(history, &awards, *cutoff, rules)?;
            for level in due(&earned) {
                if self.rng.u32(..100) < HONOURED {
                    let cutoff = *cutoff;
                    let day = cutoff + Months::new(AWARDED_AFTER);
                    self.add(day, at, What::Honoured { level, cutoff });
                    awards.push(Award {
                        level,
                        cutoff,
                        counted_after: None,
                    });
                }
            }
        }
        Ok(())
    }
}

fn earned(
    history: &[Donation],
    awards: &[Award],
    cutoff: NaiveDate,
    rules: &Rulebook,
) -> Result<Tally, DeskError> {
    let rules = rules.honours_rules(cutoff);
    tally(history, awards, VolunteerRecord::default(), cutoff, rules)
        .map_err(|_| DeskError::internal())
}

fn due(earned: &Tally) -> Vec<AwardLevel> {
    let level = match earned.nominate {
        Level::None => None,
        Level::Bronze => Some(AwardLevel::Bronze),
        Level::Silver => Some(AwardLevel::Silver),
        Level::Gold => Some(AwardLevel::Gold),
    };
    let lifetime = earned.lifetime_honour.then_some(AwardLevel::Lifetime);
    level.into_iter().chain(lifetime).collect()
}
