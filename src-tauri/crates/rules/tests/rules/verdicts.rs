//! What a verdict sums up, and in which order findings stand.

use redwall_rules::{Examination, Outcome, Plan, Stage, Verdict, assess};
use rstest::rstest;

use crate::people::{
    PLATELETS, WHOLE_BLOOD, adult, at_desk, born, day, deferral, ids, platelets, shipped,
    whole_blood,
};

#[test]
fn findings_stand_in_the_order_of_the_contract() {
    let mut facts = born("1960-01-01");
    facts.sex = None;
    facts.unread = true;
    facts.history = vec![whole_blood("2026-11-30"), platelets("2026-11-20", 1)];
    facts
        .history
        .extend((0..24).map(|_| platelets("2026-10-01", 2)));
    facts.deferrals = vec![deferral("T07"), deferral("X99"), deferral("P01")];
    facts.examination = Examination {
        weight_kg: Some(30.0),
        systolic_mmhg: Some(85.0),
        diastolic_mmhg: Some(95.0),
        pulse_bpm: Some(30.0),
        temperature_c: Some(40.0),
        haemoglobin_g_l: Some(80.0),
        platelets_10e9_l: Some(10.0),
        haematocrit: None,
    };
    let plan = Plan::Platelets {
        units: 5,
        plasma_ml: 1,
    };
    let found = assess(&facts, &plan, Stage::Collect, day("2026-11-22"), &shipped());
    assert_eq!(found.verdict, Verdict::Exclude);
    assert_eq!(
        ids(&found, &facts),
        [
            "identity.sex",
            "history.future",
            "age.max",
            "deferral.T07",
            "deferral.X99",
            "deferral.P01",
            "deferral.unread",
            "interval.whole_blood.platelets",
            "interval.platelets.platelets",
            "cap.platelets.count",
            "cap.apheresis.volume",
            "volume.platelets",
            "exam.weight",
            "exam.systolic",
            "exam.diastolic",
            "exam.pulse_pressure",
            "exam.pulse",
            "exam.temperature",
            "exam.haemoglobin",
            "exam.platelets",
            "exam.missing.haematocrit",
        ]
    );
}

#[test]
fn until_is_the_day_on_which_every_block_is_over() {
    let mut facts = adult();
    facts.history = vec![whole_blood("2026-09-01")];
    facts.deferrals = vec![deferral("T12")];
    facts.deferrals[0].until = Some(day("2026-12-24"));
    let found = at_desk(&facts, PLATELETS, "2026-11-22", &shipped());
    assert_eq!(found.until, Some(day("2026-12-24")));
    assert_eq!(found.next.platelets, Some(day("2026-12-24")));
    assert_eq!(found.next.whole_blood, Some(day("2027-03-01")));
}

#[test]
fn one_block_without_a_date_leaves_no_until() {
    let mut facts = adult();
    facts.history = vec![whole_blood("2026-09-01")];
    let found = at_desk(
        &facts,
        Plan::WholeBlood { ml: 250 },
        "2026-11-22",
        &shipped(),
    );
    assert_eq!((found.verdict, found.until), (Verdict::Defer, None));
    assert_eq!(
        found.next.whole_blood,
        Some(day("2027-03-01")),
        "the plan's volume is left aside"
    );
}

#[test]
fn a_remark_neither_blocks_nor_dates() {
    let mut facts = adult();
    facts.deferrals = vec![deferral("T32")];
    facts.deferrals[0].event = Some(day("2026-11-21"));
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!((found.verdict, found.until), (Verdict::Accept, None));
    let remark = found.findings.first().expect("a remark");
    assert!(!remark.blocks);
    assert_eq!(remark.until, Some(day("2026-11-26")));
    assert_eq!(found.next.whole_blood, Some(day("2026-11-22")));
    assert_eq!(found.next.platelets, Some(day("2026-11-26")));
}

#[test]
fn a_remark_with_a_later_date_does_not_move_until() {
    let mut facts = adult();
    facts.history = vec![platelets("2026-10-27", 1)];
    facts.deferrals = vec![deferral("T32")];
    facts.deferrals[0].until = Some(day("2027-06-01"));
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!(found.until, Some(day("2026-11-24")));
}

#[test]
fn the_examination_does_not_move_the_next_day() {
    let mut facts = adult();
    facts.examination.weight_kg = Some(40.0);
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!((found.verdict, found.until), (Verdict::Defer, None));
    assert_eq!(found.next.whole_blood, Some(day("2026-11-22")));
}

#[test]
fn a_measurement_that_is_no_number_blocks() {
    let mut facts = adult();
    facts.examination.weight_kg = Some(f64::NAN);
    facts.examination.temperature_c = Some(f64::NAN);
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!(ids(&found, &facts), ["exam.weight", "exam.temperature"]);
}

#[test]
fn a_plan_beyond_the_yearly_volume_has_no_date() {
    let facts = adult();
    let plan = Plan::Platelets {
        units: 41,
        plasma_ml: 0,
    };
    let found = at_desk(&facts, plan, "2026-11-22", &shipped());
    assert_eq!(
        ids(&found, &facts),
        ["cap.apheresis.volume", "volume.platelets"]
    );
    assert_eq!(found.until, None);
}

#[test]
fn two_records_that_end_differently_wait_for_the_later_one() {
    let mut facts = adult();
    facts.deferrals = vec![deferral("T13"), deferral("T13")];
    facts.deferrals[0].event = Some(day("2026-11-01"));
    facts.deferrals[1].event = Some(day("2026-10-01"));
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!(ids(&found, &facts), ["deferral.T13", "deferral.T13"]);
    assert_eq!(found.until, Some(day("2027-02-01")));
}

#[test]
fn a_deferral_is_over_when_a_physician_ends_it_early() {
    let mut facts = adult();
    facts.deferrals = vec![deferral("T13")];
    facts.deferrals[0].event = Some(day("2026-11-01"));
    facts.deferrals[0].ended = Some(day("2026-11-25"));
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!(found.until, Some(day("2026-11-25")));
    assert_eq!(found.next.whole_blood, Some(day("2026-11-25")));
    let then = at_desk(&facts, WHOLE_BLOOD, "2026-11-25", &shipped());
    assert_eq!(then.verdict, Verdict::Accept);
}

#[rstest]
#[case(Outcome::Complete, true)]
#[case(Outcome::Partial, true)]
#[case(Outcome::None, false)]
fn what_was_drawn_counts(#[case] outcome: Outcome, #[case] blocks: bool) {
    let mut facts = adult();
    facts.history = vec![platelets("2026-11-20", 1)];
    facts.history[0].outcome = outcome;
    let found = at_desk(&facts, PLATELETS, "2026-11-22", &shipped());
    assert_eq!(found.verdict == Verdict::Defer, blocks);
}

#[test]
fn every_code_of_the_list_blocks_when_its_event_is_today() {
    let rulebook = shipped();
    for reason in rulebook.deferral_reasons() {
        let mut facts = adult();
        facts.deferrals = vec![deferral(&reason.code)];
        facts.deferrals[0].event = Some(day("2026-11-22"));
        let found = at_desk(&facts, PLATELETS, "2026-11-22", &rulebook);
        assert_eq!(ids(&found, &facts), [format!("deferral.{}", reason.code)]);
        let excluded = found.verdict == Verdict::Exclude;
        assert_eq!(excluded, reason.duration.is_permanent(), "{}", reason.code);
        assert_ne!(found.verdict, Verdict::Accept, "{}", reason.code);
    }
}

#[test]
fn a_permanent_record_that_was_ended_before_it_began_is_not_on_the_way() {
    let mut facts = adult();
    facts.history = vec![whole_blood("2026-09-01")];
    facts.deferrals = vec![deferral("P01")];
    facts.deferrals[0].from = Some(day("2026-12-15"));
    facts.deferrals[0].ended = Some(day("2026-12-10"));
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!(found.next.whole_blood, Some(day("2027-03-01")));
    facts.deferrals[0].ended = Some(day("2026-12-16"));
    let found = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    assert_eq!(found.next.whole_blood, None, "one day of it is on the way");
}
