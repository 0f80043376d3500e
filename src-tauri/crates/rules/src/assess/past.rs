//! A donor's donations, read once: what intervals, caps and the upper age need of them.

use chrono::NaiveDate;

use crate::{
    day::birthday,
    facts::{DonationKind, Facts, Reaction},
    rulebook::Rules,
};

/// What the history says on one day under one set of rules.
pub(super) struct Past {
    /// Some donation is dated after the day judged.
    pub(super) future: bool,
    /// Latest counting donation of whole blood.
    pub(super) last_whole_blood: Option<NaiveDate>,
    /// Latest counting donation of platelets.
    pub(super) last_platelets: Option<NaiveDate>,
    repeat: bool,
    reaction: bool,
    /// Counting platelet donations of the rolling year, latest first: day and ml.
    year: Vec<(NaiveDate, u32)>,
}

impl Past {
    pub(super) fn of(facts: &Facts, on: NaiveDate, rules: &Rules) -> Self {
        let mut window_start = None;
        let mut past = Self {
            future: false,
            last_whole_blood: None,
            last_platelets: None,
            repeat: false,
            reaction: false,
            year: Vec::new(),
        };
        for donation in &facts.history {
            past.future |= donation.date > on;
            past.repeat |= rules.age.repeat_outcomes.has(donation.outcome);
            past.reaction |= donation.reaction != Reaction::None;
            if !rules.interval.outcomes.has(donation.outcome) {
                continue;
            }
            match donation.kind {
                DonationKind::WholeBlood => {
                    past.last_whole_blood = past.last_whole_blood.max(Some(donation.date));
                }
                DonationKind::Platelets => {
                    past.last_platelets = past.last_platelets.max(Some(donation.date));
                    let start =
                        *window_start.get_or_insert_with(|| rules.cap.window.window_start(on));
                    if donation.date >= start {
                        past.year.push((donation.date, donation.ml));
                    }
                }
            }
        }
        past.year.sort_unstable_by(|one, other| other.cmp(one));
        past
    }

    pub(super) fn last(&self, kind: DonationKind) -> Option<NaiveDate> {
        match kind {
            DonationKind::WholeBlood => self.last_whole_blood,
            DonationKind::Platelets => self.last_platelets,
        }
    }

    /// Whether the donor may go on past the upper age of a first donation.
    pub(super) fn may_continue(&self) -> bool {
        self.repeat && !self.reaction
    }

    /// Last birthday on which this donor may donate, asking to continue.
    pub(super) fn last_birthday(&self, facts: &Facts, rules: &Rules) -> NaiveDate {
        let age = &rules.age;
        let first = birthday(facts.birth_date, age.max, age.leap);
        if !self.may_continue() {
            return first;
        }
        first.max(birthday(facts.birth_date, age.max_repeat, age.leap))
    }

    /// When one more platelet donation stays within the yearly number.
    pub(super) fn count_allows(&self, rules: &Rules) -> Allowed {
        let cap = usize::try_from(rules.cap.count).unwrap_or(usize::MAX);
        let Some(last_kept) = cap.checked_sub(1) else {
            return Allowed::Never;
        };
        match self.year.get(last_kept) {
            Some((day, _)) => Allowed::From(rules.cap.window.after(*day)),
            None => Allowed::Now,
        }
    }

    /// When `planned_ml` more stays within the yearly volume.
    pub(super) fn volume_allows(&self, planned_ml: u64, rules: &Rules) -> Allowed {
        let cap = u64::from(rules.cap.volume_ml);
        let mut sum = planned_ml;
        if sum > cap {
            return Allowed::Never;
        }
        for (day, ml) in &self.year {
            sum += u64::from(*ml);
            if sum > cap {
                return Allowed::From(rules.cap.window.after(*day));
            }
        }
        Allowed::Now
    }
}

/// When a yearly cap allows a plan.
pub(super) enum Allowed {
    /// At once.
    Now,
    /// From this day on.
    From(NaiveDate),
    /// The plan alone is more.
    Never,
}
