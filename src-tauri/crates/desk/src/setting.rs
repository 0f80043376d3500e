//! What a station may set otherwise than the product does. Rules are not among it: they have
//! rulebooks.

use crate::Session;
use crate::error::DeskError;
use redwall_store::Reading;
use redwall_store::fact::SettingChanged;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use ts_rs::TS;

/// A whole number that a station may set.
#[derive(Debug)]
pub(crate) struct Setting {
    key: &'static str,
    shipped: u32,
    allowed: RangeInclusive<u32>,
}

/// Minutes without a command after which the desk locks itself.
pub(crate) const IDLE_LOCK_MINUTES: Setting = Setting {
    key: "lock.idle_minutes",
    shipped: 5,
    allowed: 1..=60,
};

/// Days that the computer's clock may be ahead of the newest entry.
pub(crate) const CLOCK_AHEAD_DAYS: Setting = Setting {
    key: "clock.ahead_days",
    shipped: 7,
    allowed: 1..=60,
};

/// Minutes between backups, while anything is written.
pub(crate) const BACKUP_EVERY_MINUTES: Setting = Setting {
    key: "backup.every_minutes",
    shipped: 30,
    allowed: 5..=1440,
};

/// Days of which a backup each is kept.
pub(crate) const BACKUP_KEEP_DAYS: Setting = Setting {
    key: "backup.keep_days",
    shipped: 14,
    allowed: 1..=90,
};

/// Weeks of which a backup each is kept.
pub(crate) const BACKUP_KEEP_WEEKS: Setting = Setting {
    key: "backup.keep_weeks",
    shipped: 8,
    allowed: 0..=53,
};

/// Months of which a backup each is kept.
pub(crate) const BACKUP_KEEP_MONTHS: Setting = Setting {
    key: "backup.keep_months",
    shipped: 12,
    allowed: 0..=120,
};

/// Minutes without use after which a donor's window ends.
pub(crate) const DONOR_WINDOW_MINUTES: Setting = Setting {
    key: "donor_window.idle_minutes",
    shipped: 15,
    allowed: 1..=60,
};

/// Whether an examination names the instrument of its haemoglobin: 1 if it must.
pub(crate) const HAEMOGLOBIN_DEVICE: Setting = Setting {
    key: "examination.device_required",
    shipped: 0,
    allowed: 0..=1,
};

/// How far an instrument's haemoglobin may be from others' before it counts as drifting, g/L.
pub(crate) const DEVICE_DRIFT_G_L: Setting = Setting {
    key: "device.drift_g_l",
    shipped: 5,
    allowed: 1..=30,
};

const ALL: &[&Setting] = &[
    &IDLE_LOCK_MINUTES,
    &CLOCK_AHEAD_DAYS,
    &BACKUP_EVERY_MINUTES,
    &BACKUP_KEEP_DAYS,
    &BACKUP_KEEP_WEEKS,
    &BACKUP_KEEP_MONTHS,
    &DONOR_WINDOW_MINUTES,
    &HAEMOGLOBIN_DEVICE,
    &DEVICE_DRIFT_G_L,
];

/// Asks for the settings.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettingList {}

/// Changes a setting.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettingChange {
    /// Its name.
    pub key: String,
    /// Its value from now on.
    pub value: u32,
}

/// A setting as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SettingRow {
    /// Its name; a unit is part of it.
    pub key: String,
    /// Its value.
    pub value: u32,
    /// The value that the product comes with.
    pub shipped: u32,
    /// The least that it may be.
    pub least: u32,
    /// The most that it may be.
    pub most: u32,
}

/// The settings.
///
/// # Errors
/// Those of the database.
pub fn list(session: &Session, _: SettingList) -> Result<Vec<SettingRow>, DeskError> {
    session.store.read(|read| {
        ALL.iter()
            .map(|setting| setting.row(read))
            .collect::<Result<_, _>>()
    })
}

/// Changes a setting.
///
/// # Errors
/// `invalid` at `key` or `value`.
pub fn change(session: &Session, request: SettingChange) -> Result<SettingRow, DeskError> {
    let setting = ALL
        .iter()
        .find(|setting| setting.key == request.key)
        .ok_or_else(|| DeskError::invalid("key", "没有这项设置。请从列表中选择。"))?;
    if !setting.allowed.contains(&request.value) {
        let message = format!(
            "只能填写{}到{}之间的数。",
            setting.allowed.start(),
            setting.allowed.end()
        );
        return Err(DeskError::invalid("value", message));
    }
    session.store.write(session.staff.id, |write| {
        let changed = SettingChanged {
            key: request.key,
            value: request.value.into(),
        };
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        write.append(station, changed)?;
        setting.row(write)
    })
}

impl Setting {
    /// The value that the product comes with.
    pub(crate) fn shipped(&self) -> u32 {
        self.shipped
    }

    /// What sets it to the most that it may be.
    pub(crate) fn at_most(&self) -> SettingChanged {
        SettingChanged {
            key: self.key.to_owned(),
            value: (*self.allowed.end()).into(),
        }
    }

    /// The value that holds: the station's, or the product's where the station's cannot be read.
    pub(crate) fn read(&self, read: &Reading<'_>) -> Result<u32, DeskError> {
        let kept = read.setting(self.key)?;
        let value = kept
            .and_then(|value| value.as_u64())
            .and_then(|value| u32::try_from(value).ok())
            .filter(|value| self.allowed.contains(value));
        Ok(value.unwrap_or(self.shipped))
    }

    fn row(&self, read: &Reading<'_>) -> Result<SettingRow, DeskError> {
        Ok(SettingRow {
            key: self.key.to_owned(),
            value: self.read(read)?,
            shipped: self.shipped,
            least: *self.allowed.start(),
            most: *self.allowed.end(),
        })
    }
}
