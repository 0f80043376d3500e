//! Files that belong to an entry: signatures, scanned forms.

use crate::id::VisitId;
use serde::{Deserialize, Serialize};

/// A file is kept; its name is its content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentAdded {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its media type.
    pub media_type: String,
    /// Its size, bytes.
    pub bytes: u32,
    /// What it shows.
    pub shows: AttachmentOf,
    /// The visit that it belongs to.
    pub visit: Option<VisitId>,
}

/// What an attachment shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum AttachmentOf {
    /// The donor's signature under consent and answers.
    Signature,
    /// A scanned paper form.
    Form,
    /// The donor's face.
    Photo,
    /// A paper that proves a donation elsewhere.
    Proof,
}
