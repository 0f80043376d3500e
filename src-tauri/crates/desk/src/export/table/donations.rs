//! What was given.

use super::{DonorNumbers, Rows, Table};
use crate::Session;
use crate::error::DeskError;
use crate::export::cell::Cell;
use redwall_rules::DonationKind;
use redwall_store::{DonationRecord, Reading};

pub(super) const DONATIONS: Table = Table {
    name: "donations",
    columns: &[
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
        "imported",
        "record_no",
    ],
    count: |read| read.donation_count(),
    fill,
};

fn fill(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let numbers = DonorNumbers::read(read)?;
    read.each_donation(|donation| rows.put(&of_donation(&numbers, donation)))
}

fn of_donation(numbers: &DonorNumbers, donation: DonationRecord) -> [Cell; 19] {
    let facts = donation.facts;
    let (amount, unit) = match facts.kind {
        DonationKind::WholeBlood => (facts.ml, "ml"),
        DonationKind::Platelets => (facts.units, "therapeutic_units"),
    };
    [
        numbers.of(donation.donor),
        Cell::text(donation.code),
        Cell::Date(facts.date),
        Cell::word(facts.kind),
        Cell::Number(amount),
        Cell::text(unit),
        Cell::Number(facts.ml),
        Cell::Number(facts.units),
        Cell::Number(facts.plasma_ml),
        Cell::word(facts.outcome),
        Cell::word(facts.reaction),
        Cell::word(facts.source),
        Cell::text(donation.site),
        Cell::yes_or_no(donation.late),
        Cell::yes_or_no(donation.flagged),
        Cell::yes_or_no(donation.withdrawal.is_some()),
        Cell::yes_or_no(donation.corrected_by.is_some()),
        Cell::yes_or_no(donation.imported),
        Cell::text_if_any(donation.record_no),
    ]
}
