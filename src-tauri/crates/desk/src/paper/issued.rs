//! What was issued: listed, drawn again, voided, issued anew.

use super::order::{self, PaperOrder, issuers};
use super::{Named, labels, letter, require_any};
use crate::Session;
use crate::certificate;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::task;
use crate::visit::entries;
use chrono::NaiveDate;
use redwall_paper::Document;
use redwall_store::fact::{CertificateVoided, PaperKind};
use redwall_store::{
    CertificateId, DonorId, PaperRecord, PrintState, Reading, Role, VoidRecord, Writing,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// The most documents of the station that are listed.
const MOST: u32 = 200;

/// Asks for the documents that were issued about a donor, or about the station as a whole.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperList {
    /// The donor; none for lists, groups and labels.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub donor: Option<DonorId>,
    /// Only those of a kind, of the station's; all when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<PaperKind>,
}

/// Voids a certificate or another document.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateVoid {
    /// The certificate, or the other document.
    pub certificate: CertificateId,
    /// Why.
    pub reason: String,
}

/// Voids a certificate or another document and issues it anew, by the records as they stand now.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateReissue {
    /// The certificate, or the other document.
    pub certificate: CertificateId,
    /// Why.
    pub reason: String,
}

/// A certificate or another document that was issued anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reissued {
    /// The new one.
    pub id: CertificateId,
    /// Its serial.
    pub serial: Option<String>,
}

/// A document that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssuedPaper {
    /// The document.
    pub id: CertificateId,
    /// What it is.
    pub kind: PaperKind,
    /// Its serial; labels have none.
    pub serial: Option<String>,
    /// The group of a letter to a group, the round of a nomination list.
    pub about: Option<String>,
    /// Station-local day of issue.
    pub issued_on: NaiveDate,
    /// Who issued it.
    pub issued_by: String,
    /// Why labels were made again.
    pub reason: Option<String>,
    /// The donation codes of labels.
    pub codes: Vec<String>,
    /// How often it was printed.
    pub printed: u32,
    /// That it no longer holds.
    pub voided: Option<Voided>,
}

/// That and why a document no longer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Voided {
    /// By whom.
    pub by: String,
    /// When, station-local, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// Why.
    pub reason: Option<String>,
    /// The serial of what was issued in its place.
    pub replaced_by: Option<String>,
}

/// The documents that were issued, newest first.
///
/// # Errors
/// `not_found`.
pub fn list(session: &Session, request: PaperList) -> Result<Vec<IssuedPaper>, DeskError> {
    session.store.read(|read| {
        let papers = match request.donor {
            Some(donor) => read.papers_of(page::existing(read, donor)?.id)?,
            None => read.papers_of_station(request.kind, MOST)?,
        };
        papers
            .into_iter()
            .map(|paper| row_of(read, paper))
            .collect()
    })
}

/// Voids a certificate or another document.
///
/// # Errors
/// `not_found`; `not_allowed`; `invalid` at `reason`; `out_of_order`, when it is voided already.
pub fn void(session: &Session, request: CertificateVoid) -> Result<(), DeskError> {
    let reason = said(&request.reason)?;
    session.store.write(session.staff.id, |write| {
        let found = Found::holding(session, write, request.certificate)?;
        append_void(write, &found, request.certificate, reason, None)
    })
}

/// Voids a certificate or another document and issues it anew.
///
/// # Errors
/// Those of [`void`]; `out_of_order`, while a task about the donation is open; those of issuing.
pub fn reissue(session: &Session, request: CertificateReissue) -> Result<Reissued, DeskError> {
    let reason = said(&request.reason)?;
    let old = request.certificate;
    let order = session
        .store
        .read(|read| match Found::holding(session, read, old)? {
            Found::Certificate(_) => Ok::<_, DeskError>(None),
            Found::Paper(paper) => order_of(&paper).map(Some),
        })?;
    if let Some(order) = &order {
        order.may_be_issued(session)?;
        order::try_drawing(session, order)?;
    }
    let id = session.store.write(session.staff.id, |write| {
        let found = Found::holding(session, write, old)?;
        let new = match (&found, &order) {
            (Found::Certificate(record), _) => certify_again(session, write, record)?,
            (Found::Paper(_), Some(order)) => order::append(session, write, order)?,
            (Found::Paper(_), None) => return Err(DeskError::internal()),
        };
        append_void(write, &found, old, reason, Some(new))?;
        Ok(new)
    })?;
    session.store.read(|read| {
        Ok(Reissued {
            id,
            serial: super::proof::serial_of(read, id)?,
        })
    })
}

/// A certificate or another document that holds.
enum Found {
    Certificate(Box<redwall_store::CertificateRecord>),
    Paper(Box<PaperRecord>),
}

impl Found {
    /// # Errors
    /// `not_found`; `not_allowed`; `out_of_order`, when it was voided.
    fn holding(
        session: &Session,
        read: &Reading<'_>,
        id: CertificateId,
    ) -> Result<Self, DeskError> {
        let found = match read.paper(id)? {
            Some(paper) => {
                require_any(session, issuers(paper.kind))?;
                Self::Paper(Box::new(paper))
            }
            None => {
                require_any(session, &[Role::Receptionist, Role::CertificateClerk])?;
                Self::Certificate(Box::new(certificate::existing(read, id)?))
            }
        };
        if read.void_of(id)?.is_some() {
            let message = "这份证书已经作废。请刷新页面。";
            return Err(DeskError::out_of_order(message));
        }
        Ok(found)
    }

    fn subject(&self) -> uuid::Uuid {
        match self {
            Self::Certificate(record) => record.donor.uuid(),
            Self::Paper(paper) => paper.subject,
        }
    }
}

fn said(reason: &str) -> Result<String, DeskError> {
    match reason.trim() {
        "" => Err(DeskError::invalid("reason", "请写明作废的原因。")),
        reason => Ok(reason.to_owned()),
    }
}

fn append_void(
    write: &mut Writing<'_>,
    found: &Found,
    certificate: CertificateId,
    reason: String,
    replaced_by: Option<CertificateId>,
) -> Result<(), DeskError> {
    let voided = CertificateVoided {
        certificate,
        reason,
        replaced_by,
    };
    Ok(write.append(found.subject(), voided)?)
}

fn certify_again(
    session: &Session,
    write: &mut Writing<'_>,
    record: &redwall_store::CertificateRecord,
) -> Result<CertificateId, DeskError> {
    let donor = page::existing(write, record.donor)?;
    let donation = write
        .donation(record.donation)?
        .ok_or_else(DeskError::internal)?;
    if task::holds_back_certificate(write, donation.id)? {
        let message = "这次献血有待处理的任务,证书暂不补发。请医师处理任务后再补发。";
        return Err(DeskError::out_of_order(message));
    }
    entries::certify(write, &donor, &donation, session.today())
}

/// A document that was issued, to be drawn again.
pub(super) fn document(session: &Session, id: CertificateId) -> Result<Named, DeskError> {
    session.store.read(|read| {
        let paper = existing(read, id)?;
        let says = paper.says["document"].clone();
        let document = match paper.kind {
            PaperKind::Honour => Document::Honour(kept(says)?),
            PaperKind::Record => Document::Record(kept(says)?),
            PaperKind::Benefits => Document::Benefits(kept(says)?),
            PaperKind::Group => Document::Group(kept(says)?),
            PaperKind::Nominations => Document::Nominations(kept(says)?),
            PaperKind::Labels => labels::document(says)?,
            PaperKind::Deferral => match order_of(&paper)? {
                PaperOrder::Deferral(order) => {
                    Document::Deferral(letter::filled(session, read, kept(says)?, &order)?)
                }
                _ => return Err(DeskError::internal()),
            },
        };
        let name = match paper.serial {
            Some(serial) => serial.to_string(),
            None => format!("标签-{}", paper.issued_on),
        };
        Ok((name, document))
    })
}

/// # Errors
/// `not_found`; `not_allowed`.
pub(super) fn may_be_drawn(
    session: &Session,
    read: &Reading<'_>,
    id: CertificateId,
) -> Result<(), DeskError> {
    order_of(&existing(read, id)?)?.may_be_drawn(session)
}

/// A document that was issued, as a line.
pub(super) fn row(read: &Reading<'_>, id: CertificateId) -> Result<IssuedPaper, DeskError> {
    row_of(read, existing(read, id)?)
}

fn row_of(read: &Reading<'_>, paper: PaperRecord) -> Result<IssuedPaper, DeskError> {
    let prints = read.prints_of(DonorId::from(paper.subject))?;
    let printed = prints.iter().filter(|print| {
        print.state == PrintState::Printed && print.what.certificates.contains(&paper.id)
    });
    let codes = paper.says["document"]["labels"].as_array();
    let code = |label: &Value| label["code"].as_str().map(str::to_owned);
    Ok(IssuedPaper {
        id: paper.id,
        kind: paper.kind,
        about: match order_of(&paper)? {
            PaperOrder::Group(order) => Some(order.group),
            PaperOrder::Nominations(order) => Some(order.round),
            _ => None,
        },
        serial: paper.serial.map(|serial| serial.to_string()),
        issued_on: paper.issued_on,
        issued_by: task::name(read, paper.issued_by)?,
        codes: codes.into_iter().flatten().filter_map(code).collect(),
        printed: u32::try_from(printed.count()).unwrap_or(u32::MAX),
        voided: match read.void_of(paper.id)? {
            Some(void) => Some(voided(read, void)?),
            None => None,
        },
        reason: paper.reason,
    })
}

fn voided(read: &Reading<'_>, void: VoidRecord) -> Result<Voided, DeskError> {
    Ok(Voided {
        by: task::name(read, void.signature.by)?,
        at: void.signature.at.station_minute(),
        reason: void.signature.reason,
        replaced_by: match void.replaced_by {
            Some(next) => super::proof::serial_of(read, next)?,
            None => None,
        },
    })
}

fn existing(read: &Reading<'_>, id: CertificateId) -> Result<PaperRecord, DeskError> {
    read.paper(id)?.ok_or_else(|| {
        let message = "找不到这份文书。请刷新列表。";
        DeskError::new(ErrorCode::NotFound, message).at("paper")
    })
}

fn order_of(paper: &PaperRecord) -> Result<PaperOrder, DeskError> {
    kept(paper.says["order"].clone())
}

fn kept<T: DeserializeOwned>(says: Value) -> Result<T, DeskError> {
    serde_json::from_value(says).map_err(|error| {
        tracing::error!(%error, "a document cannot be read");
        DeskError::internal()
    })
}
