//! The one box: from what was typed to the donors that it may mean.
//!
//! Every way of finding a donor is a row of `search_key (kind, key, donor)`; a query is an exact
//! match or a range over a prefix of the primary key. [`key`] makes the keys, [`query`] recognises
//! what was typed, [`finder`] looks and puts in order, with those seen [`lately`] before others;
//! [`newest`] breaks a search off when the next begins.

mod finder;
pub(crate) mod hit;
mod key;
pub(crate) mod lately;
mod name;
pub(crate) mod newest;
mod number;
mod query;
mod reading;
mod text;

pub use hit::Hit;
pub use query::QueryKind;

use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::{CertificateIssued, DocumentAdded, DonorRegistered, PaperIssued};
use crate::projection::certificate::CertificateSerial;
use crate::projection::donor::DonorNo;
use crate::projection::former;
use key::{Key, KeyKind};
use lately::Lately;
use rusqlite::{Connection, params};
use std::sync::Arc;
use uuid::Uuid;

/// The most donors that one query answers with.
pub const MOST_HITS: usize = 50;

/// What a query found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What the typed text was taken for.
    pub kind: QueryKind,
    /// The donors, best first, at most [`MOST_HITS`].
    pub hits: Vec<Hit>,
    /// There are more than these.
    pub more: bool,
}

/// Finds donors by what was typed, whoever was seen lately.
pub(crate) fn find(from: &Connection, typed: &str) -> Result<Found, StoreError> {
    let query = query::recognise(typed);
    finder::find(from, &query, || Ok(Arc::default()), &|| Ok(()))
}

/// The same with those seen `lately` before others, for as long as the answer is `wanted`.
pub(crate) fn find_at_desk(
    from: &Connection,
    typed: &str,
    lately: impl FnOnce() -> Result<Arc<Lately>, StoreError>,
    wanted: &dyn Fn() -> Result<(), StoreError>,
) -> Result<Found, StoreError> {
    finder::find(from, &query::recognise(typed), lately, wanted)
}

pub(crate) fn donor_registered(
    to: &Connection,
    donor: DonorId,
    fact: &DonorRegistered,
) -> Result<(), StoreError> {
    let mut keys = key::of_person(&fact.name, fact.birth_date);
    keys.push(key::of_donor_no(DonorNo(fact.donor_no)));
    keys.extend(fact.phone.iter().flat_map(|phone| key::of_phone(phone)));
    add(to, donor, keys)
}

/// Who the donor is on record as now finds the donor; who it was before still does. Every name is
/// taken with every birth date, so that the keys are the same in whatever order changes arrive.
pub(crate) fn identity_changed(to: &Connection, donor: DonorId) -> Result<(), StoreError> {
    let known = former::ever(to, donor)?;
    for of_name in &known {
        for of_birth in &known {
            add(
                to,
                donor,
                key::of_person(&of_name.name, of_birth.birth_date),
            )?;
        }
    }
    Ok(())
}

/// Whoever had the phone number at any time.
pub(crate) fn with_phone(from: &Connection, phone: &str) -> Result<Vec<DonorId>, StoreError> {
    let mut statement =
        from.prepare_cached("SELECT donor FROM search_key WHERE kind = ? AND key = ?")?;
    let donors = statement.query_map(params![KeyKind::Phone.word(), phone], |row| row.get(0))?;
    Ok(donors.collect::<Result<_, _>>()?)
}

/// The new number finds the donor; the old one still does.
pub(crate) fn phone_changed(
    to: &Connection,
    donor: DonorId,
    phone: &str,
) -> Result<(), StoreError> {
    add(to, donor, key::of_phone(phone))
}

pub(crate) fn document_added(
    to: &Connection,
    donor: DonorId,
    fact: &DocumentAdded,
) -> Result<(), StoreError> {
    add(to, donor, key::of_document(&fact.number))
}

pub(crate) fn old_number_noted(
    to: &Connection,
    donor: DonorId,
    number: &str,
) -> Result<(), StoreError> {
    add(to, donor, [key::of_old_number(number)])
}

pub(crate) fn code_assigned(to: &Connection, donor: DonorId, code: &str) -> Result<(), StoreError> {
    if code.is_empty() {
        return Ok(());
    }
    add(to, donor, [key::of_donation_code(code)])
}

pub(crate) fn certificate_issued(
    to: &Connection,
    donor: DonorId,
    fact: &CertificateIssued,
) -> Result<(), StoreError> {
    let serial = CertificateSerial(fact.serial);
    add(to, donor, [key::of_certificate(serial)])
}

/// A document's serial finds the donor whom it is about.
pub(crate) fn paper_issued(
    to: &Connection,
    subject: Uuid,
    fact: &PaperIssued,
) -> Result<(), StoreError> {
    match fact.serial.map(CertificateSerial) {
        Some(serial) if fact.kind.is_about_a_donor() => {
            add(to, subject.into(), [key::of_certificate(serial)])
        }
        _ => Ok(()),
    }
}

/// What finds a person by name and birthday: kind and key.
#[cfg(feature = "bulk")]
pub(crate) fn keys_of_person(
    name: &str,
    birth_date: chrono::NaiveDate,
) -> Vec<(&'static str, String)> {
    let keys = key::of_person(name, birth_date).into_iter();
    keys.map(|key| (key.kind.word(), key.text)).collect()
}

fn add(
    to: &Connection,
    donor: DonorId,
    keys: impl IntoIterator<Item = Key>,
) -> Result<(), StoreError> {
    let mut statement =
        to.prepare_cached("INSERT OR IGNORE INTO search_key (kind, key, donor) VALUES (?, ?, ?)")?;
    for key in keys {
        statement.execute(params![key.kind.word(), key.text, donor])?;
    }
    Ok(())
}
