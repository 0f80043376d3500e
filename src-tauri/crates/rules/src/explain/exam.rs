//! Measurements in words: what was measured and what is asked for.

use super::{Context, words::Sentence};
use crate::{
    assess::{Criterion, Measure, pulse_pressure},
    facts::Sex,
    rulebook::BySex,
};

/// A criterion in words: its name, its unit and what is enough.
struct Asked {
    name: (&'static str, &'static str),
    unit: (&'static str, &'static str),
    given: Option<f64>,
    enough: Sentence,
}

pub(super) fn criterion(context: &Context<'_>, criterion: Criterion) -> Sentence {
    let asked = asked(context, criterion);
    let given = asked.given.map(shown).unwrap_or_default();
    let ((name_zh, name_en), (unit_zh, unit_en)) = (asked.name, asked.unit);
    Sentence::new(
        format!(
            "{name_zh}{given}{unit_zh}，应{}，今天不能献血。",
            asked.enough.zh
        ),
        format!(
            "{name_en} {given}{unit_en}, should be {}: no donation today.",
            asked.enough.en
        ),
    )
}

pub(super) fn missing(measure: Measure) -> Sentence {
    let (zh, en) = name(measure);
    Sentence::new(
        format!("还没有{zh}的结果，采血前须先测量。"),
        format!("{en} has not been measured; it is needed before the donation."),
    )
}

fn asked(context: &Context<'_>, criterion: Criterion) -> Asked {
    const MMHG: (&str, &str) = ("毫米汞柱", " mmHg");
    const PLAIN: (&str, &str) = ("", "");
    let exam = &context.facts.examination;
    let rules = &context.rules.exam;
    let of = |measure: Measure, unit, enough| Asked {
        name: name(measure),
        unit,
        given: measure.of(exam),
        enough,
    };
    match criterion {
        Criterion::Weight => of(
            Measure::Weight,
            ("公斤", " kg"),
            at_least_by_sex(context, rules.weight),
        ),
        Criterion::Systolic => of(
            Measure::Systolic,
            MMHG,
            between(rules.systolic.min, rules.systolic.below),
        ),
        Criterion::Diastolic => of(
            Measure::Diastolic,
            MMHG,
            between(rules.diastolic.min, rules.diastolic.below),
        ),
        Criterion::PulsePressure => Asked {
            name: ("脉压差", "Pulse pressure"),
            unit: MMHG,
            given: pulse_pressure(exam),
            enough: at_least(rules.pulse_pressure_min),
        },
        Criterion::Pulse => {
            let min = if context.facts.athlete {
                rules.pulse_athlete_min
            } else {
                rules.pulse_min
            };
            let (min, max) = (shown(min), shown(rules.pulse_max));
            let enough = Sentence::new(format!("在{min}至{max}之间"), format!("{min} to {max}"));
            of(Measure::Pulse, ("次/分", " beats a minute"), enough)
        }
        Criterion::Temperature => of(
            Measure::Temperature,
            ("℃", " °C"),
            between(rules.temperature.min, rules.temperature.below),
        ),
        Criterion::Haemoglobin => of(
            Measure::Haemoglobin,
            ("克/升", " g/L"),
            at_least_by_sex(context, rules.haemoglobin),
        ),
        Criterion::Platelets => of(
            Measure::Platelets,
            ("×10⁹/升", " ×10⁹/L"),
            between(rules.platelets.min, rules.platelets.below),
        ),
        Criterion::Haematocrit => of(Measure::Haematocrit, PLAIN, at_least(rules.haematocrit_min)),
    }
}

fn name(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Weight => ("体重", "Weight"),
        Measure::Systolic => ("收缩压", "Systolic blood pressure"),
        Measure::Diastolic => ("舒张压", "Diastolic blood pressure"),
        Measure::Pulse => ("脉搏", "Pulse"),
        Measure::Temperature => ("体温", "Temperature"),
        Measure::Haemoglobin => ("血红蛋白", "Haemoglobin"),
        Measure::Platelets => ("血小板计数", "Platelet count"),
        Measure::Haematocrit => ("红细胞比容", "Haematocrit"),
    }
}

fn at_least(min: f64) -> Sentence {
    let min = shown(min);
    Sentence::new(format!("不低于{min}"), format!("at least {min}"))
}

fn at_least_by_sex(context: &Context<'_>, min: BySex) -> Sentence {
    let number = shown(min.of(context.facts.sex));
    match context.facts.sex {
        Some(Sex::Male) => Sentence::new(
            format!("不低于{number}（男）"),
            format!("at least {number} for men"),
        ),
        Some(Sex::Female) => Sentence::new(
            format!("不低于{number}（女）"),
            format!("at least {number} for women"),
        ),
        None => at_least(min.of(None)),
    }
}

fn between(min: f64, below: f64) -> Sentence {
    let (min, below) = (shown(min), shown(below));
    Sentence::new(
        format!("不低于{min}、低于{below}"),
        format!("at least {min} and below {below}"),
    )
}

fn shown(number: f64) -> String {
    format!("{number}")
}
