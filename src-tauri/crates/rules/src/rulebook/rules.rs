//! The rules of one stretch of time as plain numbers: what the judging works with.

use crate::{
    day::{LeapBirthday, Span},
    facts::{DonationKind, Outcome, Sex},
    rulebook::{
        reason::{DeferralReason, Duration, Scope},
        schema::MEASURES,
        setting::{Missing, Settings},
    },
};

/// A set of outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcomes {
    complete: bool,
    partial: bool,
    none: bool,
}

impl Outcomes {
    pub(crate) fn has(self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Complete => self.complete,
            Outcome::Partial => self.partial,
            Outcome::None => self.none,
        }
    }

    fn read(words: &[&str]) -> Self {
        Self {
            complete: words.contains(&"complete"),
            partial: words.contains(&"partial"),
            none: words.contains(&"none"),
        }
    }
}

/// A pair of numbers, one for each sex.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct BySex {
    pub(crate) male: f64,
    pub(crate) female: f64,
}

impl BySex {
    /// The least that is enough; for an unknown sex, enough for either.
    pub(crate) fn of(self, sex: Option<Sex>) -> f64 {
        match sex {
            Some(Sex::Male) => self.male,
            Some(Sex::Female) => self.female,
            None => self.male.max(self.female),
        }
    }
}

/// From `min` up to, not including, `below`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) min: f64,
    pub(crate) below: f64,
}

impl Bounds {
    pub(crate) fn hold(self, number: f64) -> bool {
        self.min <= number && number < self.below
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AgeRules {
    pub(crate) min: u32,
    pub(crate) max: u32,
    pub(crate) max_repeat: u32,
    pub(crate) repeat_outcomes: Outcomes,
    pub(crate) leap: LeapBirthday,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct IntervalRules {
    pub(crate) outcomes: Outcomes,
    pub(crate) whole_blood_whole_blood: Span,
    pub(crate) whole_blood_platelets: Span,
    pub(crate) platelets_platelets: Span,
    pub(crate) platelets_platelets_matched: Span,
    pub(crate) platelets_whole_blood: Span,
}

impl IntervalRules {
    pub(crate) fn between(&self, last: DonationKind, next: DonationKind, matched: bool) -> Span {
        use DonationKind::{Platelets, WholeBlood};
        match (last, next) {
            (WholeBlood, WholeBlood) => self.whole_blood_whole_blood,
            (WholeBlood, Platelets) => self.whole_blood_platelets,
            (Platelets, Platelets) if matched => self.platelets_platelets_matched,
            (Platelets, Platelets) => self.platelets_platelets,
            (Platelets, WholeBlood) => self.platelets_whole_blood,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CapRules {
    pub(crate) window: Span,
    pub(crate) count: u32,
    pub(crate) volume_ml: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct VolumeRules {
    pub(crate) whole_blood_ml: Vec<u32>,
    pub(crate) units: Vec<u32>,
    pub(crate) units_with_plasma: Vec<u32>,
    pub(crate) plasma_max_ml: u32,
    pub(crate) unit_ml: u32,
    pub(crate) usual_whole_blood_ml: u32,
    pub(crate) usual_units: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ExamRules {
    pub(crate) weight: BySex,
    pub(crate) systolic: Bounds,
    pub(crate) diastolic: Bounds,
    pub(crate) pulse_pressure_min: f64,
    pub(crate) pulse_min: f64,
    pub(crate) pulse_athlete_min: f64,
    pub(crate) pulse_max: f64,
    pub(crate) temperature: Bounds,
    pub(crate) haemoglobin: BySex,
    pub(crate) platelets: Bounds,
    pub(crate) haematocrit_min: f64,
    /// For each measure in its order: needed before whole blood.
    pub(crate) required_whole_blood: [bool; 8],
    /// For each measure in its order: needed before platelets.
    pub(crate) required_platelets: [bool; 8],
}

/// What a deferral code does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    Permanent,
    Lasts(Span),
    Undated,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeferralRule {
    code: Box<str>,
    pub(crate) effect: Effect,
    pub(crate) platelets_only: bool,
}

/// All that judging needs on the days of one period.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rules {
    pub(crate) age: AgeRules,
    pub(crate) interval: IntervalRules,
    pub(crate) cap: CapRules,
    pub(crate) volume: VolumeRules,
    pub(crate) exam: ExamRules,
    deferrals: Vec<DeferralRule>,
}

impl Rules {
    pub(crate) fn compile(
        settings: &Settings,
        reasons: &[DeferralReason],
    ) -> Result<Self, Missing> {
        Ok(Self {
            age: AgeRules::compile(settings)?,
            interval: IntervalRules::compile(settings)?,
            cap: CapRules {
                window: settings.span("cap.window")?,
                count: settings.whole("cap.platelets.count")?,
                volume_ml: settings.whole("cap.apheresis.volume")?,
            },
            volume: VolumeRules::compile(settings)?,
            exam: ExamRules::compile(settings)?,
            deferrals: compile_deferrals(settings, reasons)?,
        })
    }

    /// What a code does; none if it is unknown.
    pub(crate) fn deferral(&self, code: &str) -> Option<&DeferralRule> {
        let found = self
            .deferrals
            .binary_search_by(|rule| rule.code.as_ref().cmp(code))
            .ok()?;
        self.deferrals.get(found)
    }
}

impl AgeRules {
    fn compile(settings: &Settings) -> Result<Self, Missing> {
        Ok(Self {
            min: settings.whole("age.min")?,
            max: settings.whole("age.max")?,
            max_repeat: settings.whole("age.max_repeat")?,
            repeat_outcomes: Outcomes::read(settings.choices("age.repeat_outcomes")?),
            leap: match settings.choice("age.leap_birthday")? {
                "february_28" => LeapBirthday::February28,
                _ => LeapBirthday::March1,
            },
        })
    }
}

impl IntervalRules {
    fn compile(settings: &Settings) -> Result<Self, Missing> {
        Ok(Self {
            outcomes: Outcomes::read(settings.choices("interval.outcomes")?),
            whole_blood_whole_blood: settings.span("interval.whole_blood.whole_blood")?,
            whole_blood_platelets: settings.span("interval.whole_blood.platelets")?,
            platelets_platelets: settings.span("interval.platelets.platelets")?,
            platelets_platelets_matched: settings.span("interval.platelets.platelets_matched")?,
            platelets_whole_blood: settings.span("interval.platelets.whole_blood")?,
        })
    }
}

impl VolumeRules {
    fn compile(settings: &Settings) -> Result<Self, Missing> {
        Ok(Self {
            whole_blood_ml: settings.wholes("volume.whole_blood")?,
            units: settings.wholes("volume.platelets.units")?,
            units_with_plasma: settings.wholes("volume.platelets.units_with_plasma")?,
            plasma_max_ml: settings.whole("volume.platelets.plasma_max")?,
            unit_ml: settings.whole("volume.platelets.unit_ml")?,
            usual_whole_blood_ml: settings.whole("usual.whole_blood")?,
            usual_units: settings.whole("usual.platelets")?,
        })
    }
}

impl ExamRules {
    fn compile(settings: &Settings) -> Result<Self, Missing> {
        let required = |key| -> Result<[bool; 8], Missing> {
            let words = settings.choices(key)?;
            Ok(MEASURES.map(|measure| words.contains(&measure)))
        };
        let bounds = |min, below| -> Result<Bounds, Missing> {
            Ok(Bounds {
                min: settings.decimal(min)?,
                below: settings.decimal(below)?,
            })
        };
        let by_sex = |male, female| -> Result<BySex, Missing> {
            Ok(BySex {
                male: settings.decimal(male)?,
                female: settings.decimal(female)?,
            })
        };
        Ok(Self {
            weight: by_sex("exam.weight.male", "exam.weight.female")?,
            systolic: bounds("exam.systolic.min", "exam.systolic.below")?,
            diastolic: bounds("exam.diastolic.min", "exam.diastolic.below")?,
            pulse_pressure_min: settings.decimal("exam.pulse_pressure.min")?,
            pulse_min: settings.decimal("exam.pulse.min")?,
            pulse_athlete_min: settings.decimal("exam.pulse.athlete_min")?,
            pulse_max: settings.decimal("exam.pulse.max")?,
            temperature: bounds("exam.temperature.min", "exam.temperature.below")?,
            haemoglobin: by_sex("exam.haemoglobin.male", "exam.haemoglobin.female")?,
            platelets: bounds("exam.platelets.min", "exam.platelets.below")?,
            haematocrit_min: settings.decimal("exam.haematocrit.min")?,
            required_whole_blood: required("exam.required.whole_blood")?,
            required_platelets: required("exam.required.platelets")?,
        })
    }
}

fn compile_deferrals(
    settings: &Settings,
    reasons: &[DeferralReason],
) -> Result<Vec<DeferralRule>, Missing> {
    let hours_margin = settings.whole("deferral.hours_margin")?;
    let retry = settings.span("deferral.retry")?;
    let mut rules: Vec<DeferralRule> = reasons
        .iter()
        .map(|reason| DeferralRule {
            code: reason.code.as_str().into(),
            platelets_only: reason.scope == Scope::Platelets,
            effect: match reason.duration {
                Duration::Permanent | Duration::PermanentUnlessReentry => Effect::Permanent,
                Duration::Span(span) => Effect::Lasts(span),
                Duration::Hours(hours) => {
                    Effect::Lasts(Span::Days(hours.div_ceil(24).saturating_add(hours_margin)))
                }
                Duration::Retry => Effect::Lasts(retry),
                Duration::UntilEnd
                | Duration::UntilReview
                | Duration::MaxIncubation
                | Duration::Local
                | Duration::PermanentOrSetDate => Effect::Undated,
            },
        })
        .collect();
    rules.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(rules)
}
