//! `visit`: the visits of donors, and how far each has come.

use crate::clock::Instant;
use crate::column::{Json, Word, each_row};
use crate::error::StoreError;
use crate::id::{DonorId, StaffId, VisitId};
use crate::journal::entry::Entry;
use crate::journal::fact::{
    CertificateIssued, Channel, DonationCodeAssigned, DonationRecorded, ExaminationCorrected,
    ExaminationRecorded, GiftGiven, InterviewRecorded, MeasurementsNoted, RestEnded, VisitGrouped,
    VisitLeft, VisitOpened, VisitRefused,
};
use chrono::NaiveDate;
use redwall_rules::{Examination, Explained, Outcome, Plan, Verdict};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The step to be taken next, or how the visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Step {
    /// 征询.
    Interview,
    /// 体检.
    Examination,
    /// 献血码.
    DonationCode,
    /// 采血.
    Collection,
    /// 休息.
    Rest,
    /// 证书.
    Certificate,
    /// The visit is complete.
    Done,
    /// The donor left before it was.
    Left,
    /// The donor may not donate.
    Refused,
}

impl Step {
    /// Whether the visit is still going on.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Left | Self::Refused)
    }
}

/// A judgement as it was told on the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// The first day on which every dated finding is over.
    pub until: Option<NaiveDate>,
    /// Why, in the words of the day.
    pub findings: Vec<Explained>,
}

/// The group that a donor comes with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Team {
    /// Its name.
    pub group: String,
    /// What sort of group it is.
    pub channel: Channel,
}

/// How an examination was measured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The instrument of each field.
    pub devices: BTreeMap<String, String>,
    /// Fields whose value was hard to believe and was confirmed.
    pub confirmed: Vec<String>,
}

/// A visit.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitRecord {
    /// The visit.
    pub id: VisitId,
    /// The donor.
    pub donor: DonorId,
    /// Station-local day.
    pub on: NaiveDate,
    /// When it was opened.
    pub opened_at: Instant,
    /// Where.
    pub site: String,
    /// The step to be taken next, or how it ended.
    pub step: Step,
    /// Recorded after the day itself.
    pub late: bool,
    /// The donor was registered for this visit.
    pub first: bool,
    /// A repeat donor past the upper age asks to go on.
    pub asks_to_continue: bool,
    /// The number of the signed interview form.
    pub form_no: Option<String>,
    /// The measurements.
    pub examination: Option<Examination>,
    /// Who measured.
    pub examined_by: Option<StaffId>,
    /// Who corrected the measurements last.
    pub remeasured_by: Option<StaffId>,
    /// What the donor means to give.
    pub plan: Option<Plan>,
    /// The donation code.
    pub donation_code: Option<String>,
    /// The donation code that a refusal left unused.
    pub unused_code: Option<String>,
    /// The refusal, or what was remarked when the donor was accepted.
    pub judgement: Option<Judged>,
    /// Since when the step waits.
    pub step_at: Instant,
    /// The group that the donor comes with.
    pub team: Option<Team>,
    /// How the examination was measured, as far as it was noted.
    pub measured: Measured,
    /// What the donor was handed.
    pub gift: Option<String>,
}

/// When and where a visit was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitPlace {
    /// The visit.
    pub id: VisitId,
    /// Station-local day.
    pub on: NaiveDate,
    /// Where.
    pub site: String,
}

const COLUMNS: &str = "id, donor, on_date, opened_at, site, step, late, first, asks_to_continue, \
                       form_no, examination, plan, donation_code, unused_code, judgement, \
                       examined_by, remeasured_by, step_at, team, measured, gift";

fn read(row: &Row<'_>) -> rusqlite::Result<VisitRecord> {
    let Word(step) = row.get(5)?;
    Ok(VisitRecord {
        id: row.get(0)?,
        donor: row.get(1)?,
        on: row.get(2)?,
        opened_at: Instant(row.get(3)?),
        site: row.get(4)?,
        step,
        late: row.get(6)?,
        first: row.get(7)?,
        asks_to_continue: row.get(8)?,
        form_no: row.get(9)?,
        examination: row.get::<_, Option<Json<_>>>(10)?.map(|Json(value)| value),
        plan: row.get::<_, Option<Json<_>>>(11)?.map(|Json(value)| value),
        donation_code: row.get(12)?,
        unused_code: row.get(13)?,
        judgement: row.get::<_, Option<Json<_>>>(14)?.map(|Json(value)| value),
        examined_by: row.get(15)?,
        remeasured_by: row.get(16)?,
        step_at: Instant(row.get(17)?),
        team: row.get::<_, Option<Json<_>>>(18)?.map(|Json(value)| value),
        measured: row
            .get::<_, Option<Json<_>>>(19)?
            .map(|Json(value)| value)
            .unwrap_or_default(),
        gift: row.get(20)?,
    })
}

/// Calls `each` with every visit, in the order of opening.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    each: impl FnMut(VisitRecord) -> Result<(), E>,
) -> Result<(), E> {
    let sql = format!("SELECT {COLUMNS} FROM visit ORDER BY id");
    each_row(from, &sql, read, each)
}

pub(crate) fn visit(from: &Connection, id: VisitId) -> Result<Option<VisitRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!("SELECT {COLUMNS} FROM visit WHERE id = ?"))?
        .query_row([id], read)
        .optional()?)
}

/// The donor in whose record a visit stands.
pub(crate) fn recorded_on(from: &Connection, id: VisitId) -> Result<Option<DonorId>, StoreError> {
    Ok(from
        .prepare_cached("SELECT donor FROM visit WHERE id = ?")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Whether a donation code was given out for a visit.
pub(crate) fn has_code(from: &Connection, id: VisitId, code: &str) -> Result<bool, StoreError> {
    Ok(from
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM visit
                            WHERE id = ?1 AND ?2 IN (donation_code, unused_code))",
        )?
        .query_row(params![id, code], |row| row.get(0))?)
}

/// A donor's visits of a day, newest first.
pub(crate) fn of_donor_on(
    from: &Connection,
    donor: DonorId,
    on: NaiveDate,
) -> Result<Vec<VisitRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM visit WHERE donor = ? AND on_date = ? ORDER BY opened_at DESC, id DESC"
    ))?;
    let visits = statement.query_map(params![donor, on], read)?;
    Ok(visits.collect::<Result<_, _>>()?)
}

/// When and where each of a donor's visits was.
pub(crate) fn places_of_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<VisitPlace>, StoreError> {
    let mut statement =
        from.prepare_cached("SELECT id, on_date, site FROM visit WHERE donor = ?")?;
    let visits = statement.query_map([donor], |row| {
        Ok(VisitPlace {
            id: row.get(0)?,
            on: row.get(1)?,
            site: row.get(2)?,
        })
    })?;
    Ok(visits.collect::<Result<_, _>>()?)
}

/// The visits that were opened on a day for that day, in the order of opening.
pub(crate) fn on_day(from: &Connection, on: NaiveDate) -> Result<Vec<VisitRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM visit WHERE on_date = ? AND NOT late ORDER BY opened_at, id"
    ))?;
    let visits = statement.query_map([on], read)?;
    Ok(visits.collect::<Result<_, _>>()?)
}

/// The visits that were examined from one day to another, both included.
pub(crate) fn examined_between(
    from: &Connection,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<VisitRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM visit WHERE on_date BETWEEN ? AND ? AND examination IS NOT NULL
         ORDER BY on_date, opened_at, id"
    ))?;
    let visits = statement.query_map([first, last], read)?;
    Ok(visits.collect::<Result<_, _>>()?)
}

/// The visits whose certificate is due, the newest first.
pub(crate) fn to_certify(from: &Connection, most: u32) -> Result<Vec<VisitRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM visit WHERE step = 'certificate'
         ORDER BY on_date DESC, opened_at DESC, id LIMIT ?"
    ))?;
    let visits = statement.query_map([most], read)?;
    Ok(visits.collect::<Result<_, _>>()?)
}

/// Whether another visit has this donation code.
pub(crate) fn code_is_used_elsewhere(
    from: &Connection,
    code: &str,
    visit: VisitId,
) -> Result<bool, StoreError> {
    Ok(from
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM visit WHERE donation_code = ? AND id <> ?)")?
        .query_row(params![code, visit], |row| row.get(0))?)
}

pub(crate) fn opened(
    to: &Connection,
    donor: DonorId,
    at: Instant,
    fact: &VisitOpened,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO visit (id, donor, on_date, opened_at, site, step, late, first, asks_to_continue,
                            step_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        fact.visit,
        donor,
        fact.on,
        at.0,
        fact.site,
        Word(Step::Interview),
        fact.late,
        fact.first,
        fact.asks_to_continue,
        at.0,
    ])?;
    Ok(())
}

pub(crate) fn interviewed(
    to: &Connection,
    at: Instant,
    fact: &InterviewRecorded,
) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE visit SET step = ?, step_at = ?, form_no = ? WHERE id = ?")?
        .execute(params![
            Word(Step::Examination),
            at.0,
            fact.form_no,
            fact.visit
        ])?;
    Ok(())
}

pub(crate) fn grouped(to: &Connection, fact: &VisitGrouped) -> Result<(), StoreError> {
    let team = Team {
        group: fact.group.clone(),
        channel: fact.channel,
    };
    to.prepare_cached("UPDATE visit SET team = ? WHERE id = ?")?
        .execute(params![Json(team), fact.visit])?;
    Ok(())
}

pub(crate) fn measurements_noted(
    to: &Connection,
    fact: &MeasurementsNoted,
) -> Result<(), StoreError> {
    let measured = Measured {
        devices: fact.devices.clone(),
        confirmed: fact.confirmed.clone(),
    };
    to.prepare_cached("UPDATE visit SET measured = ? WHERE id = ?")?
        .execute(params![Json(measured), fact.visit])?;
    Ok(())
}

pub(crate) fn gift_given(to: &Connection, fact: &GiftGiven) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE visit SET gift = ? WHERE id = ?")?
        .execute(params![fact.gift, fact.visit])?;
    Ok(())
}

pub(crate) fn examined(
    to: &Connection,
    entry: &Entry,
    fact: &ExaminationRecorded,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE visit SET step = ?, step_at = ?, examination = ?, plan = ?, examined_by = ?
         WHERE id = ?",
    )?
    .execute(params![
        Word(Step::DonationCode),
        entry.at.0,
        Json(&fact.examination),
        Json(&fact.plan),
        entry.staff,
        fact.visit
    ])?;
    Ok(())
}

/// Other measurements take no step and give back none.
pub(crate) fn examination_corrected(
    to: &Connection,
    donor: DonorId,
    by: StaffId,
    fact: &ExaminationCorrected,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE visit SET examination = ?, remeasured_by = ? WHERE id = ? AND donor = ?",
    )?
    .execute(params![Json(&fact.examination), by, fact.visit, donor])?;
    Ok(())
}

pub(crate) fn coded(
    to: &Connection,
    at: Instant,
    fact: &DonationCodeAssigned,
) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE visit SET step = ?, step_at = ?, donation_code = ? WHERE id = ?")?
        .execute(params![Word(Step::Collection), at.0, fact.code, fact.visit])?;
    Ok(())
}

pub(crate) fn refused(to: &Connection, at: Instant, fact: &VisitRefused) -> Result<(), StoreError> {
    let judged = Judged {
        verdict: fact.verdict,
        until: fact.until,
        findings: fact.findings.clone(),
    };
    to.prepare_cached(
        "UPDATE visit SET step = ?, step_at = ?, judgement = ?, unused_code = ? WHERE id = ?",
    )?
    .execute(params![
        Word(Step::Refused),
        at.0,
        Json(judged),
        fact.unused_code,
        fact.visit
    ])?;
    Ok(())
}

pub(crate) fn collected(
    to: &Connection,
    at: Instant,
    fact: &DonationRecorded,
) -> Result<(), StoreError> {
    let findings: Vec<_> = fact.flags.iter().chain(&fact.remarks).cloned().collect();
    let judged = Judged {
        verdict: verdict_of(&fact.flags),
        until: until_of(&fact.flags),
        findings,
    };
    to.prepare_cached("UPDATE visit SET step = ?, step_at = ?, judgement = ? WHERE id = ?")?
        .execute(params![Word(Step::Rest), at.0, Json(judged), fact.visit])?;
    Ok(())
}

fn verdict_of(flags: &[Explained]) -> Verdict {
    match flags {
        [] => Verdict::Accept,
        flags if flags.iter().any(|flag| flag.permanent) => Verdict::Exclude,
        _ => Verdict::Defer,
    }
}

/// The first day on which every finding is over; none while one has no date.
fn until_of(flags: &[Explained]) -> Option<NaiveDate> {
    let days: Option<Vec<_>> = flags.iter().map(|flag| flag.until).collect();
    days.and_then(|days| days.into_iter().max())
}

/// After the rest comes the certificate, unless no blood was drawn.
pub(crate) fn rested(to: &Connection, at: Instant, fact: &RestEnded) -> Result<(), StoreError> {
    let nothing_drawn: bool = to
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM visit JOIN donation
                 ON donation.donor = visit.donor AND donation.date = visit.on_date
                    AND donation.visit = visit.id
                 WHERE visit.id = ? AND donation.outcome = ?)",
        )?
        .query_row(params![fact.visit, Word(Outcome::None)], |row| row.get(0))?;
    let step = if nothing_drawn {
        Step::Done
    } else {
        Step::Certificate
    };
    move_to(to, step, at, &fact.visit)
}

pub(crate) fn certified(
    to: &Connection,
    at: Instant,
    fact: &CertificateIssued,
) -> Result<(), StoreError> {
    move_to(to, Step::Done, at, &fact.visit)
}

pub(crate) fn left(to: &Connection, at: Instant, fact: &VisitLeft) -> Result<(), StoreError> {
    move_to(to, Step::Left, at, &fact.visit)
}

fn move_to(to: &Connection, step: Step, at: Instant, visit: &dyn ToSql) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE visit SET step = ?, step_at = ? WHERE id = ?")?
        .execute(params![Word(step), at.0, visit])?;
    Ok(())
}
