//! The letter about a deferral, 献血告知书. What it keeps holds no reason and no address: both are
//! read anew when it is drawn, for one who may see them.

use super::order::{Composed, LetterIssue, Maker};
use super::{contact, station_name};
use crate::Session;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::judge::{self, judge_usual};
use chrono::NaiveDate;
use redwall_paper::{DeferralLetter, DeferralReason, Document};
use redwall_rules::CLAUSE_TO_CONFIRM;
use redwall_store::fact::PaperKind;
use redwall_store::{DeferralId, DonorId, Reading, Role};

pub(super) fn compose(maker: &Maker<'_>, order: &LetterIssue) -> Result<Composed, DeskError> {
    let donor = page::existing(maker.read, order.donor)?;
    let letter = DeferralLetter {
        serial: maker.serial.clone(),
        name: donor.name.clone(),
        address: None,
        donation_code: maker
            .read
            .visits_of(donor.id, maker.today)?
            .into_iter()
            .find_map(|visit| visit.donation_code),
        until: until(maker, donor.id)?,
        why: None,
        staff: physician(maker.session),
        phone: contact::phone(maker.read)?,
        station: station_name(maker.read)?,
        issued_on: maker.today,
    };
    let full = filled(maker.session, maker.read, letter.clone(), order)?;
    let document = Document::Deferral(full);
    let composed = Composed::new(PaperKind::Deferral, donor.id.uuid(), document, &letter)?;
    Ok(Composed {
        shows_address: order.by_post,
        ..composed
    })
}

/// The letter with what it does not keep.
///
/// # Errors
/// `invalid` at `by_post`, while there is no address; `not_found` at `reason_of`.
pub(super) fn filled(
    session: &Session,
    read: &Reading<'_>,
    letter: DeferralLetter,
    order: &LetterIssue,
) -> Result<DeferralLetter, DeskError> {
    let address = match order.by_post {
        true => Some(address(read, order.donor)?),
        false => None,
    };
    let why = match order.reason_of {
        Some(deferral) => Some(reason(
            session,
            read,
            order.donor,
            deferral,
            letter.issued_on,
        )?),
        None => None,
    };
    Ok(DeferralLetter {
        address,
        why,
        ..letter
    })
}

fn address(read: &Reading<'_>, donor: DonorId) -> Result<String, DeskError> {
    page::existing(read, donor)?.address.ok_or_else(|| {
        let message = "没有登记通信地址,不能邮寄。请先补填地址,或当面交给献血者。";
        DeskError::invalid("by_post", message)
    })
}

fn reason(
    session: &Session,
    read: &Reading<'_>,
    donor: DonorId,
    deferral: DeferralId,
    on: NaiveDate,
) -> Result<DeferralReason, DeskError> {
    let donor = page::existing(read, donor)?.id;
    let record = read
        .deferral(deferral)?
        .filter(|record| record.donor == donor);
    let record = record.ok_or_else(|| {
        let message = "找不到这条延期记录。请重新打开献血者页面。";
        DeskError::new(ErrorCode::NotFound, message).at("reason_of")
    })?;
    let rules = session.rulebook(read)?;
    let reason = rules
        .deferral_reason(&record.facts.code, on)
        .ok_or_else(|| {
            let message = "这条延期记录的代码不在规则表里,不能写入告知书。请不写原因。";
            DeskError::invalid("reason_of", message)
        })?;
    let clause = reason.printed_clause();
    Ok(DeferralReason {
        reason: reason.reason_zh.clone(),
        clause: (clause != CLAUSE_TO_CONFIRM).then(|| clause.to_owned()),
    })
}

/// The first day on which a usual donation of some kind is allowed again.
///
/// # Errors
/// `out_of_order`, when nothing keeps the donor from donating today.
fn until(maker: &Maker<'_>, donor: DonorId) -> Result<Option<NaiveDate>, DeskError> {
    let donor = page::existing(maker.read, donor)?;
    let facts = judge::facts(maker.read, &donor, Default::default(), false)?;
    let rules = maker.session.rulebook(maker.read)?;
    let judged = judge_usual(&facts, maker.today, &rules);
    if judged.iter().any(|judged| judged.accepts()) {
        let message = "这位献血者今天可以献血,不需要告知书。请核对。";
        return Err(DeskError::out_of_order(message));
    }
    Ok(judge::soonest(&judged).next())
}

/// Whom to ask: the letter says “…医师”.
fn physician(session: &Session) -> String {
    match session.holds(Role::Physician) {
        true => session.staff.name.clone(),
        false => "本站".to_owned(),
    }
}
