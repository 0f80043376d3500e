//! Who is who: names and documents that change, and records of one person that become one.
//!
//! A merge is an entry about the record that another then stands for; nothing is moved. What is
//! said of a visit, a donation, a deferral, a certificate or a task is an entry about the record in
//! which it stands, merged or not.

use crate::id::{DonorId, StaffId, VisitId};
use chrono::NaiveDate;
use redwall_rules::{DocumentKind, Sex};
use serde::{Deserialize, Serialize};

/// The donor has another name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonorRenamed {
    /// The name.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// Birth date or sex were registered wrongly and are corrected by a second person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonorBirthCorrected {
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Option<Sex>,
    /// What was wrong.
    pub reason: String,
}

/// A document was renewed or replaced by another, which is an entry of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentReplaced {
    /// Its type.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
}

/// The wrong person was registered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrationUndone {
    /// What was wrong.
    pub reason: String,
}

/// The donor is the same person as another, whose record stands for both from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonorMerged {
    /// Whose record stands for both.
    pub into: DonorId,
    /// Why they are the same person.
    pub reason: String,
    /// Who confirmed it, beside the one who wrote it.
    pub second: Option<StaffId>,
}

/// A merge was a mistake: the records are each for themselves again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonorUnmerged {
    /// Whose record stood for both.
    pub from: DonorId,
    /// Why they are not the same person.
    pub reason: String,
    /// Who confirmed it, beside the one who wrote it.
    pub second: Option<StaffId>,
}

/// A visit that was recorded on this record belongs to another donor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitReassigned {
    /// The visit.
    pub visit: VisitId,
    /// Whose it is.
    pub to: DonorId,
}

/// The donor looks like another and is not the same person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonorsToldApart {
    /// The other.
    pub other: DonorId,
}
