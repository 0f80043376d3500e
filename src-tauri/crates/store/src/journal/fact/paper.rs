//! Paper: what is issued beside thank-you certificates, what no longer holds, and the key that signs.

use crate::id::CertificateId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A document is issued, or labels are made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperIssued {
    /// The document.
    pub paper: CertificateId,
    /// What it is.
    pub kind: PaperKind,
    /// Its number, from this desk's range of certificate serials; labels have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<u32>,
    /// Station-local day of issue.
    pub issued_on: NaiveDate,
    /// The donation codes that labels are made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Why labels are made again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What it says; kept, so that a second print says the same.
    pub says: Value,
}

/// A document that is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PaperKind {
    /// 荣誉证书.
    Honour,
    /// 献血证明.
    Record,
    /// 用血优惠说明.
    Benefits,
    /// 献血告知书.
    Deferral,
    /// 感谢状.
    Group,
    /// 申报名单.
    Nominations,
    /// 献血码标签.
    Labels,
}

impl PaperKind {
    /// Whether it is about one donor; the others are about the station.
    #[must_use]
    pub fn is_about_a_donor(self) -> bool {
        match self {
            Self::Honour | Self::Record | Self::Benefits | Self::Deferral => true,
            Self::Group | Self::Nominations | Self::Labels => false,
        }
    }
}

/// A certificate or another document no longer holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateVoided {
    /// The certificate, or the other document.
    pub certificate: CertificateId,
    /// Why.
    pub reason: String,
    /// What was issued in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<CertificateId>,
}

/// A key is made that signs what certificates say; its secret lies in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SigningKeyMade {
    /// The public key, as it is published.
    pub public_key: String,
}

/// The issuer of donation codes gave a range of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeRangeGiven {
    /// What all codes of the range begin with.
    pub prefix: String,
    /// The first number.
    pub first: u32,
    /// The last number.
    pub last: u32,
    /// Digits of a number.
    pub digits: u32,
}
