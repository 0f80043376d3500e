//! How much was given, as old systems write it.

use redwall_rules::{DonationKind, Outcome, PLATELET_UNIT_ML};

/// Whole blood of one donation that a body can give and a bag can hold, ml.
const WHOLE_BLOOD_ML: std::ops::RangeInclusive<u32> = 100..=600;
/// Therapeutic units of one donation.
const UNITS: std::ops::RangeInclusive<u32> = 1..=3;
const MOST_PLASMA_ML: u32 = 600;
const MOST_APHERESIS_ML: u32 = 1_500;

/// What a row says of an amount, column by column.
#[derive(Debug, Clone, Default)]
pub(super) struct Written {
    /// In the unit of its kind.
    pub(super) amount: Option<String>,
    pub(super) ml: Option<String>,
    pub(super) units: Option<String>,
    pub(super) plasma_ml: Option<String>,
}

/// What was collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) ml: u32,
    pub(super) units: u32,
    pub(super) plasma_ml: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Unsaid,
    Millilitres,
    TherapeuticUnits,
}

/// Reads the amount of a donation. Where no blood was drawn it is nothing.
///
/// # Errors
/// What to do.
pub(super) fn read(
    written: &Written,
    kind: DonationKind,
    outcome: Outcome,
) -> Result<Amount, String> {
    if outcome == Outcome::None {
        return Ok(Amount {
            ml: 0,
            units: 0,
            plasma_ml: 0,
        });
    }
    match kind {
        DonationKind::WholeBlood => whole_blood(written, outcome),
        DonationKind::Platelets => platelets(written, outcome),
    }
}

fn whole_blood(written: &Written, outcome: Outcome) -> Result<Amount, String> {
    let said = written.ml.as_ref().or(written.amount.as_ref());
    let ml = number(said, Unit::Millilitres)?.ok_or_else(missing)?;
    let least = match outcome {
        Outcome::Complete => *WHOLE_BLOOD_ML.start(),
        Outcome::Partial | Outcome::None => 1,
    };
    if !(least..=*WHOLE_BLOOD_ML.end()).contains(&ml) {
        return Err(implausible());
    }
    Ok(Amount {
        ml,
        units: 0,
        plasma_ml: 0,
    })
}

fn platelets(written: &Written, outcome: Outcome) -> Result<Amount, String> {
    let said = written.units.as_ref().or(written.amount.as_ref());
    let units = number(said, Unit::TherapeuticUnits)?.ok_or_else(missing)?;
    let plasma_ml = number(written.plasma_ml.as_ref(), Unit::Millilitres)?.unwrap_or(0);
    let usual = units * PLATELET_UNIT_ML + plasma_ml;
    let ml = match &written.ml {
        Some(_) => number(written.ml.as_ref(), Unit::Millilitres)?.unwrap_or(usual),
        None => usual,
    };
    let broken_off = outcome == Outcome::Partial && units == 0;
    if !(UNITS.contains(&units) || broken_off)
        || plasma_ml > MOST_PLASMA_ML
        || ml < plasma_ml
        || ml > MOST_APHERESIS_ML
    {
        return Err(implausible());
    }
    Ok(Amount {
        ml,
        units,
        plasma_ml,
    })
}

/// A whole number, with its unit written after it or not.
fn number(said: Option<&String>, in_unit: Unit) -> Result<Option<u32>, String> {
    let Some(said) = said else { return Ok(None) };
    let text: String = said.chars().filter(|c| !c.is_whitespace()).collect();
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let whole = digits.trim_end_matches('0').trim_end_matches('.');
    let number = if digits.contains('.') { whole } else { digits };
    let number: u32 = number.parse().map_err(|_| unreadable(said))?;
    let unit = match unit.to_lowercase().as_str() {
        "" => Unit::Unsaid,
        "ml" | "毫升" | "cc" => Unit::Millilitres,
        "u" | "单位" | "治疗量" | "个治疗量" | "个治疗单位" | "治疗单位" | "个单位" => {
            Unit::TherapeuticUnits
        }
        _ => return Err(unreadable(said)),
    };
    if unit != Unit::Unsaid && unit != in_unit {
        let message = "献血量的单位与献血类型不符:全血以毫升计,血小板以治疗量计。请核对。";
        return Err(message.to_owned());
    }
    Ok(Some(number))
}

fn missing() -> String {
    "没有填写献血量。请补上,或在采血结果里写明未采血。".to_owned()
}

fn unreadable(said: &str) -> String {
    format!("献血量“{said}”读不懂。请写成 400、400ml 或 1治疗量 的样子。")
}

fn implausible() -> String {
    "一次不可能采集这么多或这么少。请与原始记录核对。".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use DonationKind::{Platelets, WholeBlood};
    use rstest::rstest;

    fn amount(text: &str) -> Written {
        Written {
            amount: (!text.is_empty()).then(|| text.to_owned()),
            ..Written::default()
        }
    }

    #[rstest]
    #[case("400", WholeBlood, 400, 0)]
    #[case("400ml", WholeBlood, 400, 0)]
    #[case("300 毫升", WholeBlood, 300, 0)]
    #[case("200.00", WholeBlood, 200, 0)]
    #[case("1", Platelets, 250, 1)]
    #[case("2治疗量", Platelets, 500, 2)]
    #[case("2U", Platelets, 500, 2)]
    #[case("1.0", Platelets, 250, 1)]
    fn an_amount_is_read_with_or_without_its_unit(
        #[case] text: &str,
        #[case] kind: DonationKind,
        #[case] ml: u32,
        #[case] units: u32,
    ) {
        let read = read(&amount(text), kind, Outcome::Complete).unwrap();
        assert_eq!((read.ml, read.units), (ml, units));
    }

    #[rstest]
    #[case("4000", WholeBlood)]
    #[case("40", WholeBlood)]
    #[case("2", WholeBlood)]
    #[case("2U", WholeBlood)]
    #[case("400", Platelets)]
    #[case("250ml", Platelets)]
    #[case("", WholeBlood)]
    #[case("四百", WholeBlood)]
    #[case("1.5", Platelets)]
    #[case("-400", WholeBlood)]
    #[case("400g", WholeBlood)]
    fn incident_18_what_nobody_gives_is_refused(#[case] text: &str, #[case] kind: DonationKind) {
        assert!(read(&amount(text), kind, Outcome::Complete).is_err());
    }

    #[test]
    fn less_than_planned_may_be_little_and_nothing_is_nothing() {
        let little = read(&amount("50"), WholeBlood, Outcome::Partial).unwrap();
        assert_eq!(little.ml, 50);
        let nothing = read(&amount("400"), WholeBlood, Outcome::None).unwrap();
        assert_eq!(nothing.ml, 0);
    }
}
