//! Who is on duty: logging in and out.

use crate::Desk;
use crate::backup::{self, LastBackup};
use crate::clock::ClockReading;
use crate::error::DeskError;
use crate::staff::at;
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

/// Opens the desk with the station's recovery key, for an administrator of the staff list, who has
/// the password from then on. It works when the vault is lost, too.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionRecover {
    /// The recovery key as it was printed; case, blanks and hyphens do not matter.
    pub recovery_key: String,
    /// The administrator's name.
    pub staff: String,
    /// The administrator's new password.
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
    /// The key slots are lost or damaged: only the recovery key opens the station.
    pub vault_lost: bool,
    /// How the last backups went.
    pub last_backup: LastBackup,
}

/// The state of the desk. Looking is no use of it: a desk that has rested locks.
///
/// # Errors
/// `newer`; those of the database.
pub fn read(desk: &Desk, _: DeskRead) -> Result<DeskState, DeskError> {
    desk.lock_if_idle();
    Store::finish_settling(desk.folder())?;
    let names = match Vault::read(desk.folder()) {
        Ok(vault) => Some(vault.names()),
        Err(StoreError::NoStation | StoreError::VaultLost) => None,
        Err(other) => return Err(other.into()),
    };
    let exists = Store::exists(desk.folder());
    let mut state = DeskState {
        station: if exists {
            StationState::Locked
        } else {
            StationState::None
        },
        station_name: None,
        site: None,
        today: desk.clock().now().station_date(),
        clock: None,
        vault_lost: exists && names.is_none(),
        staff: names.unwrap_or_default(),
        on_duty: None,
        last_backup: backup::state::last_of_locked(desk),
    };
    if let Some(session) = desk.on_duty() {
        let (station_name, site, clock) = session.store.read(|read| {
            let clock = ClockReading::of(read, session.store.now())?;
            Ok::<_, DeskError>((read.station_name()?, read.site()?, clock))
        })?;
        state.last_backup = backup::state::last(&session)?;
        state.station = StationState::Open;
        state.station_name = station_name;
        state.site = site;
        state.clock = Some(clock);
        state.on_duty = Some(OnDuty {
            name: session.staff.name.clone(),
            roles: session.staff.roles.clone(),
        });
    }
    Ok(state)
}

/// Opens the desk for a member of staff.
///
/// # Errors
/// `wrong_password` and `wait` at `password`; `no_station`; `damaged`; `newer`.
pub fn open(desk: &Desk, request: SessionOpen) -> Result<DeskState, DeskError> {
    let password = Zeroizing::new(request.password);
    let name = request.staff.trim();
    let (store, staff) = Store::open(desk.folder(), desk.clock(), name, &password)
        .map_err(|error| at(error, "password"))?;
    put_on_duty(desk, store, staff)?;
    read(desk, DeskRead {})
}

/// Opens the desk with the recovery key.
///
/// # Errors
/// `invalid` at `recovery_key`, for a typing error and for the key of older data; `invalid` at
/// `staff`, for anybody but an administrator; `weak_password`; `wait`; `no_station`.
pub fn recover(desk: &Desk, request: SessionRecover) -> Result<DeskState, DeskError> {
    let password = Zeroizing::new(request.password);
    let key = Zeroizing::new(request.recovery_key);
    let name = request.staff.trim();
    let recovered = Store::recover(desk.folder(), desk.clock(), &key, name, &password);
    let (store, staff) = recovered.map_err(|error| match error {
        StoreError::Wait(_) => at(error, "recovery_key"),
        other => at(other, "password"),
    })?;
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
/// `wrong_password`, for a slot whose owner is not in the staff list or has left.
pub(crate) fn put_on_duty(desk: &Desk, store: Store, staff: StaffId) -> Result<(), DeskError> {
    let member = store
        .read(|read| read.staff_member(staff))?
        .filter(|member| !member.left)
        .ok_or(StoreError::WrongPassword)?;
    if let Err(error) = store.drop_old_drafts() {
        tracing::warn!(%error, "old drafts wait for the next log-in");
    }
    if let Err(error) = store.note_login(staff) {
        tracing::warn!(%error, "a log-in was not noted");
    }
    desk.relieve(Some(desk.new_session(store, member)));
    Ok(())
}
