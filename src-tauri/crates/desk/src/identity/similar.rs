//! Donors who may be the person that is about to be registered.

use super::{DuplicateDismiss, apart};
use crate::Session;
use crate::clock;
use crate::document::DocumentInput;
use crate::donor::register::Person;
use crate::donor::{DonorRegister, page};
use crate::error::{DeskError, ErrorCode};
use crate::search::DonorHit;
use crate::task;
use chrono::NaiveDate;
use redwall_rules::Sex;
use redwall_store::fact::TaskAbout;
use redwall_store::near::{Nearness, form, near, near_forms};
use redwall_store::{DonorId, Identity, Reading, Role, Writing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Asks, before registering, for donors who may be the same person.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorSimilar {
    /// The identity document.
    pub document: DocumentInput,
    /// The name.
    pub name: String,
    /// Sex; taken from the document when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub sex: Option<Sex>,
    /// Birth date; taken from the document when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub birth_date: Option<NaiveDate>,
    /// Phone number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub phone: Option<String>,
}

/// A donor who may be the same person.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SimilarDonor {
    /// The donor.
    pub donor: DonorHit,
    /// How near the names are.
    pub nearness: Nearness,
    /// Birth date and sex are the same.
    pub same_birth: bool,
    /// The phone number is or was the same.
    pub same_phone: bool,
}

/// Donors who may be the person, the nearest first.
///
/// # Errors
/// Those of reading the person.
pub fn similar(session: &Session, request: DonorSimilar) -> Result<Vec<SimilarDonor>, DeskError> {
    let request = DonorRegister {
        document: request.document,
        name: request.name,
        sex: request.sex,
        birth_date: request.birth_date,
        address: None,
        phone: request.phone,
        not_the_same: Vec::new(),
    };
    let today = session.today();
    let person = clock::or_doubt(session, Person::read(&request, today))?;
    session.store.read(|read| {
        let mut similar = Vec::new();
        for found in similar_to(read, &person)? {
            similar.extend(read.hit(found.donor)?.map(|hit| SimilarDonor {
                donor: DonorHit::of(hit, today),
                nearness: found.nearness,
                same_birth: found.same_birth,
                same_phone: found.same_phone,
            }));
        }
        Ok(similar)
    })
}

/// Who may be the same person, and by what.
pub(crate) struct Similar {
    donor: DonorId,
    nearness: Nearness,
    same_birth: bool,
    same_phone: bool,
}

/// Whoever has the same birth date and sex, or the same phone number, and a near name, as stands or
/// as stood before.
pub(crate) fn similar_to(read: &Reading<'_>, person: &Person) -> Result<Vec<Similar>, DeskError> {
    // Many are born on a day; whose name was not near then need not be looked at more closely.
    let name = form(&person.name);
    let born_alike = read.names_born_on(person.birth_date)?.into_iter();
    let mut records: Vec<DonorId> = born_alike
        .filter(|(_, known)| near_forms(&form(known), &name).is_some())
        .map(|(record, _)| record)
        .collect();
    let with_phone = match &person.phone {
        Some(phone) => read.with_phone(phone)?,
        None => Vec::new(),
    };
    let mut share_phone = BTreeSet::new();
    for record in &with_phone {
        share_phone.insert(read.standing(*record)?);
    }
    records.extend(with_phone);
    let mut donors = BTreeSet::new();
    for record in records {
        donors.insert(read.standing(record)?);
    }
    let mut similar = Vec::new();
    for donor in donors {
        let known = read.identities(donor)?;
        let same_phone = share_phone.contains(&donor);
        let born_alike = |known: &&Identity| is_born_alike(known, person);
        let by_birth = nearest(known.iter().filter(born_alike), &person.name);
        let by_phone = nearest(known.iter().filter(|_| same_phone), &person.name);
        let nearest = by_birth.into_iter().chain(by_phone).min();
        similar.extend(nearest.map(|nearness| Similar {
            donor,
            nearness,
            same_birth: by_birth.is_some(),
            same_phone,
        }));
    }
    similar.sort_by_key(|similar| (similar.nearness, similar.donor));
    Ok(similar)
}

fn is_born_alike(known: &Identity, person: &Person) -> bool {
    let same_sex = known.sex.is_none() || person.sex.is_none() || known.sex == person.sex;
    known.birth_date == person.birth_date && same_sex
}

fn nearest<'k>(known: impl Iterator<Item = &'k Identity>, name: &str) -> Option<Nearness> {
    known.filter_map(|known| near(&known.name, name)).min()
}

/// Makes sure that somebody has looked at everyone who may be the person, and answers with them.
///
/// # Errors
/// `similar_donors` at `name`, when one of them is not said to be another.
pub(crate) fn looked_at(
    read: &Reading<'_>,
    person: &Person,
    not_the_same: &[DonorId],
) -> Result<Vec<DonorId>, DeskError> {
    let mut said = BTreeSet::new();
    for donor in not_the_same {
        said.insert(page::existing(read, *donor)?.id);
    }
    let similar: Vec<DonorId> = similar_to(read, person)?
        .into_iter()
        .map(|similar| similar.donor)
        .collect();
    if similar.iter().all(|donor| said.contains(donor)) {
        return Ok(similar);
    }
    let message =
        "已有相似的献血者。请先核对:是同一人的请打开原档案,不是的请注明“不是同一人”再登记。";
    Err(DeskError::new(ErrorCode::SimilarDonors, message).at("name"))
}

/// Asks a person to look, where a list's line registers somebody who may be registered already.
pub(crate) fn ask_later(
    write: &mut Writing<'_>,
    donor: DonorId,
    similar: &[Similar],
) -> Result<(), DeskError> {
    if similar.is_empty() {
        return Ok(());
    }
    let about = TaskAbout::PossibleDuplicate;
    task::raise_about_donor(write, donor, about, Role::Administrator)
}

/// Writes that two donors who look alike are not the same person: nobody is asked again.
///
/// # Errors
/// `not_found`; `invalid` at `other`, when they are one person by a merge.
pub fn dismiss(session: &Session, request: DuplicateDismiss) -> Result<(), DeskError> {
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?.id;
        let other = page::existing(write, request.other).map_err(|error| error.at("other"))?;
        if donor == other.id {
            let message = "这两个编号是同一个人的档案。如果合并错了,请撤销合并。";
            return Err(DeskError::invalid("other", message));
        }
        apart(write, donor, other.id)
    })
}
