//! What a deferral record does to a kind of donation, and on which days.

use chrono::NaiveDate;

use crate::{
    facts::{Deferral, DonationKind},
    rulebook::{Effect, Rules},
};

/// How a deferral record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// On this day, the first on which donating is allowed.
    On(NaiveDate),
    /// By a physician only.
    Permanent,
    /// Nobody knows yet.
    Undated,
}

/// One deferral record under one set of rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    /// First day of the block.
    pub(super) from: NaiveDate,
    /// A physician has ended it from this day on.
    ended: NaiveDate,
    pub(super) end: End,
    platelets_only: bool,
}

impl Hold {
    pub(super) fn of(record: &Deferral, rules: &Rules) -> Self {
        let ended = record.ended.unwrap_or(NaiveDate::MAX);
        let from = record.from.unwrap_or(NaiveDate::MIN);
        let Some(rule) = rules.deferral(&record.code) else {
            let listed = record.code == Deferral::BLOCKED_DOCUMENT;
            let until = record.until.filter(|_| listed);
            return Self {
                from,
                ended,
                end: until.map_or(End::Undated, |until| End::On(until.min(ended))),
                platelets_only: false,
            };
        };
        let end = match (rule.effect, record.until, record.event) {
            (Effect::Permanent, _, _) => End::Permanent,
            _ if record.permanent => End::Permanent,
            (_, Some(until), _) => End::On(until.min(ended)),
            (Effect::Lasts(span), None, Some(event)) => End::On(span.after(event).min(ended)),
            (_, None, _) => End::Undated,
        };
        Self {
            from,
            ended,
            end,
            platelets_only: rule.platelets_only,
        }
    }

    /// Whether it is in effect on a day.
    pub(super) fn holds_on(&self, day: NaiveDate) -> bool {
        let over = match self.end {
            End::On(until) => until <= day,
            End::Permanent | End::Undated => self.ended <= day,
        };
        self.from <= day && !over
    }

    /// Whether it is without a date and in effect on some day from `first` to `last`.
    pub(super) fn endless_within(&self, first: NaiveDate, last: NaiveDate) -> bool {
        let endless = matches!(self.end, End::Permanent | End::Undated);
        endless && self.from <= last && first < self.ended && self.from < self.ended
    }

    /// Whether it keeps from this kind; otherwise it is a remark.
    pub(super) fn blocks(&self, kind: DonationKind) -> bool {
        !self.platelets_only || kind == DonationKind::Platelets
    }
}
