//! Who a donor is, and what the station honours.

use chrono::NaiveDate;
use redwall_rules::{AwardLevel, DocumentKind, Sex, VolunteerAward};
use serde::{Deserialize, Serialize};

/// A donor is registered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonorRegistered {
    /// The number that people read.
    pub donor_no: u32,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Phone number, digits.
    pub phone: Option<String>,
}

/// A document of the donor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentAdded {
    /// Its type.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
}

/// The number that the donor has in another system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OldNumberNoted {
    /// The system.
    pub system: String,
    /// The number there.
    pub number: String,
}

/// The donor has another phone number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneChanged {
    /// The number, digits.
    pub phone: String,
}

/// A masked number was shown in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRevealed {
    /// Which.
    pub field: String,
}

/// A national award was conferred.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardConferred {
    /// Which.
    pub level: AwardLevel,
    /// Last day whose donations the round counted.
    pub cutoff: NaiveDate,
    /// The day of the donation that was a gold's last count, where the records behind it are missing.
    pub counted_after: Option<NaiveDate>,
}

/// An award for volunteer service was conferred.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolunteerAwardConferred {
    /// Which.
    pub award: VolunteerAward,
    /// Last day whose service the round counted.
    pub cutoff: NaiveDate,
}

/// A donor's volunteer service, as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolunteerHoursRecorded {
    /// Since when.
    pub since: NaiveDate,
    /// Hours in all.
    pub hours: u32,
}
