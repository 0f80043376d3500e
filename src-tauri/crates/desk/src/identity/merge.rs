//! Merging two records of one person.

use super::{DonorMerge, confirm};
use crate::Session;
use crate::donor::{DonorPage, page};
use crate::error::DeskError;
use crate::{reassess, task};
use redwall_store::fact::{DonorMerged, TaskAbout};
use redwall_store::{DonationId, DonationRecord, Donor, DonorId, Reading, StaffId, Writing};
use std::collections::{BTreeMap, BTreeSet};

/// Makes two records one person's, and judges the donations of both again.
///
/// # Errors
/// `not_found`; `invalid` at `merge`, when they are one person's already, or at `reason`;
/// `out_of_order`, while either has a visit under way; `second_person`; `wrong_password`.
pub fn merge(session: &Session, request: DonorMerge) -> Result<DonorPage, DeskError> {
    let reason = confirm::reason(&request.reason)?;
    let second = confirm::second(
        session,
        request.second.as_deref(),
        request.second_password.clone(),
    )?;
    session.store.write(session.staff.id, |write| {
        join(session, write, request.keep, request.merge, reason, second).map(drop)
    })?;
    page::of(session, request.keep)
}

/// What a merge came to.
pub(super) struct Joined {
    /// Donations that should not have happened, as is known now.
    pub(super) against: Vec<DonationRecord>,
}

/// Writes a merge, and a task for every donation that should not have happened now that each record
/// knows of the other.
pub(super) fn join(
    session: &Session,
    write: &mut Writing<'_>,
    keep: DonorId,
    merge: DonorId,
    reason: String,
    second: Option<StaffId>,
) -> Result<Joined, DeskError> {
    let keep = page::existing(write, keep)?;
    let merged = page::existing(write, merge).map_err(|error| error.at("merge"))?;
    if keep.id == merged.id {
        let message = "这两个编号已经是同一个人的档案,不需要合并。";
        return Err(DeskError::invalid("merge", message));
    }
    nobody_is_visiting(session, write, &[keep.id, merged.id])?;
    let mut before = rules_of_each(session, write, &keep)?;
    before.append(&mut rules_of_each(session, write, &merged)?);
    let fact = DonorMerged {
        into: keep.id,
        reason,
        second,
    };
    write.append(merged.id, fact)?;
    let against = raise_tasks(session, write, &keep, merged.id, &before)?;
    for (counted, other) in write.same_donations(keep.id)? {
        if tells_otherwise(&counted, &other) {
            let about = TaskAbout::MergedRecordsDiffer;
            task::raise_of_merge(write, merged.id, about, &counted)?;
        }
    }
    Ok(Joined { against })
}

/// # Errors
/// `out_of_order`, while one of the donors has a visit of today under way.
pub(super) fn nobody_is_visiting(
    session: &Session,
    read: &Reading<'_>,
    donors: &[DonorId],
) -> Result<(), DeskError> {
    for donor in donors {
        let visits = read.visits_of(*donor, session.today())?;
        if visits.iter().any(|visit| visit.step.is_open()) {
            let message = "献血者正在办理来访,不能合并或撤销合并。请等来访结束后再办理。";
            return Err(DeskError::out_of_order(message));
        }
    }
    Ok(())
}

type Rules = BTreeMap<DonationId, BTreeSet<String>>;

/// The rules that are against each donation of a donor.
fn rules_of_each(session: &Session, read: &Reading<'_>, donor: &Donor) -> Result<Rules, DeskError> {
    let donations = read.donations(donor.id)?;
    let mut rules = Rules::new();
    for donation in &donations {
        let blocks = reassess::blocks_by_then(session, read, donor, donation, &donations)?;
        rules.insert(donation.id, reassess::rules(&blocks));
    }
    Ok(rules)
}

/// Raises a task about each donation that a rule is against which was not before.
fn raise_tasks(
    session: &Session,
    write: &mut Writing<'_>,
    donor: &Donor,
    merged: DonorId,
    before: &Rules,
) -> Result<Vec<DonationRecord>, DeskError> {
    let now = rules_of_each(session, write, donor)?;
    let mut against = Vec::new();
    for donation in write.donations(donor.id)? {
        let known = before.get(&donation.id).cloned().unwrap_or_default();
        let rules = now.get(&donation.id).cloned().unwrap_or_default();
        if !rules.is_subset(&known) {
            task::raise_of_merge(write, merged, TaskAbout::MergeAgainstRules, &donation)?;
            against.push(donation);
        }
    }
    Ok(against)
}

/// Whether two records of one donation differ in what was given or when.
pub(super) fn tells_otherwise(one: &DonationRecord, other: &DonationRecord) -> bool {
    let told = |record: &DonationRecord| {
        let facts = record.facts.clone();
        (
            facts.date,
            facts.kind,
            facts.ml,
            facts.units,
            facts.plasma_ml,
            facts.outcome,
        )
    };
    told(one) != told(other)
}
