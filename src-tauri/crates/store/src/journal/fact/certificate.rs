//! Certificates.

use crate::id::{CertificateId, DonationId, VisitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A certificate is issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateIssued {
    /// The certificate.
    pub certificate: CertificateId,
    /// The visit.
    pub visit: VisitId,
    /// The donation that it thanks for.
    pub donation: DonationId,
    /// Its number, from this desk's range.
    pub serial: u32,
    /// Station-local day of issue.
    pub issued_on: NaiveDate,
    /// What it says.
    pub text: CertificateText,
}

/// What a certificate says; kept, so that a second print says the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateText {
    /// The donor's name.
    pub name: String,
    /// The station's name.
    pub station: String,
    /// Donations at this station up to and with this one.
    pub donations: u32,
    /// Whole blood given at this station, ml.
    pub whole_blood_ml: u32,
    /// Platelets given at this station, therapeutic units.
    pub platelet_units: u32,
}

/// A certificate went to a printer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificatePrinted {
    /// The certificate.
    pub certificate: CertificateId,
    /// The printer's name.
    pub printer: String,
    /// Why it was printed again, from version 2 on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
