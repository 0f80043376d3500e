//! How a collection went: its times, arm and bag; a reaction by its class; the gift.

use crate::error::DeskError;
use crate::scanned;
use redwall_rules::{DonationCode, DonationKind, Reaction, ReactionClass, Rulebook, Value};
use redwall_store::fact::{Arm, CollectionDetail};
use redwall_store::{DonationRecord, Instant, VisitRecord};
use serde::Serialize;
use ts_rs::TS;

const MINUTE_MS: i64 = 60_000;
/// Longer than any collection takes: a slipped time.
const LONGEST_MINUTES: i64 = 240;
/// How far the clock of the desk may be behind the one that timed the collection, ms.
const SYNCHRONISATION_MS: i64 = MINUTE_MS;
const LONGEST_TEXT: usize = 40;
/// The setting of the rulebook after how many minutes a collection counts as slow.
const LONG: &str = "collection.long";

/// How a collection went, as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CollectionShown {
    /// When the needle was in, station-local `HH:MM`.
    pub started: Option<String>,
    /// When it was out, station-local `HH:MM`.
    pub ended: Option<String>,
    /// Whole minutes between them.
    pub minutes: Option<u32>,
    /// Which arm.
    pub arm: Option<Arm>,
    /// The lot of the bag or the set.
    pub bag_lot: Option<String>,
    /// What the duration means for the unit, in Chinese, where it means something.
    pub note: Option<String>,
}

/// Makes sure that a collection can have gone like this; what is kept of it, if anything.
///
/// # Errors
/// `invalid` at a field under `detail`.
pub(super) fn checked(
    detail: &CollectionDetail,
    visit: &VisitRecord,
    code: &DonationCode,
    now: Instant,
) -> Result<Option<CollectionDetail>, DeskError> {
    let out_of_visit = |at: i64| at < visit.opened_at.0 || at > now.0 + SYNCHRONISATION_MS;
    if detail.started_at.is_some_and(out_of_visit) {
        let message = "开始时间不在这次来访之内。请核对。";
        return Err(DeskError::invalid("detail.started_at", message));
    }
    let length = detail.started_at.zip(detail.ended_at);
    let length = length.map(|(started, ended)| ended - started);
    let impossible =
        length.is_some_and(|length| !(0..=LONGEST_MINUTES * MINUTE_MS).contains(&length));
    if impossible || detail.ended_at.is_some_and(out_of_visit) {
        let message = "结束时间应在开始之后、现在之前。请核对。";
        return Err(DeskError::invalid("detail.ended_at", message));
    }
    let bag_lot = text(detail.bag_lot.as_deref(), "detail.bag_lot")?;
    if let Some(lot) = &bag_lot {
        scanned::not_the_code(lot, code, "detail.bag_lot")?;
        scanned::no_identity_number(lot, now.station_date(), "detail.bag_lot")?;
    }
    let kept = CollectionDetail {
        bag_lot,
        ..detail.clone()
    };
    Ok((kept != CollectionDetail::default()).then_some(kept))
}

/// A short text; none where nothing is said.
///
/// # Errors
/// `invalid` at `field`.
pub(super) fn text(typed: Option<&str>, field: &str) -> Result<Option<String>, DeskError> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    match typed {
        Some(typed) if typed.chars().count() > LONGEST_TEXT => {
            Err(DeskError::invalid(field, "最多40个字。请缩短。"))
        }
        other => Ok(other.map(str::to_owned)),
    }
}

/// Makes sure that a reaction's class fits what was given and how severe it was.
///
/// # Errors
/// `invalid` at `class` or `reaction`.
pub(crate) fn fitting(
    class: Option<ReactionClass>,
    reaction: Reaction,
    kind: DonationKind,
) -> Result<(), DeskError> {
    let Some(class) = class else {
        return Ok(());
    };
    if reaction == Reaction::None {
        let message = "选择了反应的类别,请同时选择反应的程度。";
        return Err(DeskError::invalid("reaction", message));
    }
    if !class.can_follow(kind) {
        let message = "这类反应只见于单采。请重新选择。";
        return Err(DeskError::invalid("class", message));
    }
    if !class.can_be(reaction) {
        let message = "这类反应都是重度。请核对程度。";
        return Err(DeskError::invalid("reaction", message));
    }
    Ok(())
}

/// How a collection went, for a screen.
pub(crate) fn shown(donation: &DonationRecord, rules: &Rulebook) -> Option<CollectionShown> {
    let detail = donation.collection.as_ref()?;
    let time = |at: Option<i64>| at.map(|at| Instant(at).station_time());
    let length = detail.started_at.zip(detail.ended_at);
    let length = length.map(|(started, ended)| ended - started);
    Some(CollectionShown {
        started: time(detail.started_at),
        ended: time(detail.ended_at),
        minutes: length.and_then(|length| u32::try_from(length / MINUTE_MS).ok()),
        arm: detail.arm,
        bag_lot: detail.bag_lot.clone(),
        note: length.and_then(|length| slow(length, donation, rules)),
    })
}

/// A slow collection of whole blood is for neither platelets nor plasma.
fn slow(length: i64, donation: &DonationRecord, rules: &Rulebook) -> Option<String> {
    let Some(Value::Whole(minutes)) = rules
        .setting(LONG, donation.facts.date)
        .map(|setting| &setting.value)
    else {
        return None;
    };
    let slow = length > i64::from(*minutes) * MINUTE_MS;
    let matters = donation.facts.kind == DonationKind::WholeBlood;
    (slow && matters)
        .then(|| format!("采血时间超过{minutes}分钟:这袋血不宜用来制备血小板和新鲜冰冻血浆。"))
}
