//! Who is on duty: logging in and out.

use crate::Desk;
use crate::clock::ClockReading;
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_store::{Role, StaffId, Store, StoreError, Vault};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

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
    /// The computer's clock beside the newest entry, once open.
    pub clock: Option<ClockReading>,
    /// The names that can log in.
    pub staff: Vec<String>,
    /// The person on duty.
    pub on_duty: Option<OnDuty>,
}

/// The state of the desk.
///
/// # Errors
/// `damaged`, when the vault file cannot be read.
pub fn read(desk: &Desk, _: DeskRead) -> Result<DeskState, DeskError> {
    let today = desk.clock().now().station_date();
    if let Some(session) = desk.on_duty() {
        let (station_name, site, clock) = session.store.read(|read| {
            let clock = ClockReading::of(read, session.store.now())?;
            Ok::<_, DeskError>((read.station_name()?, read.site()?, clock))
        })?;
        return Ok(DeskState {
            station: StationState::Open,
            station_name,
            site,
            today,
            clock: Some(clock),
            staff: Vault::read(desk.folder())?.names(),
            on_duty: Some(OnDuty {
                name: session.staff.name.clone(),
                roles: session.staff.roles.clone(),
            }),
        });
    }
    let (station, staff) = if Vault::exists(desk.folder()) {
        (StationState::Locked, Vault::read(desk.folder())?.names())
    } else {
        (StationState::None, Vec::new())
    };
    Ok(DeskState {
        station,
        station_name: None,
        site: None,
        today,
        clock: None,
        staff,
        on_duty: None,
    })
}

/// Opens the desk for a member of staff.
///
/// # Errors
/// `wrong_password`; `no_station`; `damaged`; `newer`.
pub fn open(desk: &Desk, request: SessionOpen) -> Result<DeskState, DeskError> {
    let password = Zeroizing::new(request.password);
    let name = request.staff.trim();
    let (store, staff) =
        Store::open(desk.folder(), desk.clock(), name, &password).map_err(at_password)?;
    put_on_duty(desk, store, staff)?;
    read(desk, DeskRead {})
}

/// Locks the desk.
///
/// # Errors
/// `damaged`, when the vault file cannot be read.
pub fn close(desk: &Desk, _: SessionClose) -> Result<DeskState, DeskError> {
    desk.relieve(None);
    read(desk, DeskRead {})
}

/// Puts the owner of a key slot on duty; the roles are those of the staff list.
///
/// # Errors
/// `wrong_password`, for a slot whose owner is not in the staff list.
pub(crate) fn put_on_duty(desk: &Desk, store: Store, staff: StaffId) -> Result<(), DeskError> {
    let member = store
        .read(|read| read.staff_member(staff))?
        .ok_or(StoreError::WrongPassword)?;
    desk.relieve(Some(desk.new_session(store, member)));
    Ok(())
}

fn at_password(error: StoreError) -> DeskError {
    let wrong = matches!(error, StoreError::WrongPassword);
    let error = DeskError::from(error);
    if wrong { error.at("password") } else { error }
}
