//! Certificates: issuing, looking, saving, what was printed.

use chrono::NaiveDate;
use redwall_store::{CertificateId, DonationId, VisitId};
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
}
