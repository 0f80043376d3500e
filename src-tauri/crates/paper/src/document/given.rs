//! What was given, and by whom: the parts that documents share.

use redwall_rules::document::masked;
use serde::{Deserialize, Serialize};

/// What was given at one donation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Amount {
    /// 全血.
    WholeBlood {
        /// Volume, ml.
        ml: u32,
    },
    /// 单采血小板.
    Platelets {
        /// Therapeutic units.
        units: u32,
        /// Plasma collected with them, ml; 0 for none.
        plasma_ml: u32,
    },
}

impl Amount {
    pub(crate) fn is_nothing(self) -> bool {
        matches!(
            self,
            Self::WholeBlood { ml: 0 } | Self::Platelets { units: 0, .. }
        )
    }

    /// The amount in words: 全血400毫升.
    pub(crate) fn words(self) -> String {
        match self {
            Self::WholeBlood { ml } => format!("全血{ml}毫升"),
            Self::Platelets {
                units,
                plasma_ml: 0,
            } => format!("单采血小板{units}个治疗单位"),
            Self::Platelets { units, plasma_ml } => {
                format!("单采血小板{units}个治疗单位、血浆{plasma_ml}毫升")
            }
        }
    }
}

/// What a donor has given at this station so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Number of donations of any kind.
    pub donations: u32,
    /// Whole blood, ml.
    pub whole_blood_ml: u32,
    /// Platelets, therapeutic units.
    pub platelet_units: u32,
}

/// A document number with its middle hidden: paper never holds it in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MaskedNumber(String);

impl MaskedNumber {
    /// Hides the middle of a number.
    pub fn of(number: &str) -> Self {
        Self(masked(number.trim()))
    }
}
