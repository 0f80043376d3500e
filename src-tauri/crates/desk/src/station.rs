//! A new station, or the demonstration one.

use crate::Desk;
use crate::demonstration;
use crate::demonstration::synthetic::{self, Synthetic, SyntheticSize};
use crate::error::DeskError;
use crate::job::Progress;
use crate::session::put_on_duty;
use crate::staff::at;
use redwall_store::{FixedClock, NewStation, Role, Store, StoreError};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};
use ts_rs::TS;
use zeroize::Zeroizing;

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
    /// A synthetic station of this size instead, for measurements.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub size: Option<SyntheticSize>,
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
    /// What a synthetic one holds besides.
    pub synthetic: Option<Synthetic>,
}

/// Where the demonstration station is made, in the folder of the data.
const ASIDE: &str = "demonstration.new";

/// The first person of a station holds every role but the auditor's, who must be somebody else.
const FOUNDER: [Role; 5] = [
    Role::Receptionist,
    Role::Physician,
    Role::Nurse,
    Role::CertificateClerk,
    Role::Administrator,
];

/// Makes a new station and puts its first member of staff on duty.
///
/// # Errors
/// `station_exists`; `weak_password`; `invalid` at the field that is empty.
pub fn create(desk: &Desk, request: StationCreate) -> Result<StationCreated, DeskError> {
    let station = filled(&request.station, "station", "请填写血站名称。")?;
    let site = filled(&request.site, "site", "请填写这台前台所在的地点。")?;
    let staff = filled(&request.staff, "staff", "请填写管理员姓名。")?;
    let password = Zeroizing::new(request.password);
    let new = NewStation {
        station,
        site,
        staff,
        roles: &FOUNDER,
        password: &password,
    };
    let (store, staff, recovery_key) =
        Store::create(desk.folder(), desk.clock(), &new).map_err(|error| at(error, "password"))?;
    put_on_duty(desk, store, staff)?;
    Ok(StationCreated {
        station: station.to_owned(),
        recovery_key: recovery_key.to_string(),
        donors: 0,
        donations: 0,
        synthetic: None,
    })
}

/// Makes the demonstration station and puts its first member of staff on duty. It is made aside
/// and moved to its place when it is complete: cancelled, it leaves nothing.
///
/// # Errors
/// `station_exists`; `weak_password`; `cancelled`.
pub fn demonstrate(
    desk: &Desk,
    request: StationDemonstrate,
    progress: &mut Progress<'_>,
) -> Result<StationCreated, DeskError> {
    let staff = filled(&request.staff, "staff", "请填写管理员姓名。")?;
    let size = request.size.map(SyntheticSize::check).transpose()?;
    let password = Zeroizing::new(request.password);
    let new = NewStation {
        station: demonstration::STATION,
        site: demonstration::SITE,
        staff,
        roles: &FOUNDER,
        password: &password,
    };
    if Store::exists(desk.folder()) {
        return Err(StoreError::StationExists.into());
    }
    let aside = desk.folder().join(ASIDE);
    clear(&aside)?;
    let made = match size {
        None => demonstrate_aside(desk, &aside, &new, progress),
        Some(size) => synthesise_aside(desk, &aside, &new, size, progress),
    };
    let created = match made {
        Ok(created) => created,
        Err(error) => {
            clear(&aside)?;
            return Err(error);
        }
    };
    Store::settle(&aside, desk.folder())?;
    let (store, staff) = Store::open(desk.folder(), desk.clock(), staff, &password)?;
    put_on_duty(desk, store, staff)?;
    Ok(created)
}

fn demonstrate_aside(
    desk: &Desk,
    aside: &Path,
    new: &NewStation<'_>,
    progress: &mut Progress<'_>,
) -> Result<StationCreated, DeskError> {
    let (store, staff, recovery_key) =
        Store::create(aside, desk.clock(), new).map_err(|error| at(error, "password"))?;
    let member = store
        .read(|read| read.staff_member(staff))?
        .ok_or(StoreError::WrongPassword)?;
    let session = desk.new_session(store, member);
    let (donors, donations) = demonstration::fill(&session, progress)?;
    Ok(StationCreated {
        station: new.station.to_owned(),
        recovery_key: recovery_key.to_string(),
        donors,
        donations,
        synthetic: None,
    })
}

/// A synthetic station was founded before its history begins.
fn synthesise_aside(
    desk: &Desk,
    aside: &Path,
    new: &NewStation<'_>,
    size: SyntheticSize,
    progress: &mut Progress<'_>,
) -> Result<StationCreated, DeskError> {
    let now = desk.clock().now();
    let founding = Arc::new(FixedClock(SyntheticSize::founded(now.station_date())));
    let (store, staff, recovery_key) =
        Store::create(aside, founding, new).map_err(|error| at(error, "password"))?;
    let rules = desk.shipped_rules();
    let synthetic = synthetic::fill(&store, staff, &rules, now, size, progress)?;
    Ok(StationCreated {
        station: new.station.to_owned(),
        recovery_key: recovery_key.to_string(),
        donors: size.donors,
        donations: size.donations,
        synthetic: Some(synthetic),
    })
}

fn clear(folder: &Path) -> Result<(), DeskError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::from(error).into())
        }
        _ => Ok(()),
    }
}

/// # Errors
/// `invalid` at the field, when nothing is written there.
pub(crate) fn filled<'a>(
    text: &'a str,
    field: &str,
    otherwise: &str,
) -> Result<&'a str, DeskError> {
    let text = text.trim();
    if text.is_empty() {
        Err(DeskError::invalid(field, otherwise))
    } else {
        Ok(text)
    }
}
