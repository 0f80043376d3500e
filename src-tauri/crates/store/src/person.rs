//! One person, of whom there may be several records: what is read of a donor is that of all of
//! them, led to the one that stands for the others.
//!
//! Nothing is moved when records are merged, so nothing has to be moved back when a merge is
//! undone: see [`crate::projection::alias`].

use crate::error::StoreError;
use crate::id::{DonorId, VisitId};
use crate::projection::alias::{self, Group};
use crate::projection::attachment::{self, AttachmentRecord};
use crate::projection::award;
use crate::projection::certificate::{self, CertificateRecord};
use crate::projection::deferral::{self, DeferralRecord};
use crate::projection::document::{self, HeldDocument};
use crate::projection::donor::{self, Donor};
use crate::projection::former::{self, Identity};
use crate::projection::moved;
use crate::projection::note::{self, NoteRecord};
use crate::projection::opening::{self, OpeningRecord};
use crate::projection::visit::{self, VisitPlace, VisitRecord};
use crate::projection::volunteer::{self, VolunteerHonour, VolunteerService};
use chrono::NaiveDate;
use redwall_rules::{Award, DocumentKind};
use rusqlite::Connection;
use std::collections::HashSet;

mod donations;

pub(crate) use donations::{donations, given, history, of_visit, same_donations};

/// The record that stands for a donor's.
pub(crate) fn standing(from: &Connection, donor: DonorId) -> Result<DonorId, StoreError> {
    Ok(alias::group(from, donor)?.stands)
}

/// The record that stands for whoever a row is of, visit by visit.
pub(crate) fn whose(
    from: &Connection,
    donor: DonorId,
    visit: Option<VisitId>,
) -> Result<DonorId, StoreError> {
    let owner = match visit {
        Some(visit) => moved::owner(from, donor, visit)?,
        None => donor,
    };
    standing(from, owner)
}

/// The records that stand for donors, each once, in the order of the donors.
pub(crate) fn standing_each(
    from: &Connection,
    donors: Vec<DonorId>,
) -> Result<Vec<DonorId>, StoreError> {
    let mut seen = HashSet::new();
    let mut standing_each = Vec::with_capacity(donors.len());
    for donor in donors {
        let stands = standing(from, donor)?;
        if seen.insert(stands) {
            standing_each.push(stands);
        }
    }
    Ok(standing_each)
}

/// The donor as the record says that stands.
pub(crate) fn donor(from: &Connection, id: DonorId) -> Result<Option<Donor>, StoreError> {
    for member in alias::group(from, id)?.members {
        if let Some(donor) = donor::donor(from, member)? {
            return Ok(Some(donor));
        }
    }
    Ok(None)
}

/// Every record of a donor, the one that stands first.
pub(crate) fn records(from: &Connection, id: DonorId) -> Result<Vec<Donor>, StoreError> {
    let mut records = Vec::new();
    for member in alias::group(from, id)?.members {
        records.extend(donor::donor(from, member)?);
    }
    Ok(records)
}

/// Everyone whom a record says or said that the donor is, what stands first.
pub(crate) fn identities(from: &Connection, id: DonorId) -> Result<Vec<Identity>, StoreError> {
    let mut identities = Vec::new();
    for donor in records(from, id)? {
        let stands = Identity {
            name: donor.name,
            sex: donor.sex,
            birth_date: donor.birth_date,
        };
        identities.push(stands);
        identities.append(&mut former::of_donor(from, donor.id)?);
    }
    Ok(identities)
}

/// Calls `each` with every donor, in order of donor number; a person once.
pub(crate) fn each_donor<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(Donor) -> Result<(), E>,
) -> Result<(), E> {
    let merged: HashSet<DonorId> = alias::all_merged(from)?.into_iter().collect();
    donor::each(from, |donor| {
        if merged.contains(&donor.id) && standing(from, donor.id)? != donor.id {
            return Ok(());
        }
        each(donor)
    })
}

/// Whose document it is.
pub(crate) fn document_owner(
    from: &Connection,
    kind: DocumentKind,
    number: &str,
) -> Result<Option<DonorId>, StoreError> {
    let owner = document::owner(from, kind, number)?;
    owner.map(|owner| standing(from, owner)).transpose()
}

/// The documents of all records; one that any of them still counts on is not replaced.
pub(crate) fn documents(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<HeldDocument>, StoreError> {
    let group = alias::group(from, donor)?;
    let mut documents: Vec<HeldDocument> = Vec::new();
    for held in group.gather_all(|member| document::of_donor(from, member))? {
        let known = documents
            .iter_mut()
            .find(|known| (known.kind, &known.number) == (held.kind, &held.number));
        match known {
            Some(known) => known.replaced &= held.replaced,
            None => documents.push(held),
        }
    }
    Ok(documents)
}

/// A visit, with the donor that it belongs to.
pub(crate) fn visit(from: &Connection, id: VisitId) -> Result<Option<VisitRecord>, StoreError> {
    let record = visit::visit(from, id)?;
    record.map(|record| as_whose(from, record)).transpose()
}

/// The visits of a day, each with the donor that it belongs to.
pub(crate) fn visits_on(from: &Connection, on: NaiveDate) -> Result<Vec<VisitRecord>, StoreError> {
    let records = visit::on_day(from, on)?.into_iter();
    records.map(|record| as_whose(from, record)).collect()
}

/// The visits that were examined from one day to another, each with the donor that it belongs to.
pub(crate) fn visits_examined(
    from: &Connection,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<VisitRecord>, StoreError> {
    let records = visit::examined_between(from, first, last)?.into_iter();
    records.map(|record| as_whose(from, record)).collect()
}

/// The visits whose certificate is due, each with the donor that it belongs to.
pub(crate) fn visits_to_certify(
    from: &Connection,
    most: u32,
) -> Result<Vec<VisitRecord>, StoreError> {
    let records = visit::to_certify(from, most)?.into_iter();
    records.map(|record| as_whose(from, record)).collect()
}

/// A donor's notes, newest first.
pub(crate) fn notes(from: &Connection, donor: DonorId) -> Result<Vec<NoteRecord>, StoreError> {
    let group = alias::group(from, donor)?;
    let mut notes = group.gather_all(|member| note::of_donor(from, member))?;
    notes.sort_by_key(|note| std::cmp::Reverse((note.added.at, note.id)));
    Ok(notes)
}

fn as_whose(from: &Connection, mut record: VisitRecord) -> Result<VisitRecord, StoreError> {
    record.donor = whose(from, record.donor, Some(record.id))?;
    Ok(record)
}

/// A donor's visits of a day, newest first.
pub(crate) fn visits_of(
    from: &Connection,
    donor: DonorId,
    on: NaiveDate,
) -> Result<Vec<VisitRecord>, StoreError> {
    let group = alias::group(from, donor)?;
    let rows = |member| visit::of_donor_on(from, member, on);
    let mut visits = group.gather(rows, |visit| Some(visit.id))?;
    visits.sort_by_key(|visit| std::cmp::Reverse((visit.opened_at, visit.id)));
    for visit in &mut visits {
        visit.donor = group.stands;
    }
    Ok(visits)
}

/// When and where each of a donor's visits was, newest first.
pub(crate) fn visit_places(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<VisitPlace>, StoreError> {
    let rows = |member| visit::places_of_donor(from, member);
    let mut visits = alias::group(from, donor)?.gather(rows, |visit| Some(visit.id))?;
    visits.sort_by_key(|visit| std::cmp::Reverse((visit.on, visit.id)));
    Ok(visits)
}

/// The deferral records of a donor, in the order in which they were made.
pub(crate) fn deferrals(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<DeferralRecord>, StoreError> {
    let group = alias::group(from, donor)?;
    let rows = |member| deferral::of_donor(from, member);
    let mut deferrals = group.gather(rows, |deferral| deferral.visit)?;
    deferrals.sort_by_key(|deferral| deferral.id);
    for deferral in &mut deferrals {
        deferral.donor = group.stands;
    }
    Ok(deferrals)
}

/// A donor's certificates, newest first.
pub(crate) fn certificates(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<CertificateRecord>, StoreError> {
    let group = alias::group(from, donor)?;
    let rows = |member| certificate::of_donor(from, member);
    let mut certificates = group.gather(rows, |certificate| Some(certificate.visit))?;
    certificates
        .sort_by_key(|certificate| std::cmp::Reverse((certificate.issued_on, certificate.id)));
    for certificate in &mut certificates {
        certificate.donor = group.stands;
    }
    Ok(certificates)
}

/// A donor's awards, in order of cut-off; an award that two records tell of is one.
pub(crate) fn awards(from: &Connection, donor: DonorId) -> Result<Vec<Award>, StoreError> {
    let group = alias::group(from, donor)?;
    let mut awards: Vec<Award> = Vec::new();
    for award in group.gather_all(|member| award::of_donor(from, member))? {
        let known = awards
            .iter_mut()
            .find(|known| (known.level, known.cutoff) == (award.level, award.cutoff));
        match known {
            Some(known) => known.counted_after = known.counted_after.or(award.counted_after),
            None => awards.push(award),
        }
    }
    if !group.is_plain() {
        awards.sort_by_key(|award| award.cutoff);
    }
    Ok(awards)
}

/// A donor's volunteer service: what was recorded since the records were merged, or else the
/// longest of theirs, for hours are told as they stand in all.
pub(crate) fn volunteer_service(
    from: &Connection,
    donor: DonorId,
) -> Result<Option<VolunteerService>, StoreError> {
    let group = alias::group(from, donor)?;
    let told = group.gather_all(|member| {
        let told = volunteer::of_donor(from, member)?;
        Ok(told.into_iter().collect())
    })?;
    let latest = told.iter().max_by_key(|(_, hlc)| *hlc);
    if let Some((since_merged, _)) = latest.filter(|(_, hlc)| *hlc > group.merged) {
        return Ok(Some(*since_merged));
    }
    Ok(told
        .into_iter()
        .map(|(service, _)| service)
        .reduce(|one, other| VolunteerService {
            since: one.since.min(other.since),
            hours: one.hours.max(other.hours),
        }))
}

/// A donor's awards for volunteer service, in order of cut-off; each is given once.
pub(crate) fn volunteer_awards(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<VolunteerHonour>, StoreError> {
    let group = alias::group(from, donor)?;
    let mut awards = group.gather_all(|member| volunteer::awards(from, member))?;
    awards.sort_by_key(|honour| (honour.cutoff, honour.award));
    let mut told = Vec::new();
    awards.retain(|honour| {
        let new = !told.contains(&honour.award);
        told.push(honour.award);
        new
    });
    Ok(awards)
}

/// Who opened a donor's record, newest first.
pub(crate) fn openings(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<OpeningRecord>, StoreError> {
    let group = alias::group(from, donor)?;
    let mut openings = group.gather_all(|member| opening::of_donor(from, member))?;
    openings.sort_by_key(|opening| (std::cmp::Reverse(opening.at), opening.staff));
    Ok(openings)
}

/// A donor's attachments, newest first.
pub(crate) fn attachments(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<AttachmentRecord>, StoreError> {
    let group = alias::group(from, donor)?;
    let rows = |member| attachment::of_donor(from, member);
    let mut attachments = group.gather(rows, |attachment| attachment.visit)?;
    if !group.is_plain() {
        attachments.sort_by_key(|attachment| std::cmp::Reverse(attachment.at));
    }
    Ok(attachments)
}

/// Whether two donors were told apart, by any record of either.
pub(crate) fn told_apart(
    from: &Connection,
    one: DonorId,
    other: DonorId,
) -> Result<bool, StoreError> {
    let (one, other): (Group, Group) = (alias::group(from, one)?, alias::group(from, other)?);
    let says = |by: &Group, of: &Group| -> Result<bool, StoreError> {
        let named = by.gather_all(|member| crate::projection::apart::from_donor(from, member))?;
        Ok(named.iter().any(|named| of.members.contains(named)))
    };
    Ok(says(&one, &other)? || says(&other, &one)?)
}

#[cfg(test)]
mod tests;
