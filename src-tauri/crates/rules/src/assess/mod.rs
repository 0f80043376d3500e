//! May this person donate this, on this day?
//!
//! Read `assess` first; `past` reads the history once, `deferral` and `exam` judge records and
//! measurements, `next` looks ahead. Nothing here makes a sentence: `explain` does, when asked.

mod deferral;
mod exam;
mod finding;
mod next;
mod past;

use chrono::NaiveDate;

pub(crate) use self::exam::pulse_pressure;
use self::{
    deferral::{End, Hold},
    past::{Allowed, Past},
};
pub use self::{
    finding::{Criterion, Finding, Measure, Rule, Verdict},
    next::Next,
};
use crate::{
    day::birthday,
    facts::{DonationKind, Facts, Plan, Stage},
    rulebook::{Rulebook, Rules},
};

/// What judging found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The day that was asked about.
    pub on: NaiveDate,
    /// The outcome.
    pub verdict: Verdict,
    /// First day on which every block is over; none if nothing blocks, a block has no date, or
    /// on exclusion.
    pub until: Option<NaiveDate>,
    /// Blocks and remarks: identity, history, age, deferrals, intervals, caps, volume,
    /// examination.
    pub findings: Vec<Finding>,
    /// First possible day of each kind.
    pub next: Next,
}

/// Judges whether a donor may give what is planned on a day.
///
/// The rules are those in force on that day. A refusal is a result; there is no error, and
/// whatever is not understood blocks. Sources: GB 18467-2011 and the readings of the rulebook.
#[must_use]
pub fn assess(
    facts: &Facts,
    plan: &Plan,
    stage: Stage,
    on: NaiveDate,
    rulebook: &Rulebook,
) -> Assessment {
    let rules = rulebook.rules(on);
    let past = Past::of(facts, on, rules);
    let findings = find(facts, plan, stage, on, rules, &past);
    let verdict = outcome(&findings);
    Assessment {
        on,
        verdict,
        until: until(verdict, &findings),
        findings,
        next: next::next(facts, on, rulebook, rules, &past),
    }
}

/// The verdict of [`assess()`] alone, for lists of everybody: nothing is looked ahead.
#[must_use]
pub fn verdict(
    facts: &Facts,
    plan: &Plan,
    stage: Stage,
    on: NaiveDate,
    rulebook: &Rulebook,
) -> Verdict {
    let rules = rulebook.rules(on);
    let past = Past::of(facts, on, rules);
    outcome(&find(facts, plan, stage, on, rules, &past))
}

fn find(
    facts: &Facts,
    plan: &Plan,
    stage: Stage,
    on: NaiveDate,
    rules: &Rules,
    past: &Past,
) -> Vec<Finding> {
    let kind = plan.kind();
    let mut findings = Vec::new();

    if facts.sex.is_none() {
        findings.push(Finding::undated(Rule::IdentitySex));
    }
    if past.future {
        findings.push(Finding::undated(Rule::HistoryFuture));
    }
    findings.extend(judge_age(facts, on, rules, past));
    judge_deferrals(facts, kind, on, rules, &mut findings);
    judge_intervals(facts, kind, on, rules, past, &mut findings);
    judge_caps(plan, on, rules, past, &mut findings);
    findings.extend(judge_volume(plan, rules));
    exam::judge(facts, kind, stage, &rules.exam, &mut findings);
    findings
}

fn outcome(findings: &[Finding]) -> Verdict {
    let mut blocks = findings.iter().filter(|finding| finding.blocks).peekable();
    if blocks.peek().is_none() {
        return Verdict::Accept;
    }
    if blocks.any(|finding| finding.permanent) {
        return Verdict::Exclude;
    }
    Verdict::Defer
}

fn until(verdict: Verdict, findings: &[Finding]) -> Option<NaiveDate> {
    if verdict != Verdict::Defer {
        return None;
    }
    let blocks = findings.iter().filter(|finding| finding.blocks);
    blocks
        .map(|finding| finding.until)
        .reduce(|latest, until| latest.zip(until).map(|(one, other)| one.max(other)))?
}

fn judge_age(facts: &Facts, on: NaiveDate, rules: &Rules, past: &Past) -> Option<Finding> {
    let age = &rules.age;
    let of_age = birthday(facts.birth_date, age.min, age.leap);
    if on < of_age {
        return Some(Finding::until(Rule::AgeMin, of_age));
    }
    if on <= birthday(facts.birth_date, age.max, age.leap) {
        return None;
    }
    if on > past.last_birthday(facts, rules) {
        return Some(Finding::permanent(Rule::AgeMax));
    }
    (!facts.asks_to_continue).then(|| Finding::undated(Rule::AgeAsk))
}

fn judge_deferrals(
    facts: &Facts,
    kind: DonationKind,
    on: NaiveDate,
    rules: &Rules,
    findings: &mut Vec<Finding>,
) {
    for (record, deferral) in facts.deferrals.iter().enumerate() {
        let hold = Hold::of(deferral, rules);
        if !hold.holds_on(on) {
            continue;
        }
        findings.push(Finding {
            rule: Rule::Deferral { record },
            blocks: hold.blocks(kind),
            permanent: hold.end == End::Permanent,
            until: match hold.end {
                End::On(day) => Some(day),
                End::Permanent | End::Undated => None,
            },
        });
    }
    if facts.unread {
        findings.push(Finding::undated(Rule::DeferralUnread));
    }
}

fn judge_intervals(
    facts: &Facts,
    next: DonationKind,
    on: NaiveDate,
    rules: &Rules,
    past: &Past,
    findings: &mut Vec<Finding>,
) {
    for last in [DonationKind::WholeBlood, DonationKind::Platelets] {
        let Some(given) = past.last(last) else {
            continue;
        };
        let span = rules.interval.between(last, next, facts.matched_recipient);
        let allowed = span.after(given);
        if on < allowed {
            findings.push(Finding::until(Rule::Interval { last, next }, allowed));
        }
    }
}

fn judge_caps(plan: &Plan, on: NaiveDate, rules: &Rules, past: &Past, findings: &mut Vec<Finding>) {
    let Plan::Platelets { units, plasma_ml } = *plan else {
        return;
    };
    let planned_ml = u64::from(units) * u64::from(rules.volume.unit_ml) + u64::from(plasma_ml);
    let caps = [
        (Rule::CapPlateletsCount, past.count_allows(rules)),
        (
            Rule::CapApheresisVolume,
            past.volume_allows(planned_ml, rules),
        ),
    ];
    for (rule, allowed) in caps {
        match allowed {
            Allowed::From(day) if on < day => findings.push(Finding::until(rule, day)),
            Allowed::Now | Allowed::From(_) => {}
            Allowed::Never => findings.push(Finding::undated(rule)),
        }
    }
}

fn judge_volume(plan: &Plan, rules: &Rules) -> Option<Finding> {
    let volume = &rules.volume;
    match *plan {
        Plan::WholeBlood { ml } => {
            let allowed = volume.whole_blood_ml.contains(&ml);
            (!allowed).then(|| Finding::undated(Rule::VolumeWholeBlood))
        }
        Plan::Platelets { units, plasma_ml } => {
            let alone = plasma_ml == 0 && volume.units.contains(&units);
            let with_plasma =
                volume.units_with_plasma.contains(&units) && plasma_ml <= volume.plasma_max_ml;
            (!alone && !with_plasma).then(|| Finding::undated(Rule::VolumePlatelets))
        }
    }
}
