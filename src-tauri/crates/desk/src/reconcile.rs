//! Every donation of a day, judged again: as was known when it was recorded, and as is known now.
//!
//! Two deferred donors once gave blood while a check was silently off; a day that is judged again
//! by another way in shows that.

use crate::Session;
use crate::donor::page;
use crate::error::DeskError;
use crate::job::Progress;
use crate::judge::{self, judge};
use crate::reassess;
use crate::verdict::Judgement;
use chrono::NaiveDate;
use redwall_rules::{Donation, DonationKind, Plan, Rulebook, Verdict};
use redwall_store::{DonationRecord, Donor, Hindsight, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Judges the donations of a day again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DayReconcile {
    /// The day; today when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<NaiveDate>,
}

/// A day's donations, judged again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DayReconciled {
    /// The day.
    pub day: NaiveDate,
    /// How many are against the rules, then or now.
    pub against: u32,
    /// Each donation, in order of code.
    pub donations: Vec<ReconciledDonation>,
}

/// A donation, judged again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReconciledDonation {
    /// The donor number.
    pub donor_no: String,
    /// The donation code.
    pub code: String,
    /// What was given.
    pub kind: DonationKind,
    /// Recorded after the day itself.
    pub late: bool,
    /// The verdict on what was known when it was recorded.
    pub then: Verdict,
    /// The verdict on what is known now.
    pub now: Verdict,
    /// The rules that blocked then; health reasons only for those who may see them.
    pub rules_then: Vec<String>,
    /// The rules that block now; likewise.
    pub rules_now: Vec<String>,
    /// Whether the two judgements differ, in the verdict or in a rule.
    pub differs: bool,
}

impl ReconciledDonation {
    /// Whether it should not have happened, as was known then or as is known now.
    pub fn is_against_the_rules(&self) -> bool {
        self.then != Verdict::Accept || self.now != Verdict::Accept
    }
}

/// Judges the donations of a day again.
///
/// # Errors
/// `cancelled`; those of the database. A donation against the rules is an answer.
pub fn day(
    session: &Session,
    request: DayReconcile,
    progress: &mut Progress<'_>,
) -> Result<DayReconciled, DeskError> {
    let day = request.day.unwrap_or_else(|| session.today());
    let mut hindsight = Hindsight::new()?;
    session.store.read(|read| {
        let records = read.donations_on(day)?;
        let total = u32::try_from(records.len()).unwrap_or(u32::MAX);
        let rules = session.rulebook(read)?;
        let mut donations = Vec::new();
        for (done, record) in (0..).zip(&records) {
            progress.tell(done, total)?;
            donations.push(reconcile(session, read, &rules, &mut hindsight, record)?);
        }
        progress.tell(total, total)?;
        let against = donations
            .iter()
            .filter(|donation| donation.is_against_the_rules())
            .count();
        Ok(DayReconciled {
            day,
            against: u32::try_from(against).unwrap_or(u32::MAX),
            donations,
        })
    })
}

fn reconcile(
    session: &Session,
    read: &Reading<'_>,
    rules: &Rulebook,
    hindsight: &mut Hindsight,
    record: &DonationRecord,
) -> Result<ReconciledDonation, DeskError> {
    let then = hindsight.before(read, record.donor, record.id, |then| {
        judged(then, rules, record)
    })?;
    let now = judged(read, rules, record)?;
    let differs = (then.verdict, blocking(&then)) != (now.verdict, blocking(&now));
    let sees_health = session.sees_health();
    let (then, now) = (then.shown_to(sees_health), now.shown_to(sees_health));
    Ok(ReconciledDonation {
        donor_no: page::existing(read, record.donor)?.donor_no.to_string(),
        code: record.code.clone(),
        kind: record.facts.kind,
        late: record.late,
        then: then.verdict,
        now: now.verdict,
        rules_then: blocking(&then),
        rules_now: blocking(&now),
        differs,
    })
}

/// Judges a donation by what a snapshot knows: the donor before it, and the visit that it was of.
fn judged(
    read: &Reading<'_>,
    rules: &Rulebook,
    record: &DonationRecord,
) -> Result<Judgement, DeskError> {
    let visit = read.visit(record.visit)?;
    let whose = visit.as_ref().map_or(record.donor, |visit| visit.donor);
    let donor = page::existing(read, whose)?;
    let examination = visit
        .as_ref()
        .and_then(|visit| visit.examination)
        .unwrap_or_default();
    let asks = visit.as_ref().is_some_and(|visit| visit.asks_to_continue);
    let plan = visit.and_then(|visit| visit.plan);
    let mut facts = judge::facts(read, &donor, examination, asks)?;
    facts.history = history_before(read, &donor, record)?;
    let plan = plan.unwrap_or_else(|| drawn(&record.facts));
    let day = record.facts.date;
    Ok(judge(&facts, plan, reassess::stage_of(record), day, rules).in_full())
}

/// The donor's other donations up to the day.
fn history_before(
    read: &Reading<'_>,
    donor: &Donor,
    record: &DonationRecord,
) -> Result<Vec<Donation>, DeskError> {
    Ok(read
        .donations(donor.id)?
        .into_iter()
        .filter(|other| !reassess::is_one(other, record) && other.facts.date <= record.facts.date)
        .map(|other| other.facts)
        .collect())
}

/// What was given, taken for what was planned.
fn drawn(donation: &Donation) -> Plan {
    match donation.kind {
        DonationKind::WholeBlood => Plan::WholeBlood { ml: donation.ml },
        DonationKind::Platelets => Plan::Platelets {
            units: donation.units,
            plasma_ml: donation.plasma_ml,
        },
    }
}

fn blocking(judgement: &Judgement) -> Vec<String> {
    judgement
        .findings
        .iter()
        .filter(|finding| finding.blocks)
        .map(|finding| finding.rule.clone())
        .collect()
}
