//! `document`: the identity documents of donors.

use super::block;
use crate::column::Word;
use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::{DocumentAdded, DocumentReplaced};
use redwall_rules::DocumentKind;
use rusqlite::{Connection, OptionalExtension, params};

/// A document of a donor, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldDocument {
    /// Its type.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// It was renewed or replaced by another.
    pub replaced: bool,
}

/// Whose document it is.
pub(crate) fn owner(
    from: &Connection,
    kind: DocumentKind,
    number: &str,
) -> Result<Option<DonorId>, StoreError> {
    Ok(from
        .prepare_cached(
            "SELECT donor FROM document WHERE kind = ? AND number = ?
             AND EXISTS (SELECT 1 FROM donor WHERE id = document.donor
                         AND (NOT undone OR EXISTS (SELECT 1 FROM visit WHERE visit.donor = id)))
             ORDER BY donor",
        )?
        .query_row(params![Word(kind), number], |row| row.get(0))
        .optional()?)
}

/// Everyone who holds a document that a block of this one concerns.
pub(crate) fn holders(
    from: &Connection,
    kind: DocumentKind,
    number: &str,
) -> Result<Vec<DonorId>, StoreError> {
    let mut statement =
        from.prepare_cached("SELECT donor FROM document WHERE kind = ? AND number = ?")?;
    let mut holders = Vec::new();
    for held in DocumentKind::ALL {
        if block::concerns(kind, held, number) {
            for donor in statement.query_map(params![Word(held), number], |row| row.get(0))? {
                holders.push(donor?);
            }
        }
    }
    holders.sort_unstable();
    holders.dedup();
    Ok(holders)
}

/// The documents of a donor.
pub(crate) fn of_donor(from: &Connection, donor: DonorId) -> Result<Vec<HeldDocument>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT kind, number, replaced FROM document WHERE donor = ? ORDER BY kind, number",
    )?;
    let documents = statement.query_map([donor], |row| {
        let Word(kind) = row.get(0)?;
        Ok(HeldDocument {
            kind,
            number: row.get(1)?,
            replaced: row.get(2)?,
        })
    })?;
    Ok(documents.collect::<Result<_, _>>()?)
}

pub(crate) fn added(
    to: &Connection,
    donor: DonorId,
    fact: &DocumentAdded,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO document (donor, kind, number, replaced) VALUES (?, ?, ?, 0)
         ON CONFLICT DO UPDATE SET replaced = 0",
    )?
    .execute(params![donor, Word(fact.kind), fact.number])?;
    Ok(())
}

/// It still finds the donor, and what blocks it still blocks.
pub(crate) fn replaced(
    to: &Connection,
    donor: DonorId,
    fact: &DocumentReplaced,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE document SET replaced = 1 WHERE donor = ? AND kind = ? AND number = ?",
    )?
    .execute(params![donor, Word(fact.kind), fact.number])?;
    Ok(())
}
