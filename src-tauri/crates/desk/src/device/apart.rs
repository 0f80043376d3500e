//! Which of a day's instruments reads otherwise than the rest, as far as their readings can tell.
//!
//! The one that is furthest from all others is named, and left out when the others are compared,
//! which would seem to be off the other way. Of two alone that read apart nothing tells which is off.

use super::drift::{Difference, LEAST_READINGS, Read};
use super::{DevicesApart, Label, labels, name, tenths};

/// The instruments of a day beside each other.
pub(super) struct Compared {
    drifting: Vec<Label>,
    /// Two that read apart, when no third tells which is off.
    pub(super) apart: Option<DevicesApart>,
}

impl Compared {
    /// Of a day's readings; `limit` is how far is too far, g/L.
    pub(super) fn of(today: &[Read], limit: f64) -> Self {
        let mut left: Vec<&Read> = today.iter().collect();
        let mut drifting = Vec::new();
        loop {
            let telling = telling(&left);
            if let [one, other] = telling.as_slice()
                && few_besides(&left, one, other)
            {
                let apart = apart(&left, one, other, limit);
                return Self { drifting, apart };
            }
            let Some(label) = furthest(&left, telling, limit) else {
                return Self {
                    drifting,
                    apart: None,
                };
            };
            left.retain(|reading| reading.device != label);
            drifting.push(label);
        }
    }

    /// Whether an instrument reads otherwise than the rest.
    pub(super) fn drifts(&self, device: &Label) -> bool {
        self.drifting.contains(device)
    }
}

/// The instruments with enough readings to be judged.
fn telling(left: &[&Read]) -> Vec<Label> {
    let all: Vec<Read> = left.iter().map(|reading| (*reading).clone()).collect();
    let enough = |label: &Label| readings_of(left, label).len() >= LEAST_READINGS;
    labels(&all).into_iter().filter(enough).collect()
}

/// Whether the others together have too few readings to side with one of two.
fn few_besides(left: &[&Read], one: &Label, other: &Label) -> bool {
    let besides = left
        .iter()
        .filter(|reading| reading.device != *one && reading.device != *other);
    besides.count() < LEAST_READINGS
}

fn readings_of<'r>(left: &[&'r Read], label: &Label) -> Vec<&'r Read> {
    let own = left.iter().filter(|reading| reading.device == *label);
    own.copied().collect()
}

/// The instrument that drifts from all others, if any; of several the one that is furthest.
fn furthest(left: &[&Read], telling: Vec<Label>, limit: f64) -> Option<Label> {
    let drifts = telling.into_iter().filter_map(|label| {
        let (own, others): (Vec<&Read>, Vec<&Read>) =
            left.iter().partition(|reading| reading.device == label);
        let found = Difference::between(&own, &others)?;
        found.is_drift(limit).then_some((found.by.abs(), label))
    });
    drifts
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, label)| label)
}

fn apart(left: &[&Read], one: &Label, other: &Label, limit: f64) -> Option<DevicesApart> {
    let found = Difference::between(&readings_of(left, one), &readings_of(left, other))?;
    if !found.is_drift(limit) {
        return None;
    }
    let g_l = tenths(found.by.abs());
    let (first, second) = (name(one), name(other));
    let notice = format!(
        "{first}与{second}今天的血红蛋白读数相差{g_l:.1} g/L,还看不出哪一台偏离。请用质控品核对这两台后再测。"
    );
    Some(DevicesApart {
        devices: [one.clone(), other.clone()],
        g_l,
        notice,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use redwall_rules::Sex;
    use rstest::rstest;

    /// Twelve women's readings around a value by a meter.
    fn by(meter: &str, value: f64) -> Vec<Read> {
        few(meter, value, 12)
    }

    fn few(meter: &str, value: f64, count: u32) -> Vec<Read> {
        let read = |step: u32| Read {
            device: Some(meter.to_owned()),
            sex: Some(Sex::Female),
            value: value + f64::from(step % 5) * 2.0 - 4.0,
        };
        (0..count).map(read).collect()
    }

    fn compared(meters: &[Vec<Read>]) -> (Vec<String>, Option<[Label; 2]>) {
        let compared = Compared::of(&meters.concat(), 5.0);
        let drifting = compared.drifting.into_iter().flatten().collect();
        (drifting, compared.apart.map(|apart| apart.devices))
    }

    fn pair(one: &str, other: &str) -> Option<[Label; 2]> {
        Some([Some(one.to_owned()), Some(other.to_owned())])
    }

    #[test]
    fn of_two_that_read_apart_neither_is_named() {
        let found = compared(&[by("A", 128.0), by("B", 141.0)]);
        assert_eq!(found, (vec![], pair("A", "B")));
        let notice = Compared::of(&[by("A", 128.0), by("B", 141.0)].concat(), 5.0)
            .apart
            .unwrap()
            .notice;
        assert!(
            notice.contains("A与B今天的血红蛋白读数相差13.0 g/L"),
            "{notice}"
        );
    }

    #[test]
    fn two_that_read_alike_are_not_apart() {
        let found = compared(&[by("A", 128.0), by("B", 130.0)]);
        assert_eq!(found, (vec![], None));
    }

    #[rstest]
    #[case::high(141.0)]
    #[case::low(115.0)]
    fn of_three_the_one_that_is_off_is_named_alone(#[case] value: f64) {
        let found = compared(&[by("A", 128.0), by("B", value), by("C", 128.0)]);
        assert_eq!(found, (vec!["B".to_owned()], None));
    }

    #[test]
    fn a_few_readings_of_a_third_do_not_tell_which_of_two_is_off() {
        let found = compared(&[by("A", 128.0), by("B", 141.0), few("C", 128.0, 3)]);
        assert_eq!(found, (vec![], pair("A", "B")));
    }

    #[test]
    fn a_few_readings_of_several_others_tell_together() {
        let others = [few("C", 128.0, 6), few("D", 128.0, 6)].concat();
        let found = compared(&[by("A", 128.0), by("B", 141.0), others]);
        assert_eq!(found, (vec!["B".to_owned()], None));
    }

    #[test]
    fn of_three_that_all_read_apart_the_furthest_is_named_and_the_others_are_apart() {
        let found = compared(&[by("A", 128.0), by("B", 160.0), by("C", 138.0)]);
        assert_eq!(found, (vec!["B".to_owned()], pair("A", "C")));
    }
}
