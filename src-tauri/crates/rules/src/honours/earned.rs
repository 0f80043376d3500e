//! What donations add up to, kept donation by donation.

use serde::{Deserialize, Serialize};

use super::{HonoursRules, PlateletsBefore2010};
use crate::{Donation, DonationKind, Outcome, Source};

/// Sums over the donations that count for honours; adding is exact and knows no order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earned {
    /// Whole blood, ml.
    pub whole_blood_ml: u32,
    /// Therapeutic units of platelets.
    pub platelet_units: u32,
    /// The counts, each as many parts as it has ml of whole blood, so that 300 ml stay exact.
    pub parts: u64,
}

impl Earned {
    /// Adds one donation, if it counts.
    pub fn add(&mut self, donation: &Donation, rules: &HonoursRules) {
        if !counts(donation) {
            return;
        }
        match donation.kind {
            DonationKind::WholeBlood => {
                self.whole_blood_ml = self.whole_blood_ml.saturating_add(donation.ml);
            }
            DonationKind::Platelets => {
                self.platelet_units = self.platelet_units.saturating_add(donation.units);
            }
        }
        self.parts = self.parts.saturating_add(parts_of(donation, rules));
    }

    /// Whole counts: only the sum is rounded down.
    pub fn count(&self, rules: &HonoursRules) -> u32 {
        whole_counts(self.parts, rules)
    }
}

/// Whether a donation counts for honours: blood was drawn, and it was given here or is proved.
pub fn counts(donation: &Donation) -> bool {
    donation.outcome != Outcome::None && donation.source != Source::Declared
}

/// The counts of one donation, in parts (全血每200毫升按1次, 单采血小板每1个治疗单位按1次).
pub(super) fn parts_of(donation: &Donation, rules: &HonoursRules) -> u64 {
    match donation.kind {
        DonationKind::WholeBlood => u64::from(donation.ml),
        DonationKind::Platelets => parts_in(platelet_counts(donation, rules), rules),
    }
}

/// The parts of a number of counts.
pub(super) fn parts_in(counts: u64, rules: &HonoursRules) -> u64 {
    counts.saturating_mul(u64::from(rules.whole_blood_ml_per_count.get()))
}

/// The whole counts in a number of parts.
pub(super) fn whole_counts(parts: u64, rules: &HonoursRules) -> u32 {
    u32::try_from(parts / u64::from(rules.whole_blood_ml_per_count.get())).unwrap_or(u32::MAX)
}

fn platelet_counts(donation: &Donation, rules: &HonoursRules) -> u64 {
    let units = u64::from(donation.units);
    let older = u64::from(rules.platelet_counts_before_2010);
    let reading = if donation.date < rules.platelets_before_2010_ends {
        rules.platelets_before_2010
    } else {
        PlateletsBefore2010::None
    };
    match reading {
        PlateletsBefore2010::PerUnit => units * older,
        PlateletsBefore2010::PerDonation => units.min(1) * older,
        PlateletsBefore2010::None => units * u64::from(rules.platelet_counts_per_unit),
    }
}
