//! The station, its desks, and the rules and settings that they work by.

use crate::id::{DeskId, StaffId};
use serde::{Deserialize, Serialize};

/// The station begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StationOpened {
    /// Its name, as certificates print it.
    pub name: String,
}

/// A desk may write, and has numbers to give out that no other desk gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskAdmitted {
    /// The site that it stands at.
    pub site: String,
    /// Donor numbers, first and last.
    pub donor_numbers: (u32, u32),
    /// Certificate serials, first and last.
    pub certificate_serials: (u32, u32),
}

/// A desk stands in place of one that was lost: what it knows comes from a backup of that desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskRestored {
    /// The desk that was lost.
    pub lost: DeskId,
    /// The newest entry of that desk in the backup, `SEQ:HASH`.
    pub head: String,
}

/// A setting of the station is changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingChanged {
    /// Its name.
    pub key: String,
    /// Its value from now on.
    pub value: serde_json::Value,
}

/// A rulebook is laid over those in force, by two people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulebookActivated {
    /// Its name.
    pub name: String,
    /// The file as it was checked.
    pub text: String,
    /// Who else gave a password for it.
    pub second: StaffId,
}

/// A rulebook that was activated no longer takes part, by two people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulebookWithdrawn {
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Who else gave a password for it.
    pub second: StaffId,
}

/// An administrator vouches for the computer's clock, which had seemed wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeConfirmed {
    /// The instant of the newest entry before, milliseconds UTC.
    pub newest: i64,
    /// Why the clock had seemed wrong.
    pub because: ClockDoubt,
}

/// Why the computer's clock cannot be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ClockDoubt {
    /// It is behind the newest entry.
    Behind,
    /// It is further ahead of the newest entry than a desk stands unused.
    Ahead,
}
