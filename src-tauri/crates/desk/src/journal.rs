//! The journal as it is read on screen: who changed what and when, the newest entry first.

use crate::Session;
use crate::changes;
use crate::donor::page;
use crate::error::DeskError;
use crate::task::name;
use chrono::{Days, NaiveDate};
use redwall_store::fact::Fact;
use redwall_store::{
    DonorId, EntriesFound, EntryFilter, EntryNumber, EntryRecord, Instant, Reading, StaffId,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;

/// Entries of a page.
const PAGE: usize = 100;

/// Asks for a page of the journal. What is absent leaves nothing out.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalRead {
    /// Entries about this donor, in every record of them.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub donor: Option<DonorId>,
    /// Entries by this person.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub staff: Option<StaffId>,
    /// Entries of this kind.
    #[serde(default)]
    #[ts(type = "EntryKind | null", optional)]
    pub kind: Option<String>,
    /// From this day on, station-local.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<NaiveDate>,
    /// Up to and including this day, station-local.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<NaiveDate>,
    /// Older than this entry: `further.entry` of the page before.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub older_than: Option<String>,
}

/// A page of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct JournalPage {
    /// The entries, the newest first; a page may be empty and still have more behind it.
    pub rows: Vec<JournalRow>,
    /// Where to read on, when there may be more.
    pub further: Option<JournalFurther>,
}

/// Where the next page begins.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct JournalFurther {
    /// Goes into `older_than`.
    pub entry: String,
    /// The journal was looked through back to this day.
    pub looked_back_to: NaiveDate,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct JournalRow {
    /// Its number and the desk that wrote it, `SEQ@DESK`.
    pub entry: String,
    /// When, station-local, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Its kind.
    #[ts(type = "EntryKind")]
    pub kind: String,
    /// The donor it is about.
    pub donor: Option<DonorId>,
    /// That donor's number.
    pub donor_no: Option<String>,
    /// What it says, field by field, numbers of people masked; null where it is withheld.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Map<String, Value>,
}

/// A page of the journal.
///
/// # Errors
/// `not_found` for a donor whom nobody knows; `invalid` at `kind`, `older_than` or `to`.
pub fn read(session: &Session, request: JournalRead) -> Result<JournalPage, DeskError> {
    session.store.read(|read| {
        let filter = filter(read, &request)?;
        let found = read.entries(&filter, PAGE)?;
        let further = further(&found);
        let rows = found
            .entries
            .into_iter()
            .map(|entry| row(session, read, entry));
        Ok(JournalPage {
            rows: rows.collect::<Result<_, _>>()?,
            further,
        })
    })
}

fn filter(read: &Reading<'_>, request: &JournalRead) -> Result<EntryFilter, DeskError> {
    if let Some(kind) = &request.kind
        && !Fact::KINDS.contains(&kind.as_str())
    {
        return Err(DeskError::invalid("kind", "没有这种记录。"));
    }
    if let (Some(from), Some(to)) = (request.from, request.to)
        && to < from
    {
        return Err(DeskError::invalid("to", "截止日期早于开始日期。"));
    }
    let older_than = request.older_than.as_deref().map(number).transpose()?;
    Ok(EntryFilter {
        subjects: subjects(read, request.donor)?,
        staff: request.staff,
        kind: request.kind.clone(),
        from: request.from.map(Instant::at_station_midnight),
        to: request.to.map(day_after).map(Instant::at_station_midnight),
        older_than,
    })
}

fn subjects(read: &Reading<'_>, donor: Option<DonorId>) -> Result<Vec<Uuid>, DeskError> {
    let Some(donor) = donor else {
        return Ok(Vec::new());
    };
    page::existing(read, donor)?;
    let group = read.group(donor)?;
    Ok(group.members.into_iter().map(Uuid::from).collect())
}

fn number(text: &str) -> Result<EntryNumber, DeskError> {
    let wrong = || DeskError::invalid("older_than", "记录编号应为“序号@台号”。");
    text.parse().map_err(|_| wrong())
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

fn further(found: &EntriesFound) -> Option<JournalFurther> {
    let (entry, at) = found.looked_until?;
    Some(JournalFurther {
        entry: entry.to_string(),
        looked_back_to: at.station_date(),
    })
}

fn row(session: &Session, read: &Reading<'_>, entry: EntryRecord) -> Result<JournalRow, DeskError> {
    let donor = read.donor(DonorId::from(entry.subject))?;
    let number = EntryNumber {
        seq: entry.seq,
        desk: entry.desk,
    };
    Ok(JournalRow {
        entry: number.to_string(),
        at: entry.at.station_minute(),
        by: name(read, entry.staff)?,
        donor: donor.as_ref().map(|donor| donor.id),
        donor_no: donor.map(|donor| donor.donor_no.to_string()),
        fields: changes::fields(&entry, session.sees_health(), false),
        kind: entry.kind,
    })
}
