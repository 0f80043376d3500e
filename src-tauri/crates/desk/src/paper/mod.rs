//! Everything that the desk prints: drawn as PDF and as picture, issued with a serial, proved by a
//! signed code.
//!
//! [`Paper`] names what can be drawn: what was issued, what is made anew from the records each time,
//! a draft of what is not issued yet, and the sample of a template. [`order`] issues, each document
//! in a file of its own; [`issued`] lists, voids and reissues; [`find`] finds by serial; [`proof`] is
//! the key and the check of a code; [`template`] the station's own copies, [`contact`] what a station
//! has to say of itself on paper.

pub mod contact;
mod daily;
pub mod find;
mod honour;
pub mod issued;
mod labels;
mod leaflet;
mod letter;
mod nominations;
pub mod order;
mod press;
pub mod proof;
pub mod range;
mod record;
mod sample;
pub mod template;
mod thank_you;
pub(crate) mod visit_form;

use crate::Session;
use crate::command::Sheet;
use crate::error::DeskError;
use chrono::NaiveDate;
use order::{Maker, PaperOrder};
use redwall_paper::{Document, Sheets};
use redwall_store::Role::{
    self, Administrator, Auditor, CertificateClerk, Nurse, Physician, Receptionist,
};
use redwall_store::{CertificateId, DonationId, Reading, VisitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands for a serial until a document is issued.
const NO_SERIAL: &str = "未发放";
/// Widths in which pages are drawn as pictures, pixels.
const PIXELS_WIDE: std::ops::RangeInclusive<u32> = 200..=4000;

/// Something that can be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Paper {
    /// 感谢证书, of one donor or of several.
    ThankYou {
        /// The certificates, in order.
        certificates: Vec<CertificateId>,
        /// How they look.
        #[serde(default)]
        #[ts(as = "Option<CertificateLook>", optional)]
        look: CertificateLook,
    },
    /// What was issued under a serial, and labels.
    Issued {
        /// The document.
        paper: CertificateId,
    },
    /// 献血后须知, of one donation.
    Leaflet {
        /// The donation.
        donation: DonationId,
    },
    /// 献血登记表, with answers and signature.
    VisitForm {
        /// The visit.
        visit: VisitId,
    },
    /// 每日汇总, with the journal's head.
    Daily {
        /// Station-local day; today when absent.
        #[serde(default)]
        #[ts(optional = nullable)]
        day: Option<NaiveDate>,
    },
    /// 打印校准页.
    Calibration {
        /// The printer.
        printer: String,
    },
    /// What would be issued: drawn without a serial and without a signature, never printed.
    Draft {
        /// The order.
        order: PaperOrder,
    },
    /// Made-up documents that show a template in all its looks: drawn without a signature, never
    /// printed.
    Sample {
        /// The template's file.
        template: String,
    },
}

/// How a thank-you certificate looks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateLook {
    /// The design.
    #[serde(default)]
    #[ts(as = "Option<CertificateDesign>", optional)]
    pub design: CertificateDesign,
    /// What it is printed on.
    #[serde(default)]
    #[ts(as = "Option<CertificateStock>", optional)]
    pub stock: CertificateStock,
    /// Where no font has a character of the name: the name is written by hand, and this says how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub remark: Option<String>,
}

/// A design of the thank-you certificate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CertificateDesign {
    /// 双线.
    #[default]
    Rules,
    /// 水纹.
    Waves,
    /// 竖题.
    Column,
}

/// What a certificate is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CertificateStock {
    /// A4, landscape.
    #[default]
    A4,
    /// A card, A6 landscape.
    Card,
}

/// Asks for a document as PDF.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperPdf {
    /// What to draw.
    pub paper: Paper,
}

/// Asks for a page of a document as a picture (PNG).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperPreview {
    /// What to draw.
    pub paper: Paper,
    /// The page, counted from 1.
    pub page: u32,
    /// Width of the picture, in pixels: 200 to 4000; its height follows.
    pub pixels_wide: u32,
}

/// Asks what a document would be, before it is looked at.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperLook {
    /// What to draw.
    pub paper: Paper,
}

/// What a document is when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperLooked {
    /// The name of its file; it names nobody.
    pub file_name: String,
    /// Pages.
    pub pages: u32,
    /// Why the station's own template was left aside; none if it was used, or there is none.
    pub template_fault: Option<TemplateFault>,
}

/// What is wrong with a template of the station's own; the built-in one was used instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateFault {
    /// The template.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The whole as a sentence, in Chinese.
    pub message: String,
}

/// A document as PDF.
///
/// # Errors
/// `not_found`; `not_allowed`; `out_of_order`, when it was voided; `invalid`, also at `paper` for
/// what is only looked at; `paper`.
pub fn pdf(session: &Session, request: PaperPdf) -> Result<Sheet, DeskError> {
    may_be_drawn(session, &request.paper)?;
    request.paper.may_leave_the_desk()?;
    session
        .store
        .read(|read| all_hold(read, &request.paper.certificates()))?;
    made(session, &request.paper)?.pdf()
}

/// # Errors
/// `out_of_order`, when one of the documents was voided: none leaves the desk any more.
pub(crate) fn all_hold(
    read: &Reading<'_>,
    certificates: &[CertificateId],
) -> Result<(), DeskError> {
    for certificate in certificates {
        if read.void_of(*certificate)?.is_some() {
            let message = "这份证书已经作废,不能打印或另存。请使用代替它的新证书。";
            return Err(DeskError::out_of_order(message));
        }
    }
    Ok(())
}

/// A page of a document as a picture.
///
/// # Errors
/// Those of [`pdf`]; `invalid` at `pixels_wide`.
pub fn preview(session: &Session, request: PaperPreview) -> Result<Sheet, DeskError> {
    if !PIXELS_WIDE.contains(&request.pixels_wide) {
        let message = "预览宽度应在200到4000像素之间。";
        return Err(DeskError::invalid("pixels_wide", message));
    }
    may_be_drawn(session, &request.paper)?;
    let page = usize::try_from(request.page).unwrap_or(usize::MAX);
    let made = made(session, &request.paper)?;
    Ok(Sheet {
        media_type: "image/png",
        file_name: format!("{}-{}.png", made.name, request.page),
        bytes: made.sheets.png(page, request.pixels_wide)?,
    })
}

/// How many pages a document has, and whether the station's own template was used.
///
/// # Errors
/// Those of [`pdf`].
pub fn look(session: &Session, request: PaperLook) -> Result<PaperLooked, DeskError> {
    may_be_drawn(session, &request.paper)?;
    let made = made(session, &request.paper)?;
    Ok(PaperLooked {
        pages: u32::try_from(made.sheets.pages()).unwrap_or(u32::MAX),
        template_fault: made.sheets.fault().map(TemplateFault::of),
        file_name: format!("{}.pdf", made.name),
    })
}

/// How far a printer is off, tenths of a millimetre to the right and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Offset {
    pub(crate) right: i32,
    pub(crate) down: i32,
}

/// A document that was set.
pub struct Made {
    /// The name of its file, without what follows the dot; it names nobody.
    pub name: String,
    /// Its pages.
    pub sheets: Sheets,
}

impl Made {
    /// Moved to where a printer needs it.
    #[must_use]
    pub(crate) fn moved(self, by: Offset) -> Self {
        let sheets = self.sheets.moved(by.right, by.down);
        Self { sheets, ..self }
    }

    /// The whole, as a file.
    ///
    /// # Errors
    /// `paper`.
    pub fn pdf(&self) -> Result<Sheet, DeskError> {
        Ok(Sheet {
            media_type: "application/pdf",
            file_name: format!("{}.pdf", self.name),
            bytes: self.sheets.pdf()?,
        })
    }
}

pub(crate) fn made(session: &Session, paper: &Paper) -> Result<Made, DeskError> {
    let (name, document) = match paper {
        Paper::ThankYou { certificates, look } => {
            return thank_you::sheets(session, certificates, look);
        }
        Paper::Issued { paper } => issued::document(session, *paper)?,
        Paper::Leaflet { donation } => leaflet::document(session, *donation)?,
        Paper::VisitForm { visit } => visit_form::document(session, *visit)?,
        Paper::Daily { day } => daily::document(session, *day)?,
        Paper::Calibration { printer } => daily::calibration(session, printer)?,
        Paper::Draft { order } => {
            let composed = session
                .store
                .read(|read| order.compose(&Maker::new(session, read, NO_SERIAL)))?;
            let sheets = press::set_unsigned(session, &[composed.document])?;
            let name = "预览".to_owned();
            return Ok(Made { name, sheets });
        }
        Paper::Sample { template } => return sample::sheets(session, template),
    };
    let sheets = press::set(session, &[document])?;
    Ok(Made { name, sheets })
}

/// # Errors
/// `not_allowed`, when the person on duty may not see the document; `not_found`.
pub(crate) fn may_be_drawn(session: &Session, paper: &Paper) -> Result<(), DeskError> {
    let any_of: &[Role] = match paper {
        Paper::ThankYou { .. } => &[Receptionist, Nurse, CertificateClerk, Auditor],
        Paper::Leaflet { .. } => &[Receptionist, Physician, Nurse, CertificateClerk, Auditor],
        Paper::VisitForm { .. } => visit_form::FORM_SEEN_BY,
        Paper::Daily { .. } | Paper::Calibration { .. } => &Role::ALL,
        Paper::Sample { .. } => &[CertificateClerk, Administrator, Auditor],
        Paper::Draft { order } => return order.may_be_drawn(session),
        Paper::Issued { paper } => {
            return session
                .store
                .read(|read| issued::may_be_drawn(session, read, *paper));
        }
    };
    require_any(session, any_of)
}

/// # Errors
/// `not_allowed`, unless the person on duty holds one of the roles.
fn require_any(session: &Session, roles: &[Role]) -> Result<(), DeskError> {
    if roles.iter().any(|role| session.holds(*role)) {
        Ok(())
    } else {
        Err(DeskError::not_allowed())
    }
}

/// The station's name, as paper has it.
fn station_name(read: &Reading<'_>) -> Result<String, DeskError> {
    Ok(read.station_name()?.unwrap_or_default())
}

impl TemplateFault {
    fn of(fault: &redwall_paper::TemplateFault) -> Self {
        Self {
            file: fault.file.clone(),
            line: u32::try_from(fault.line).unwrap_or(u32::MAX),
            message: fault.to_string(),
        }
    }
}

impl Paper {
    /// # Errors
    /// `invalid` at `paper`, for what is drawn only to be looked at.
    pub(crate) fn may_leave_the_desk(&self) -> Result<(), DeskError> {
        let message = match self {
            Self::Draft { .. } => "还没有发放,不能打印或另存。请先发放。",
            Self::Sample { .. } => "样张只供查看,不能打印或另存。请使用正式发放的文书。",
            _ => return Ok(()),
        };
        Err(DeskError::invalid("paper", message))
    }

    /// The certificates and other documents that are on it.
    pub(crate) fn certificates(&self) -> Vec<CertificateId> {
        match self {
            Self::ThankYou { certificates, .. } => certificates.clone(),
            Self::Issued { paper } => vec![*paper],
            _ => Vec::new(),
        }
    }

    /// Whose document it is, for the ledger; the station's as a whole where it is nobody's alone.
    pub(crate) fn subject(&self, read: &Reading<'_>) -> Result<uuid::Uuid, DeskError> {
        let about = match self {
            Self::ThankYou { certificates, .. } => match certificates.as_slice() {
                [one] => read.certificate(*one)?.map(|record| record.donor.uuid()),
                _ => None,
            },
            Self::Issued { paper } => read.paper(*paper)?.map(|record| record.subject),
            Self::Leaflet { donation } => {
                read.donation(*donation)?.map(|record| record.donor.uuid())
            }
            Self::VisitForm { visit } => read.visit(*visit)?.map(|record| record.donor.uuid()),
            Self::Daily { .. }
            | Self::Calibration { .. }
            | Self::Draft { .. }
            | Self::Sample { .. } => None,
        };
        match about {
            Some(subject) => Ok(subject),
            None => read.station_id()?.ok_or_else(DeskError::internal),
        }
    }
}

/// What was given, as paper says it.
fn amount(donation: &redwall_rules::Donation) -> redwall_paper::Amount {
    match donation.kind {
        redwall_rules::DonationKind::WholeBlood => {
            redwall_paper::Amount::WholeBlood { ml: donation.ml }
        }
        redwall_rules::DonationKind::Platelets => redwall_paper::Amount::Platelets {
            units: donation.units,
            plasma_ml: donation.plasma_ml,
        },
    }
}

/// How a name comes onto a document.
fn name_line(remark: Option<&str>) -> redwall_paper::NameLine {
    match remark.map(str::trim).filter(|remark| !remark.is_empty()) {
        Some(remark) => redwall_paper::NameLine::ByHand {
            remark: remark.to_owned(),
        },
        None => redwall_paper::NameLine::Printed,
    }
}

/// A document, ready to be set.
type Named = (String, Document);
