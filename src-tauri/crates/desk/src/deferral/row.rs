//! Deferral records as lines of the donor's page.

use crate::Session;
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::{Assessment, Finding, Rule};
use redwall_store::fact::DeferralSource;
use redwall_store::{DeferralId, DeferralRecord, Reading, Signature};
use serde::Serialize;
use ts_rs::TS;

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Signed {
    /// The person's name.
    pub by: String,
    /// Station-local day.
    pub on: NaiveDate,
    /// Station-local time, `HH:MM`.
    pub time: String,
    /// Why, where a reason was asked for.
    pub reason: Option<String>,
}

/// A deferral record, as a line of the donor's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeferralRow {
    /// The record.
    pub id: DeferralId,
    /// The code; withheld from those who may not see health reasons.
    pub code: Option<String>,
    /// The reason in Chinese; withheld likewise.
    pub reason: Option<String>,
    /// Who found it; withheld likewise.
    pub source: Option<DeferralSource>,
    /// The day that the duration is counted from; withheld likewise.
    pub event: Option<NaiveDate>,
    /// First day of the block.
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again.
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    pub permanent: bool,
    /// The day from which a physician has ended it.
    pub ended: Option<NaiveDate>,
    /// It was set by mistake and never blocks.
    pub voided: bool,
    /// Whether it blocks today.
    pub active: bool,
    /// Who set it; withheld likewise.
    pub set: Option<Signed>,
    /// Who ended it and why; withheld likewise.
    pub ending: Option<Signed>,
    /// Who voided it and why; withheld likewise.
    pub voiding: Option<Signed>,
}

/// A donor's deferrals, newest first, as the person on duty may see them. Whether and until when
/// one blocks is what the judgement of platelets found, since every deferral in effect is in it.
pub(crate) fn rows(
    session: &Session,
    read: &Reading<'_>,
    records: Vec<DeferralRecord>,
    of_platelets: &Assessment,
) -> Result<Vec<DeferralRow>, DeskError> {
    let mut rows = Vec::new();
    // Its place among the records that are judged.
    let mut place = 0;
    for record in records {
        let in_effect = if record.counts() {
            place += 1;
            finding_of(of_platelets, place - 1)
        } else {
            None
        };
        rows.push(row(session, read, record, in_effect, of_platelets.on)?);
    }
    rows.reverse();
    Ok(rows)
}

fn finding_of(assessment: &Assessment, place: usize) -> Option<&Finding> {
    assessment
        .findings
        .iter()
        .find(|finding| finding.rule == Rule::Deferral { record: place })
}

fn row(
    session: &Session,
    read: &Reading<'_>,
    record: DeferralRecord,
    in_effect: Option<&Finding>,
    today: NaiveDate,
) -> Result<DeferralRow, DeskError> {
    let facts = record.facts;
    let shown = session.sees_health();
    let rules = session.rulebook(read)?;
    let reason = rules.deferral_reason(&facts.code, today);
    let by = |signature: Option<Signature>| {
        signature
            .filter(|_| shown)
            .map(|signature| signed(read, signature))
            .transpose()
    };
    Ok(DeferralRow {
        id: record.id,
        reason: reason
            .filter(|_| shown)
            .map(|reason| reason.reason_zh.clone()),
        source: record.source.filter(|_| shown),
        event: facts.event.filter(|_| shown),
        from: facts.from,
        until: in_effect.map_or(facts.until, |finding| finding.until),
        permanent: in_effect.map_or(facts.permanent, |finding| finding.permanent),
        ended: facts.ended,
        voided: record.voided.is_some(),
        active: in_effect.is_some(),
        set: by(Some(record.set))?,
        ending: by(record.ended)?,
        voiding: by(record.voided)?,
        code: shown.then_some(facts.code),
    })
}

/// A signature with the person's name.
pub(crate) fn signed(read: &Reading<'_>, signature: Signature) -> Result<Signed, DeskError> {
    Ok(Signed {
        by: read
            .staff_member(signature.by)?
            .map(|member| member.name)
            .unwrap_or_default(),
        on: signature.at.station_date(),
        time: signature.at.station_time(),
        reason: signature.reason,
    })
}
