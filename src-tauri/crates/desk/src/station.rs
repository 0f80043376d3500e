//! A new station, or the demonstration one.

use redwall_store::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes a new station with its first member of staff, who is then on duty.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StationCreate {
    /// The station's name, as certificates print it.
    pub station: String,
    /// The site that this desk stands at.
    pub site: String,
    /// The name of the first administrator.
    pub staff: String,
    /// The administrator's password.
    pub password: String,
}

/// Makes the demonstration station, all of whose people are made up.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StationDemonstrate {
    /// The name of the first administrator.
    pub staff: String,
    /// The administrator's password.
    pub password: String,
}

/// A station was made.
#[derive(Clone, Serialize, TS)]
pub struct StationCreated {
    /// The station's name.
    pub station: String,
    /// The recovery key, shown this once: whoever has it can read everything.
    pub recovery_key: String,
    /// Donors in it.
    pub donors: u32,
    /// Donations in it.
    pub donations: u32,
}

/// Adds a member of staff.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StaffAdd {
    /// The name to log in with.
    pub name: String,
    /// The roles to hold.
    pub roles: Vec<Role>,
    /// The first password.
    pub password: String,
}
