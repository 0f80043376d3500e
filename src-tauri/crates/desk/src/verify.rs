//! Proving the journal and everything made from it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Proves the hash chain, the tables against a replay, and the file itself.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalVerify {
    /// The chain and the head only.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub quick: bool,
    /// A head that was kept elsewhere, `SEQ:HASH`: the journal must contain it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub expect: Option<String>,
}

/// What was proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Verification {
    /// Entries whose hash was recomputed.
    pub entries: u32,
    /// Donors in the tables.
    pub donors: u32,
    /// Donations in the tables.
    pub donations: u32,
    /// This desk's newest entry, `SEQ:HASH`.
    pub head: String,
    /// What differs; empty when all is well.
    pub differences: Vec<String>,
}
