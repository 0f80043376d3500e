//! The second place of this desk's backups: a folder on another disk.

use super::state::{self, BackupPlace, LastBackup};
use crate::Session;
use crate::error::DeskError;
use redwall_store::fact::SettingChanged;
use redwall_store::{DeskId, Place, Reading};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Says where copies go besides the station's own folder; null: nowhere.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupPlaceSet {
    /// A folder that is there, on another disk.
    #[ts(optional = nullable)]
    pub folder: Option<String>,
}

/// Says where copies go besides the station's own folder.
///
/// # Errors
/// `invalid` at `folder`, for one that is not there or lies in the station's own; `storage`, when it
/// cannot be written.
pub fn set(session: &Session, request: BackupPlaceSet) -> Result<LastBackup, DeskError> {
    let folder = request.folder.as_deref().map(str::trim);
    let folder = folder.filter(|folder| !folder.is_empty());
    let place = folder
        .map(|folder| marked(session.store.folder(), Path::new(folder)))
        .transpose()?;
    let value = place
        .as_ref()
        .map(|place| place.folder().display().to_string());
    session.store.write(session.staff.id, |write| {
        let changed = SettingChanged {
            key: key(session.store.desk()),
            value: value.into(),
        };
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        Ok(write.append(station, changed)?)
    })?;
    session
        .backups
        .forget(session.store.folder(), BackupPlace::Second);
    state::last(session)
}

fn marked(station: &Path, folder: &Path) -> Result<Place, DeskError> {
    let missing = || {
        let message = "没有这个文件夹。请先插好备份盘并建好文件夹,再填写完整路径。";
        DeskError::invalid("folder", message)
    };
    if !folder.is_absolute() || !folder.is_dir() {
        return Err(missing());
    }
    let whole = |path: &Path| path.canonicalize().map_err(|_| missing());
    if whole(folder)?.starts_with(whole(station)?) {
        let message = "第二个备份位置不能在数据文件夹里面:硬盘坏了会一起丢失。请选另一块盘。";
        return Err(DeskError::invalid("folder", message));
    }
    let place = Place::elsewhere(folder.to_owned());
    place
        .mark()
        .map_err(|error| DeskError::from(error).at("folder"))?;
    Ok(place)
}

/// The second place; none if none is set.
pub(super) fn of(read: &Reading<'_>, desk: DeskId) -> Result<Option<Place>, DeskError> {
    let kept = read.setting(&key(desk))?;
    let folder = kept.as_ref().and_then(|value| value.as_str());
    Ok(folder.map(|folder| Place::elsewhere(PathBuf::from(folder))))
}

/// Each desk has disks of its own.
fn key(desk: DeskId) -> String {
    format!("backup.second_place.{desk}")
}
