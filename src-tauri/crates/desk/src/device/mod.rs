//! The instruments of a day: what each read of haemoglobin, beside the others and its own past.
//!
//! Bad meter values passed for sixteen months elsewhere (Ireland, 2014): a drifting meter shows here
//! on the day.

mod apart;
mod drift;

use crate::Session;
use crate::error::DeskError;
use crate::setting::DEVICE_DRIFT_G_L;
use apart::Compared;
use chrono::{Days, NaiveDate};
use drift::{Difference, Read, mean};
use redwall_store::{Reading, VisitRecord};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// What an instrument is known by; none where it was not noted.
type Label = Option<String>;

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
    /// Two that read apart, while nothing tells which of them is off.
    pub apart: Option<DevicesApart>,
}

/// Two instruments that read apart.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DevicesApart {
    /// The two, by their labels; none for readings without one.
    pub devices: [Option<String>; 2],
    /// By how much, g/L.
    pub g_l: f64,
    /// What to do, in Chinese.
    pub notice: String,
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
    /// The lowest of them, g/L.
    pub least_g_l: f64,
    /// The highest of them, g/L.
    pub most_g_l: f64,
    /// How far they are from those of the others on that day that do not drift, like with like.
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
        let compared = Compared::of(&today, limit);
        let devices: Vec<DeviceRow> = labels(&today)
            .into_iter()
            .map(|device| row(device, &compared, &today, &past, limit))
            .collect();
        let known = |label: &Label| {
            devices
                .iter()
                .any(|row| row.drifting && row.device == *label)
        };
        let apart = compared
            .apart
            .filter(|pair| !pair.devices.iter().any(known));
        Ok(DeviceDayReport {
            day,
            drifting: devices.iter().any(|device| device.drifting),
            apart,
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
fn labels(readings: &[Read]) -> Vec<Label> {
    let labels: BTreeSet<_> = readings
        .iter()
        .map(|reading| (reading.device.is_none(), reading.device.clone()))
        .collect();
    labels.into_iter().map(|(_, label)| label).collect()
}

fn row(device: Label, compared: &Compared, today: &[Read], past: &[Read], limit: f64) -> DeviceRow {
    let (own, others): (Vec<&Read>, Vec<&Read>) = today
        .iter()
        .filter(|reading| reading.device == device || !compared.drifts(&reading.device))
        .partition(|reading| reading.device == device);
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
    let drifting = compared.drifts(&device) || from_past.is_some_and(|past| past.drift);
    let name = name(&device);
    let notice = format!("{name}今天的血红蛋白读数偏离。请停用,用质控品核对后再测。");
    DeviceRow {
        count: u32::try_from(values.len()).unwrap_or(u32::MAX),
        mean_g_l: tenths(mean(&values)),
        least_g_l: values.iter().copied().fold(f64::INFINITY, f64::min),
        most_g_l: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        from_others,
        from_past,
        drifting,
        notice: drifting.then_some(notice),
        device,
    }
}

fn name(device: &Label) -> &str {
    device.as_deref().unwrap_or("没有登记编号的仪器")
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
