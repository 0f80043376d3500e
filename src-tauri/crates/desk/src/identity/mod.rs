//! The right person: donors who may be registered twice, records of one person that become one,
//! and changes of who somebody is on record as.
//!
//! [`similar()`] is asked before anyone is registered, [`scan()`] looks through everybody.
//! [`merge()`] makes two records one person's, [`unmerge()`] takes that back; each has a preview
//! that changes nothing. [`change`] gives names, documents and birth dates.

pub mod change;
mod confirm;
mod duplicates;
mod merge;
mod preview;
mod similar;
mod unmerge;

pub use duplicates::scan;
pub use merge::merge;
pub use preview::{MergePreview, MergeSide, SameDonation, preview};
pub use similar::{DonorSimilar, SimilarDonor, dismiss, similar};
pub(crate) use similar::{ask_later, looked_at, similar_to};
pub use unmerge::{LaterVisit, UnmergePreview, preview_unmerge, unmerge};

use crate::error::DeskError;
use crate::search::DonorHit;
use redwall_store::fact::DonorsToldApart;
use redwall_store::near::Nearness;
use redwall_store::{DonorId, VisitId, Writing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks what a merge would change. Nothing is written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorMergePreview {
    /// The donor whose record is to stand for both.
    pub keep: DonorId,
    /// The donor whose record is to be merged into it.
    pub merge: DonorId,
}

/// Makes two records one person's. An administrator and a physician answer for it: one person who
/// is both, or the person on duty and a second one who is what the first is not.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorMerge {
    /// The donor whose record is to stand for both.
    pub keep: DonorId,
    /// The donor whose record is to be merged into it.
    pub merge: DonorId,
    /// Why they are the same person.
    pub reason: String,
    /// The name of the second person.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub second: Option<String>,
    /// That person's password.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub second_password: Option<String>,
}

/// Asks what undoing a merge needs. Nothing is written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorUnmergePreview {
    /// The record that was merged: its own id, which search and pages lead to the other's.
    pub donor: DonorId,
}

/// Takes a merge back: two people answer for it, as for the merge.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorUnmerge {
    /// The record that was merged.
    pub donor: DonorId,
    /// Why they are not the same person.
    pub reason: String,
    /// Whose each visit is that was recorded since.
    #[serde(default)]
    #[ts(as = "Option<Vec<VisitBelongs>>", optional)]
    pub belongs: Vec<VisitBelongs>,
    /// The name of the second person.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub second: Option<String>,
    /// That person's password.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub second_password: Option<String>,
}

/// Whose a visit is.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitBelongs {
    /// The visit.
    pub visit: VisitId,
    /// Whose it is.
    pub donor: DonorId,
}

/// Looks for donors who may be registered twice.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateScan {
    /// The most pairs to be shown: 500 when absent, 100,000 at the most.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub most: Option<u32>,
}

/// Donors who may be registered twice.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Duplicates {
    /// How many donors were compared.
    pub donors: u32,
    /// How many pairs look alike.
    pub pairs: u32,
    /// The likeliest of them, as many as were asked for at most.
    pub rows: Vec<DuplicatePair>,
}

/// Two donors who look alike.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DuplicatePair {
    /// The two.
    pub donors: [DonorHit; 2],
    /// How near their names are.
    pub nearness: Nearness,
    /// Birth date and sex are the same.
    pub same_birth: bool,
    /// The phone number is the same.
    pub same_phone: bool,
}

/// Says that two donors who look alike are not the same person.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateDismiss {
    /// One.
    pub donor: DonorId,
    /// The other.
    pub other: DonorId,
}

/// Writes that two donors are not the same person, with each of them.
pub(crate) fn apart(
    write: &mut Writing<'_>,
    one: DonorId,
    other: DonorId,
) -> Result<(), DeskError> {
    write.append(one, DonorsToldApart { other })?;
    Ok(write.append(other, DonorsToldApart { other: one })?)
}
