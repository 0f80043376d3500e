//! Thank-you certificates: which are due, issuing them, what they say.

mod due;

pub use due::{
    CertificateBatch, CertificateDue, CertificatesIssued, DueRow, NotIssued, batch, due,
};

use crate::Session;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::task;
use crate::visit::entries;
use chrono::NaiveDate;
use redwall_paper::{Amount, ThankYou, Totals};
use redwall_rules::DonationKind;
use redwall_store::{
    CertificateId, CertificateRecord, CertifiedGift, DonationId, DonationRecord, Reading, Step,
    VisitId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Issues the thank-you certificate of a visit whose rest is over.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateIssue {
    /// The visit.
    pub visit: VisitId,
}

/// A certificate that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Certificate {
    /// The certificate.
    pub id: CertificateId,
    /// Its serial.
    pub serial: String,
    /// The donation that it thanks for.
    pub donation: DonationId,
    /// Station-local day of issue.
    pub issued_on: NaiveDate,
    /// How often it was printed.
    pub printed: u32,
    /// The donation was corrected after it was issued: it says what was recorded first.
    pub superseded: bool,
    /// It no longer holds.
    pub voided: bool,
}

/// Issues the certificate of a visit.
///
/// # Errors
/// `not_found`; `out_of_order`, before the rest is over, a second time, or while a task about the
/// donation is open.
pub fn issue(session: &Session, request: CertificateIssue) -> Result<Certificate, DeskError> {
    let certificate = session.store.write(session.staff.id, |write| {
        let visit = write.visit(request.visit)?.ok_or_else(no_such_visit)?;
        if visit.step != Step::Certificate {
            let message = "证书在休息结束后发放一次。请先完成前面的步骤;已发的证书可以再次打印。";
            return Err(DeskError::out_of_order(message));
        }
        let donor = page::existing(write, visit.donor)?;
        let donation = write
            .donation_of_visit(donor.id, visit.id)?
            .ok_or_else(DeskError::internal)?;
        if task::holds_back_certificate(write, donation.id)? {
            let message = "这次献血有待处理的任务,证书暂不发放。请医师处理任务后再发证。";
            return Err(DeskError::out_of_order(message));
        }
        entries::certify(write, &donor, &donation, session.today())
    })?;
    session
        .store
        .read(|read| Ok(existing(read, certificate)?.into()))
}

/// What a certificate says.
///
/// # Errors
/// `not_found`.
pub(crate) fn says(read: &Reading<'_>, id: CertificateId) -> Result<ThankYou, DeskError> {
    let record = existing(read, id)?;
    let donation = read
        .donation(record.donation)?
        .ok_or_else(DeskError::internal)?;
    Ok(thank_you(record, donation))
}

fn thank_you(record: CertificateRecord, donation: DonationRecord) -> ThankYou {
    let facts = donation.facts;
    let given = record.given.unwrap_or(CertifiedGift {
        kind: facts.kind,
        ml: facts.ml,
        units: facts.units,
        plasma_ml: facts.plasma_ml,
    });
    let amount = match given.kind {
        DonationKind::WholeBlood => Amount::WholeBlood { ml: given.ml },
        DonationKind::Platelets => Amount::Platelets {
            units: given.units,
            plasma_ml: given.plasma_ml,
        },
    };
    ThankYou {
        serial: record.serial.to_string(),
        name: record.text.name,
        donated_on: facts.date,
        amount,
        donation_code: donation.code,
        station: record.text.station,
        totals: Totals {
            donations: record.text.donations,
            whole_blood_ml: record.text.whole_blood_ml,
            platelet_units: record.text.platelet_units,
        },
        issued_on: record.issued_on,
    }
}

pub(crate) fn existing(
    read: &Reading<'_>,
    id: CertificateId,
) -> Result<CertificateRecord, DeskError> {
    read.certificate(id)?.ok_or_else(|| {
        DeskError::new(
            ErrorCode::NotFound,
            "找不到这份证书。请从献血者页面重新打开。",
        )
        .at("certificate")
    })
}

fn no_such_visit() -> DeskError {
    DeskError::new(
        ErrorCode::NotFound,
        "找不到这次来访。请从今天的队列中重新打开。",
    )
    .at("visit")
}

impl From<CertificateRecord> for Certificate {
    fn from(record: CertificateRecord) -> Self {
        Self {
            id: record.id,
            serial: record.serial.to_string(),
            donation: record.donation,
            issued_on: record.issued_on,
            printed: record.printed,
            superseded: record.superseded,
            voided: record.voided,
        }
    }
}
