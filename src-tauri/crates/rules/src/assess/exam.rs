//! The examination of the day against its criteria.

use super::finding::{Criterion, Finding, Measure, Rule};
use crate::{
    facts::{DonationKind, Examination, Facts, Stage},
    rulebook::ExamRules,
};

pub(super) fn judge(
    facts: &Facts,
    kind: DonationKind,
    stage: Stage,
    rules: &ExamRules,
    findings: &mut Vec<Finding>,
) {
    let platelets = kind == DonationKind::Platelets;
    let exam = &facts.examination;
    let mut check = |criterion, given: Option<f64>, enough: &dyn Fn(f64) -> bool| {
        if given.is_some_and(|number| !enough(number)) {
            findings.push(Finding::undated(Rule::Exam(criterion)));
        }
    };
    let pulse_min = if facts.athlete {
        rules.pulse_athlete_min
    } else {
        rules.pulse_min
    };
    let pulse_pressure = pulse_pressure(exam);

    check(Criterion::Weight, exam.weight_kg, &|kg| {
        kg >= rules.weight.of(facts.sex)
    });
    check(Criterion::Systolic, exam.systolic_mmhg, &|mmhg| {
        rules.systolic.hold(mmhg)
    });
    check(Criterion::Diastolic, exam.diastolic_mmhg, &|mmhg| {
        rules.diastolic.hold(mmhg)
    });
    check(Criterion::PulsePressure, pulse_pressure, &|mmhg| {
        mmhg >= rules.pulse_pressure_min
    });
    check(Criterion::Pulse, exam.pulse_bpm, &|bpm| {
        pulse_min <= bpm && bpm <= rules.pulse_max
    });
    check(Criterion::Temperature, exam.temperature_c, &|c| {
        rules.temperature.hold(c)
    });
    check(Criterion::Haemoglobin, exam.haemoglobin_g_l, &|g| {
        g >= rules.haemoglobin.of(facts.sex)
    });
    if platelets {
        check(Criterion::Platelets, exam.platelets_10e9_l, &|count| {
            rules.platelets.hold(count)
        });
        check(Criterion::Haematocrit, exam.haematocrit, &|part| {
            part >= rules.haematocrit_min
        });
    }
    if stage == Stage::Collect {
        let required = if platelets {
            rules.required_platelets
        } else {
            rules.required_whole_blood
        };
        judge_missing(exam, required, findings);
    }
}

fn judge_missing(exam: &Examination, required: [bool; 8], findings: &mut Vec<Finding>) {
    for (measure, needed) in Measure::ALL.into_iter().zip(required) {
        if needed && measure.of(exam).is_none() {
            findings.push(Finding::undated(Rule::ExamMissing(measure)));
        }
    }
}

impl Measure {
    /// What was measured.
    pub(crate) fn of(self, exam: &Examination) -> Option<f64> {
        match self {
            Self::Weight => exam.weight_kg,
            Self::Systolic => exam.systolic_mmhg,
            Self::Diastolic => exam.diastolic_mmhg,
            Self::Pulse => exam.pulse_bpm,
            Self::Temperature => exam.temperature_c,
            Self::Haemoglobin => exam.haemoglobin_g_l,
            Self::Platelets => exam.platelets_10e9_l,
            Self::Haematocrit => exam.haematocrit,
        }
    }
}

/// Systolic less diastolic pressure, without the dust of binary fractions: 110.1 − 80.1 is 30.
pub(crate) fn pulse_pressure(exam: &Examination) -> Option<f64> {
    let difference = exam.systolic_mmhg? - exam.diastolic_mmhg?;
    Some((difference * 1e6).round() / 1e6)
}
