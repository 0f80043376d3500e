//! How an examination is measured: by which instruments, what is asked twice, and what is said of
//! values before they are recorded.

use super::inquiry::existing;
use crate::Session;
use crate::device::HAEMOGLOBIN;
use crate::error::{DeskError, ErrorCode};
use crate::judge::{self, USUAL, judge};
use crate::setting::HAEMOGLOBIN_DEVICE;
use redwall_rules::{Criterion, DonationKind, Examination, Rule, Stage, implausible};
use redwall_store::Reading;
use redwall_store::VisitId;
use redwall_store::fact::MeasurementsNoted;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The longest label of an instrument.
const LONGEST_LABEL: usize = 40;

/// Asks what is to be said of measurements, complete or not; nothing is recorded.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExaminationJudge {
    /// The visit.
    pub visit: VisitId,
    /// The measurements so far.
    pub examination: Examination,
    /// What the donor means to give; whole blood when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<DonationKind>,
}

/// What is to be said of measurements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExaminationJudgement {
    /// Those that keep the donor from donating today.
    pub outside: Vec<OutsideRow>,
    /// The fields that will be asked twice.
    pub implausible: Vec<String>,
}

/// A measurement that keeps the donor from donating today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutsideRow {
    /// The field that it is shown beside.
    pub field: String,
    /// What to say, in Chinese.
    pub zh: String,
    /// What to say, in English.
    pub en: String,
    /// The clause that it rests on.
    pub clause: String,
}

/// What is to be said of measurements before they are recorded.
///
/// # Errors
/// `not_found`.
pub fn judge_measured(
    session: &Session,
    request: ExaminationJudge,
) -> Result<ExaminationJudgement, DeskError> {
    let ExaminationJudge {
        visit,
        examination,
        kind,
    } = request;
    let [whole_blood, platelets] = USUAL;
    let plan = match kind {
        Some(DonationKind::Platelets) => platelets,
        Some(DonationKind::WholeBlood) | None => whole_blood,
    };
    session.store.read(|read| {
        let (visit, donor) = existing(read, visit)?;
        let facts = judge::facts(read, &donor, examination, visit.asks_to_continue)?;
        let rules = session.rulebook(read)?;
        let judged = judge(&facts, plan, Stage::Desk, session.today(), &rules);
        let found = judged
            .assessment
            .findings
            .iter()
            .map(|finding| finding.rule);
        let outside = found.zip(judged.in_full().findings);
        let outside = outside.filter_map(|(rule, said)| match rule {
            Rule::Exam(criterion) => Some(OutsideRow {
                field: field_of(criterion).to_owned(),
                zh: said.zh,
                en: said.en,
                clause: said.clause,
            }),
            _ => None,
        });
        Ok(ExaminationJudgement {
            outside: outside.collect(),
            implausible: implausible(&examination)
                .into_iter()
                .map(str::to_owned)
                .collect(),
        })
    })
}

fn field_of(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Weight => "weight_kg",
        Criterion::Systolic => "systolic_mmhg",
        Criterion::Diastolic | Criterion::PulsePressure => "diastolic_mmhg",
        Criterion::Pulse => "pulse_bpm",
        Criterion::Temperature => "temperature_c",
        Criterion::Haemoglobin => HAEMOGLOBIN,
        Criterion::Platelets => "platelets_10e9_l",
        Criterion::Haematocrit => "haematocrit",
    }
}

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
