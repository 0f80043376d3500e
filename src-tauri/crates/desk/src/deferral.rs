//! Deferrals: what keeps a donor from donating, for a time or for good.

use crate::Session;
use crate::donor::{DonorPage, page};
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::{Assessment, Finding, Rule, Rulebook, Scope};
use redwall_store::fact::DeferralSource;
use redwall_store::{DeferralId, DeferralRecord, DonorId, VisitId, Writing, fact};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the list of deferral reasons.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralReasonList {}

/// One reason of the rulebook's list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DeferralReason {
    /// Its code.
    pub code: String,
    /// The reason, in Chinese.
    pub reason_zh: String,
    /// The reason, in English.
    pub reason_en: String,
    /// What the duration is counted from; `-` when there is nothing to count from.
    pub counted_from: String,
    /// The duration: ISO 8601, or a word such as `PERM`, `UNTIL_END`, `RETRY`.
    pub duration: String,
    /// Blocks platelets only.
    pub platelets_only: bool,
}

/// A deferral as it is found in an interview or set by a physician.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralInput {
    /// The code of the reason.
    pub code: String,
    /// The day that the duration is counted from.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub event: Option<NaiveDate>,
    /// The first day on which donating is allowed again, where the rulebook does not compute it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub permanent: bool,
}

/// Defers a donor.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralSet {
    /// The donor.
    pub donor: DonorId,
    /// The deferral.
    pub deferral: DeferralInput,
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
    /// First day of the block.
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again.
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    pub permanent: bool,
    /// The day from which a physician has ended it.
    pub ended: Option<NaiveDate>,
    /// Whether it blocks today.
    pub active: bool,
}

/// The reasons of the rulebook's list.
///
/// # Errors
/// None.
pub fn reasons(session: &Session, _: DeferralReasonList) -> Result<Vec<DeferralReason>, DeskError> {
    let rules = session.store.read(|read| session.rulebook(read))?;
    let reasons = rules.deferral_reasons().map(|reason| DeferralReason {
        code: reason.code.clone(),
        reason_zh: reason.reason_zh.clone(),
        reason_en: reason.reason_en.clone(),
        counted_from: reason.counted_from.clone(),
        duration: reason.duration_text.clone(),
        platelets_only: reason.scope == Scope::Platelets,
    });
    Ok(reasons.collect())
}

/// Defers a donor.
///
/// # Errors
/// `not_found`; `invalid` at `deferral.code`, for a code that is not in the list.
pub fn set(session: &Session, request: DeferralSet) -> Result<DonorPage, DeskError> {
    session.store.write(session.staff.id, |write| {
        page::existing(write, request.donor)?;
        append(session, write, request.donor, None, &request.deferral)
    })?;
    page::of(session, request.donor)
}

/// Appends a deferral, of a visit or by itself.
///
/// # Errors
/// `invalid` at `deferral.code`.
pub(crate) fn append(
    session: &Session,
    write: &mut Writing<'_>,
    donor: DonorId,
    visit: Option<VisitId>,
    deferral: &DeferralInput,
) -> Result<(), DeskError> {
    let today = session.today();
    if session
        .rulebook(write)?
        .deferral_reason(&deferral.code, today)
        .is_none()
    {
        let message = "没有这个延期代码。请从列表中选择。";
        return Err(DeskError::invalid("deferral.code", message));
    }
    if deferral.event.is_some_and(|event| event > today) {
        let message = "这个日期还没有到。请填写事情发生的日期。";
        return Err(DeskError::invalid("deferral.event", message));
    }
    let fact = fact::DeferralSet {
        deferral: DeferralId::mint(),
        visit,
        code: deferral.code.clone(),
        event: deferral.event,
        from: None,
        until: deferral.until,
        permanent: deferral.permanent,
        source: Some(match visit {
            Some(_) => DeferralSource::Interview,
            None => DeferralSource::Physician,
        }),
    };
    Ok(write.append(donor, fact)?)
}

/// A donor's deferrals, newest first, as the person on duty may see them. Whether and until when
/// one blocks is what the judgement of platelets found, since every deferral in effect is in it.
pub(crate) fn rows(
    session: &Session,
    rules: &Rulebook,
    records: Vec<DeferralRecord>,
    of_platelets: &Assessment,
) -> Vec<DeferralRow> {
    let rows = records.into_iter().enumerate().map(|(place, record)| {
        let in_effect = of_platelets
            .findings
            .iter()
            .find(|finding| finding.rule == Rule::Deferral { record: place });
        row(session, rules, record, in_effect, of_platelets.on)
    });
    let mut rows: Vec<_> = rows.collect();
    rows.reverse();
    rows
}

fn row(
    session: &Session,
    rules: &Rulebook,
    record: DeferralRecord,
    in_effect: Option<&Finding>,
    today: NaiveDate,
) -> DeferralRow {
    let facts = record.facts;
    let reason = rules.deferral_reason(&facts.code, today);
    let shown = session.sees_health();
    DeferralRow {
        id: record.id,
        reason: reason
            .filter(|_| shown)
            .map(|reason| reason.reason_zh.clone()),
        code: shown.then_some(facts.code),
        from: facts.from,
        until: in_effect.map_or(facts.until, |finding| finding.until),
        permanent: in_effect.map_or(facts.permanent, |finding| finding.permanent),
        ended: facts.ended,
        active: in_effect.is_some(),
    }
}
