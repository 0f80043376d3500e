//! The rules once more, read off the contract day by day without any cleverness, to be compared
//! with the real ones.

use chrono::{Datelike, Days, NaiveDate};
use redwall_rules::{Deferral, Donation, DonationKind, Facts, Outcome, Plan, Reaction};

use crate::people::{PLATELETS, WHOLE_BLOOD};

/// The law of a test: six months between whole blood, or ninety days from a day on.
#[derive(Clone, Copy, Debug)]
pub struct Law {
    pub ninety_days_from: Option<NaiveDate>,
}

/// How a rule stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Free,
    Remark { permanent: bool, dated: bool },
    Blocked { permanent: bool, dated: bool },
}

use Standing::{Blocked, Free, Remark};

const DATED: Standing = Blocked {
    permanent: false,
    dated: true,
};
const UNDATED: Standing = Blocked {
    permanent: false,
    dated: false,
};
const PERMANENT: Standing = Blocked {
    permanent: true,
    dated: false,
};

/// A rule and where it stands; a deferral is known by the place of its record.
pub type Judged = (String, usize, Standing);

pub fn judge(facts: &Facts, plan: Plan, on: NaiveDate, law: Law) -> Vec<Judged> {
    let mut judged = vec![
        (
            "identity.sex".to_owned(),
            0,
            block_if(facts.sex.is_none(), UNDATED),
        ),
        (
            "history.future".to_owned(),
            0,
            block_if(facts.history.iter().any(|d| d.date > on), UNDATED),
        ),
        (
            "age.min".to_owned(),
            0,
            block_if(years(facts.birth_date, on) < 18, DATED),
        ),
        ("age.max".to_owned(), 0, age_max(facts, on)),
        ("age.ask".to_owned(), 0, age_ask(facts, on)),
    ];
    for (record, deferral) in facts.deferrals.iter().enumerate() {
        let standing = deferred(deferral, plan, on);
        judged.push((format!("deferral.{}", deferral.code), record, standing));
    }
    judged.push((
        "deferral.unread".to_owned(),
        0,
        block_if(facts.unread, UNDATED),
    ));
    let next = plan.kind();
    for last in [DonationKind::WholeBlood, DonationKind::Platelets] {
        let name = |kind| match kind {
            DonationKind::WholeBlood => "whole_blood",
            DonationKind::Platelets => "platelets",
        };
        let too_early = counting(facts)
            .filter(|donation| donation.kind == last)
            .any(|donation| on < interval_end(donation, next, on, facts, law));
        let rule = format!("interval.{}.{}", name(last), name(next));
        judged.push((rule, 0, block_if(too_early, DATED)));
    }
    if let Plan::Platelets { units, plasma_ml } = plan {
        let window: Vec<&Donation> = counting(facts)
            .filter(|donation| donation.kind == DonationKind::Platelets)
            .filter(|donation| on < months_after(donation.date, 12))
            .collect();
        let given: u32 = window.iter().map(|donation| donation.ml).sum();
        let planned = units * 250 + plasma_ml;
        judged.push((
            "cap.platelets.count".to_owned(),
            0,
            block_if(window.len() >= 24, DATED),
        ));
        let over = given + planned > 10_000;
        let standing = if planned > 10_000 {
            UNDATED
        } else {
            block_if(over, DATED)
        };
        judged.push(("cap.apheresis.volume".to_owned(), 0, standing));
        let right = matches!((units, plasma_ml), (1 | 2, 0) | (1, 0..=200));
        judged.push(("volume.platelets".to_owned(), 0, block_if(!right, UNDATED)));
    }
    if let Plan::WholeBlood { ml } = plan {
        let right = matches!(ml, 200 | 300 | 400);
        judged.push((
            "volume.whole_blood".to_owned(),
            0,
            block_if(!right, UNDATED),
        ));
    }
    judged.retain(|(_, _, standing)| *standing != Free);
    judged
}

/// The first later day on which a rule is free, looking at every day.
pub fn free_from(
    facts: &Facts,
    plan: Plan,
    on: NaiveDate,
    law: Law,
    (rule, record): (&str, usize),
) -> Option<NaiveDate> {
    on.iter_days().skip(1).take(8000).find(|day| {
        let judged = judge(facts, plan, *day, law);
        !judged
            .iter()
            .any(|(id, place, _)| id == rule && *place == record)
    })
}

/// The first day on which a usual donation is free of blocks, looking at every day.
pub fn next(facts: &Facts, kind: DonationKind, on: NaiveDate, law: Law) -> Option<NaiveDate> {
    let asking = Facts {
        asks_to_continue: true,
        ..facts.clone()
    };
    let plan = match kind {
        DonationKind::WholeBlood => WHOLE_BLOOD,
        DonationKind::Platelets => PLATELETS,
    };
    for day in on.iter_days().take(8000) {
        let judged = judge(&asking, plan, day, law);
        let blocks = || {
            judged
                .iter()
                .filter(|(_, _, standing)| matches!(standing, Blocked { .. }))
        };
        if blocks().next().is_none() {
            return Some(day);
        }
        if blocks().any(|(_, _, standing)| *standing != DATED) {
            return None;
        }
    }
    None
}

fn block_if(blocked: bool, standing: Standing) -> Standing {
    if blocked { standing } else { Free }
}

fn counting(facts: &Facts) -> impl Iterator<Item = &Donation> {
    facts
        .history
        .iter()
        .filter(|donation| donation.outcome != Outcome::None)
}

fn years(birth: NaiveDate, on: NaiveDate) -> i32 {
    let not_yet = (on.month(), on.day()) < (birth.month(), birth.day());
    on.year() - birth.year() - i32::from(not_yet)
}

/// Past a birthday is the day after it: the day before had completed the years already.
fn past_birthday(birth: NaiveDate, on: NaiveDate, age: i32) -> bool {
    on.pred_opt()
        .is_some_and(|yesterday| years(birth, yesterday) >= age)
}

fn repeat_donor(facts: &Facts) -> bool {
    let complete = facts
        .history
        .iter()
        .any(|donation| donation.outcome == Outcome::Complete);
    complete
        && facts
            .history
            .iter()
            .all(|donation| donation.reaction == Reaction::None)
}

fn age_max(facts: &Facts, on: NaiveDate) -> Standing {
    let past = |age| past_birthday(facts.birth_date, on, age);
    block_if(past(60) || past(55) && !repeat_donor(facts), PERMANENT)
}

fn age_ask(facts: &Facts, on: NaiveDate) -> Standing {
    let past = |age| past_birthday(facts.birth_date, on, age);
    let asked = past(55) && !past(60) && repeat_donor(facts) && !facts.asks_to_continue;
    block_if(asked, UNDATED)
}

/// The codes that the tests use, with what the list says of them.
pub const CODES: [&str; 10] = [
    "T01", "T13", "T32", "T07", "M06", "M08", "V01", "P01", "P23", "X99",
];

fn deferred(deferral: &Deferral, plan: Plan, on: NaiveDate) -> Standing {
    let begun = deferral.from.is_none_or(|from| from <= on);
    let ended = deferral.ended.is_some_and(|ended| ended <= on);
    if !begun || ended {
        return Free;
    }
    let lasts = |event: NaiveDate| match deferral.code.as_str() {
        "T01" => Some(event + Days::new(3)),
        "T13" => Some(months_after(event, 3)),
        "T32" => Some(event + Days::new(5)),
        "M06" | "M08" => Some(event + Days::new(1)),
        "V01" => Some(event + Days::new(2)),
        _ => None,
    };
    let block = |permanent, dated| match (deferral.code.as_str(), plan) {
        ("T32" | "M06", Plan::WholeBlood { .. }) => Remark { permanent, dated },
        _ => Blocked { permanent, dated },
    };
    match deferral.code.as_str() {
        "X99" => return UNDATED,
        "P01" => return PERMANENT,
        _ if deferral.permanent => return block(true, false),
        _ => {}
    }
    match deferral.until.or(deferral.event.and_then(lasts)) {
        None => block(false, false),
        Some(until) if on < until => block(false, true),
        Some(_) => Free,
    }
}

fn interval_end(
    donation: &Donation,
    next: DonationKind,
    on: NaiveDate,
    facts: &Facts,
    law: Law,
) -> NaiveDate {
    use DonationKind::{Platelets, WholeBlood};
    let ninety_days = law.ninety_days_from.is_some_and(|from| from <= on);
    match (donation.kind, next) {
        (WholeBlood, WholeBlood) if ninety_days => donation.date + Days::new(90),
        (WholeBlood, WholeBlood) => months_after(donation.date, 6),
        (WholeBlood, Platelets) => months_after(donation.date, 3),
        (Platelets, Platelets) if facts.matched_recipient => donation.date + Days::new(7),
        (Platelets, Platelets) => donation.date + Days::new(14),
        (Platelets, WholeBlood) => donation.date + Days::new(28),
    }
}

/// The same day of a later month, or that month's last day.
fn months_after(date: NaiveDate, months: u32) -> NaiveDate {
    let month0 = date.month0() + months;
    let year = date.year() + i32::try_from(month0 / 12).expect("a few months");
    let days = (1..=date.day()).rev();
    days.filter_map(|day| NaiveDate::from_ymd_opt(year, month0 % 12 + 1, day))
        .next()
        .expect("every month has a first day")
}
