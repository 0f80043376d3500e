//! What is known about a donor: the input of every rule in this crate.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::wire::{DonationForm, DonationText, ExaminationForm, PlanForm};

/// The sex that the eligibility criteria are written for (GB/T 2261.1 codes 1 and 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Sex {
    /// 男, code 1.
    Male,
    /// 女, code 2.
    Female,
}

/// The kinds of donation that a station collects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DonationKind {
    /// 全血.
    WholeBlood,
    /// 单采血小板, by apheresis.
    Platelets,
}

/// How a donation ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Outcome {
    /// The planned amount was drawn.
    #[default]
    Complete,
    /// Blood was drawn, less than planned.
    Partial,
    /// No blood was drawn.
    None,
}

/// The donor's reaction to a donation; anything but none counts as a reaction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Reaction {
    /// 无.
    #[default]
    None,
    /// 轻.
    Mild,
    /// 中.
    Moderate,
    /// 重.
    Severe,
}

/// How a donation came to be known here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Source {
    /// Given at this station.
    #[default]
    Here,
    /// Given elsewhere, shown on paper.
    Proved,
    /// Given elsewhere, only said.
    Declared,
}

/// One past donation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "DonationForm", into = "DonationText")]
pub struct Donation {
    /// Station-local day of the donation.
    pub date: NaiveDate,
    /// What was given.
    pub kind: DonationKind,
    /// All that was collected, in ml, plasma included.
    pub ml: u32,
    /// Therapeutic units of platelets; 0 for whole blood.
    pub units: u32,
    /// Plasma collected together with platelets, in ml.
    pub plasma_ml: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// The donor's reaction.
    pub reaction: Reaction,
    /// How it is known.
    pub source: Source,
}

/// One record that keeps a donor from donating, for a time or for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deferral {
    /// A code of the rulebook's deferral list; an unknown one blocks.
    pub code: String,
    /// The day that the duration of the code is counted from.
    pub event: Option<NaiveDate>,
    /// First day of the block; always, when absent.
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again.
    pub until: Option<NaiveDate>,
    /// Whether the record itself says that it never ends.
    pub permanent: bool,
    /// The day from which a physician has ended it.
    pub ended: Option<NaiveDate>,
}

/// Measurements of the day, each absent until taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "ExaminationForm")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Examination {
    /// Body weight, kg.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<f64>,
    /// Systolic blood pressure, mmHg.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub systolic_mmhg: Option<f64>,
    /// Diastolic blood pressure, mmHg.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diastolic_mmhg: Option<f64>,
    /// Pulse, beats a minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pulse_bpm: Option<f64>,
    /// Body temperature, °C.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temperature_c: Option<f64>,
    /// Haemoglobin, g/L.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub haemoglobin_g_l: Option<f64>,
    /// Platelet count, 10⁹/L.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platelets_10e9_l: Option<f64>,
    /// Haematocrit, as a fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub haematocrit: Option<f64>,
}

/// What the donor means to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "PlanForm", into = "PlanForm")]
#[cfg_attr(
    feature = "ts",
    derive(ts_rs::TS),
    ts(tag = "kind", rename_all = "snake_case")
)]
pub enum Plan {
    /// 全血.
    WholeBlood {
        /// Volume, ml.
        ml: u32,
    },
    /// 单采血小板.
    Platelets {
        /// Therapeutic units.
        units: u32,
        /// Plasma collected with them, ml.
        plasma_ml: u32,
    },
}

/// How far the visit has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Stage {
    /// At the desk: absent measurements are not judged.
    #[default]
    Desk,
    /// Before the needle: absent measurements block.
    Collect,
}

/// Everything known about one donor.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Sex; none when it is neither male nor female, which blocks.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Past donations, in any order.
    pub history: Vec<Donation>,
    /// Deferral records, in the order in which they were made.
    pub deferrals: Vec<Deferral>,
    /// Measurements of the day.
    pub examination: Examination,
    /// A repeat donor past the upper age asks to go on donating.
    pub asks_to_continue: bool,
    /// A trained athlete, whose pulse may be lower.
    pub athlete: bool,
    /// A physician has approved the shorter platelet interval for a matched recipient.
    pub matched_recipient: bool,
    /// Entries about this donor were kept aside because this version cannot read them.
    pub unread: bool,
}

impl Deferral {
    /// The code of a block that comes from the list of blocked documents (屏蔽名单). No rulebook
    /// has it: the list says when it ends, and without a date it blocks undated.
    pub const BLOCKED_DOCUMENT: &str = "blocked_document";
}

impl Donation {
    /// Whether blood was drawn, so that it counts for intervals and honours.
    #[must_use]
    pub fn drawn(&self) -> bool {
        self.outcome != Outcome::None
    }
}

impl Plan {
    /// What is to be given.
    #[must_use]
    pub fn kind(self) -> DonationKind {
        match self {
            Self::WholeBlood { .. } => DonationKind::WholeBlood,
            Self::Platelets { .. } => DonationKind::Platelets,
        }
    }
}

impl Facts {
    /// A donor of whom nothing is known but sex and birth date.
    #[must_use]
    pub fn new(sex: Option<Sex>, birth_date: NaiveDate) -> Self {
        Self {
            sex,
            birth_date,
            history: Vec::new(),
            deferrals: Vec::new(),
            examination: Examination::default(),
            asks_to_continue: false,
            athlete: false,
            matched_recipient: false,
            unread: false,
        }
    }
}
