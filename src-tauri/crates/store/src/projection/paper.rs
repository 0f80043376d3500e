//! `paper`, `voided` and `label`: documents that were issued beside thank-you certificates, what no
//! longer holds, and the labels that were made of each donation code.

use crate::clock::Instant;
use crate::column::{Json, Word};
use crate::error::StoreError;
use crate::id::{CertificateId, DonorId, StaffId};
use crate::journal::entry::Entry;
use crate::journal::fact::{CertificateVoided, PaperIssued, PaperKind};
use crate::projection::certificate::{self, CertificateSerial};
use crate::projection::signature::Signature;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;
use uuid::Uuid;

/// A document that was issued.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperRecord {
    /// The document.
    pub id: CertificateId,
    /// Whom it is about: a donor, or the station.
    pub subject: Uuid,
    /// What it is.
    pub kind: PaperKind,
    /// Its serial; labels have none.
    pub serial: Option<CertificateSerial>,
    /// Station-local day of issue.
    pub issued_on: NaiveDate,
    /// Who issued it.
    pub issued_by: StaffId,
    /// Why labels were made again.
    pub reason: Option<String>,
    /// What it says.
    pub says: Value,
}

/// That and why a document no longer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoidRecord {
    /// Who voided it, when and why.
    pub signature: Signature,
    /// What was issued in its place.
    pub replaced_by: Option<CertificateId>,
}

const COLUMNS: &str = "id, subject, kind, serial, issued_on, issued_by, reason, says";

fn read(row: &Row<'_>) -> rusqlite::Result<PaperRecord> {
    let (Word(kind), Json(says)) = (row.get(2)?, row.get(7)?);
    Ok(PaperRecord {
        id: row.get(0)?,
        subject: row.get(1)?,
        kind,
        serial: row.get::<_, Option<u32>>(3)?.map(CertificateSerial),
        issued_on: row.get(4)?,
        issued_by: row.get(5)?,
        reason: row.get(6)?,
        says,
    })
}

pub(crate) fn paper(
    from: &Connection,
    id: CertificateId,
) -> Result<Option<PaperRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!("SELECT {COLUMNS} FROM paper WHERE id = ?"))?
        .query_row([id], read)
        .optional()?)
}

/// The documents about a donor's record or about the station, of a kind or of all, newest first,
/// so many at most.
pub(crate) fn of_subject(
    from: &Connection,
    subject: Uuid,
    kind: Option<PaperKind>,
    most: u32,
) -> Result<Vec<PaperRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM paper WHERE subject = ?1 AND (?2 IS NULL OR kind = ?2)
         ORDER BY issued_on DESC, id DESC LIMIT ?3"
    ))?;
    let papers = statement.query_map(params![subject, kind.map(Word), most], read)?;
    Ok(papers.collect::<Result<_, _>>()?)
}

/// The documents with a serial.
pub(crate) fn with_serial(from: &Connection, serial: u32) -> Result<Vec<PaperRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM paper WHERE serial = ? ORDER BY id"
    ))?;
    let papers = statement.query_map([serial], read)?;
    Ok(papers.collect::<Result<_, _>>()?)
}

/// The record in which a certificate or another document stands.
pub(crate) fn standing_on(
    from: &Connection,
    id: CertificateId,
) -> Result<Option<DonorId>, StoreError> {
    if let Some(certificate) = certificate::certificate(from, id)? {
        return Ok(Some(certificate.donor));
    }
    Ok(paper(from, id)?.map(|paper| paper.subject.into()))
}

/// Whether a certificate or another document was voided.
pub(crate) fn void_of(
    from: &Connection,
    id: CertificateId,
) -> Result<Option<VoidRecord>, StoreError> {
    let sql = "SELECT by, at, reason, replaced_by FROM voided WHERE certificate = ?
               ORDER BY at, subject LIMIT 1";
    let void = from.prepare_cached(sql)?.query_row([id], |row| {
        Ok(VoidRecord {
            signature: Signature {
                by: row.get(0)?,
                at: Instant(row.get(1)?),
                reason: Some(row.get(2)?),
            },
            replaced_by: row.get(3)?,
        })
    });
    Ok(void.optional()?)
}

/// How often labels of a donation code were made.
pub(crate) fn labels_of(from: &Connection, code: &str) -> Result<u32, StoreError> {
    Ok(from
        .prepare_cached("SELECT count(*) FROM label WHERE code = ?")?
        .query_row([code], |row| row.get(0))?)
}

/// The last of the codes with these first letters of which labels were made.
pub(crate) fn last_label(from: &Connection, prefix: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT max(code) FROM label WHERE code >= ?1 AND substr(code, 1, length(?1)) = ?1";
    Ok(from
        .prepare_cached(sql)?
        .query_row([prefix], |row| row.get(0))?)
}

pub(crate) fn issued(to: &Connection, entry: &Entry, fact: &PaperIssued) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO paper (id, subject, kind, serial, issued_on, issued_by, reason, says)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        fact.paper,
        entry.subject,
        Word(fact.kind),
        fact.serial,
        fact.issued_on,
        entry.staff,
        fact.reason,
        Json(&fact.says),
    ])?;
    for code in &fact.codes {
        to.prepare_cached("INSERT OR IGNORE INTO label (code, paper) VALUES (?, ?)")?
            .execute(params![code, fact.paper])?;
    }
    Ok(())
}

/// Who voided it first stands.
pub(crate) fn voided(
    to: &Connection,
    entry: &Entry,
    fact: &CertificateVoided,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT OR IGNORE INTO voided (subject, certificate, by, at, reason, replaced_by)
         VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        entry.subject,
        fact.certificate,
        entry.staff,
        entry.at.0,
        fact.reason,
        fact.replaced_by,
    ])?;
    Ok(())
}
