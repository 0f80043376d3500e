//! The instruments of a day: what each read of haemoglobin, beside the others and its own past.
//!
//! Bad meter values passed for sixteen months elsewhere (Ireland, 2014): a drifting meter shows here
//! on the day.

mod drift;

use crate::Session;
use crate::error::DeskError;
use crate::setting::DEVICE_DRIFT_G_L;
use chrono::{Days, NaiveDate};
use drift::{Difference, Read, mean};
use redwall_store::{Reading, VisitRecord};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The field of the examination that is watched.
pub(crate) const HAEMOGLOBIN: &str = "haemoglobin_g_l";
/// How many days before count as an instrument's own past.
const PAST_DAYS: u64 = 28;

/// Asks for the instruments of a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeviceDay {
    /// The day; today when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<NaiveDate>,
}

/// The instruments of a day.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DeviceDayReport {
    /// The day.
    pub day: NaiveDate,
    /// Each instrument, by its label; readings without one come last.
    pub devices: Vec<DeviceRow>,
    /// Whether one of them drifts.
    pub drifting: bool,
}

/// The haemoglobin of a day by one instrument.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DeviceRow {
    /// The instrument's label; none where it was not noted.
    pub device: Option<String>,
    /// How many readings.
    pub count: u32,
    /// Their mean, g/L.
    pub mean_g_l: f64,
    /// How far they are from those of the other instruments on that day, like with like.
    pub from_others: Option<DeviceDifference>,
    /// How far they are from its own of the four weeks before, like with like.
    pub from_past: Option<DeviceDifference>,
    /// Whether the instrument drifts.
    pub drifting: bool,
    /// What to do, in Chinese, when it does.
    pub notice: Option<String>,
}

/// How far an instrument's readings are from others, men compared with men and women with women.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct DeviceDifference {
    /// By how much, g/L; above zero it reads higher.
    pub g_l: f64,
    /// On how many of the other readings it rests.
    pub others: u32,
    /// Too far, on enough readings, to be an accident.
    pub drift: bool,
}

/// The instruments of a day.
///
/// # Errors
/// Those of the database.
pub fn day(session: &Session, request: DeviceDay) -> Result<DeviceDayReport, DeskError> {
    let day = request.day.unwrap_or_else(|| session.today());
    session.store.read(|read| {
        let limit = f64::from(DEVICE_DRIFT_G_L.read(read)?);
        let today = readings(read, day, day)?;
        let first = day.checked_sub_days(Days::new(PAST_DAYS)).unwrap_or(day);
        let past = match day.pred_opt() {
            Some(last) => readings(read, first, last)?,
            None => Vec::new(),
        };
        let devices: Vec<DeviceRow> = labels(&today)
            .into_iter()
            .map(|device| row(device, &today, &past, limit))
            .collect();
        Ok(DeviceDayReport {
            day,
            drifting: devices.iter().any(|device| device.drifting),
            devices,
        })
    })
}

/// The readings of haemoglobin of some days.
fn readings(read: &Reading<'_>, first: NaiveDate, last: NaiveDate) -> Result<Vec<Read>, DeskError> {
    let mut readings = Vec::new();
    for visit in read.visits_examined(first, last)? {
        let Some(value) = haemoglobin(&visit) else {
            continue;
        };
        readings.push(Read {
            device: visit.measured.devices.get(HAEMOGLOBIN).cloned(),
            sex: read.donor(visit.donor)?.and_then(|donor| donor.sex),
            value,
        });
    }
    Ok(readings)
}

fn haemoglobin(visit: &VisitRecord) -> Option<f64> {
    visit.examination.and_then(|exam| exam.haemoglobin_g_l)
}

/// The labels among readings in their order, no label last.
fn labels(readings: &[Read]) -> Vec<Option<String>> {
    let labels: BTreeSet<_> = readings
        .iter()
        .map(|reading| (reading.device.is_none(), reading.device.clone()))
        .collect();
    labels.into_iter().map(|(_, label)| label).collect()
}

fn row(device: Option<String>, today: &[Read], past: &[Read], limit: f64) -> DeviceRow {
    let (own, others): (Vec<&Read>, Vec<&Read>) =
        today.iter().partition(|reading| reading.device == device);
    let own_past: Vec<&Read> = past
        .iter()
        .filter(|reading| reading.device == device)
        .collect();
    let values: Vec<f64> = own.iter().map(|reading| reading.value).collect();
    let from = |others: &[&Read]| {
        Difference::between(&own, others).map(|found| DeviceDifference {
            g_l: tenths(found.by),
            others: u32::try_from(found.others).unwrap_or(u32::MAX),
            drift: found.is_drift(limit),
        })
    };
    let (from_others, from_past) = (from(&others), from(&own_past));
    let drifting = [from_others, from_past]
        .iter()
        .flatten()
        .any(|difference| difference.drift);
    let name = device.as_deref().unwrap_or("没有登记编号的仪器");
    let notice = format!("{name}今天的血红蛋白读数偏离。请停用,用质控品核对后再测。");
    DeviceRow {
        count: u32::try_from(values.len()).unwrap_or(u32::MAX),
        mean_g_l: tenths(mean(&values)),
        from_others,
        from_past,
        drifting,
        notice: drifting.then_some(notice),
        device,
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
