//! Proving the journal and everything made from it.

use crate::Session;
use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use redwall_store::{Head, Store, Verified};
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

/// Makes every table anew from the journal.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalRebuild {}

/// What came of making the tables anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Rebuilding {
    /// Entries that were looked at.
    pub entries: u32,
    /// Whether the new tables stand in place of the old ones; not when the journal itself is not
    /// as it was written.
    pub replaced: bool,
    /// What differed before; empty when all was well.
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
    of_store(&session.store, request, progress)
}

/// The same of a station that is open, be it this desk's or one made of a backup.
pub(crate) fn of_store(
    store: &Store,
    request: JournalVerify,
    progress: &mut Progress<'_>,
) -> Result<Verification, DeskError> {
    let expected = request.expect.as_deref().map(read_head).transpose()?;
    store.read(|read| {
        let mut found = Findings::default();
        if !request.quick {
            found.add(read.verify_file().map_err(DeskError::from))?;
        }
        let entries = found.or_unread(read.entry_count())?;
        let looks = if request.quick { entries } else { 2 * entries };
        let chain = read.verify_chain(&mut |done| tell(progress, done, looks));
        let chained = found.add(chain)?;
        if let Some(expected) = expected
            && !found.or_unread(read.contains_head(expected))?
        {
            let lacking = format!("entry {expected} is not in the journal");
            found.differences.push(lacking);
        }
        if !request.quick {
            let mut replayed = |done| tell(progress, entries + done, looks);
            found.add(read.verify_projections(&mut replayed))?;
            found.add(read.verify_attachments().map_err(DeskError::from))?;
        }
        Ok(Verification {
            entries: chained,
            donors: found.or_unread(read.donor_count())?,
            donations: found.or_unread(read.donation_count())?,
            head: found.or_unread(read.head().map(|head| head.to_string()))?,
            differences: found.differences,
        })
    })
}

/// Makes every table anew from the journal, and tells what differed.
///
/// # Errors
/// `cancelled`, after which nothing has changed. What differed is an answer, not an error.
pub fn rebuild(
    session: &Session,
    _: JournalRebuild,
    progress: &mut Progress<'_>,
) -> Result<Rebuilding, DeskError> {
    let entries = session.store.read(|read| read.entry_count())?;
    let mut step = |done| tell(progress, done, 2 * entries);
    let rebuilt = session.store.rebuild::<DeskError>(&mut step)?;
    Ok(Rebuilding {
        entries: rebuilt.entries,
        replaced: rebuilt.replaced,
        differences: rebuilt.differences,
    })
}

/// What differs. A file that cannot be read through is such a difference: the proof goes on with
/// what can be read.
#[derive(Default)]
struct Findings {
    differences: Vec<String>,
}

impl Findings {
    /// Adds what a proof found, and gives how much it looked at.
    fn add(&mut self, found: Result<Verified, DeskError>) -> Result<u32, DeskError> {
        let found = self.or_unread(found)?;
        self.differences.extend(found.differences);
        Ok(found.looked_at)
    }

    /// What was read; nothing, and a difference, where the file is damaged.
    fn or_unread<T: Default, E: Into<DeskError>>(
        &mut self,
        read: Result<T, E>,
    ) -> Result<T, DeskError> {
        match read.map_err(Into::into) {
            Err(error) if matches!(error.code, ErrorCode::Damaged | ErrorCode::Storage) => {
                let unread = "station.db is damaged: not all of it could be read";
                if !self.differences.iter().any(|known| known == unread) {
                    self.differences.push(unread.to_owned());
                }
                Ok(T::default())
            }
            other => other,
        }
    }
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
