//! `certificate`: the certificates that were issued.

use crate::column::{Json, each_row};
use crate::error::StoreError;
use crate::id::{CertificateId, DonationId, DonorId, VisitId};
use crate::journal::fact::{CertificateIssued, CertificatePrinted, CertificateText};
use crate::projection::donation;
use chrono::NaiveDate;
use redwall_rules::DonationKind;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// A certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateRecord {
    /// The certificate.
    pub id: CertificateId,
    /// The donor.
    pub donor: DonorId,
    /// The visit.
    pub visit: VisitId,
    /// The donation that it thanks for.
    pub donation: DonationId,
    /// Its serial.
    pub serial: CertificateSerial,
    /// Station-local day of issue.
    pub issued_on: NaiveDate,
    /// What it says.
    pub text: CertificateText,
    /// How often it was printed.
    pub printed: u32,
    /// The donation as it stood when this was issued, if it was known here by then.
    pub given: Option<CertifiedGift>,
    /// The donation was corrected afterwards.
    pub superseded: bool,
    /// It no longer holds.
    pub voided: bool,
}

/// What a certificate thanks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertifiedGift {
    /// Whole blood or platelets.
    pub kind: DonationKind,
    /// All that was collected, ml.
    pub ml: u32,
    /// Therapeutic units of platelets.
    pub units: u32,
    /// Plasma collected with them, ml.
    pub plasma_ml: u32,
}

/// The serial of a certificate: C and eight digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CertificateSerial(pub u32);

impl std::fmt::Display for CertificateSerial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "C{:08}", self.0)
    }
}

const COLUMNS: &str = "id, donor, donation, serial, issued_on, text, printed, given, superseded, visit, \
     EXISTS (SELECT 1 FROM voided WHERE voided.certificate = certificate.id)";

fn read(row: &Row<'_>) -> rusqlite::Result<CertificateRecord> {
    let Json(text) = row.get(5)?;
    Ok(CertificateRecord {
        id: row.get(0)?,
        donor: row.get(1)?,
        donation: row.get(2)?,
        serial: CertificateSerial(row.get(3)?),
        issued_on: row.get(4)?,
        text,
        printed: row.get(6)?,
        given: row.get::<_, Option<Json<_>>>(7)?.map(|Json(given)| given),
        superseded: row.get(8)?,
        visit: row.get(9)?,
        voided: row.get(10)?,
    })
}

/// Calls `each` with every certificate, in the order of issue.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    each: impl FnMut(CertificateRecord) -> Result<(), E>,
) -> Result<(), E> {
    let sql = format!("SELECT {COLUMNS} FROM certificate ORDER BY id");
    each_row(from, &sql, read, each)
}

pub(crate) fn certificate(
    from: &Connection,
    id: CertificateId,
) -> Result<Option<CertificateRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!("SELECT {COLUMNS} FROM certificate WHERE id = ?"))?
        .query_row([id], read)
        .optional()?)
}

/// The certificate of a visit: of several, the newest that holds.
pub(crate) fn of_visit(
    from: &Connection,
    visit: VisitId,
) -> Result<Option<CertificateRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM certificate WHERE visit = ? ORDER BY 11, id DESC LIMIT 1"
        ))?
        .query_row([visit], read)
        .optional()?)
}

/// The certificates with a serial.
pub(crate) fn with_serial(
    from: &Connection,
    serial: u32,
) -> Result<Vec<CertificateRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM certificate WHERE serial = ? ORDER BY id"
    ))?;
    let certificates = statement.query_map([serial], read)?;
    Ok(certificates.collect::<Result<_, _>>()?)
}

/// A donor's certificates, newest first.
pub(crate) fn of_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<CertificateRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM certificate WHERE donor = ? ORDER BY issued_on DESC, id DESC"
    ))?;
    let certificates = statement.query_map([donor], read)?;
    Ok(certificates.collect::<Result<_, _>>()?)
}

pub(crate) fn issued(
    to: &Connection,
    donor: DonorId,
    fact: &CertificateIssued,
) -> Result<(), StoreError> {
    let given = donation::donation(to, fact.donation)?.map(|donation| CertifiedGift {
        kind: donation.facts.kind,
        ml: donation.facts.ml,
        units: donation.facts.units,
        plasma_ml: donation.facts.plasma_ml,
    });
    to.prepare_cached(
        "INSERT INTO certificate (id, donor, visit, donation, serial, issued_on, text, given,
                                  printed, superseded)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
    )?
    .execute(params![
        fact.certificate,
        donor,
        fact.visit,
        fact.donation,
        fact.serial,
        fact.issued_on,
        Json(&fact.text),
        given.map(Json),
    ])?;
    Ok(())
}

pub(crate) fn printed(to: &Connection, fact: &CertificatePrinted) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE certificate SET printed = printed + 1 WHERE id = ?")?
        .execute([fact.certificate])?;
    Ok(())
}

pub(crate) fn superseded(
    to: &Connection,
    donor: DonorId,
    donation: DonationId,
) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE certificate SET superseded = 1 WHERE donation = ? AND donor = ?")?
        .execute(params![donation, donor])?;
    Ok(())
}
