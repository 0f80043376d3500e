//! Ending a deferral, and voiding one that was set by mistake.

use super::{DeferralEnd, DeferralVoid};
use crate::Session;
use crate::donor::{DonorPage, page};
use crate::error::{DeskError, ErrorCode};
use chrono::NaiveDate;
use redwall_rules::Rulebook;
use redwall_store::fact::{DeferralEnded, DeferralSource, DeferralVoided};
use redwall_store::{DeferralId, DeferralRecord, Reading};

/// Ends a deferral from a day on.
///
/// # Errors
/// `not_found`; `out_of_order`, for one that is ended or voided already; `invalid` at `reason` or
/// `from`; `second_person`.
pub fn end(session: &Session, request: DeferralEnd) -> Result<DonorPage, DeskError> {
    let reason = given(&request.reason)?;
    let donor = session.store.write(session.staff.id, |write| {
        let record = unvoided(write, request.deferral)?;
        if record.ended.is_some() {
            return Err(over("这条延期已经解除过。需要再次延期时,请登记新的延期。"));
        }
        if request.from < began(&record) {
            let message = "解除日期在延期开始之前。请核对日期;如果延期本身登记错了,请作废。";
            return Err(DeskError::invalid("from", message));
        }
        let rules = session.rulebook(write)?;
        let second = needs_second_person(&rules, &record, session.today());
        if second && record.set.by == session.staff.id {
            let message = "永久延期,以及根据体检或检验结果的延期,登记人不能自己解除。请另一位医师登录后办理。";
            return Err(DeskError::new(ErrorCode::SecondPerson, message).at("deferral"));
        }
        let ended = DeferralEnded {
            deferral: record.id,
            from: request.from,
            reason: reason.to_owned(),
        };
        write.append(record.donor, ended)?;
        Ok(record.donor)
    })?;
    page::of(session, donor)
}

/// Voids a deferral that was set by mistake.
///
/// # Errors
/// `not_found`; `out_of_order`, for one that is voided already; `invalid` at `reason`;
/// `second_person`.
pub fn void(session: &Session, request: DeferralVoid) -> Result<DonorPage, DeskError> {
    let reason = given(&request.reason)?;
    let donor = session.store.write(session.staff.id, |write| {
        let record = unvoided(write, request.deferral)?;
        if record.set.by == session.staff.id {
            let message = "登记错的延期,登记人不能自己作废。请另一位医师核对后登录办理。";
            return Err(DeskError::new(ErrorCode::SecondPerson, message).at("deferral"));
        }
        let voided = DeferralVoided {
            deferral: record.id,
            reason: reason.to_owned(),
        };
        write.append(record.donor, voided)?;
        Ok(record.donor)
    })?;
    page::of(session, donor)
}

fn given(reason: &str) -> Result<&str, DeskError> {
    match reason.trim() {
        "" => Err(DeskError::invalid(
            "reason",
            "请写明原因,它会和姓名、时间一起保留。",
        )),
        reason => Ok(reason),
    }
}

fn unvoided(read: &Reading<'_>, id: DeferralId) -> Result<DeferralRecord, DeskError> {
    let record = read.deferral(id)?.ok_or_else(|| {
        let message = "找不到这条延期。请从献血者页面重新打开。";
        DeskError::new(ErrorCode::NotFound, message).at("deferral")
    })?;
    if record.voided.is_some() {
        return Err(over("这条延期已经作废,不再起作用。"));
    }
    Ok(record)
}

fn over(message: &str) -> DeskError {
    DeskError::out_of_order(message).at("deferral")
}

/// The day that a deferral began: that of its block, of what it is about, or of being set.
fn began(record: &DeferralRecord) -> NaiveDate {
    let facts = &record.facts;
    facts
        .from
        .or(facts.event)
        .unwrap_or_else(|| record.set.at.station_date())
}

/// Results are corrected only by a second person, and so is what was meant for ever. A record of
/// which nobody knows where it comes from, or what its code means, counts among them.
fn needs_second_person(rules: &Rulebook, record: &DeferralRecord, today: NaiveDate) -> bool {
    let found_by_result = match record.source {
        Some(
            DeferralSource::Examination | DeferralSource::Laboratory | DeferralSource::OldSystem,
        )
        | None => true,
        Some(
            DeferralSource::Interview
            | DeferralSource::OtherStation
            | DeferralSource::BlockedDocument
            | DeferralSource::Physician,
        ) => false,
    };
    let permanent_by_code = rules
        .deferral_reason(&record.facts.code, today)
        .is_none_or(|reason| reason.duration.is_permanent());
    found_by_result || record.facts.permanent || permanent_by_code
}
