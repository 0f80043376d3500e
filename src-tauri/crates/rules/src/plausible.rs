//! Measurements that no instrument shows of somebody who walks in: asked twice, never refused.
//!
//! The bounds are the product's, far outside the criteria of a donation: they are there for the
//! slipped digit, the wrong unit and the broken instrument. They are no law and in no rulebook.

use crate::Examination;

/// A measurement with the least and the most that is believed at once.
type Bounds = (&'static str, fn(&Examination) -> Option<f64>, f64, f64);

const BELIEVED: [Bounds; 8] = [
    ("weight_kg", |exam| exam.weight_kg, 35.0, 160.0),
    ("systolic_mmhg", |exam| exam.systolic_mmhg, 70.0, 220.0),
    ("diastolic_mmhg", |exam| exam.diastolic_mmhg, 40.0, 130.0),
    ("pulse_bpm", |exam| exam.pulse_bpm, 40.0, 160.0),
    ("temperature_c", |exam| exam.temperature_c, 34.5, 41.0),
    ("haemoglobin_g_l", |exam| exam.haemoglobin_g_l, 70.0, 200.0),
    (
        "platelets_10e9_l",
        |exam| exam.platelets_10e9_l,
        50.0,
        700.0,
    ),
    ("haematocrit", |exam| exam.haematocrit, 0.25, 0.60),
];

/// The fields of an examination that are asked twice, in their order. A pressure between the beats
/// that is not below the one of the beat is asked, too.
pub fn implausible(exam: &Examination) -> Vec<&'static str> {
    let swapped = exam
        .systolic_mmhg
        .zip(exam.diastolic_mmhg)
        .is_some_and(|(systolic, diastolic)| diastolic >= systolic);
    BELIEVED
        .into_iter()
        .filter(|(field, read, least, most)| {
            let believed = |value: f64| (*least..=*most).contains(&value);
            read(exam).is_some_and(|value| !believed(value))
                || (swapped && *field == "diastolic_mmhg")
        })
        .map(|(field, ..)| field)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn usual() -> Examination {
        Examination {
            weight_kg: Some(55.0),
            systolic_mmhg: Some(118.0),
            diastolic_mmhg: Some(74.0),
            pulse_bpm: Some(72.0),
            temperature_c: Some(36.5),
            haemoglobin_g_l: Some(128.0),
            platelets_10e9_l: Some(210.0),
            haematocrit: Some(0.39),
        }
    }

    #[rstest]
    #[case::usual(usual(), &[])]
    #[case::nothing_measured(Examination::default(), &[])]
    #[case::too_low_to_donate_is_believed(Examination { haemoglobin_g_l: Some(96.0), ..usual() }, &[])]
    #[case::the_unit_of_another_instrument(Examination { haemoglobin_g_l: Some(12.8), ..usual() }, &["haemoglobin_g_l"])]
    #[case::a_slipped_digit(Examination { haemoglobin_g_l: Some(1280.0), ..usual() }, &["haemoglobin_g_l"])]
    #[case::no_number(Examination { weight_kg: Some(f64::NAN), ..usual() }, &["weight_kg"])]
    #[case::pressures_swapped(
        Examination { systolic_mmhg: Some(74.0), diastolic_mmhg: Some(118.0), ..usual() }, &["diastolic_mmhg"]
    )]
    #[case::a_percentage(Examination { haematocrit: Some(39.0), ..usual() }, &["haematocrit"])]
    fn what_is_hard_to_believe_is_asked_twice(#[case] exam: Examination, #[case] fields: &[&str]) {
        assert_eq!(implausible(&exam), fields);
    }
}
