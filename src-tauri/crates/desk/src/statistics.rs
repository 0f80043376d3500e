//! What was collected, by day, site and kind.

use crate::Session;
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::DonationKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most days that are asked for at once: ten years.
const MOST_DAYS: i64 = 3_660;

/// Asks what was collected from one day to another, both included.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CollectedRead {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// What was collected on a day at a site, of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CollectedRow {
    /// Station-local day.
    pub date: NaiveDate,
    /// Where.
    pub site: String,
    /// What.
    pub kind: DonationKind,
    /// Donations in which blood was drawn.
    pub donations: u32,
    /// All that was collected, ml.
    pub ml: u32,
    /// Therapeutic units of platelets.
    pub units: u32,
}

/// What was collected, in order of day and site.
///
/// # Errors
/// `invalid` at `to`, when it is before `from` or more than ten years later.
pub fn collected(
    session: &Session,
    request: CollectedRead,
) -> Result<Vec<CollectedRow>, DeskError> {
    if !(0..MOST_DAYS).contains(&(request.to - request.from).num_days()) {
        let message = "结束日期应不早于开始日期,并在十年以内。请核对日期。";
        return Err(DeskError::invalid("to", message));
    }
    let rows = session
        .store
        .read(|read| read.collected(request.from, request.to))?;
    let row = |row: redwall_store::Collected| CollectedRow {
        date: row.date,
        site: row.site,
        kind: row.kind,
        donations: row.donations,
        ml: row.ml,
        units: row.units,
    };
    Ok(rows.into_iter().map(row).collect())
}
