//! Which setting a finding rests on, and so which clause is printed beside it.

use super::Context;
use crate::{
    assess::{Criterion, Finding, Measure, Rule},
    facts::{DonationKind, Plan},
    rulebook::{CLAUSE_TO_CONFIRM, DeferralReason},
};

pub(super) fn of(context: &Context<'_>, finding: &Finding) -> String {
    if let Rule::Deferral { record } = finding.rule {
        return of_deferral(context, record).to_owned();
    }
    match key(context, finding) {
        Some(key) => context.rulebook.clause(key, context.on).to_owned(),
        None => CLAUSE_TO_CONFIRM.to_owned(),
    }
}

fn of_deferral<'a>(context: &Context<'a>, record: usize) -> &'a str {
    let deferral = context.facts.deferrals.get(record);
    deferral
        .and_then(|deferral| context.rulebook.deferral_reason(&deferral.code, context.on))
        .map_or(CLAUSE_TO_CONFIRM, DeferralReason::printed_clause)
}

fn key(context: &Context<'_>, finding: &Finding) -> Option<&'static str> {
    use DonationKind::{Platelets, WholeBlood};
    let key = match finding.rule {
        Rule::IdentitySex | Rule::HistoryFuture | Rule::DeferralUnread | Rule::Deferral { .. } => {
            return None;
        }
        Rule::AgeMin => "age.min",
        Rule::AgeMax | Rule::AgeAsk => "age.max_repeat",
        Rule::Interval {
            last: WholeBlood,
            next: WholeBlood,
        } => "interval.whole_blood.whole_blood",
        Rule::Interval {
            last: WholeBlood,
            next: Platelets,
        } => "interval.whole_blood.platelets",
        Rule::Interval {
            last: Platelets,
            next: Platelets,
        } if context.facts.matched_recipient => "interval.platelets.platelets_matched",
        Rule::Interval {
            last: Platelets,
            next: Platelets,
        } => "interval.platelets.platelets",
        Rule::Interval {
            last: Platelets,
            next: WholeBlood,
        } => "interval.platelets.whole_blood",
        Rule::CapPlateletsCount => "cap.platelets.count",
        Rule::CapApheresisVolume => "cap.apheresis.volume",
        Rule::VolumeWholeBlood => "volume.whole_blood",
        Rule::VolumePlatelets => match context.plan {
            Plan::Platelets { plasma_ml, .. } if plasma_ml > 0 => "volume.platelets.plasma_max",
            _ => "volume.platelets.units",
        },
        Rule::Exam(criterion) => criterion_key(context, criterion),
        Rule::ExamMissing(_) => match context.plan.kind() {
            WholeBlood => "exam.required.whole_blood",
            Platelets => "exam.required.platelets",
        },
    };
    Some(key)
}

/// The bound that was not kept has its own clause.
fn criterion_key(context: &Context<'_>, criterion: Criterion) -> &'static str {
    let exam = &context.facts.examination;
    let rules = &context.rules.exam;
    let too_low = |measure: Measure, min: f64| measure.of(exam).is_none_or(|number| number < min);
    match criterion {
        Criterion::Weight => "exam.weight.male",
        Criterion::Systolic if too_low(Measure::Systolic, rules.systolic.min) => {
            "exam.systolic.min"
        }
        Criterion::Systolic => "exam.systolic.below",
        Criterion::Diastolic if too_low(Measure::Diastolic, rules.diastolic.min) => {
            "exam.diastolic.min"
        }
        Criterion::Diastolic => "exam.diastolic.below",
        Criterion::PulsePressure => "exam.pulse_pressure.min",
        Criterion::Pulse if too_low(Measure::Pulse, rules.pulse_max) => match context.facts.athlete
        {
            true => "exam.pulse.athlete_min",
            false => "exam.pulse.min",
        },
        Criterion::Pulse => "exam.pulse.max",
        Criterion::Temperature if too_low(Measure::Temperature, rules.temperature.min) => {
            "exam.temperature.min"
        }
        Criterion::Temperature => "exam.temperature.below",
        Criterion::Haemoglobin => "exam.haemoglobin.male",
        Criterion::Platelets if too_low(Measure::Platelets, rules.platelets.min) => {
            "exam.platelets.min"
        }
        Criterion::Platelets => "exam.platelets.below",
        Criterion::Haematocrit => "exam.haematocrit.min",
    }
}
