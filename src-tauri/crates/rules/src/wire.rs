//! The JSON forms of plans, donations and examinations: unknown fields refused, numbers in range.
//!
//! An error text here begins with its code and a colon; `case` splits it off again.

use std::fmt;

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Unexpected, Visitor},
};

use crate::{
    day::Day,
    facts::{Donation, DonationKind, Examination, Outcome, Plan, Reaction, Source},
};

/// What one therapeutic unit of platelets measures when nobody wrote it down, in ml.
pub const PLATELET_UNIT_ML: u32 = 250;

/// More than any amount that a donation or a plan can name.
const AMOUNT_LIMIT: u64 = 100_000;
/// More than any measurement of a person.
const MEASURE_LIMIT: f64 = 10_000.0;

const NEGATIVE: &str = "negative: 不能是负数 / must not be negative";
const OUT_OF_RANGE: &str = "range: 数值过大 / too large a number";

/// A whole number of ml or units.
#[derive(Debug, Clone, Copy)]
struct Amount(u32);

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

struct AmountVisitor;

impl Visitor<'_> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Amount, E> {
        if number > AMOUNT_LIMIT {
            return Err(E::custom(OUT_OF_RANGE));
        }
        u32::try_from(number)
            .map(Amount)
            .map_err(|_| E::custom(OUT_OF_RANGE))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Amount, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::custom(NEGATIVE)),
        }
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Amount, E> {
        if number < 0.0 {
            return Err(E::custom(NEGATIVE));
        }
        Err(E::invalid_type(Unexpected::Float(number), &self))
    }
}

/// A measurement: finite and not negative.
#[derive(Debug, Clone, Copy)]
struct Measure(f64);

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        if !number.is_finite() {
            return Err(D::Error::custom("range: 不是一个数 / not a number"));
        }
        if number < 0.0 {
            return Err(D::Error::custom(NEGATIVE));
        }
        if number > MEASURE_LIMIT {
            return Err(D::Error::custom(OUT_OF_RANGE));
        }
        Ok(Self(number))
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanForm {
    kind: DonationKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ml: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    units: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plasma_ml: Option<Amount>,
}

impl Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.0)
    }
}

// Worded as serde words the same mistakes, so that a line's reader knows the field.
const ML_MISSING: &str = "missing field `ml`";
const UNITS_MISSING: &str = "missing field `units`";
const NO_UNITS: &str = "unknown field `units`";
const NO_PLASMA: &str = "unknown field `plasma_ml`";
const NO_ML: &str = "unknown field `ml`";

impl TryFrom<PlanForm> for Plan {
    type Error = &'static str;

    fn try_from(form: PlanForm) -> Result<Self, Self::Error> {
        match form.kind {
            DonationKind::WholeBlood => {
                refuse_platelet_fields(form.units, form.plasma_ml)?;
                let ml = form.ml.ok_or(ML_MISSING)?.0;
                Ok(Self::WholeBlood { ml })
            }
            DonationKind::Platelets => {
                if form.ml.is_some() {
                    return Err(NO_ML);
                }
                let units = form.units.ok_or(UNITS_MISSING)?.0;
                let plasma_ml = amount(form.plasma_ml);
                Ok(Self::Platelets { units, plasma_ml })
            }
        }
    }
}

impl From<Plan> for PlanForm {
    fn from(plan: Plan) -> Self {
        match plan {
            Plan::WholeBlood { ml } => Self {
                kind: DonationKind::WholeBlood,
                ml: Some(Amount(ml)),
                units: None,
                plasma_ml: None,
            },
            Plan::Platelets { units, plasma_ml } => Self {
                kind: DonationKind::Platelets,
                ml: None,
                units: Some(Amount(units)),
                plasma_ml: Some(Amount(plasma_ml)),
            },
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DonationForm {
    date: Day,
    kind: DonationKind,
    #[serde(default)]
    ml: Option<Amount>,
    #[serde(default)]
    units: Option<Amount>,
    #[serde(default)]
    plasma_ml: Option<Amount>,
    #[serde(default)]
    outcome: Outcome,
    #[serde(default)]
    reaction: Reaction,
    #[serde(default)]
    source: Source,
}

impl TryFrom<DonationForm> for Donation {
    type Error = &'static str;

    fn try_from(form: DonationForm) -> Result<Self, Self::Error> {
        let plasma_ml = amount(form.plasma_ml);
        let drawn = form.outcome != Outcome::None;
        let (ml, units) = match form.kind {
            DonationKind::WholeBlood => {
                refuse_platelet_fields(form.units, form.plasma_ml)?;
                if form.ml.is_none() && drawn {
                    return Err(ML_MISSING);
                }
                (amount(form.ml), 0)
            }
            DonationKind::Platelets => {
                if form.units.is_none() && drawn {
                    return Err(UNITS_MISSING);
                }
                let units = amount(form.units);
                let whole = units * PLATELET_UNIT_ML + plasma_ml;
                (form.ml.map_or(whole, |ml| ml.0), units)
            }
        };
        Ok(Self {
            date: form.date.0,
            kind: form.kind,
            ml,
            units,
            plasma_ml,
            outcome: form.outcome,
            reaction: form.reaction,
            source: form.source,
        })
    }
}

/// How a donation is written: whole blood without units and plasma.
#[derive(Serialize)]
pub(crate) struct DonationText {
    date: NaiveDate,
    kind: DonationKind,
    ml: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plasma_ml: Option<u32>,
    outcome: Outcome,
    reaction: Reaction,
    source: Source,
}

impl From<Donation> for DonationText {
    fn from(donation: Donation) -> Self {
        let platelets = donation.kind == DonationKind::Platelets;
        Self {
            date: donation.date,
            kind: donation.kind,
            ml: donation.ml,
            units: platelets.then_some(donation.units),
            plasma_ml: platelets.then_some(donation.plasma_ml),
            outcome: donation.outcome,
            reaction: donation.reaction,
            source: donation.source,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExaminationForm {
    #[serde(default)]
    weight_kg: Option<Measure>,
    #[serde(default)]
    systolic_mmhg: Option<Measure>,
    #[serde(default)]
    diastolic_mmhg: Option<Measure>,
    #[serde(default)]
    pulse_bpm: Option<Measure>,
    #[serde(default)]
    temperature_c: Option<Measure>,
    #[serde(default)]
    haemoglobin_g_l: Option<Measure>,
    #[serde(default)]
    platelets_10e9_l: Option<Measure>,
    #[serde(default)]
    haematocrit: Option<Measure>,
}

impl From<ExaminationForm> for Examination {
    fn from(form: ExaminationForm) -> Self {
        let number = |measure: Option<Measure>| measure.map(|measure| measure.0);
        Self {
            weight_kg: number(form.weight_kg),
            systolic_mmhg: number(form.systolic_mmhg),
            diastolic_mmhg: number(form.diastolic_mmhg),
            pulse_bpm: number(form.pulse_bpm),
            temperature_c: number(form.temperature_c),
            haemoglobin_g_l: number(form.haemoglobin_g_l),
            platelets_10e9_l: number(form.platelets_10e9_l),
            haematocrit: number(form.haematocrit),
        }
    }
}

fn amount(given: Option<Amount>) -> u32 {
    given.map_or(0, |amount| amount.0)
}

/// Whole blood may carry them only as zero.
fn refuse_platelet_fields(
    units: Option<Amount>,
    plasma_ml: Option<Amount>,
) -> Result<(), &'static str> {
    if amount(units) > 0 {
        return Err(NO_UNITS);
    }
    if amount(plasma_ml) > 0 {
        return Err(NO_PLASMA);
    }
    Ok(())
}
