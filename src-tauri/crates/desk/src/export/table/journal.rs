//! Who did what: the journal, who opened whose record, and who the staff are.

use super::{DonorNumbers, Rows, Table, uncounted};
use crate::Session;
use crate::changes;
use crate::error::DeskError;
use crate::export::cell::Cell;
use crate::task;
use redwall_store::{Reading, Role};
use serde_json::Value;

pub(super) const JOURNAL: Table = Table {
    name: "journal",
    columns: &[
        "at", "desk", "seq", "by", "kind", "donor_no", "subject", "fields",
    ],
    count: |read| read.entry_count(),
    fill: journal,
};

/// What an entry says is withheld, field by field, from those who may not see health reasons.
fn journal(
    session: &Session,
    read: &Reading<'_>,
    rows: &mut Rows<'_, '_>,
) -> Result<(), DeskError> {
    let numbers = DonorNumbers::read(read)?;
    let shown = session.sees_health();
    read.each_entry(|subject, entry| {
        let fields = Value::Object(changes::fields(&entry, shown, true));
        rows.put(&[
            Cell::text(entry.at.station_minute()),
            Cell::text(entry.desk.to_string()),
            Cell::text(entry.seq.to_string()),
            Cell::text(task::name(read, entry.staff)?),
            Cell::text(entry.kind),
            numbers.of(subject.into()),
            Cell::text(subject.to_string()),
            Cell::text(fields.to_string()),
        ])
    })
}

pub(super) const OPENINGS: Table = Table {
    name: "openings",
    columns: &["donor_no", "at", "by"],
    count: uncounted,
    fill: openings,
};

fn openings(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let numbers = DonorNumbers::read(read)?;
    read.each_opening(|donor, opening| {
        rows.put(&[
            numbers.of(donor),
            Cell::text(opening.at.station_minute()),
            Cell::text(task::name(read, opening.staff)?),
        ])
    })
}

pub(super) const STAFF: Table = Table {
    name: "staff",
    columns: &["name", "roles", "has_left"],
    count: uncounted,
    fill: staff,
};

fn staff(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    for member in read.staff()? {
        let roles: Vec<String> = member.roles.iter().map(|role| word(*role)).collect();
        rows.put(&[
            Cell::text(member.name),
            Cell::text(roles.join(" ")),
            Cell::yes_or_no(member.left),
        ])?;
    }
    Ok(())
}

fn word(role: Role) -> String {
    match Cell::word(role) {
        Cell::Text(word) => word,
        _ => String::new(),
    }
}
