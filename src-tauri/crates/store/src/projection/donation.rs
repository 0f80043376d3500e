//! `donation`: what was collected.

use crate::column::Word;
use crate::error::StoreError;
use crate::id::{DonationId, DonorId, VisitId};
use crate::journal::fact::{DonationRecorded, RestEnded};
use chrono::NaiveDate;
use redwall_rules::{Donation, Reaction, Source};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A donation, with where it stands in the station's books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DonationRecord {
    /// The donation.
    pub id: DonationId,
    /// The donor.
    pub donor: DonorId,
    /// The visit.
    pub visit: VisitId,
    /// The donation code.
    pub code: String,
    /// What the rules need of it.
    pub facts: Donation,
    /// Where.
    pub site: String,
    /// Recorded after the day itself.
    pub late: bool,
}

const FACTS: &str = "date, kind, ml, units, plasma_ml, outcome, reaction, source";
const FACT_COLUMNS: usize = 8;

fn read_facts(row: &Row<'_>) -> rusqlite::Result<Donation> {
    let (Word(kind), Word(outcome), Word(reaction), Word(source)) =
        (row.get(1)?, row.get(5)?, row.get(6)?, row.get(7)?);
    Ok(Donation {
        date: row.get(0)?,
        kind,
        ml: row.get(2)?,
        units: row.get(3)?,
        plasma_ml: row.get(4)?,
        outcome,
        reaction,
        source,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<DonationRecord> {
    Ok(DonationRecord {
        facts: read_facts(row)?,
        id: row.get(FACT_COLUMNS)?,
        donor: row.get(FACT_COLUMNS + 1)?,
        visit: row.get(FACT_COLUMNS + 2)?,
        code: row.get(FACT_COLUMNS + 3)?,
        site: row.get(FACT_COLUMNS + 4)?,
        late: row.get(FACT_COLUMNS + 5)?,
    })
}

const RECORD: &str = "id, donor, visit, code, site, late";

/// A donor's history as the rules read it, oldest first.
pub(crate) fn history(from: &Connection, donor: DonorId) -> Result<Vec<Donation>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {FACTS} FROM donation WHERE donor = ? ORDER BY date, kind, ml, units"
    ))?;
    let donations = statement.query_map([donor], read_facts)?;
    Ok(donations.collect::<Result<_, _>>()?)
}

/// A donor's donations, newest first.
pub(crate) fn of_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<DonationRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {FACTS}, {RECORD} FROM donation WHERE donor = ? ORDER BY date DESC, id DESC"
    ))?;
    let donations = statement.query_map([donor], read)?;
    Ok(donations.collect::<Result<_, _>>()?)
}

/// The donation of a visit.
pub(crate) fn of_visit(
    from: &Connection,
    donor: DonorId,
    visit: VisitId,
) -> Result<Option<DonationRecord>, StoreError> {
    Ok(of_donor(from, donor)?
        .into_iter()
        .find(|donation| donation.visit == visit))
}

/// One donation.
pub(crate) fn donation(
    from: &Connection,
    id: DonationId,
) -> Result<Option<DonationRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!(
            "SELECT {FACTS}, {RECORD} FROM donation WHERE id = ?"
        ))?
        .query_row([id], read)
        .optional()?)
}

/// The donations of a day, in order of code.
pub(crate) fn on_day(from: &Connection, day: NaiveDate) -> Result<Vec<DonationRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {FACTS}, {RECORD} FROM donation WHERE date = ? ORDER BY code, id"
    ))?;
    let donations = statement.query_map([day], read)?;
    Ok(donations.collect::<Result<_, _>>()?)
}

/// Calls `each` with every donation, in order of date.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(DonationRecord) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = from
        .prepare(&format!(
            "SELECT {FACTS}, {RECORD} FROM donation ORDER BY date, id"
        ))
        .map_err(StoreError::from)?;
    for donation in statement.query_map([], read).map_err(StoreError::from)? {
        each(donation.map_err(StoreError::from)?)?;
    }
    Ok(())
}

pub(crate) fn recorded(
    to: &Connection,
    donor: DonorId,
    fact: &DonationRecorded,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO donation (id, donor, visit, code, date, kind, ml, units, plasma_ml, outcome,
                               reaction, source, site, late)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        fact.donation,
        donor,
        fact.visit,
        fact.code,
        fact.date,
        Word(fact.kind),
        fact.ml,
        fact.units,
        fact.plasma_ml,
        Word(fact.outcome),
        Word(Reaction::None),
        Word(Source::Here),
        fact.site,
        fact.late,
    ])?;
    Ok(())
}

pub(crate) fn rested(to: &Connection, fact: &RestEnded) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE donation SET reaction = ?1
         WHERE visit = ?2 AND donor = (SELECT donor FROM visit WHERE id = ?2)",
    )?
    .execute(params![Word(fact.reaction), fact.visit])?;
    Ok(())
}
