//! Certificates: issuing, looking, saving, what was printed.

mod due;

pub use due::{
    CertificateBatch, CertificateDue, CertificatesIssued, DueRow, NotIssued, batch, due,
};

use crate::Session;
use crate::command::Sheet;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::paper::{CertificateLook, Made, all_hold, thank_you_sheets};
use crate::task;
use crate::visit::entries;
use chrono::NaiveDate;
use redwall_paper::{Amount, ThankYou, Totals};
use redwall_rules::DonationKind;
use redwall_store::fact::CertificatePrinted;
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

/// Asks for a picture of a certificate (PNG).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificatePreview {
    /// The certificate.
    pub certificate: CertificateId,
    /// Width of the picture, in pixels: 200 to 4000.
    pub pixels_wide: u32,
}

/// Asks for a certificate as PDF.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificatePdf {
    /// The certificate.
    pub certificate: CertificateId,
}

/// Notes that a certificate went to a printer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintRecord {
    /// The certificate.
    pub certificate: CertificateId,
    /// The printer's name.
    pub printer: String,
    /// Why it is printed again; needed from the second time on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reason: Option<String>,
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

/// Notes that a certificate went to a printer.
///
/// # Errors
/// `not_found`; `out_of_order`, when it was voided; `invalid` at `reason`, when it was printed before
/// and nothing is said.
pub fn record_print(session: &Session, request: PrintRecord) -> Result<(), DeskError> {
    session.store.write(session.staff.id, |write| {
        let record = existing(write, request.certificate)?;
        all_hold(write, &[record.id])?;
        let reason = request.reason.as_deref().map(str::trim);
        let reason = reason.filter(|said| !said.is_empty());
        if record.printed > 0 && reason.is_none() {
            let message = "这份证书已经打印过。请写明再次打印的原因,例如遗失、污损。";
            return Err(DeskError::invalid("reason", message));
        }
        let printed = CertificatePrinted {
            certificate: record.id,
            printer: request.printer.clone(),
            reason: reason.map(str::to_owned),
        };
        Ok(write.append(record.donor, printed)?)
    })
}

/// A picture of a certificate.
///
/// # Errors
/// `not_found`; `invalid` at `pixels_wide`; `paper`.
pub fn preview(session: &Session, request: CertificatePreview) -> Result<Sheet, DeskError> {
    if !(200..=4000).contains(&request.pixels_wide) {
        return Err(DeskError::invalid(
            "pixels_wide",
            "预览宽度应在200到4000像素之间。",
        ));
    }
    let made = usual(session, request.certificate)?;
    Ok(Sheet {
        media_type: "image/png",
        file_name: format!("{}.png", made.name),
        bytes: made.sheets.png(1, request.pixels_wide)?,
    })
}

/// A certificate as PDF; the file's name is its serial.
///
/// # Errors
/// `not_found`; `out_of_order`, when it was voided; `paper`.
pub fn pdf(session: &Session, request: CertificatePdf) -> Result<Sheet, DeskError> {
    session
        .store
        .read(|read| all_hold(read, &[request.certificate]))?;
    let made = usual(session, request.certificate)?;
    Ok(Sheet {
        media_type: "application/pdf",
        file_name: format!("{}.pdf", made.name),
        bytes: made.sheets.pdf()?,
    })
}

fn usual(session: &Session, id: CertificateId) -> Result<Made, DeskError> {
    thank_you_sheets(session, &[id], &CertificateLook::default())
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
