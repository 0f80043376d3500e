//! Taking a row in: unless the station knows it already, it becomes entries.

use super::field::Field;
use super::line::{Deferred, Given, Line, is_plausible_age, unexplained};
use super::refusal::{Refusal, Stop};
use super::who::{Settled, settle};
use crate::Session;
use crate::award;
use crate::block::Put;
use crate::deferral::{self, DeferralInput, Origin};
use crate::donor::page;
use crate::reassess;
use redwall_rules::{Deferral, Donation, Outcome};
use redwall_store::fact::{DonationImported, TaskAbout};
use redwall_store::{DonationId, DonationRecord, Donor, DonorId, Reading, VisitId, Writing};
use uuid::Uuid;

/// What came of a row.
pub(super) struct Taken {
    /// Something was written.
    pub(super) is_news: bool,
    /// The donor, where it is about one.
    pub(super) donor: Option<DonorId>,
    /// The donor was registered by it.
    pub(super) is_new_donor: bool,
    /// The donation as the station has it.
    pub(super) donation: Option<(DonationId, Donation)>,
    /// The row defers somebody, and something of it was not understood.
    pub(super) held: Option<Refusal>,
}

/// Takes a row in.
///
/// # Errors
/// Why it is refused, after which nothing of it must stay.
pub(super) fn take(
    session: &Session,
    write: &mut Writing<'_>,
    line: &Line,
    system: &str,
) -> Result<Taken, Stop> {
    let today = session.today();
    match line {
        Line::Block(listed) => {
            let is_news = listed.put(write)? != Put::Unchanged;
            Ok(Taken {
                is_news,
                donor: None,
                is_new_donor: false,
                donation: None,
                held: None,
            })
        }
        Line::Donor(whom) => Ok(settle(write, whom, system, today)?.into()),
        Line::Award(whom, conferred) => {
            let mut taken = Taken::from(settle(write, whom, system, today)?);
            let donor = taken.donor.unwrap_or_else(|| Uuid::nil().into());
            taken.is_news |= award::append(session, write, donor, conferred.clone())?;
            Ok(taken)
        }
        Line::Donation(whom, given) => {
            let settled = settle(write, whom, system, today)?;
            let (is_news, donation) = give(session, write, settled.donor, given)?;
            let mut taken = Taken::from(settled);
            taken.is_news |= is_news;
            taken.donation = Some(donation);
            Ok(taken)
        }
        Line::Deferral(whom, deferred) => {
            let settled = settle(write, whom, system, today)?;
            let (is_news, held) = defer(session, write, settled.donor, deferred)?;
            let mut taken = Taken::from(settled);
            taken.is_news |= is_news;
            taken.held = held;
            Ok(taken)
        }
    }
}

impl From<Settled> for Taken {
    fn from(settled: Settled) -> Self {
        Self {
            is_news: settled.has_news,
            donor: Some(settled.donor),
            is_new_donor: settled.is_new,
            donation: None,
            held: None,
        }
    }
}

/// Writes a donation, unless it is known; what was recorded here and would have been refused had
/// this one been known becomes a task.
fn give(
    session: &Session,
    write: &mut Writing<'_>,
    donor: DonorId,
    given: &Given,
) -> Result<(bool, (DonationId, Donation)), Stop> {
    let donor = page::existing(write, donor)?;
    if !is_plausible_age(donor.birth_date, given.facts.date) {
        let message = "按出生日期,献血时的年龄不可能。请核对献血日期和出生日期。";
        return Err(Refusal::at(Field::Date, message).into());
    }
    let before = write.donations(donor.id)?;
    if let Some(known) = known(write, &donor, &before, given)? {
        return Ok((false, (known.id, known.facts)));
    }
    let facts = given.facts.clone();
    let imported = DonationImported {
        donation: DonationId::mint(),
        code: given.code.clone(),
        record_no: given.record_no.clone(),
        date: facts.date,
        kind: facts.kind,
        ml: facts.ml,
        units: facts.units,
        plasma_ml: facts.plasma_ml,
        outcome: facts.outcome,
        reaction: facts.reaction,
        source: facts.source,
        site: given.site.clone(),
    };
    let id = imported.donation;
    write.append(donor.id, imported)?;
    if before.iter().any(|other| !other.imported) {
        let record = write.donation(id)?.ok_or_else(crate::DeskError::internal)?;
        let about = TaskAbout::LateEntryAgainstRules;
        reassess::raise_for_others(session, write, &donor, &record, &before, about)?;
    }
    Ok((true, (id, facts)))
}

/// The donation, where the station has it: by its code, or else by its day, kind, amount and number.
fn known(
    read: &Reading<'_>,
    donor: &Donor,
    before: &[DonationRecord],
    given: &Given,
) -> Result<Option<DonationRecord>, Stop> {
    if !given.code.is_empty() {
        let coded = read.donations_with_code(&given.code)?;
        let is_this = |other: &&DonationRecord| {
            other.donor == donor.id && is_same(&other.facts, &given.facts)
        };
        if let Some(this) = coded.iter().find(is_this) {
            return Ok(Some(this.clone()));
        }
        if coded.iter().any(|other| other.donor != donor.id) {
            let message = "这个献血码已登记在另一位献血者名下。请核对原始记录。";
            return Err(Refusal::at(Field::Code, message).into());
        }
        if !coded.is_empty() {
            let message = "这个献血码已登记过,但日期、类型或献血量不同。请核对原始记录。";
            return Err(Refusal::at(Field::Code, message).into());
        }
        if read.code_is_used_elsewhere(&given.code, VisitId::from(Uuid::nil()))? {
            let message = "这个献血码已在前台用于一次来访。请核对原始记录。";
            return Err(Refusal::at(Field::Code, message).into());
        }
    }
    let same_day = before.iter().filter(|other| {
        (other.facts.date, other.facts.kind) == (given.facts.date, given.facts.kind)
    });
    for other in same_day {
        let may_be_one = other.code.is_empty() || given.code.is_empty();
        let numbers = other.record_no.as_ref().zip(given.record_no.as_ref());
        let same_number = numbers.is_none_or(|(one, other)| one == other);
        if may_be_one && same_number && is_same(&other.facts, &given.facts) {
            return Ok(Some(other.clone()));
        }
        let both = [other.facts.outcome, given.facts.outcome];
        if both.iter().all(|outcome| *outcome == Outcome::Complete) {
            let message = "这位献血者同一天已有另一次同类的献血。请核对是否重复。";
            return Err(Refusal::at(Field::Date, message).into());
        }
    }
    Ok(None)
}

fn is_same(one: &Donation, other: &Donation) -> bool {
    (one.date, one.kind, one.ml, one.units, one.outcome)
        == (other.date, other.kind, other.ml, other.units, other.outcome)
}

/// Writes a deferral, unless it is known. What the rulebook does not know blocks until a physician
/// has looked.
fn defer(
    session: &Session,
    write: &mut Writing<'_>,
    donor: DonorId,
    deferred: &Deferred,
) -> Result<(bool, Option<Refusal>), Stop> {
    let rules = session.rulebook(write)?;
    let reason = rules.deferral_reason(&deferred.input.code, session.today());
    let mut input = deferred.input.clone();
    let mut held = deferred.problem.clone();
    if reason.is_none() && held.is_none() {
        let message = format!(
            "对照表里的延期代码{}不在规则书里。请改正对照表。",
            input.code
        );
        held = Some(Refusal::at(Field::DeferralCode, message));
        input.code = unexplained(&input.code);
    }
    let known = write.deferrals(donor)?;
    if known
        .iter()
        .any(|record| is_same_deferral(&record.facts, &input))
    {
        return Ok((false, held));
    }
    let origin = Origin {
        visit: None,
        source: deferred.source,
    };
    let recorded_here = |donation: &DonationRecord| !donation.imported;
    deferral::keep(
        session,
        write,
        donor,
        &origin,
        &input,
        reason,
        &recorded_here,
    )?;
    Ok((true, held))
}

/// Also one that was ended or voided since: what a physician has settled is not set again.
fn is_same_deferral(known: &Deferral, input: &DeferralInput) -> bool {
    (
        &known.code,
        known.event,
        known.from,
        known.until,
        known.permanent,
    ) == (
        &input.code,
        input.event,
        input.from,
        input.until,
        input.permanent,
    )
}
