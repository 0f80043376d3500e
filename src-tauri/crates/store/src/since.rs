//! What was recorded since records were merged, and may be the other person's if they are not one.

use crate::error::StoreError;
use crate::id::{DeferralId, DonorId, VisitId};
use crate::journal::entry::{COLUMNS, Entry};
use crate::journal::fact::Fact;
use crate::projection::alias::{self, Merge};
use crate::projection::moved;
use rusqlite::{Connection, params};

/// What was recorded of a person since two records were merged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SinceMerge {
    /// Visits, in the order of opening.
    pub visits: Vec<VisitId>,
    /// Deferrals that were not found in a visit.
    pub deferrals: Vec<DeferralId>,
}

/// What entries after a merge's own recorded of the records that it joined to the merged one. What
/// another desk recorded in the merged one itself is its own.
pub(crate) fn merge(from: &Connection, merge: &Merge) -> Result<SinceMerge, StoreError> {
    let mut since = SinceMerge::default();
    for entry in entries_since(from, merge)? {
        match entry.fact()? {
            Some(Fact::VisitOpened(fact)) => {
                let recorded_on = DonorId::from(entry.subject);
                if moved::owner(from, recorded_on, fact.visit)? == recorded_on {
                    since.visits.push(fact.visit);
                }
            }
            Some(Fact::DeferralSet(fact)) if fact.visit.is_none() => {
                since.deferrals.push(fact.deferral);
            }
            _ => {}
        }
    }
    Ok(since)
}

fn entries_since(from: &Connection, merge: &Merge) -> Result<Vec<Entry>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry WHERE subject = ? AND hlc > ? ORDER BY hlc, desk, seq"
    ))?;
    let mut entries = Vec::new();
    let mut joined = alias::group(from, merge.donor)?.members;
    joined.retain(|record| *record != merge.donor);
    for record in joined {
        for entry in statement.query_map(params![record, merge.hlc], Entry::read)? {
            entries.push(entry?);
        }
    }
    entries.sort_by_key(Entry::place);
    Ok(entries)
}
