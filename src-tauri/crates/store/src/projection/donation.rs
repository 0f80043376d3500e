//! `donation`: what was collected.

use crate::clock::Instant;
use crate::column::{Day, Json, Word};
use crate::error::StoreError;
use crate::id::{DonationId, DonorId, StaffId, TaskId, VisitId};
use crate::journal::fact::{
    CollectionDescribed, CollectionDetail, DonationCorrected, DonationImported, DonationRecorded,
    ReactionClassed, RestEnded, SourceChecked, TaskAbout, TaskRaised, UnitWithdrawn,
};
use crate::projection::{history as packed, task};
use chrono::NaiveDate;
use redwall_rules::{Donation, Reaction, ReactionClass, Source};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

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
    /// Who recorded it.
    pub recorded_by: StaffId,
    /// Who corrected it last.
    pub corrected_by: Option<StaffId>,
    /// It should not have happened, as far as is known.
    pub flagged: bool,
    /// That and why the unit must not be used.
    pub withdrawal: Option<Withdrawal>,
    /// Taken over from elsewhere: no visit here stands behind it.
    pub imported: bool,
    /// The number of the record that it was taken from.
    pub record_no: Option<String>,
    /// How the collection went, as far as it was noted.
    pub collection: Option<CollectionDetail>,
    /// The classes of the reactions that were told of, each once.
    pub reactions: Vec<ReactionClass>,
    /// How the source of a donation elsewhere was checked last.
    pub proof: Option<Proof>,
}

/// That the source of a donation elsewhere was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// What the paper is, or why it proves nothing.
    pub paper: String,
    /// SHA-256 of the scan that is attached.
    pub attachment: Option<String>,
    /// Who checked it.
    pub by: StaffId,
    /// When, milliseconds UTC.
    pub at: i64,
}

/// That a unit must not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Whether the donor asked for it in confidence.
    pub confidential: bool,
    /// What was said.
    pub reason: Option<String>,
}

const FACTS: &str = "date, kind, ml, units, plasma_ml, outcome, reaction, source";
const FACT_COLUMNS: usize = 8;

fn read_facts(row: &Row<'_>) -> rusqlite::Result<Donation> {
    let (Word(kind), Word(outcome), Word(reaction), Word(source)) =
        (row.get(1)?, row.get(5)?, row.get(6)?, row.get(7)?);
    let Day(date) = row.get(0)?;
    Ok(Donation {
        date,
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
        recorded_by: row.get(FACT_COLUMNS + 6)?,
        corrected_by: row.get(FACT_COLUMNS + 7)?,
        flagged: row.get(FACT_COLUMNS + 8)?,
        withdrawal: row
            .get::<_, Option<Json<_>>>(FACT_COLUMNS + 9)?
            .map(|Json(withdrawal)| withdrawal),
        imported: row.get(FACT_COLUMNS + 10)?,
        record_no: row.get(FACT_COLUMNS + 11)?,
        collection: row
            .get::<_, Option<Json<_>>>(FACT_COLUMNS + 12)?
            .map(|Json(collection)| collection),
        reactions: row.get::<_, Json<_>>(FACT_COLUMNS + 13)?.0,
        proof: row
            .get::<_, Option<Json<_>>>(FACT_COLUMNS + 14)?
            .map(|Json(proof)| proof),
    })
}

const RECORD: &str = "id, donor, visit, code, site, late, recorded_by, corrected_by, flagged, \
                      withdrawal, imported, record_no, collection, reactions, proof";

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

/// The donations with a code.
pub(crate) fn with_code(from: &Connection, code: &str) -> Result<Vec<DonationRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {FACTS}, {RECORD} FROM donation WHERE code = ? ORDER BY id"
    ))?;
    let donations = statement.query_map([code], read)?;
    Ok(donations.collect::<Result<_, _>>()?)
}

/// Calls `each` with every donation, in the order in which they came to be known: that of the table,
/// so that the whole file is read once from end to end.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(DonationRecord) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = from
        .prepare(&format!(
            "SELECT {FACTS}, {RECORD} FROM donation ORDER BY id"
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
    by: StaffId,
    fact: &DonationRecorded,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO donation (id, donor, visit, code, date, kind, ml, units, plasma_ml, outcome,
                               reaction, source, site, late, recorded_by, flagged, imported,
                               reactions)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '[]')",
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
        by,
        !fact.flags.is_empty(),
    ])?;
    let given = Donation {
        date: fact.date,
        kind: fact.kind,
        ml: fact.ml,
        units: fact.units,
        plasma_ml: fact.plasma_ml,
        outcome: fact.outcome,
        reaction: Reaction::None,
        source: Source::Here,
    };
    packed::added(to, donor, &given)
}

/// Its visit is one that nobody opened: named after the donation, so that it is nobody else's.
pub(crate) fn imported(
    to: &Connection,
    donor: DonorId,
    by: StaffId,
    fact: &DonationImported,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO donation (id, donor, visit, code, date, kind, ml, units, plasma_ml, outcome,
                               reaction, source, site, late, recorded_by, flagged, imported,
                               record_no, reactions)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 0, 1, ?, '[]')",
    )?
    .execute(params![
        fact.donation,
        donor,
        VisitId::from(fact.donation.uuid()),
        fact.code,
        fact.date,
        Word(fact.kind),
        fact.ml,
        fact.units,
        fact.plasma_ml,
        Word(fact.outcome),
        Word(fact.reaction),
        Word(fact.source),
        fact.site,
        by,
        fact.record_no,
    ])?;
    let given = Donation {
        date: fact.date,
        kind: fact.kind,
        ml: fact.ml,
        units: fact.units,
        plasma_ml: fact.plasma_ml,
        outcome: fact.outcome,
        reaction: fact.reaction,
        source: fact.source,
    };
    packed::added(to, donor, &given)
}

/// The reaction that the donor rested with.
pub(crate) fn rested(to: &Connection, fact: &RestEnded) -> Result<(), StoreError> {
    let donation: Option<(DonorId, DonationId)> = to
        .prepare_cached(
            "SELECT donation.donor, donation.id FROM visit JOIN donation
                 ON donation.donor = visit.donor AND donation.date = visit.on_date
                    AND donation.visit = visit.id
             WHERE visit.id = ?",
        )?
        .query_row([fact.visit], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match donation {
        Some((donor, donation)) => reacted(to, donor, donation, fact.reaction),
        None => Ok(()),
    }
}

/// Of several reactions to a donation the most severe stands.
pub(crate) fn reacted(
    to: &Connection,
    donor: DonorId,
    donation: DonationId,
    reaction: Reaction,
) -> Result<(), StoreError> {
    let milder: &[Reaction] = match reaction {
        Reaction::None => &[],
        Reaction::Mild => &[Reaction::None],
        Reaction::Moderate => &[Reaction::None, Reaction::Mild],
        Reaction::Severe => &[Reaction::None, Reaction::Mild, Reaction::Moderate],
    };
    let mut worsened = 0;
    for milder in milder {
        worsened += to
            .prepare_cached(
                "UPDATE donation SET reaction = ? WHERE id = ? AND donor = ? AND reaction = ?",
            )?
            .execute(params![Word(reaction), donation, donor, Word(milder)])?;
    }
    if worsened > 0 {
        packed::packed_again(to, donor)?;
    }
    Ok(())
}

pub(crate) fn corrected(
    to: &Connection,
    donor: DonorId,
    by: StaffId,
    fact: &DonationCorrected,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE donation SET kind = ?, ml = ?, units = ?, plasma_ml = ?, outcome = ?,
                             corrected_by = ?
         WHERE id = ? AND donor = ?",
    )?
    .execute(params![
        Word(fact.kind),
        fact.ml,
        fact.units,
        fact.plasma_ml,
        Word(fact.outcome),
        by,
        fact.donation,
        donor,
    ])?;
    packed::packed_again(to, donor)
}

/// What was checked last stands. A donation given here needs no papers.
pub(crate) fn source_checked(
    to: &Connection,
    donor: DonorId,
    (by, at): (StaffId, Instant),
    fact: &SourceChecked,
) -> Result<(), StoreError> {
    let proof = Proof {
        paper: fact.paper.clone(),
        attachment: fact.attachment.clone(),
        by,
        at: at.0,
    };
    to.prepare_cached(
        "UPDATE donation SET source = ?, proof = ?
         WHERE id = ? AND donor = ? AND imported = 1 AND source <> ?",
    )?
    .execute(params![
        Word(fact.source),
        Json(proof),
        fact.donation,
        donor,
        Word(Source::Here),
    ])?;
    packed::packed_again(to, donor)
}

/// What was noted last stands.
pub(crate) fn described(
    to: &Connection,
    donor: DonorId,
    fact: &CollectionDescribed,
) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE donation SET collection = ? WHERE id = ? AND donor = ?")?
        .execute(params![Json(&fact.collection), fact.donation, donor])?;
    Ok(())
}

/// The classes of all reactions are kept, each once, and the most severe reaction stands.
pub(crate) fn reaction_classed(
    to: &Connection,
    donor: DonorId,
    fact: &ReactionClassed,
) -> Result<(), StoreError> {
    let known = donation(to, fact.donation)?.filter(|record| record.donor == donor);
    let Some(mut reactions) = known.map(|record| record.reactions) else {
        return Ok(());
    };
    if !reactions.contains(&fact.class) {
        reactions.push(fact.class);
        reactions.sort_unstable();
        to.prepare_cached("UPDATE donation SET reactions = ? WHERE id = ?")?
            .execute(params![Json(reactions), fact.donation])?;
    }
    reacted(to, donor, fact.donation, fact.reaction)
}

/// What was said first stands.
pub(crate) fn withdrawn(
    to: &Connection,
    donor: DonorId,
    fact: &UnitWithdrawn,
) -> Result<(), StoreError> {
    let withdrawal = Withdrawal {
        confidential: fact.confidential,
        reason: fact.reason.clone(),
    };
    to.prepare_cached(
        "UPDATE donation SET withdrawal = ? WHERE id = ? AND donor = ? AND withdrawal IS NULL",
    )?
    .execute(params![Json(withdrawal), fact.donation, donor])?;
    Ok(())
}

/// A donation that should not have happened is flagged by the task that says so.
pub(crate) fn flagged(
    to: &Connection,
    donor: DonorId,
    fact: &TaskRaised,
) -> Result<(), StoreError> {
    if let (true, Some(donation)) = (is_against_rules(fact.about), fact.donation) {
        to.prepare_cached("UPDATE donation SET flagged = flagged + 1 WHERE id = ? AND donor = ?")?
            .execute(params![donation, donor])?;
    }
    Ok(())
}

/// A task that was voided no longer flags its donation.
pub(crate) fn unflagged(to: &Connection, donor: DonorId, task: TaskId) -> Result<(), StoreError> {
    let Some(task) = task::task(to, task)? else {
        return Ok(());
    };
    if let (true, Some(donation)) = (is_against_rules(task.about), task.donation) {
        to.prepare_cached(
            "UPDATE donation SET flagged = max(flagged - 1, 0) WHERE id = ? AND donor = ?",
        )?
        .execute(params![donation, donor])?;
    }
    Ok(())
}

fn is_against_rules(about: TaskAbout) -> bool {
    match about {
        TaskAbout::LateEntryAgainstRules
        | TaskAbout::CorrectionAgainstRules
        | TaskAbout::DeferralAfterDonation
        | TaskAbout::MergeAgainstRules => true,
        TaskAbout::RegisteredDocumentBlocked
        | TaskAbout::UnitWithdrawn
        | TaskAbout::ReactionAfterLeaving
        | TaskAbout::PossibleDuplicate
        | TaskAbout::MergedRecordsDiffer
        | TaskAbout::DeferralAfterUnmerge => false,
    }
}
