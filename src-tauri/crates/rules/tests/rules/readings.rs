//! Each reading of the contract is a setting: changed in a rulebook, it changes the verdict.

use redwall_rules::{Deferral, Donation, Facts, Outcome, Plan, Rulebook, Verdict};
use rstest::rstest;

use crate::people::{
    PLATELETS, WHOLE_BLOOD, adult, at_desk, born, day, deferral, platelets, shipped, whole_blood,
};

fn with(key: &str, value: &str, unit: &str) -> Rulebook {
    let unit = match unit {
        "" => String::new(),
        unit => format!("unit = \"{unit}\"\n"),
    };
    let text = format!(
        "[rulebook]\nname = \"local\"\nstatus = \"draft\"\n[{key}]\nvalue = {value}\n{unit}clause = \"\"\nsource = \"to confirm\"\n"
    );
    Rulebook::with_layers(&[("local.toml", &text)]).expect("a right rulebook")
}

fn cut_short(date: &str) -> Donation {
    Donation {
        outcome: Outcome::Partial,
        ..whole_blood(date)
    }
}

fn after(history: Vec<Donation>) -> Facts {
    Facts { history, ..adult() }
}

fn deferred(code: &str, event: &str) -> Facts {
    let mut facts = adult();
    facts.deferrals = vec![deferral(code)];
    facts.deferrals[0].event = Some(day(event));
    facts
}

fn repeat_donor_past_55() -> Facts {
    Facts {
        history: vec![cut_short("2020-01-01")],
        asks_to_continue: true,
        ..born("1970-01-01")
    }
}

#[rstest]
#[case("age.min", "16", "years", born("2010-01-01"), WHOLE_BLOOD)]
#[case("age.max", "60", "years", born("1970-01-01"), WHOLE_BLOOD)]
#[case(
    "age.repeat_outcomes",
    "[\"complete\", \"partial\"]",
    "",
    repeat_donor_past_55(),
    WHOLE_BLOOD
)]
#[case("interval.whole_blood.whole_blood", "90", "days", after(vec![whole_blood("2026-08-01")]), WHOLE_BLOOD)]
#[case("interval.whole_blood.platelets", "4", "weeks", after(vec![whole_blood("2026-10-01")]), PLATELETS)]
#[case("interval.platelets.platelets", "7", "days", after(vec![platelets("2026-11-14", 1)]), PLATELETS)]
#[case("interval.platelets.whole_blood", "14", "days", after(vec![platelets("2026-11-01", 1)]), WHOLE_BLOOD)]
#[case("interval.outcomes", "[\"complete\"]", "", after(vec![cut_short("2026-11-01")]), WHOLE_BLOOD)]
#[case("cap.window", "6", "months", after(vec![platelets("2026-05-01", 1); 24]), PLATELETS)]
#[case("cap.platelets.count", "30", "donations", after(vec![platelets("2026-05-01", 1); 24]), PLATELETS)]
#[case("cap.apheresis.volume", "20000", "ml", after(vec![platelets("2026-05-01", 2); 20]), PLATELETS)]
#[case("volume.whole_blood", "[500]", "ml", adult(), Plan::WholeBlood { ml: 500 })]
#[case("volume.platelets.units", "[3]", "units", adult(), Plan::Platelets { units: 3, plasma_ml: 0 })]
#[case("volume.platelets.plasma_max", "400", "ml", adult(), Plan::Platelets { units: 1, plasma_ml: 400 })]
#[case("volume.platelets.units_with_plasma", "[2]", "units", adult(), Plan::Platelets { units: 2, plasma_ml: 100 })]
#[case(
    "deferral.hours_margin",
    "0",
    "days",
    deferred("V01", "2026-11-21"),
    WHOLE_BLOOD
)]
#[case(
    "deferral.retry",
    "0",
    "days",
    deferred("M08", "2026-11-22"),
    WHOLE_BLOOD
)]
fn a_softer_reading_lets_the_donor_give(
    #[case] key: &str,
    #[case] value: &str,
    #[case] unit: &str,
    #[case] facts: Facts,
    #[case] plan: Plan,
) {
    let as_shipped = at_desk(&facts, plan, "2026-11-22", &shipped());
    assert_ne!(as_shipped.verdict, Verdict::Accept, "{key} as shipped");
    let found = at_desk(&facts, plan, "2026-11-22", &with(key, value, unit));
    assert_eq!(found.verdict, Verdict::Accept, "{key}: {found:?}");
}

#[test]
fn the_birthday_of_29_february_is_a_setting() {
    let facts = born("2004-02-29");
    let february = with("age.leap_birthday", "\"february_28\"", "");
    assert_eq!(
        at_desk(&facts, WHOLE_BLOOD, "2022-02-28", &february).verdict,
        Verdict::Accept
    );
    assert_eq!(
        at_desk(&facts, WHOLE_BLOOD, "2022-02-28", &shipped()).verdict,
        Verdict::Defer
    );
}

#[test]
fn what_a_usual_donation_is_decides_the_next_day() {
    let facts = after(vec![platelets("2026-05-01", 39)]);
    let shipped_next = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped()).next;
    assert_eq!(
        shipped_next.platelets,
        Some(day("2026-11-22")),
        "250 ml are left of the year"
    );
    let larger = with("usual.platelets", "2", "units");
    let next = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &larger).next;
    assert_eq!(next.platelets, Some(day("2027-05-01")));
}

#[test]
fn a_planned_unit_has_the_volume_of_the_rulebook() {
    let facts = after(vec![
        platelets("2026-05-01", 39),
        platelets("2026-05-20", 1),
    ]);
    let shipped_found = at_desk(&facts, PLATELETS, "2026-11-22", &shipped());
    assert_eq!(shipped_found.until, Some(day("2027-05-01")));
    let none = with("volume.platelets.unit_ml", "0", "ml");
    assert_eq!(
        at_desk(&facts, PLATELETS, "2026-11-22", &none).verdict,
        Verdict::Accept
    );
}

#[test]
fn pulse_pressure_is_a_decimal_difference() {
    let mut facts = adult();
    facts.examination.systolic_mmhg = Some(110.1);
    facts.examination.diastolic_mmhg = Some(80.1);
    assert_eq!(
        at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped()).verdict,
        Verdict::Accept
    );
}

#[rstest]
#[case(None, None, Verdict::Defer, None)]
#[case(None, Some("2026-11-23"), Verdict::Defer, Some("2026-11-23"))]
#[case(None, Some("2026-11-22"), Verdict::Accept, None)]
#[case(Some("2026-11-23"), None, Verdict::Accept, None)]
fn a_blocked_document_blocks_until_its_list_says_so(
    #[case] from: Option<&str>,
    #[case] until: Option<&str>,
    #[case] verdict: Verdict,
    #[case] over: Option<&str>,
) {
    let mut facts = deferred(Deferral::BLOCKED_DOCUMENT, "2026-11-01");
    facts.deferrals[0].event = None;
    facts.deferrals[0].from = from.map(day);
    facts.deferrals[0].until = until.map(day);
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!((found.verdict, found.until), (verdict, over.map(day)));
}
