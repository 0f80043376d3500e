//! The one box: from what was typed to the donors that it may mean.
//!
//! Every way of finding a donor is a row of `search_key (kind, key, donor)`; a query is an exact
//! match or a range over a prefix of the primary key. [`key`] makes the keys, [`query`] recognises
//! what was typed.

mod key;
mod name;
mod query;

pub use query::QueryKind;

use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::{CertificateIssued, DocumentAdded, DonorRegistered, DonorRenamed};
use crate::projection::certificate::CertificateSerial;
use crate::projection::donor::DonorNo;
use key::{Key, KeyKind};
use query::Reach;
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// The most donors that one query answers with.
pub const MOST_HITS: u32 = 50;

/// What a query found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What the typed text was taken for.
    pub kind: QueryKind,
    /// The donors, best first, at most [`MOST_HITS`].
    pub donors: Vec<DonorId>,
}

/// Finds donors by what was typed.
pub(crate) fn find(from: &Connection, typed: &str) -> Result<Found, StoreError> {
    let query = query::recognise(typed);
    let mut donors = Vec::new();
    let mut seen = HashSet::new();
    for (key, reach) in &query.keys {
        for donor in matching(from, key, *reach)? {
            if donors.len() < MOST_HITS as usize && seen.insert(donor) {
                donors.push(donor);
            }
        }
    }
    Ok(Found {
        kind: query.kind,
        donors,
    })
}

fn matching(from: &Connection, key: &Key, reach: Reach) -> Result<Vec<DonorId>, StoreError> {
    let after = match reach {
        Reach::Exact => key.text.clone() + "\0",
        Reach::Prefix => key.text.clone() + "\u{10FFFF}",
    };
    let mut statement = from.prepare_cached(
        "SELECT donor FROM search_key
         WHERE kind = ? AND key >= ? AND key < ? ORDER BY kind, key, donor LIMIT ?",
    )?;
    let donors = statement.query_map(
        params![key.kind.word(), key.text, after, MOST_HITS],
        |row| row.get(0),
    )?;
    Ok(donors.collect::<Result<_, _>>()?)
}

pub(crate) fn donor_registered(
    to: &Connection,
    donor: DonorId,
    fact: &DonorRegistered,
) -> Result<(), StoreError> {
    let number = Key::new(KeyKind::DonorNo, DonorNo(fact.donor_no).to_string());
    let phone = fact.phone.as_deref().map(key::of_phone).unwrap_or_default();
    let name = name::keys(&fact.name);
    add(to, donor, name.into_iter().chain(phone).chain([number]))
}

/// The new name finds the donor; the old one still does.
pub(crate) fn donor_renamed(
    to: &Connection,
    donor: DonorId,
    fact: &DonorRenamed,
) -> Result<(), StoreError> {
    add(to, donor, name::keys(&fact.name))
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

pub(crate) fn code_assigned(to: &Connection, donor: DonorId, code: &str) -> Result<(), StoreError> {
    add(to, donor, [Key::new(KeyKind::DonationCode, code)])
}

pub(crate) fn certificate_issued(
    to: &Connection,
    donor: DonorId,
    fact: &CertificateIssued,
) -> Result<(), StoreError> {
    let serial = CertificateSerial(fact.serial).to_string();
    add(to, donor, [Key::new(KeyKind::Certificate, serial)])
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
