//! The rows of an export, before they take the form of a file.

use crate::Session;
use crate::document;
use crate::error::DeskError;
use crate::job::Progress;
use chrono::NaiveDate;
use redwall_rules::DonationKind;
use redwall_store::DonorId;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;

/// Rows are counted this often.
const STEP: usize = 500;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Text, never read as a number or a formula.
    Text(String),
    /// A number.
    Number(u32),
    /// A date.
    Date(NaiveDate),
    /// Nothing.
    Empty,
}

impl Cell {
    fn text(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }

    /// A value of a closed set, as its word.
    fn word(value: impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(Value::String(word)) => Self::Text(word),
            _ => Self::Empty,
        }
    }

    fn yes_or_no(yes: bool) -> Self {
        Self::Text(if yes { "yes" } else { "no" }.to_owned())
    }

    fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}

/// Columns and rows.
pub(super) struct Table {
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Table {
    pub(super) fn of_donors(
        session: &Session,
        progress: &mut Progress<'_>,
    ) -> Result<Self, DeskError> {
        let columns = vec![
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
        ];
        let mut rows = Vec::new();
        session.store.read(|read| {
            read.each_donor(|donor| {
                let documents = read.documents(donor.id)?;
                let shown = document::shown(&documents);
                let given = read.given(donor.id)?;
                rows.push(vec![
                    Cell::Text(donor.donor_no.to_string()),
                    Cell::Text(donor.name),
                    Cell::word(donor.sex),
                    Cell::Date(donor.birth_date),
                    shown.map_or(Cell::Empty, |held| Cell::word(held.kind)),
                    Cell::text(shown.map(|held| held.number.clone())),
                    Cell::text(donor.phone),
                    Cell::Number(given.donations),
                    Cell::Number(given.whole_blood_ml),
                    Cell::Number(given.platelet_units),
                    Cell::date(given.last_whole_blood),
                    Cell::date(given.last_platelets),
                ]);
                tell(progress, rows.len())
            })
        })?;
        Ok(Self { columns, rows })
    }

    pub(super) fn of_donations(
        session: &Session,
        progress: &mut Progress<'_>,
    ) -> Result<Self, DeskError> {
        let columns = vec![
            "donor_no",
            "code",
            "date",
            "kind",
            "amount",
            "amount_unit",
            "ml",
            "units",
            "plasma_ml",
            "outcome",
            "reaction",
            "source",
            "site",
            "late",
            "flagged",
            "withdrawn",
            "corrected",
        ];
        let mut rows = Vec::new();
        session.store.read(|read| {
            let mut numbers: HashMap<DonorId, String> = HashMap::new();
            read.each_donor(|donor| {
                numbers.insert(donor.id, donor.donor_no.to_string());
                Ok::<_, DeskError>(())
            })?;
            read.each_donation(|donation| {
                let facts = donation.facts;
                let (amount, unit) = match facts.kind {
                    DonationKind::WholeBlood => (facts.ml, "ml"),
                    DonationKind::Platelets => (facts.units, "therapeutic_units"),
                };
                rows.push(vec![
                    Cell::text(numbers.get(&donation.donor).cloned()),
                    Cell::Text(donation.code),
                    Cell::Date(facts.date),
                    Cell::word(facts.kind),
                    Cell::Number(amount),
                    Cell::word(unit),
                    Cell::Number(facts.ml),
                    Cell::Number(facts.units),
                    Cell::Number(facts.plasma_ml),
                    Cell::word(facts.outcome),
                    Cell::word(facts.reaction),
                    Cell::word(facts.source),
                    Cell::Text(donation.site),
                    Cell::yes_or_no(donation.late),
                    Cell::yes_or_no(donation.flagged),
                    Cell::yes_or_no(donation.withdrawal.is_some()),
                    Cell::yes_or_no(donation.corrected_by.is_some()),
                ]);
                tell(progress, rows.len())
            })
        })?;
        Ok(Self { columns, rows })
    }
}

fn tell(progress: &mut Progress<'_>, rows: usize) -> Result<(), DeskError> {
    if rows.is_multiple_of(STEP) {
        progress.tell(u32::try_from(rows).unwrap_or(u32::MAX), 0)?;
    }
    Ok(())
}
