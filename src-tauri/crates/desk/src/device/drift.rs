//! Whether an instrument reads otherwise than others do.
//!
//! Means are compared sex by sex, for men and women differ by more than any meter drifts, and a desk
//! of the army would seem to have a high one.

use redwall_rules::Sex;
use std::collections::BTreeMap;

/// Fewer readings than this on either side tell nothing.
pub(super) const LEAST_READINGS: usize = 10;
/// How many standard errors are no accident.
const STANDARD_ERRORS: f64 = 2.5;

/// A reading of an instrument.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    /// The instrument's label; none where it was not noted.
    pub(super) device: Option<String>,
    pub(super) sex: Option<Sex>,
    pub(super) value: f64,
}

/// How far readings are from others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Difference {
    /// Of like with like, in the readings' unit.
    pub(super) by: f64,
    /// What chance alone would make of it.
    error: f64,
    /// On how many of the other readings it rests.
    pub(super) others: usize,
    readings: usize,
}

impl Difference {
    /// Of `of` from `others`; none when they have no sex in common.
    pub(super) fn between(of: &[&Read], others: &[&Read]) -> Option<Self> {
        let (of, others) = (by_sex(of), by_sex(others));
        let pairs: Vec<(&Vec<f64>, &Vec<f64>)> = of
            .iter()
            .filter_map(|(sex, values)| Some((values, others.get(sex)?)))
            .collect();
        let readings: usize = pairs.iter().map(|(values, _)| values.len()).sum();
        let compared: usize = pairs.iter().map(|(_, values)| values.len()).sum();
        if readings == 0 {
            return None;
        }
        let variance = pooled_variance(&pairs);
        let (mut by, mut squared_error) = (0.0, 0.0);
        for (values, others) in &pairs {
            let weight = number(values.len()) / number(readings);
            by += weight * (mean(values) - mean(others));
            let error = variance / number(values.len()) + variance / number(others.len());
            squared_error += weight * weight * error;
        }
        Some(Self {
            by,
            error: squared_error.sqrt(),
            others: compared,
            readings,
        })
    }

    /// Whether it is at least `limit`, rests on enough readings and is no accident.
    pub(super) fn is_drift(&self, limit: f64) -> bool {
        self.readings >= LEAST_READINGS
            && self.others >= LEAST_READINGS
            && self.by.abs() >= limit
            && self.by.abs() >= STANDARD_ERRORS * self.error
    }
}

fn by_sex(readings: &[&Read]) -> BTreeMap<Option<bool>, Vec<f64>> {
    let mut by_sex: BTreeMap<_, Vec<f64>> = BTreeMap::new();
    for reading in readings {
        let sex = reading.sex.map(|sex| sex == Sex::Male);
        by_sex.entry(sex).or_default().push(reading.value);
    }
    by_sex
}

fn pooled_variance(pairs: &[(&Vec<f64>, &Vec<f64>)]) -> f64 {
    let (mut squares, mut freedom) = (0.0, 0.0);
    for values in pairs.iter().flat_map(|(one, other)| [*one, *other]) {
        let mean = mean(values);
        squares += values
            .iter()
            .map(|value| (value - mean).powi(2))
            .sum::<f64>();
        freedom += number(values.len()) - 1.0;
    }
    if freedom > 0.0 {
        squares / freedom
    } else {
        0.0
    }
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / number(values.len())
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// Twelve readings around a value, of men or women.
    fn around(value: f64, sex: Sex) -> Vec<Read> {
        let read = |step: u32| Read {
            device: None,
            sex: Some(sex),
            value: value + f64::from(step % 5) * 4.0 - 8.0,
        };
        (0..12).map(read).collect()
    }

    fn between(of: &[Read], others: &[Read]) -> Difference {
        let (of, others): (Vec<_>, Vec<_>) = (of.iter().collect(), others.iter().collect());
        Difference::between(&of, &others).unwrap()
    }

    #[rstest]
    #[case::high(137.0, true)]
    #[case::low(121.0, true)]
    #[case::within_the_limit(132.0, false)]
    #[case::the_same(129.0, false)]
    fn readings_that_are_off_are_drift(#[case] value: f64, #[case] drift: bool) {
        let found = between(&around(value, Sex::Female), &around(129.0, Sex::Female));
        assert!((found.by - (value - 129.0)).abs() < 1e-9, "{found:?}");
        assert_eq!(found.is_drift(5.0), drift, "{found:?}");
    }

    #[test]
    fn a_meter_that_read_men_is_not_high_beside_one_that_read_women() {
        let men: Vec<Read> = around(148.0, Sex::Male);
        let mut both = around(129.0, Sex::Female);
        both.extend(around(148.0, Sex::Male));
        let found = between(&men, &both);
        assert!(found.by.abs() < 1e-9 && !found.is_drift(5.0), "{found:?}");
        let women = around(129.0, Sex::Female);
        let (men, women): (Vec<_>, Vec<_>) = (men.iter().collect(), women.iter().collect());
        assert_eq!(Difference::between(&men, &women), None);
    }

    #[test]
    fn a_few_readings_tell_nothing() {
        let off = around(150.0, Sex::Female);
        let others = around(129.0, Sex::Female);
        assert!(!between(&off[..9], &others).is_drift(5.0));
        assert!(!between(&off, &others[..9]).is_drift(5.0));
        assert!(between(&off[..10], &others[..10]).is_drift(5.0));
    }

    #[test]
    fn readings_that_scatter_widely_are_an_accident() {
        let scatter = |value: f64| -> Vec<Read> {
            (0..12_u32)
                .map(|step| Read {
                    device: None,
                    sex: Some(Sex::Female),
                    value: value + if step % 2 == 0 { 40.0 } else { -40.0 },
                })
                .collect()
        };
        let found = between(&scatter(140.0), &scatter(130.0));
        assert!((found.by - 10.0).abs() < 1e-9 && !found.is_drift(5.0));
    }
}
