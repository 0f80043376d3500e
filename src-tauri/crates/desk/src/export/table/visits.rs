//! Visits. What was measured and why somebody was refused is for those who may see health reasons.

use super::{DonorNumbers, Rows, Table, uncounted};
use crate::Session;
use crate::error::DeskError;
use crate::export::cell::Cell;
use redwall_store::{Reading, VisitRecord};

/// Columns that say nothing about health.
const OPEN: usize = 12;

pub(super) const VISITS: Table = Table {
    name: "visits",
    columns: &[
        "donor_no",
        "date",
        "opened",
        "site",
        "step",
        "late",
        "first",
        "form_no",
        "donation_code",
        "unused_code",
        "verdict",
        "until",
    ],
    count: uncounted,
    fill: open,
};

pub(super) const WITH_HEALTH: Table = Table {
    name: "visits",
    columns: &[
        "donor_no",
        "date",
        "opened",
        "site",
        "step",
        "late",
        "first",
        "form_no",
        "donation_code",
        "unused_code",
        "verdict",
        "until",
        "rules",
        "weight_kg",
        "systolic_mmhg",
        "diastolic_mmhg",
        "pulse_bpm",
        "temperature_c",
        "haemoglobin_g_l",
        "platelets_10e9_l",
        "haematocrit",
    ],
    count: uncounted,
    fill: with_health,
};

fn open(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let numbers = DonorNumbers::read(read)?;
    read.each_visit(|visit| rows.put(&of_visit(&numbers, visit)[..OPEN]))
}

fn with_health(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let numbers = DonorNumbers::read(read)?;
    read.each_visit(|visit| rows.put(&of_visit(&numbers, visit)))
}

fn of_visit(numbers: &DonorNumbers, visit: VisitRecord) -> [Cell; 21] {
    let judged = visit.judgement.as_ref();
    let rules: Option<Vec<&str>> = judged.map(|judged| {
        let blocking = judged.findings.iter().filter(|finding| finding.blocks);
        blocking.map(|finding| finding.rule.as_str()).collect()
    });
    let measured = visit.examination.unwrap_or_default();
    [
        numbers.of(visit.donor),
        Cell::Date(visit.on),
        Cell::text(visit.opened_at.station_minute()),
        Cell::text(visit.site),
        Cell::word(visit.step),
        Cell::yes_or_no(visit.late),
        Cell::yes_or_no(visit.first),
        Cell::text_if_any(visit.form_no),
        Cell::text_if_any(visit.donation_code),
        Cell::text_if_any(visit.unused_code),
        judged.map_or(Cell::Empty, |judged| Cell::word(judged.verdict)),
        Cell::date(judged.and_then(|judged| judged.until)),
        Cell::text_if_any(rules.map(|rules| rules.join(" "))),
        Cell::fraction(measured.weight_kg),
        Cell::fraction(measured.systolic_mmhg),
        Cell::fraction(measured.diastolic_mmhg),
        Cell::fraction(measured.pulse_bpm),
        Cell::fraction(measured.temperature_c),
        Cell::fraction(measured.haemoglobin_g_l),
        Cell::fraction(measured.platelets_10e9_l),
        Cell::fraction(measured.haematocrit),
    ]
}
