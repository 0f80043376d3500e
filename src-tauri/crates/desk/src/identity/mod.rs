//! The right person: donors who may be registered twice, records of one person that become one,
//! and changes of who somebody is on record as.
//!
//! [`merge()`] makes two records one person's, [`unmerge()`] takes that back; each has a preview
//! that changes nothing. [`change`] gives names, documents and birth dates.

pub mod change;
mod confirm;
mod merge;
mod preview;
mod unmerge;

pub use merge::merge;
pub use preview::{MergePreview, MergeSide, SameDonation, preview};
pub use unmerge::{LaterVisit, UnmergePreview, preview_unmerge, unmerge};

use redwall_store::{DonorId, VisitId};
use serde::Deserialize;
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
