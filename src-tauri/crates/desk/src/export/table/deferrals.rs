//! What keeps donors from donating. Without sight of health reasons: that, and until when.

use super::{DonorNumbers, Rows, Table, uncounted};
use crate::Session;
use crate::error::DeskError;
use crate::export::cell::Cell;
use crate::judge::USUAL;
use crate::task;
use chrono::NaiveDate;
use redwall_rules::{Facts, Finding, Rule, Rulebook, Stage, assess};
use redwall_store::{DeferralRecord, Reading, Signature};

pub(super) const DEFERRALS: Table = Table {
    name: "deferrals",
    columns: &[
        "donor_no",
        "code",
        "reason",
        "source",
        "event",
        "from",
        "until",
        "permanent",
        "ended",
        "voided",
        "active",
        "set_on",
        "set_by",
        "ended_by",
        "ended_reason",
        "voided_by",
        "voided_reason",
    ],
    count: uncounted,
    fill,
};

fn fill(session: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let numbers = DonorNumbers::read(read)?;
    let rules = session.rulebook(read)?;
    let today = session.today();
    let shown = session.sees_health();
    read.each_deferral(|record| {
        let in_effect = in_effect(&record, today, &rules);
        let reason = rules.deferral_reason(&record.facts.code, today);
        let facts = &record.facts;
        let health = |cell: Cell| if shown { cell } else { Cell::Empty };
        let by = |signature: Option<&Signature>| signed_by(read, signature.filter(|_| shown));
        let why = |signature: Option<&Signature>| {
            let reason = signature.and_then(|signature| signature.reason.clone());
            health(Cell::text_if_any(reason))
        };
        let until = in_effect.as_ref().map_or(facts.until, |found| found.until);
        let permanent = in_effect
            .as_ref()
            .map_or(facts.permanent, |found| found.permanent);
        rows.put(&[
            numbers.of(record.donor),
            health(Cell::text(facts.code.clone())),
            health(Cell::text_if_any(
                reason.map(|reason| reason.reason_zh.clone()),
            )),
            health(Cell::word(record.source)),
            health(Cell::date(facts.event)),
            Cell::date(facts.from),
            Cell::date(until),
            Cell::yes_or_no(permanent),
            Cell::date(facts.ended),
            Cell::yes_or_no(record.voided.is_some()),
            Cell::yes_or_no(in_effect.is_some()),
            Cell::Date(record.set.at.station_date()),
            by(Some(&record.set))?,
            by(record.ended.as_ref())?,
            why(record.ended.as_ref()),
            by(record.voided.as_ref())?,
            why(record.voided.as_ref()),
        ])
    })
}

fn signed_by(read: &Reading<'_>, signature: Option<&Signature>) -> Result<Cell, DeskError> {
    match signature {
        Some(signature) => Ok(Cell::text(task::name(read, signature.by)?)),
        None => Ok(Cell::Empty),
    }
}

/// What the one function finds of a record by itself today: none once it no longer blocks. Platelets
/// are asked about, for which every deferral counts.
fn in_effect(record: &DeferralRecord, today: NaiveDate, rules: &Rulebook) -> Option<Finding> {
    if !record.counts() {
        return None;
    }
    let mut alone = Facts::new(None, today);
    alone.deferrals.push(record.facts.clone());
    let [_, platelets] = USUAL;
    let found = assess(&alone, &platelets, Stage::Desk, today, rules).findings;
    found
        .into_iter()
        .find(|finding| matches!(finding.rule, Rule::Deferral { .. }))
}
