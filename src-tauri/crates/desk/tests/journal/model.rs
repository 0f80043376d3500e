//! Random sequences of commands against a simple model: both must agree after every one.
//!
//! The model reads the intervals naively, from the contract's table, and keeps visits as a donor
//! would tell of them. `REDWALL_MODEL_CASES=1000` runs so many cases instead of 24.

use crate::station::Station;
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use redwall_desk::ErrorCode;
use serde_json::{Value, json};
use std::cell::Cell;

const CASES: u32 = 24;
const DONORS: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    WholeBlood,
    Platelets,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    DaysFromNow(u64),
    Ever,
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Open,
    Interview(Option<Until>),
    Examine(Kind, bool),
    Code,
    Collect(bool),
    Rest,
    Certificate,
    Leave,
    Defer(Until),
}

#[derive(Debug, Clone, Copy)]
enum Event {
    Act(usize, Act),
    DaysPass(u32),
}

fn untils() -> impl Strategy<Value = Until> {
    prop_oneof![8 => (1_u64..60).prop_map(Until::DaysFromNow), 1 => Just(Until::Ever)]
}

fn acts() -> impl Strategy<Value = Act> {
    let kinds = prop_oneof![Just(Kind::WholeBlood), Just(Kind::Platelets)];
    prop_oneof![
        6 => Just(Act::Open),
        6 => prop_oneof![8 => Just(None), 1 => untils().prop_map(Some)].prop_map(Act::Interview),
        6 => (kinds, prop::bool::weighted(0.9)).prop_map(|(kind, good)| Act::Examine(kind, good)),
        6 => Just(Act::Code),
        6 => prop::bool::weighted(0.9).prop_map(Act::Collect),
        5 => Just(Act::Rest),
        5 => Just(Act::Certificate),
        1 => Just(Act::Leave),
        1 => untils().prop_map(Act::Defer),
    ]
}

/// Now and then a whole visit in order, so that histories come to be; else anything at all.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let kinds = prop_oneof![Just(Kind::WholeBlood), Just(Kind::Platelets)];
    let whole = (0..DONORS, kinds).prop_map(|(donor, kind)| {
        let acts = [
            Act::Open,
            Act::Interview(None),
            Act::Examine(kind, true),
            Act::Code,
            Act::Collect(true),
            Act::Rest,
            Act::Certificate,
        ];
        acts.map(|act| Event::Act(donor, act)).to_vec()
    });
    let one = prop_oneof![
        8 => (0..DONORS, acts()).prop_map(|(donor, act)| Event::Act(donor, act)),
        1 => prop_oneof![1_u32..40, 80_u32..200].prop_map(Event::DaysPass),
    ];
    let piece = prop_oneof![1 => whole, 6 => one.prop_map(|event| vec![event])];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Interview,
    Examination,
    DonationCode,
    Collection,
    Rest,
    Certificate,
    Done,
    Left,
    Refused,
}

impl Step {
    fn word(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Examination => "examination",
            Self::DonationCode => "donation_code",
            Self::Collection => "collection",
            Self::Rest => "rest",
            Self::Certificate => "certificate",
            Self::Done => "done",
            Self::Left => "left",
            Self::Refused => "refused",
        }
    }

    fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Left | Self::Refused)
    }
}

struct Visit {
    id: Value,
    on: NaiveDate,
    step: Step,
    kind: Kind,
    drawn: bool,
    code: String,
}

/// A donor, as the model knows one.
struct Donor {
    id: Value,
    given: Vec<(NaiveDate, Kind)>,
    collections: usize,
    deferred: Vec<Option<NaiveDate>>,
    visit: Option<Visit>,
}

/// The same day so many months later, or that month's last.
fn months_later(day: NaiveDate, months: u32) -> NaiveDate {
    let month = day.month0() + months;
    let (year, month) = (day.year() + (month / 12) as i32, month % 12 + 1);
    (1..=day.day())
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .unwrap()
}

impl Donor {
    fn may(&self, kind: Kind, today: NaiveDate) -> bool {
        let rested = self.given.iter().all(|(day, before)| {
            let next = match (before, kind) {
                (Kind::WholeBlood, Kind::WholeBlood) => months_later(*day, 6),
                (Kind::WholeBlood, Kind::Platelets) => months_later(*day, 3),
                (Kind::Platelets, Kind::Platelets) => *day + Days::new(14),
                (Kind::Platelets, Kind::WholeBlood) => *day + Days::new(28),
            };
            today >= next
        });
        let free = self
            .deferred
            .iter()
            .all(|until| until.is_some_and(|until| today >= until));
        rested && free
    }

    fn may_some(&self, today: NaiveDate) -> bool {
        self.may(Kind::WholeBlood, today) || self.may(Kind::Platelets, today)
    }

    /// Today's visit, where it stands before a step.
    fn before(&mut self, step: Step, today: NaiveDate) -> Option<&mut Visit> {
        let visit = self.visit.as_mut()?;
        (visit.step == step && visit.on == today).then_some(visit)
    }
}

/// What a command leads to: the step that the visit stands before then, or nothing, out of order.
type Expected = Option<Step>;

struct Case<'s> {
    station: &'s Station,
    codes: &'s Cell<u32>,
    donors: Vec<Donor>,
}

impl<'s> Case<'s> {
    fn new(station: &'s Station, codes: &'s Cell<u32>) -> Self {
        let donors = (0..DONORS).map(|_| {
            codes.set(codes.get() + 1);
            let born = station.today().year() - 30;
            let person = json!({
                "document": { "type": "passport", "number": format!("E{:08}", codes.get()) },
                "name": "黄小兰", "sex": "female", "birth_date": format!("{born}-05-01"),
                "phone": "12100000001",
            });
            Donor {
                id: station.registered_as(person),
                given: Vec::new(),
                collections: 0,
                deferred: Vec::new(),
                visit: None,
            }
        });
        Self {
            station,
            codes,
            donors: donors.collect(),
        }
    }

    fn happens(&mut self, event: Event) -> Result<(), TestCaseError> {
        match event {
            Event::DaysPass(days) => (0..days).try_for_each(|day| self.a_day_passes(day)),
            Event::Act(donor, act) => {
                let answer = self.ask(donor, act);
                let expected = self.expect(donor, act, answer.as_ref().ok());
                match (expected, answer) {
                    (Some(step), Ok(answer)) if answer.get("step").is_some() => {
                        prop_assert_eq!(&answer["step"], step.word(), "{:?}", act);
                    }
                    (Some(_), Ok(_)) => {}
                    (None, Err(error)) => {
                        prop_assert_eq!(error.code, ErrorCode::OutOfOrder, "{:?}", act);
                    }
                    (expected, answer) => {
                        let said = format!("{act:?}: {answer:?}, not {expected:?}");
                        return Err(TestCaseError::fail(said));
                    }
                }
                self.agrees(donor)
            }
        }
    }

    /// The desk is used every few days, as desks are; each day must be judged alike.
    fn a_day_passes(&self, day: u32) -> Result<(), TestCaseError> {
        self.station.a_day_passes();
        if day % 4 == 3 {
            let shown = json!({ "donor": self.donors[0].id, "field": "phone" });
            self.station.ok("donor_reveal", shown);
        }
        (0..DONORS).try_for_each(|donor| self.agrees(donor))
    }

    fn ask(&self, donor: usize, act: Act) -> Result<Value, redwall_desk::DeskError> {
        let donor = &self.donors[donor];
        let nobody = json!("018f0000-0000-7000-8000-000000000000");
        let id = donor.visit.as_ref().map_or(&nobody, |visit| &visit.id);
        let (command, request) = match act {
            Act::Open => (
                "visit_open",
                json!({ "donor": donor.id, "face_matches_document": true }),
            ),
            Act::Interview(deferral) => (
                "interview_record",
                json!({
                    "visit": id, "form_no": "F1", "consent": true,
                    "deferrals": deferral.iter().map(|until| self.deferral(*until)).collect::<Vec<_>>(),
                }),
            ),
            Act::Examine(kind, good) => (
                "examination_record",
                json!({ "visit": id, "examination": examination(good), "plan": plan(kind) }),
            ),
            Act::Code => {
                self.codes.set(self.codes.get() + 1);
                let code = format!("Z511126{:06}", self.codes.get());
                ("donation_code_assign", json!({ "visit": id, "code": code }))
            }
            Act::Collect(drawn) => {
                let visit = donor.visit.as_ref();
                let code = visit.map_or("Z511126000000", |visit| &visit.code);
                let kind = visit.map_or(Kind::WholeBlood, |visit| visit.kind);
                let outcome = if drawn { "complete" } else { "none" };
                (
                    "collection_record",
                    json!({ "visit": id, "code": code, "drawn": plan(kind), "outcome": outcome }),
                )
            }
            Act::Rest => ("rest_end", json!({ "visit": id, "reaction": "none" })),
            Act::Certificate => ("certificate_issue", json!({ "visit": id })),
            Act::Leave => ("visit_leave", json!({ "visit": id })),
            Act::Defer(until) => (
                "deferral_set",
                json!({ "donor": donor.id, "deferral": self.deferral(until) }),
            ),
        };
        let answer = self.station.ask(command, request);
        // A donor who was never here has no visit to be out of order.
        answer.map_err(|mut error| {
            if donor.visit.is_none() && error.code == ErrorCode::NotFound {
                error.code = ErrorCode::OutOfOrder;
            }
            error
        })
    }

    fn deferral(&self, until: Until) -> Value {
        match until {
            Until::DaysFromNow(days) => {
                json!({ "code": "T13", "until": self.station.today() + Days::new(days) })
            }
            Until::Ever => json!({ "code": "P23", "permanent": true }),
        }
    }

    /// What the model does and expects. Names that the desk mints are taken from its answer.
    fn expect(&mut self, donor: usize, act: Act, answer: Option<&Value>) -> Expected {
        let today = self.station.today();
        let code = format!("Z511126{:06}", self.codes.get());
        let donor = &mut self.donors[donor];
        let deferred = |until| match until {
            Until::DaysFromNow(days) => Some(today + Days::new(days)),
            Until::Ever => None,
        };
        match act {
            Act::Open => {
                if let Some(visit) = &donor.visit
                    && visit.on == today
                    && visit.step.is_open()
                {
                    return Some(visit.step);
                }
                let step = if donor.may_some(today) {
                    Step::Interview
                } else {
                    Step::Refused
                };
                donor.visit = Some(Visit {
                    id: answer?["id"].clone(),
                    on: today,
                    step,
                    kind: Kind::WholeBlood,
                    drawn: false,
                    code: "Z511126000000".into(),
                });
            }
            Act::Interview(deferral) => {
                donor.before(Step::Interview, today)?;
                donor.deferred.extend(deferral.map(deferred));
                let go_on = donor.may_some(today);
                let visit = donor.before(Step::Interview, today)?;
                visit.step = if go_on {
                    Step::Examination
                } else {
                    Step::Refused
                };
            }
            Act::Examine(kind, good) => {
                let go_on = good && donor.may(kind, today);
                let visit = donor.before(Step::Examination, today)?;
                visit.kind = kind;
                visit.step = if go_on {
                    Step::DonationCode
                } else {
                    Step::Refused
                };
            }
            Act::Code => {
                let visit = donor.before(Step::DonationCode, today)?;
                visit.step = Step::Collection;
                visit.code = code;
            }
            Act::Collect(drawn) => {
                let kind = donor.before(Step::Collection, today)?.kind;
                let go_on = donor.may(kind, today);
                let visit = donor.before(Step::Collection, today)?;
                visit.step = if go_on { Step::Rest } else { Step::Refused };
                visit.drawn = drawn;
                if go_on {
                    donor.collections += 1;
                    donor.given.extend(drawn.then_some((today, kind)));
                }
            }
            Act::Rest => {
                let visit = donor.before(Step::Rest, today)?;
                visit.step = if visit.drawn {
                    Step::Certificate
                } else {
                    Step::Done
                };
            }
            Act::Certificate => {
                // It may be issued on a later day.
                let visit = donor.visit.as_mut()?;
                if visit.step != Step::Certificate {
                    return None;
                }
                visit.step = Step::Done;
            }
            Act::Leave => {
                let visit = donor.visit.as_mut()?;
                if !visit.step.is_open() {
                    return None;
                }
                visit.step = Step::Left;
            }
            Act::Defer(until) => {
                donor.deferred.push(deferred(until));
                return Some(Step::Done);
            }
        }
        donor.visit.as_ref().map(|visit| visit.step)
    }

    /// The donor's page says what the model knows.
    fn agrees(&self, donor: usize) -> Result<(), TestCaseError> {
        let donor = &self.donors[donor];
        let today = self.station.today();
        let page = self.station.ok("donor_open", json!({ "donor": donor.id }));
        for (row, kind) in [(0, Kind::WholeBlood), (1, Kind::Platelets)] {
            let accepted = page["verdicts"][row]["verdict"] == "accept";
            prop_assert_eq!(accepted, donor.may(kind, today), "{:?} on {}", kind, today);
        }
        let todays = donor.visit.as_ref().filter(|visit| visit.on == today);
        prop_assert_eq!(
            page["visit"]["step"].as_str(),
            todays.map(|visit| visit.step.word())
        );
        prop_assert_eq!(page["history"].as_array().unwrap().len(), donor.collections);
        prop_assert_eq!(
            page["deferrals"].as_array().unwrap().len(),
            donor.deferred.len()
        );
        let drawn = |of| donor.given.iter().filter(|(_, kind)| *kind == of).count();
        let ml = page["tally"]["whole_blood_ml"].as_u64().unwrap();
        prop_assert_eq!(ml, 400 * drawn(Kind::WholeBlood) as u64);
        let units = page["tally"]["platelet_units"].as_u64().unwrap();
        prop_assert_eq!(units, drawn(Kind::Platelets) as u64);
        Ok(())
    }
}

fn plan(kind: Kind) -> Value {
    match kind {
        Kind::WholeBlood => json!({ "kind": "whole_blood", "ml": 400 }),
        Kind::Platelets => json!({ "kind": "platelets", "units": 1, "plasma_ml": 0 }),
    }
}

fn examination(good: bool) -> Value {
    json!({
        "weight_kg": 55, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
        "temperature_c": 36.5, "haemoglobin_g_l": if good { 128 } else { 90 },
        "platelets_10e9_l": 210, "haematocrit": 0.39,
    })
}

#[test]
fn the_desk_does_what_a_simple_model_of_it_does() {
    let asked = std::env::var("REDWALL_MODEL_CASES").ok();
    let cases = asked.map_or(CASES, |asked| asked.parse().unwrap());
    let station = Station::new();
    let codes = Cell::new(0);
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let law = TestRunner::new(config).run(&events(), |events| {
        let mut case = Case::new(&station, &codes);
        events.into_iter().try_for_each(|event| case.happens(event))
    });
    if let Err(broken) = law {
        panic!("{broken}");
    }
    let proved = station.proved();
    assert!(proved["donors"].as_u64() >= Some(u64::from(cases) * DONORS as u64));
}
