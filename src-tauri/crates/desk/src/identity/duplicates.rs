//! Donors who may be registered twice, looked for among everybody.
//!
//! Pairs are looked for among those of one birth date and sex, and among those of one phone number:
//! everybody is read once and sorted, and only neighbours are compared.

use super::{DuplicatePair, DuplicateScan, Duplicates};
use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use crate::search::DonorHit;
use chrono::NaiveDate;
use redwall_rules::Sex;
use redwall_store::DonorId;
use redwall_store::near::{Nearness, form, near_forms};
use std::collections::BTreeMap;

/// The pairs that are shown at once, unless more are asked for; those that are settled make room.
const PAIRS: u32 = 500;
/// The most that can be asked for.
const MOST_PAIRS: u32 = 100_000;
/// Donors are counted this often.
const STEP: u32 = 1_000;

/// A donor as two are compared.
struct Known {
    id: DonorId,
    name: Vec<char>,
    born: (NaiveDate, Option<&'static str>),
    phone: Option<String>,
}

/// What two donors have in common.
#[derive(Debug, Clone, Copy)]
struct Alike {
    nearness: Nearness,
    same_birth: bool,
    same_phone: bool,
}

/// Looks for donors who may be registered twice, but for those who were told apart.
///
/// # Errors
/// `cancelled`; those of the database.
pub fn scan(
    session: &Session,
    request: DuplicateScan,
    progress: &mut Progress<'_>,
) -> Result<Duplicates, DeskError> {
    let today = session.today();
    let most = request.most.unwrap_or(PAIRS).min(MOST_PAIRS);
    session.store.read(|read| {
        let mut known: Vec<Known> = Vec::new();
        let total = read.donor_count()?;
        read.each_donor(|donor| {
            let done = u32::try_from(known.len()).unwrap_or(u32::MAX);
            if done.is_multiple_of(STEP) {
                progress.tell(done, total)?;
            }
            known.push(Known {
                id: donor.id,
                name: form(&donor.name),
                born: (donor.birth_date, donor.sex.map(word)),
                phone: donor.phone,
            });
            Ok::<_, DeskError>(())
        })?;
        let mut pairs = Vec::new();
        let asked = read.all_told_apart_or_joined()?;
        for ((one, other), alike) in alike_among(&known) {
            let may_be = asked.contains(&one) && asked.contains(&other);
            if !may_be || !read.told_apart(one, other)? {
                pairs.push((one, other, alike));
            }
        }
        pairs.sort_by_key(|(one, other, alike)| {
            let both = alike.same_birth && alike.same_phone;
            (!both, alike.nearness, *one, *other)
        });
        let found = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        let mut rows = Vec::new();
        for (one, other, alike) in pairs.into_iter().take(most as usize) {
            let (Some(one), Some(other)) = (read.hit(one)?, read.hit(other)?) else {
                continue;
            };
            rows.push(DuplicatePair {
                donors: [one, other].map(|hit| DonorHit::of(hit, today)),
                nearness: alike.nearness,
                same_birth: alike.same_birth,
                same_phone: alike.same_phone,
            });
        }
        progress.tell(total, total)?;
        Ok(Duplicates {
            donors: u32::try_from(known.len()).unwrap_or(u32::MAX),
            pairs: found,
            rows,
        })
    })
}

fn word(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "male",
        Sex::Female => "female",
    }
}

/// Every pair of near names among those of one birth date and sex, and of one phone.
fn alike_among(known: &[Known]) -> BTreeMap<(DonorId, DonorId), Alike> {
    let mut alike: BTreeMap<(DonorId, DonorId), Alike> = BTreeMap::new();
    let mut by_birth: Vec<&Known> = known.iter().collect();
    by_birth.sort_unstable_by_key(|donor| donor.born);
    for group in by_birth.chunk_by(|one, other| one.born == other.born) {
        each_pair(group, |pair, nearness| {
            alike.insert(
                pair,
                Alike {
                    nearness,
                    same_birth: true,
                    same_phone: false,
                },
            );
        });
    }
    let mut by_phone: Vec<&Known> = known.iter().filter(|d| d.phone.is_some()).collect();
    by_phone.sort_unstable_by_key(|donor| &donor.phone);
    for group in by_phone.chunk_by(|one, other| one.phone == other.phone) {
        each_pair(group, |pair, nearness| {
            let of_phone = Alike {
                nearness,
                same_birth: false,
                same_phone: true,
            };
            alike.entry(pair).or_insert(of_phone).same_phone = true;
        });
    }
    alike
}

fn each_pair(group: &[&Known], mut found: impl FnMut((DonorId, DonorId), Nearness)) {
    for (at, one) in group.iter().enumerate() {
        for other in group.iter().skip(at + 1) {
            if let Some(nearness) = near_forms(&one.name, &other.name) {
                found((one.id.min(other.id), one.id.max(other.id)), nearness);
            }
        }
    }
}

#[cfg(test)]
mod tests;
