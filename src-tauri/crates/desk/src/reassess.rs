//! Judging donations of the past again, when what is known of a donor has changed.

use crate::Session;
use crate::error::DeskError;
use crate::judge::{self, judge};
use crate::{deferral, task};
use chrono::NaiveDate;
use redwall_rules::{Donation, DonationKind, Explained, Outcome, Plan, Stage};
use redwall_store::fact::TaskAbout;
use redwall_store::{DeferralRecord, DonationRecord, Donor, Reading, Writing};
use std::collections::BTreeSet;

/// A history as it was known on a day: a later donation is none of that day's business.
pub(crate) fn history_until(
    donations: &[DonationRecord],
    on: NaiveDate,
    leaving_out: Option<&DonationRecord>,
) -> Vec<Donation> {
    let mut history: Vec<_> = donations
        .iter()
        .filter(|donation| {
            donation.facts.date <= on && !leaving_out.is_some_and(|other| is_one(donation, other))
        })
        .map(|donation| donation.facts.clone())
        .collect();
    history.sort_by_key(|donation| donation.date);
    history
}

/// Whether two records are of one donation: by its code, where it has one.
pub(crate) fn is_one(one: &DonationRecord, other: &DonationRecord) -> bool {
    one.id == other.id || (!one.code.is_empty() && one.code == other.code)
}

/// The stage at which a donation is judged again: what was taken over from elsewhere was not measured
/// here.
pub(crate) fn stage_of(donation: &DonationRecord) -> Stage {
    if donation.imported {
        Stage::Desk
    } else {
        Stage::Collect
    }
}

/// What would have kept a donation from being made on its day, given a donor's other donations.
/// Where no blood was drawn there is nothing to keep from.
pub(crate) fn blocks(
    session: &Session,
    read: &Reading<'_>,
    donor: &Donor,
    donation: &DonationRecord,
    donations: &[DonationRecord],
) -> Result<Vec<Explained>, DeskError> {
    blocks_since(session, read, donor, donation, donations, &|_| true)
}

/// The same of deferrals that are about the day of the donation or a day before it: what records
/// of one person that were kept apart should have told each other.
pub(crate) fn blocks_by_then(
    session: &Session,
    read: &Reading<'_>,
    donor: &Donor,
    donation: &DonationRecord,
    donations: &[DonationRecord],
) -> Result<Vec<Explained>, DeskError> {
    let rules = session.rulebook(read)?;
    let concerns = |record: &DeferralRecord| {
        let facts = &record.facts;
        let reason = rules.deferral_reason(&facts.code, session.today());
        let permanent =
            facts.permanent || reason.is_none_or(|reason| reason.duration.is_permanent());
        let set = record.set.at.station_date();
        deferral::since(facts.from, facts.event, permanent, set) <= donation.facts.date
    };
    blocks_since(session, read, donor, donation, donations, &concerns)
}

fn blocks_since(
    session: &Session,
    read: &Reading<'_>,
    donor: &Donor,
    donation: &DonationRecord,
    donations: &[DonationRecord],
    since: &dyn Fn(&DeferralRecord) -> bool,
) -> Result<Vec<Explained>, DeskError> {
    if donation.facts.outcome == Outcome::None {
        return Ok(Vec::new());
    }
    let visit = read.visit(donation.visit)?;
    let (examination, asks, planned) = match &visit {
        Some(visit) => (
            visit.examination.unwrap_or_default(),
            visit.asks_to_continue,
            visit.plan,
        ),
        None => Default::default(),
    };
    let on = donation.facts.date;
    let mut facts = judge::facts_since(read, donor, examination, asks, since)?;
    facts.history = history_until(donations, on, Some(donation));
    let plan = judged_plan(&donation.facts, planned);
    let rules = session.rulebook(read)?;
    let judged = judge(&facts, plan, stage_of(donation), on, &rules);
    let mut findings = judged.in_full().findings;
    findings.retain(|finding| finding.blocks);
    Ok(findings)
}

/// What is judged of a donation: what was given in full, or what was planned where it was not.
fn judged_plan(facts: &Donation, planned: Option<Plan>) -> Plan {
    let given = match facts.kind {
        DonationKind::WholeBlood => Plan::WholeBlood { ml: facts.ml },
        DonationKind::Platelets => Plan::Platelets {
            units: facts.units,
            plasma_ml: facts.plasma_ml,
        },
    };
    match planned {
        Some(planned) if facts.outcome == Outcome::Partial && planned.kind() == facts.kind => {
            planned
        }
        _ => given,
    }
}

/// Raises a task about each other donation of the same day or later that something keeps from
/// being made now and did not before. What was taken over from elsewhere was not decided here.
pub(crate) fn raise_for_others(
    session: &Session,
    write: &mut Writing<'_>,
    donor: &Donor,
    changed: &DonationRecord,
    before: &[DonationRecord],
    about: TaskAbout,
) -> Result<(), DeskError> {
    let after = write.donations(donor.id)?;
    let others = before
        .iter()
        .filter(|other| other.id != changed.id && !other.imported)
        .filter(|other| other.facts.date >= changed.facts.date);
    for other in others {
        let known = rules(&blocks(session, write, donor, other, before)?);
        let now = rules(&blocks(session, write, donor, other, &after)?);
        if !now.is_subset(&known) {
            task::raise(write, donor.id, about, other.id)?;
        }
    }
    Ok(())
}

pub(crate) fn rules(findings: &[Explained]) -> BTreeSet<String> {
    findings
        .iter()
        .map(|finding| finding.rule.clone())
        .collect()
}
