//! Everybody who may donate on a day.
//!
//! The one function is asked for each donor, with the whole history. Of whoever has several records,
//! or is concerned by more than a list of everybody tells, everything is read as for a visit.

use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use crate::judge::{self, USUAL};
use chrono::NaiveDate;
use redwall_rules::{Deferral, Donation, DonationKind, Examination, Facts, Plan, Rulebook, Stage};
use redwall_store::{ById, DonorId, Listed, Reading};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use ts_rs::TS;

/// The most donors that are shown.
const MOST_ROWS: usize = 500;
/// Donors between two tellings of progress.
const OFTEN: u32 = 10_000;

/// Asks who may donate on a day: 400 ml of whole blood, or one unit of platelets.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EligibleList {
    /// The day; today when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    /// What is to be given.
    pub kind: DonationKind,
    /// Only donors who gave last on this day or later.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub last_from: Option<NaiveDate>,
    /// Only donors who gave last on this day or earlier.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub last_to: Option<NaiveDate>,
}

/// Who may donate on a day, as far as is known before the interview and the examination. Whoever is
/// past the upper age is taken to ask to go on.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Eligible {
    /// The day.
    pub on: NaiveDate,
    /// What is to be given.
    pub kind: DonationKind,
    /// Donors who were judged.
    pub donors: u32,
    /// Donors who may donate, of those whose last donation is in the days that were asked about.
    pub eligible: u32,
    /// Of these, donors who have not given before.
    pub first_time: u32,
    /// The first of them in order of registration, 500 at most.
    pub rows: Vec<EligibleRow>,
}

/// A donor who may donate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EligibleRow {
    /// The donor.
    pub donor: DonorId,
    /// The donor number.
    pub donor_no: String,
    /// The name.
    pub name: String,
    /// The day of the last donation of either kind.
    pub last_donation: Option<NaiveDate>,
}

impl EligibleList {
    /// Whether somebody whose last donation was on a day is asked about.
    fn asks_about(&self, last: Option<NaiveDate>) -> bool {
        let from = self.last_from.is_none_or(|from| last >= Some(from));
        let to = self
            .last_to
            .is_none_or(|to| last.is_some_and(|last| last <= to));
        from && to
    }
}

/// Lists who may donate on a day.
///
/// # Errors
/// `cancelled`; those of the database.
pub fn list(
    session: &Session,
    request: EligibleList,
    progress: &mut Progress<'_>,
) -> Result<Eligible, DeskError> {
    let on = request.on.unwrap_or(session.today());
    session.store.read(|read| {
        let mut eligible = Eligible {
            on,
            kind: request.kind,
            donors: 0,
            eligible: 0,
            first_time: 0,
            rows: Vec::new(),
        };
        let mut shown = Vec::new();
        let total = read.numbers_given()?;
        each(session, read, on, request.kind, &mut |donor, accepted| {
            if eligible.donors.is_multiple_of(OFTEN) {
                progress.tell(eligible.donors, total.max(eligible.donors))?;
            }
            eligible.donors += 1;
            if accepted && request.asks_about(donor.last) {
                eligible.eligible += 1;
                eligible.first_time += u32::from(donor.last.is_none());
                if shown.len() < MOST_ROWS {
                    shown.push(donor.id);
                }
            }
            Ok(())
        })?;
        for hit in shown.into_iter().map(|donor| read.hit(donor)) {
            eligible.rows.extend(hit?.map(|hit| EligibleRow {
                donor: hit.donor,
                donor_no: hit.donor_no.to_string(),
                name: hit.name,
                last_donation: hit.last_donation,
            }));
        }
        progress.tell(eligible.donors, eligible.donors)?;
        Ok(eligible)
    })
}

/// A donor who was judged.
pub(crate) struct Candidate {
    /// The record that stands.
    pub(crate) id: DonorId,
    /// The day of the last donation in which blood was drawn.
    pub(crate) last: Option<NaiveDate>,
}

/// Judges everybody on a day and tells `each` who it is and whether they may donate, in order of
/// registration; a person once.
///
/// # Errors
/// Those of `each` and of the database.
pub(crate) fn each(
    session: &Session,
    read: &Reading<'_>,
    on: NaiveDate,
    kind: DonationKind,
    each: &mut dyn FnMut(Candidate, bool) -> Result<(), DeskError>,
) -> Result<(), DeskError> {
    let rules = session.rulebook(read)?;
    let mut day = Day::of(read, &rules, on, kind)?;
    read.each_listed(|listed| {
        let id = listed.id;
        if day.joined.contains(&id) && read.standing(id)? != id {
            return Ok(());
        }
        let accepted = day.judge(listed)?;
        let candidate = Candidate {
            id,
            last: last_given(&day.facts.history),
        };
        each(candidate, accepted)
    })
}

fn last_given(history: &[Donation]) -> Option<NaiveDate> {
    let drawn = history.iter().filter(|given| given.drawn());
    drawn.map(|given| given.date).max()
}

/// What is known of everybody on a day.
struct Day<'d> {
    read: &'d Reading<'d>,
    rules: &'d Rulebook,
    on: NaiveDate,
    plan: Plan,
    /// Everyone who may have several records.
    joined: HashSet<DonorId>,
    deferrals: ById<Vec<Deferral>>,
    /// Donors about whom more has to be read than is known here: documents that are blocked, entries
    /// that this version cannot read.
    asked_singly: HashSet<DonorId>,
    /// Entries that this version cannot read may block a document of anybody.
    anybody_may_be_blocked: bool,
    /// Of the donor who was judged last.
    facts: Facts,
}

impl<'d> Day<'d> {
    fn of(
        read: &'d Reading<'d>,
        rules: &'d Rulebook,
        on: NaiveDate,
        kind: DonationKind,
    ) -> Result<Self, DeskError> {
        let mut asked_singly = HashSet::new();
        let mut anybody_may_be_blocked = false;
        for subject in read.all_unread()? {
            anybody_may_be_blocked |= read.donor(subject)?.is_none();
            asked_singly.insert(subject);
        }
        let mut blocked = Vec::new();
        read.each_block(|block| {
            blocked.extend(block.stands().then_some((block.kind, block.number)));
            Ok::<_, DeskError>(())
        })?;
        for (kind, number) in blocked {
            asked_singly.extend(read.document_holders(kind, &number)?);
        }
        let [whole_blood, platelets] = USUAL;
        let plan = match kind {
            DonationKind::WholeBlood => whole_blood,
            DonationKind::Platelets => platelets,
        };
        let mut facts = Facts::new(None, on);
        facts.asks_to_continue = true;
        Ok(Self {
            read,
            rules,
            on,
            plan,
            joined: read.all_joined()?,
            deferrals: read.all_deferrals()?,
            asked_singly,
            anybody_may_be_blocked,
            facts,
        })
    }

    fn judge(&mut self, listed: Listed) -> Result<bool, DeskError> {
        if self.is_asked_singly(listed.id) {
            let donor = self.read.donor(listed.id)?;
            let donor = donor.ok_or_else(DeskError::internal)?;
            self.facts = judge::facts(self.read, &donor, Examination::default(), true)?;
        } else {
            self.facts.sex = listed.sex;
            self.facts.birth_date = listed.birth_date;
            self.facts.unread = false;
            self.facts.deferrals = self.deferrals.remove(&listed.id).unwrap_or_default();
            self.facts.history = listed.history;
        }
        let (facts, plan) = (&self.facts, self.plan);
        Ok(judge::accepts(
            facts,
            plan,
            Stage::Desk,
            self.on,
            self.rules,
        ))
    }

    fn is_asked_singly(&self, donor: DonorId) -> bool {
        self.anybody_may_be_blocked
            || self.asked_singly.contains(&donor)
            || self.joined.contains(&donor)
    }
}
