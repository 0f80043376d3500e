//! The donations of a person: those of all records, each once.

use super::whose;
use crate::error::StoreError;
use crate::id::{DonorId, VisitId};
use crate::projection::alias;
use crate::projection::donation::{self, DonationRecord};
use crate::projection::tally::{self, Given};
use redwall_rules::{Donation, DonationKind, Outcome, Reaction, Source};
use rusqlite::Connection;
use std::cmp::Reverse;

/// A donor's history as the rules read it, oldest first.
pub(crate) fn history(from: &Connection, donor: DonorId) -> Result<Vec<Donation>, StoreError> {
    let group = alias::group(from, donor)?;
    if group.is_plain() {
        return donation::history(from, donor);
    }
    let mut history: Vec<Donation> = donations(from, donor)?
        .into_iter()
        .map(|record| record.facts)
        .collect();
    history.sort_by_key(|facts| (facts.date, facts.ml, facts.units));
    Ok(history)
}

/// A donor's donations, newest first. One that several records tell of is one.
pub(crate) fn donations(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<DonationRecord>, StoreError> {
    let group = alias::group(from, donor)?;
    if group.is_plain() {
        return donation::of_donor(from, donor);
    }
    let mut donations = once_each(all(from, donor)?);
    donations.sort_by_key(|record| Reverse((record.facts.date, record.id)));
    for record in &mut donations {
        record.donor = group.stands;
    }
    Ok(donations)
}

/// What all records tell, each with the donor in whose record it stands.
fn all(from: &Connection, donor: DonorId) -> Result<Vec<DonationRecord>, StoreError> {
    let group = alias::group(from, donor)?;
    let rows = |member| donation::of_donor(from, member);
    group.gather(rows, |record| Some(record.visit))
}

/// The donation of a visit, which may be told of elsewhere, too.
pub(crate) fn of_visit(
    from: &Connection,
    donor: DonorId,
    visit: VisitId,
) -> Result<Option<DonationRecord>, StoreError> {
    let record = all(from, donor)?
        .into_iter()
        .find(|record| record.visit == visit);
    match record {
        Some(mut record) => {
            record.donor = whose(from, record.donor, Some(visit))?;
            Ok(Some(record))
        }
        None => Ok(None),
    }
}

/// Donations that several records of a donor tell of: what counts, and what does not.
pub(crate) fn same_donations(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<(DonationRecord, DonationRecord)>, StoreError> {
    let told = all(from, donor)?;
    let counted = once_each(told.clone());
    let mut same = Vec::new();
    for record in told {
        let one = counted.iter().find(|one| is_told_by_both(one, &record));
        same.extend(one.map(|one| (one.clone(), record)));
    }
    Ok(same)
}

/// Whether two records tell of one donation: by its code, or by its day and kind where one of them
/// knows no code. Two donations of one record are two.
fn is_told_by_both(one: &DonationRecord, other: &DonationRecord) -> bool {
    if one.donor == other.donor {
        return false;
    }
    if one.code.is_empty() || other.code.is_empty() {
        let of = |record: &DonationRecord| (record.facts.date, record.facts.kind);
        return of(one) == of(other);
    }
    one.code == other.code
}

/// Of what several records tell, the best proved counts, and of those the one that holds the donor
/// off longest; a reaction, a flag and a withdrawal count whoever tells of them.
fn once_each(mut told: Vec<DonationRecord>) -> Vec<DonationRecord> {
    told.sort_by_key(|record| {
        let facts = &record.facts;
        let drawn = facts.outcome != Outcome::None;
        let has_code = !record.code.is_empty();
        let longest = (facts.date, facts.units, facts.ml);
        Reverse((
            drawn,
            proof(facts.source),
            has_code,
            longest,
            Reverse(record.id),
        ))
    });
    let mut counted: Vec<DonationRecord> = Vec::new();
    for record in told {
        match counted.iter_mut().find(|one| is_told_by_both(one, &record)) {
            None => counted.push(record),
            Some(one) => {
                one.flagged |= record.flagged;
                one.withdrawal = one.withdrawal.take().or(record.withdrawal);
                one.collection = one.collection.take().or(record.collection);
                one.reactions.extend(record.reactions);
                one.reactions.sort_unstable();
                one.reactions.dedup();
                if severity(record.facts.reaction) > severity(one.facts.reaction) {
                    one.facts.reaction = record.facts.reaction;
                }
            }
        }
    }
    counted
}

fn proof(source: Source) -> u8 {
    match source {
        Source::Declared => 0,
        Source::Proved => 1,
        Source::Here => 2,
    }
}

fn severity(reaction: Reaction) -> u8 {
    match reaction {
        Reaction::None => 0,
        Reaction::Mild => 1,
        Reaction::Moderate => 2,
        Reaction::Severe => 3,
    }
}

/// What a donor has given at this station.
pub(crate) fn given(from: &Connection, donor: DonorId) -> Result<Given, StoreError> {
    let group = alias::group(from, donor)?;
    if group.is_plain() {
        return tally::given(from, donor);
    }
    let mut given = Given::default();
    for record in donations(from, donor)? {
        let facts = record.facts;
        if facts.outcome == Outcome::None {
            continue;
        }
        let here = u32::from(facts.source == Source::Here);
        given.donations += here;
        match facts.kind {
            DonationKind::WholeBlood => {
                given.whole_blood_ml += here * facts.ml;
                given.last_whole_blood = given.last_whole_blood.max(Some(facts.date));
            }
            DonationKind::Platelets => {
                given.platelet_units += here * facts.units;
                given.last_platelets = given.last_platelets.max(Some(facts.date));
            }
        }
    }
    Ok(given)
}
