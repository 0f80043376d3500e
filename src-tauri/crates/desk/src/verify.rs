//! Proving the journal and everything made from it.

use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use redwall_store::Head;
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

/// Proves the journal.
///
/// # Errors
/// `invalid` at `expect`; `cancelled`. What differs is an answer, not an error.
pub fn journal(
    session: &Session,
    request: JournalVerify,
    progress: &mut Progress<'_>,
) -> Result<Verification, DeskError> {
    let expected = request.expect.as_deref().map(read_head).transpose()?;
    session.store.read(|read| {
        let total = read.entry_count()?;
        let mut differences = Vec::new();
        let chain = read.verify_chain(&mut |done| tell(progress, done, total))?;
        differences.extend(chain.differences);
        if let Some(expected) = expected
            && !read.contains_head(expected)?
        {
            differences.push(format!("entry {expected} is not in the journal"));
        }
        if !request.quick {
            let replay = read.verify_projections(&mut |done| tell(progress, done, total))?;
            differences.extend(replay.differences);
            differences.extend(read.verify_file()?.differences);
        }
        Ok(Verification {
            entries: chain.looked_at,
            donors: read.donor_count()?,
            donations: read.donation_count()?,
            head: read.head()?.to_string(),
            differences,
        })
    })
}

fn read_head(text: &str) -> Result<Head, DeskError> {
    text.parse().map_err(|_| {
        DeskError::invalid(
            "expect",
            "应为“序号:哈希”,如日报末尾所印。请核对后重新输入。",
        )
    })
}

fn tell(progress: &mut Progress<'_>, done: u32, total: u32) -> Result<(), DeskError> {
    const OFTEN: u32 = 1000;
    if done.is_multiple_of(OFTEN) {
        progress.tell(done, total)
    } else {
        Ok(())
    }
}
