//! How an examination is measured: by which instruments, and what is asked twice.

use crate::device::HAEMOGLOBIN;
use crate::error::{DeskError, ErrorCode};
use crate::setting::HAEMOGLOBIN_DEVICE;
use redwall_rules::{Examination, implausible};
use redwall_store::Reading;
use redwall_store::VisitId;
use redwall_store::fact::MeasurementsNoted;
use std::collections::BTreeMap;

/// The longest label of an instrument.
const LONGEST_LABEL: usize = 40;

/// Makes sure that each value that is hard to believe was looked at twice; those that were.
///
/// # Errors
/// `implausible` at the first of them that is not confirmed.
pub(crate) fn believed(
    examination: &Examination,
    confirmed: &[String],
) -> Result<Vec<String>, DeskError> {
    let asked = implausible(examination);
    let unconfirmed = asked
        .iter()
        .find(|field| !confirmed.iter().any(|one| one == *field));
    if let Some(field) = unconfirmed {
        let message =
            "这个数值不常见,可能输错、单位不对或仪器有问题。请重新测量或核对,确认无误后再登记。";
        let asked = DeskError::new(ErrorCode::Implausible, message);
        return Err(asked.at(&format!("examination.{field}")));
    }
    Ok(asked.into_iter().map(str::to_owned).collect())
}

/// What to note of the instruments and of values that were confirmed; none where there is nothing.
///
/// # Errors
/// `invalid` at `devices.FIELD`, for a field that was not measured, a label that is none, or an
/// instrument that is missing where the station asks for it.
pub(crate) fn noted(
    read: &Reading<'_>,
    visit: VisitId,
    examination: &Examination,
    devices: &BTreeMap<String, String>,
    confirmed: Vec<String>,
) -> Result<Option<MeasurementsNoted>, DeskError> {
    let mut labels = BTreeMap::new();
    for (field, label) in devices {
        let label = label.trim();
        let fits = (1..=LONGEST_LABEL).contains(&label.chars().count());
        if !fits || !is_measured(examination, field) {
            let message = "仪器编号最多40个字,只填测量过的项目。请核对。";
            return Err(DeskError::invalid(&format!("devices.{field}"), message));
        }
        labels.insert(field.clone(), label.to_owned());
    }
    let required = HAEMOGLOBIN_DEVICE.read(read)? == 1;
    if required && examination.haemoglobin_g_l.is_some() && !labels.contains_key(HAEMOGLOBIN) {
        let message = "请扫描或填写血红蛋白仪的编号。";
        return Err(DeskError::invalid(
            &format!("devices.{HAEMOGLOBIN}"),
            message,
        ));
    }
    if labels.is_empty() && confirmed.is_empty() {
        return Ok(None);
    }
    Ok(Some(MeasurementsNoted {
        visit,
        devices: labels,
        confirmed,
    }))
}

fn is_measured(examination: &Examination, field: &str) -> bool {
    let value = match field {
        "weight_kg" => examination.weight_kg,
        "systolic_mmhg" => examination.systolic_mmhg,
        "diastolic_mmhg" => examination.diastolic_mmhg,
        "pulse_bpm" => examination.pulse_bpm,
        "temperature_c" => examination.temperature_c,
        HAEMOGLOBIN => examination.haemoglobin_g_l,
        "platelets_10e9_l" => examination.platelets_10e9_l,
        "haematocrit" => examination.haematocrit,
        _ => None,
    };
    value.is_some()
}
