//! The numbers that honours are counted with; a rulebook fills them in.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Thresholds and ways of counting of 《全国无偿献血表彰奖励办法》.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HonoursRules {
    /// Counts from which 奉献奖 铜奖 is due.
    pub bronze_counts: u32,
    /// Counts from which 银奖 is due.
    pub silver_counts: u32,
    /// Counts from which 金奖 is due; a gold uses up as many.
    pub gold_counts: u32,
    /// Golds from which 终身荣誉奖 is due.
    pub lifetime_golds: u32,
    /// Whole blood that makes one count, ml.
    pub whole_blood_ml_per_count: NonZeroU32,
    /// Counts of one therapeutic unit of platelets.
    pub platelet_counts_per_unit: u32,
    /// How older platelet donations are counted.
    pub platelets_before_2010: PlateletsBefore2010,
    /// First day of the present way of counting platelets: 2010-01-01.
    pub platelets_before_2010_ends: NaiveDate,
    /// Counts of an older platelet unit or donation.
    pub platelet_counts_before_2010: u32,
    /// Volunteer hours from which each star is due, the first star first.
    pub star_hours: Vec<u32>,
    /// Years that must be over for the volunteers' lifetime award.
    pub volunteer_lifetime_years: u32,
    /// Hours that must be exceeded together with those years.
    pub volunteer_lifetime_hours: u32,
    /// Hours that suffice by themselves when exceeded.
    pub volunteer_lifetime_hours_alone: u32,
}

/// The readings of how platelets given before 2010 are counted: the notices differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlateletsBefore2010 {
    /// Each therapeutic unit has the older number of counts.
    PerUnit,
    /// Each donation has it, single or double.
    PerDonation,
    /// Older donations are counted like today's.
    None,
}
