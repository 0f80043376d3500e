//! Some rows beside what the station holds of them now, for a person to compare.

use super::field::{Field, SheetKind};
use super::row::Row;
use crate::document;
use crate::error::DeskError;
use redwall_rules::DonationKind;
use redwall_store::{DonationId, DonorId, Reading};
use serde::Serialize;
use ts_rs::TS;

/// Rows of a sample, spread evenly over those that were taken in.
const MOST: usize = 20;

/// A row beside what the station holds of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportSample {
    /// The sheet.
    pub sheet: String,
    /// The row in it, from 1.
    pub row: u32,
    /// The donor number that it led to.
    pub donor_no: String,
    /// Field by field.
    pub fields: Vec<SampleField>,
}

/// A field of a sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SampleField {
    /// Which.
    pub field: Field,
    /// As the file has it; document numbers are masked.
    pub in_file: String,
    /// As the station has it; document numbers are masked.
    pub in_station: String,
}

/// A row that can be in the sample.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    /// Its place among all rows that are taken in.
    pub(super) at: usize,
    pub(super) donor: DonorId,
    pub(super) donation: Option<DonationId>,
}

/// Draws the sample: rows of donors and donations alone, no health reasons.
pub(super) fn draw(
    read: &Reading<'_>,
    rows: &[Row<'_>],
    sheet_name: impl Fn(&Row<'_>) -> String,
    candidates: &[Candidate],
    system: &str,
) -> Result<Vec<ImportSample>, DeskError> {
    let open: Vec<&Candidate> = candidates
        .iter()
        .filter(|candidate| {
            let kind = rows[candidate.at].layout.kind;
            matches!(kind, SheetKind::Donors | SheetKind::Donations)
        })
        .collect();
    let every = open.len().div_ceil(MOST).max(1);
    let mut samples = Vec::new();
    for candidate in open.into_iter().step_by(every) {
        let row = &rows[candidate.at];
        let Some(donor) = read.donor(candidate.donor)? else {
            continue;
        };
        let mut fields = of_donor(read, row, candidate.donor, system)?;
        if let Some(donation) = candidate.donation {
            fields.extend(of_donation(read, row, donation)?);
        }
        samples.push(ImportSample {
            sheet: sheet_name(row),
            row: row.number,
            donor_no: donor.donor_no.to_string(),
            fields,
        });
    }
    Ok(samples)
}

fn field(row: &Row<'_>, field: Field, in_station: String) -> Option<SampleField> {
    row.layout.columns.get(&field)?;
    let shown = row.shown(field);
    let (in_file, in_station) = match field {
        Field::DocumentNumber => {
            let masked = redwall_rules::document::masked;
            (masked(&shown), masked(&in_station))
        }
        _ => (shown, in_station),
    };
    Some(SampleField {
        field,
        in_file,
        in_station,
    })
}

fn of_donor(
    read: &Reading<'_>,
    row: &Row<'_>,
    donor: DonorId,
    system: &str,
) -> Result<Vec<SampleField>, DeskError> {
    let Some(record) = read.donor(donor)? else {
        return Ok(Vec::new());
    };
    let documents = read.documents(donor)?;
    let number = document::shown(&documents).map(|held| held.number.clone());
    let sex = match record.sex {
        Some(redwall_rules::Sex::Male) => "男",
        Some(redwall_rules::Sex::Female) => "女",
        None => "",
    };
    let old = read.old_numbers(donor)?;
    let old = old.into_iter().find(|(of, _)| of == system);
    let fields = [
        field(
            row,
            Field::OldNumber,
            old.map(|(_, number)| number).unwrap_or_default(),
        ),
        field(row, Field::Name, record.name),
        field(row, Field::Sex, sex.to_owned()),
        field(row, Field::BirthDate, record.birth_date.to_string()),
        field(row, Field::DocumentNumber, number.unwrap_or_default()),
    ];
    Ok(fields.into_iter().flatten().collect())
}

fn of_donation(
    read: &Reading<'_>,
    row: &Row<'_>,
    donation: DonationId,
) -> Result<Vec<SampleField>, DeskError> {
    let Some(record) = read.donation(donation)? else {
        return Ok(Vec::new());
    };
    let facts = record.facts;
    let (kind, amount) = match facts.kind {
        DonationKind::WholeBlood => ("全血", facts.ml),
        DonationKind::Platelets => ("单采血小板", facts.units),
    };
    let fields = [
        field(row, Field::Code, record.code),
        field(row, Field::Date, facts.date.to_string()),
        field(row, Field::Kind, kind.to_owned()),
        field(row, Field::Amount, amount.to_string()),
        field(row, Field::Ml, facts.ml.to_string()),
        field(row, Field::Units, facts.units.to_string()),
    ];
    Ok(fields.into_iter().flatten().collect())
}
