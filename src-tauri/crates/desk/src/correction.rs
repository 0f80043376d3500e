//! Corrections: what was recorded wrongly is put right by a second person.
//!
//! The wrong entry stays in the journal; the correction names it. A correction changes what is
//! known, never what was decided: a refused visit stays refused, a certificate stays as printed.

use crate::Session;
use crate::donor::{DonationRow, DonorPage, page, register};
use crate::error::{DeskError, ErrorCode};
use crate::judge::{self, judge};
use crate::visit::{self, Visit, entries, measuring};
use crate::{address, phone, reassess, task};
use redwall_rules::{Examination, Outcome, Plan, Stage};
use redwall_store::fact::{DonationCorrected, ExaminationCorrected, TaskAbout};
use redwall_store::{
    DonationId, DonationRecord, Donor, DonorId, Reading, StaffId, Step, VisitId, VisitRecord,
    Writing,
};
use serde::Deserialize;
use ts_rs::TS;

/// Corrects what was collected.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonationCorrect {
    /// The donation.
    pub donation: DonationId,
    /// What was drawn.
    pub drawn: Plan,
    /// How it ended.
    pub outcome: Outcome,
    /// What was wrong.
    pub reason: String,
}

/// Corrects measurements.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExaminationCorrect {
    /// The visit.
    pub visit: VisitId,
    /// The measurements as they should have been, all of them.
    pub examination: Examination,
    /// What was wrong.
    pub reason: String,
    /// Fields whose value is hard to believe and was looked at again.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub confirmed: Vec<String>,
}

/// Gives a donor another address for letters.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorAddressChange {
    /// The donor.
    pub donor: DonorId,
    /// The address.
    pub address: String,
}

/// Gives a donor another phone number.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorPhoneChange {
    /// The donor.
    pub donor: DonorId,
    /// The number.
    pub phone: String,
}

/// Corrects what was collected, and judges again what that changes.
///
/// # Errors
/// `not_found`; `not_allowed`, to the one who recorded or last corrected it; `invalid` at `drawn`,
/// when it is what stands already or impossible; `invalid` at `reason`.
pub fn donation(session: &Session, request: DonationCorrect) -> Result<DonationRow, DeskError> {
    let reason = filled(&request.reason)?;
    entries::possible(request.drawn, "drawn")?;
    session.store.write(session.staff.id, |write| {
        let record = existing_donation(write, request.donation)?;
        require_second(session, Some(record.recorded_by), record.corrected_by)?;
        let donor = page::existing(write, record.donor)?;
        let amount = entries::Amount::of(request.drawn, request.outcome);
        let corrected = DonationCorrected {
            donation: record.id,
            kind: request.drawn.kind(),
            ml: amount.ml,
            units: amount.units,
            plasma_ml: amount.plasma_ml,
            outcome: request.outcome,
            reason,
        };
        if !differs(&record, &corrected) {
            let message = "更正的内容与现有记录相同,没有记录。请填写应为的内容。";
            return Err(DeskError::invalid("drawn", message));
        }
        let before = write.donations(donor.id)?;
        write.append(donor.id, corrected)?;
        let record = existing_donation(write, record.id)?;
        judge_again(session, write, &donor, &record)?;
        let about = TaskAbout::CorrectionAgainstRules;
        reassess::raise_for_others(session, write, &donor, &record, &before, about)?;
        let record = existing_donation(write, record.id)?;
        Ok(DonationRow::of(record, session.sees_health()))
    })
}

/// Corrects measurements. A visit under way is judged by them at once; a donation that was made on
/// the wrong ones is judged again.
///
/// # Errors
/// `not_found`; `out_of_order`, before there are measurements; `not_allowed`, to the one who
/// measured or last corrected; `invalid` at `examination`, when it is what stands already;
/// `implausible` at a measurement that is not confirmed; `invalid` at `reason`.
pub fn examination(session: &Session, request: ExaminationCorrect) -> Result<Visit, DeskError> {
    let reason = filled(&request.reason)?;
    measuring::believed(&request.examination, &request.confirmed)?;
    session.store.write(session.staff.id, |write| {
        let visit = existing_visit(write, request.visit)?;
        let (Some(stands), Some(plan)) = (visit.examination, visit.plan) else {
            let message = "这次来访还没有体检记录。请先完成体检。";
            return Err(DeskError::out_of_order(message));
        };
        require_second(session, visit.examined_by, visit.remeasured_by)?;
        if stands == request.examination {
            let message = "更正的内容与现有记录相同,没有记录。请填写应为的数值。";
            return Err(DeskError::invalid("examination", message));
        }
        let donor = page::existing(write, visit.donor)?;
        let corrected = ExaminationCorrected {
            visit: visit.id,
            examination: request.examination,
            reason,
        };
        write.append(donor.id, corrected)?;
        match write.donation_of_visit(donor.id, visit.id)? {
            Some(donation) => judge_again(session, write, &donor, &donation)?,
            None => refuse_if_under_way(session, write, &donor, &visit, request.examination, plan)?,
        }
        let visit = existing_visit(write, visit.id)?;
        visit::view(session, write, visit)
    })
}

/// Gives a donor another phone number; the one that stands already adds nothing.
///
/// # Errors
/// `not_found`; `invalid` at `phone`.
pub fn donor_phone(session: &Session, request: DonorPhoneChange) -> Result<DonorPage, DeskError> {
    let phone = phone::in_stored_form(&request.phone)?
        .ok_or_else(|| DeskError::invalid("phone", "请填写电话号码。"))?;
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        register::follow_phone(write, &donor, Some(&phone))
    })?;
    page::of(session, request.donor)
}

/// Gives a donor another address; the one that stands already adds nothing.
///
/// # Errors
/// `not_found`; `invalid` at `address`.
pub fn donor_address(
    session: &Session,
    request: DonorAddressChange,
) -> Result<DonorPage, DeskError> {
    let address = address::in_stored_form(&request.address)?
        .ok_or_else(|| DeskError::invalid("address", "请填写地址。"))?;
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        register::follow_address(write, &donor, Some(&address))
    })?;
    page::of(session, request.donor)
}

fn filled(reason: &str) -> Result<String, DeskError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(DeskError::invalid("reason", "请写明原来错在哪里。"));
    }
    Ok(reason.to_owned())
}

/// # Errors
/// `not_allowed`, to a person whose own entry it is.
fn require_second(
    session: &Session,
    recorded_by: Option<StaffId>,
    corrected_by: Option<StaffId>,
) -> Result<(), DeskError> {
    let own = [recorded_by, corrected_by].contains(&Some(session.staff.id));
    if own {
        let message = "自己登记或更正过的记录不能由自己更正。请另一位同事核对后登录更正。";
        return Err(DeskError::new(ErrorCode::NotAllowed, message));
    }
    Ok(())
}

fn differs(record: &DonationRecord, corrected: &DonationCorrected) -> bool {
    let facts = &record.facts;
    (
        facts.kind,
        facts.ml,
        facts.units,
        facts.plasma_ml,
        facts.outcome,
    ) != (
        corrected.kind,
        corrected.ml,
        corrected.units,
        corrected.plasma_ml,
        corrected.outcome,
    )
}

fn judge_again(
    session: &Session,
    write: &mut Writing<'_>,
    donor: &Donor,
    donation: &DonationRecord,
) -> Result<(), DeskError> {
    let donations = write.donations(donor.id)?;
    let blocks = reassess::blocks(session, write, donor, donation, &donations)?;
    if blocks.is_empty() {
        return Ok(());
    }
    let about = TaskAbout::CorrectionAgainstRules;
    task::raise(write, donor.id, about, donation.id)
}

fn refuse_if_under_way(
    session: &Session,
    write: &mut Writing<'_>,
    donor: &Donor,
    visit: &VisitRecord,
    examination: Examination,
    plan: Plan,
) -> Result<(), DeskError> {
    if !matches!(visit.step, Step::DonationCode | Step::Collection) {
        return Ok(());
    }
    let facts = judge::facts(write, donor, examination, visit.asks_to_continue)?;
    let rules = session.rulebook(write)?;
    let judged = judge(&facts, plan, Stage::Collect, visit.on, &rules);
    if judged.accepts() {
        return Ok(());
    }
    entries::refuse(write, donor, visit.id, Stage::Collect, &judged, None)
}

pub(crate) fn existing_donation(
    read: &Reading<'_>,
    id: DonationId,
) -> Result<DonationRecord, DeskError> {
    read.donation(id)?.ok_or_else(|| {
        let message = "找不到这次献血。请从献血者页面重新打开。";
        DeskError::new(ErrorCode::NotFound, message).at("donation")
    })
}

fn existing_visit(read: &Reading<'_>, id: VisitId) -> Result<VisitRecord, DeskError> {
    read.visit(id)?.ok_or_else(|| {
        let message = "找不到这次来访。请从献血者页面重新打开。";
        DeskError::new(ErrorCode::NotFound, message).at("visit")
    })
}
