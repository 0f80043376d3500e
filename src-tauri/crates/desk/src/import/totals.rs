//! What an import came to, in figures that can be held against the other system's own.

use super::field::SheetKind;
use redwall_rules::{Donation, DonationKind};
use serde::Serialize;
use ts_rs::TS;

/// The figures of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportTotals {
    /// All rows.
    pub rows: RowCounts,
    /// The rows of each sheet.
    pub sheets: Vec<SheetTotals>,
    /// Different donors whom the rows are about.
    pub donors: u32,
    /// Those of them who were registered.
    pub donors_registered: u32,
    /// Whole blood.
    pub whole_blood: DonationTotals,
    /// Platelets.
    pub platelets: DonationTotals,
}

/// What became of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct RowCounts {
    /// Rows in the file, headings aside.
    pub rows: u32,
    /// Rows that were taken in.
    pub added: u32,
    /// Rows that the station knew already.
    pub known: u32,
    /// Rows that were refused.
    pub refused: u32,
    /// Deferrals that block although something of them was not understood; they are among the added
    /// or known.
    pub held: u32,
}

/// What became of the rows of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetTotals {
    /// Its name.
    pub sheet: String,
    /// What its rows are.
    pub kind: SheetKind,
    /// What became of them.
    pub rows: RowCounts,
}

/// The donations of a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct DonationTotals {
    /// As the file has them, as far as kind and amount can be read.
    pub in_file: DonationSum,
    /// As the station has those that were taken in or known.
    pub in_station: DonationSum,
}

/// Donations added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct DonationSum {
    /// How many.
    pub donations: u32,
    /// All that was collected, ml.
    #[ts(type = "number")]
    pub ml: u64,
    /// Therapeutic units of platelets.
    #[ts(type = "number")]
    pub units: u64,
}

impl DonationSum {
    pub(super) fn add(&mut self, donation: &Donation) {
        self.donations += 1;
        self.ml += u64::from(donation.ml);
        self.units += u64::from(donation.units);
    }
}

impl ImportTotals {
    pub(super) fn of_kind(&mut self, kind: DonationKind) -> &mut DonationTotals {
        match kind {
            DonationKind::WholeBlood => &mut self.whole_blood,
            DonationKind::Platelets => &mut self.platelets,
        }
    }

    pub(super) fn of_sheet(&mut self, sheet: &str) -> Option<&mut RowCounts> {
        let mut sheets = self.sheets.iter_mut();
        let found = sheets.find(|totals| totals.sheet == sheet);
        found.map(|totals| &mut totals.rows)
    }
}
