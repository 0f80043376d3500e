//! Who the donors are.

use super::{Rows, Table, uncounted};
use crate::Session;
use crate::document;
use crate::error::DeskError;
use crate::export::cell::Cell;
use redwall_store::{Donor, Reading};

pub(super) const DONORS: Table = Table {
    name: "donors",
    columns: &[
        "donor_no",
        "name",
        "sex",
        "birth_date",
        "document_type",
        "document_number",
        "phone",
        "donations",
        "whole_blood_ml",
        "platelet_units",
        "last_whole_blood",
        "last_platelets",
    ],
    count: |read| read.donor_count(),
    fill: |_, read, rows| read.each_donor(|donor| rows.put(&of_donor(read, donor)?)),
};

fn of_donor(read: &Reading<'_>, donor: Donor) -> Result<[Cell; 12], DeskError> {
    let documents = read.documents(donor.id)?;
    let shown = document::shown(&documents);
    let given = read.given(donor.id)?;
    Ok([
        Cell::text(donor.donor_no.to_string()),
        Cell::text(donor.name),
        Cell::word(donor.sex),
        Cell::Date(donor.birth_date),
        shown.map_or(Cell::Empty, |held| Cell::text(held.kind.as_str())),
        Cell::text_if_any(shown.map(|held| held.number.clone())),
        Cell::text_if_any(donor.phone),
        Cell::Number(given.donations),
        Cell::Number(given.whole_blood_ml),
        Cell::Number(given.platelet_units),
        Cell::date(given.last_whole_blood),
        Cell::date(given.last_platelets),
    ])
}

pub(super) const DOCUMENTS: Table = Table {
    name: "documents",
    columns: &["donor_no", "document_type", "document_number", "replaced"],
    count: |read| read.donor_count(),
    fill: documents,
};

fn documents(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    read.each_donor(|donor| {
        for held in read.documents(donor.id)? {
            rows.put(&[
                Cell::text(donor.donor_no.to_string()),
                Cell::text(held.kind.as_str()),
                Cell::text(held.number),
                Cell::yes_or_no(held.replaced),
            ])?;
        }
        Ok(())
    })
}

pub(super) const OLD_NUMBERS: Table = Table {
    name: "old_numbers",
    columns: &["donor_no", "system", "number"],
    count: uncounted,
    fill: old_numbers,
};

fn old_numbers(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    read.each_donor(|donor| {
        for (system, number) in read.old_numbers(donor.id)? {
            rows.put(&[
                Cell::text(donor.donor_no.to_string()),
                Cell::text(system),
                Cell::text(number),
            ])?;
        }
        Ok(())
    })
}
