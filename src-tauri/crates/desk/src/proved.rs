//! A donation elsewhere that is proved with papers: from then on honours and benefits count it, too.
//!
//! Intervals and caps counted it from the day on which the donor told of it; nothing of that changes.

use crate::Session;
use crate::correction::existing_donation;
use crate::deferral::{Signed, signed};
use crate::donor::{DonorPage, page};
use crate::error::DeskError;
use redwall_rules::Source;
use redwall_store::fact::SourceChecked;
use redwall_store::{DonationId, DonationRecord, DonorId, Instant, Reading, Signature};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const LONGEST: usize = 200;

/// Records that a donation elsewhere was proved: who is on duty has seen the paper.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonationProve {
    /// The donation.
    pub donation: DonationId,
    /// What the paper is: its kind, issuer and number.
    pub paper: String,
    /// The attachment that shows it, by its SHA-256.
    pub attachment: String,
}

/// Takes a proof back: the donation is declared again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonationUnprove {
    /// The donation.
    pub donation: DonationId,
    /// Why the paper proves nothing.
    pub reason: String,
}

/// How the source of a donation elsewhere was checked last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SourceProof {
    /// The donation.
    pub donation: DonationId,
    /// The attachment that shows the paper; none once the proof was taken back.
    pub attachment: Option<String>,
    /// Who checked it and when; the reason is what the paper is, or why it proves nothing.
    pub checked: Signed,
}

/// Records that a donation elsewhere was proved.
///
/// # Errors
/// `not_found`; `out_of_order` at `donation`, when it was given here or is proved already; `invalid`
/// at `paper`, or at `attachment`, when the donor has no such attachment.
pub fn prove(session: &Session, request: DonationProve) -> Result<DonorPage, DeskError> {
    let paper = filled(
        &request.paper,
        "paper",
        "请写明是什么证明:名称、出具单位、编号。",
    )?;
    check(session, request.donation, |read, donation| {
        if donation.facts.source == Source::Proved {
            let message = "这次献血已经有证明。请先核对,没有再次登记。";
            return Err(DeskError::out_of_order(message).at("donation"));
        }
        let attached = read.attachments(donation.donor)?.into_iter();
        let mut attached = attached.map(|record| record.sha256.to_string());
        if !attached.any(|sha256| sha256 == request.attachment) {
            let message = "找不到证明的扫描件。请先附上证明,再登记。";
            return Err(DeskError::invalid("attachment", message));
        }
        Ok(SourceChecked {
            donation: donation.id,
            source: Source::Proved,
            paper: paper.clone(),
            attachment: Some(request.attachment.clone()),
        })
    })
}

/// Takes a proof back.
///
/// # Errors
/// `not_found`; `out_of_order` at `donation`, when it is not proved; `invalid` at `reason`.
pub fn unprove(session: &Session, request: DonationUnprove) -> Result<DonorPage, DeskError> {
    let reason = filled(&request.reason, "reason", "请写明为什么证明不成立。")?;
    check(session, request.donation, |_, donation| {
        if donation.facts.source != Source::Proved {
            let message = "这次献血没有证明,没有改动。请刷新献血者页面。";
            return Err(DeskError::out_of_order(message).at("donation"));
        }
        Ok(SourceChecked {
            donation: donation.id,
            source: Source::Declared,
            paper: reason.clone(),
            attachment: None,
        })
    })
}

fn check(
    session: &Session,
    donation: DonationId,
    checked: impl FnOnce(&Reading<'_>, &DonationRecord) -> Result<SourceChecked, DeskError>,
) -> Result<DonorPage, DeskError> {
    let donor = session.store.write(session.staff.id, |write| {
        let donation = existing_donation(write, donation)?;
        if donation.facts.source == Source::Here {
            let message = "这次献血是在本站献的,不需要证明。请核对献血记录。";
            return Err(DeskError::out_of_order(message).at("donation"));
        }
        let fact = checked(write, &donation)?;
        write.append(donation.donor, fact)?;
        Ok(donation.donor)
    })?;
    page::of(session, donor)
}

/// The proofs of a donor's donations, in the order of their history.
pub(crate) fn of_donor(read: &Reading<'_>, donor: DonorId) -> Result<Vec<SourceProof>, DeskError> {
    let donations = read.donations(donor)?.into_iter();
    donations
        .filter_map(|donation| Some((donation.id, donation.proof?)))
        .map(|(donation, proof)| {
            let signature = Signature {
                by: proof.by,
                at: Instant(proof.at),
                reason: Some(proof.paper),
            };
            Ok(SourceProof {
                donation,
                attachment: proof.attachment,
                checked: signed(read, signature)?,
            })
        })
        .collect()
}

fn filled(typed: &str, field: &str, empty: &str) -> Result<String, DeskError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(DeskError::invalid(field, empty));
    }
    if typed.chars().count() > LONGEST {
        return Err(DeskError::invalid(field, "最多200个字。请缩短。"));
    }
    Ok(typed.to_owned())
}
