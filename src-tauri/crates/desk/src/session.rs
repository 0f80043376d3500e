//! Who is on duty: logging in and out.

use chrono::NaiveDate;
use redwall_store::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the state of the desk.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeskRead {}

/// Opens the desk for a member of staff. Another person on duty is relieved.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionOpen {
    /// The name that the person logs in with.
    pub staff: String,
    /// The person's own password.
    pub password: String,
}

/// Locks the desk: the key is wiped and the database closed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionClose {}

/// How far the desk is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StationState {
    /// There is no station in the folder yet.
    None,
    /// There is one; nobody is logged in.
    Locked,
    /// A person is on duty.
    Open,
}

/// The person on duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OnDuty {
    /// The person's name.
    pub name: String,
    /// The roles that the person holds.
    pub roles: Vec<Role>,
}

/// The state of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeskState {
    /// How far it is open.
    pub station: StationState,
    /// The station's name, once open.
    pub station_name: Option<String>,
    /// The site that visits are recorded at, once open.
    pub site: Option<String>,
    /// Today at the station (UTC+8).
    pub today: NaiveDate,
    /// The names that can log in.
    pub staff: Vec<String>,
    /// The person on duty.
    pub on_duty: Option<OnDuty>,
}
