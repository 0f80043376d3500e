//! The rules in force, setting by setting; and a file checked before it is tried.

use super::{RulebookFile, laid_over, with_files};
use crate::Session;
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::{DeferralReason, Part, Rulebook, Setting, Standing, Status};
use redwall_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the rules in force on a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RulebookRead {
    /// The day; today when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
}

/// Checks rulebook files and tells what they say otherwise than the rules in force.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RulebookCheck {
    /// The files, laid over the rules in force in this order.
    pub files: Vec<RulebookFile>,
}

/// The rules in force on a day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RulebookPage {
    /// The day.
    pub on: NaiveDate,
    /// The rulebooks that take part, lowest first.
    pub rulebooks: Vec<RulebookPart>,
    /// Every setting in force on that day.
    pub settings: Vec<SettingInForce>,
    /// How many deferral reasons there are.
    pub deferral_reasons: u32,
    /// The drafts that the product comes with; none of them holds.
    pub drafts: Vec<RulebookFile>,
}

/// A rulebook that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RulebookPart {
    /// Its name.
    pub name: String,
    /// Its title, as people know it.
    pub title: Option<String>,
    /// Law or draft.
    pub status: RulebookStatus,
    /// First day in force; none when it has no beginning.
    pub from: Option<NaiveDate>,
    /// Last day in force.
    pub to: Option<NaiveDate>,
    /// Who switched it on at this station, and when; none for those that the product comes with.
    pub activated: Option<Activated>,
}

/// How a rulebook came into force at this station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Activated {
    /// Station-local day.
    pub on: NaiveDate,
    /// Who activated it.
    pub by: String,
    /// Who else gave a password for it.
    pub second: String,
}

/// Whether a rulebook is law or only published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RulebookStatus {
    /// It holds by itself.
    InForce,
    /// It takes part only when named.
    Draft,
}

/// A setting in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SettingInForce {
    /// Its key.
    pub key: String,
    /// Its value; lengths of time in days or months.
    pub value: String,
    /// The unit, empty for words and dates.
    pub unit: String,
    /// The clause, as it may be printed.
    pub clause: String,
    /// Whether the clause was found in a source; otherwise it is to be confirmed.
    pub found: bool,
    /// The rulebook that says so.
    pub rulebook: String,
}

/// What rulebook files say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RulebookReading {
    /// The files, in their order.
    pub rulebooks: Vec<RulebookPart>,
    /// What they say otherwise than the rules in force, by day.
    pub changes: Vec<RulebookChange>,
}

/// One thing that a file says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RulebookChange {
    /// The first day on which it differs; none when on every day.
    pub from: Option<NaiveDate>,
    /// The key of the setting, or `reason.CODE` of a deferral reason.
    pub key: String,
    /// What holds without the file, with its unit; none for what is new.
    pub before: Option<String>,
    /// What would hold, with its unit; none for what is gone.
    pub after: Option<String>,
    /// The clause, as it may be printed.
    pub clause: String,
}

/// The rules in force on a day.
///
/// # Errors
/// `self_test`.
pub fn page(session: &Session, request: RulebookRead) -> Result<RulebookPage, DeskError> {
    let on = request.on.unwrap_or_else(|| session.today());
    session.store.read(|read| {
        let rules = session.rulebook(read)?;
        let own = read.rulebooks()?;
        let mut rulebooks = parts(rules.parts());
        let first_own = rulebooks.len().saturating_sub(own.len());
        for (part, own) in rulebooks.iter_mut().skip(first_own).zip(&own) {
            part.activated = Some(Activated {
                on: own.at.station_date(),
                by: name_of(read, own.by)?,
                second: name_of(read, own.second)?,
            });
        }
        Ok(RulebookPage {
            on,
            rulebooks,
            settings: settings(&rules, on),
            deferral_reasons: count(rules.deferral_reasons_on(on).len()),
            drafts: RulebookFile::drafts(),
        })
    })
}

/// Checks files over the station's own rules.
///
/// # Errors
/// `invalid` at `files`, with file, line and reason.
pub fn check(session: &Session, request: RulebookCheck) -> Result<RulebookReading, DeskError> {
    session.store.read(|read| {
        let rules = session.rulebook(read)?;
        let with = with_files(read, &request.files)?;
        Ok(reading(&rules, &with, request.files.len()))
    })
}

/// Checks files over the rules that the product comes with; needs no station.
///
/// # Errors
/// `invalid` at `files`, with file, line and reason.
pub fn check_shipped(files: &[RulebookFile]) -> Result<RulebookReading, DeskError> {
    let shipped = laid_over(&[], &[])?;
    let with = laid_over(&[], files)?;
    Ok(reading(&shipped, &with, files.len()))
}

fn reading(rules: &Rulebook, with: &Rulebook, files: usize) -> RulebookReading {
    let all = parts(with.parts());
    RulebookReading {
        rulebooks: all.iter().skip(all.len() - files).cloned().collect(),
        changes: changes(rules, with),
    }
}

/// Every difference, told once for the day from which it holds.
fn changes(rules: &Rulebook, with: &Rulebook) -> Vec<RulebookChange> {
    let mut changes: Vec<RulebookChange> = Vec::new();
    let mut days: Vec<NaiveDate> = rules.turning_days().chain(with.turning_days()).collect();
    days.push(NaiveDate::MIN);
    days.sort_unstable();
    days.dedup();
    for day in days {
        let on_day = settings_that_differ(rules, with, day)
            .into_iter()
            .chain(reasons_that_differ(rules, with, day));
        for change in on_day {
            let known = changes.iter().rfind(|known| known.key == change.key);
            if known.is_none_or(|known| {
                (&known.before, &known.after) != (&change.before, &change.after)
            }) {
                changes.push(change);
            }
        }
    }
    changes
}

fn settings_that_differ(rules: &Rulebook, with: &Rulebook, day: NaiveDate) -> Vec<RulebookChange> {
    with.settings(day)
        .filter(|(key, after)| {
            rules.setting(key, day).map(|before| &before.value) != Some(&after.value)
        })
        .map(|(key, after)| RulebookChange {
            from: (day > NaiveDate::MIN).then_some(day),
            key: key.to_owned(),
            before: rules.setting(key, day).map(with_unit),
            after: Some(with_unit(after)),
            clause: after.printed_clause().to_owned(),
        })
        .collect()
}

fn reasons_that_differ(rules: &Rulebook, with: &Rulebook, day: NaiveDate) -> Vec<RulebookChange> {
    with.deferral_reasons_on(day)
        .iter()
        .filter(|after| rules.deferral_reason(&after.code, day) != Some(*after))
        .map(|after| RulebookChange {
            from: (day > NaiveDate::MIN).then_some(day),
            key: format!("reason.{}", after.code),
            before: rules.deferral_reason(&after.code, day).map(in_short),
            after: Some(in_short(after)),
            clause: after.printed_clause().to_owned(),
        })
        .collect()
}

fn with_unit(setting: &Setting) -> String {
    format!("{} {}", setting.value, setting.unit)
        .trim_end()
        .to_owned()
}

fn in_short(reason: &DeferralReason) -> String {
    format!("{} {}", reason.reason_zh, reason.duration_text)
}

fn settings(rules: &Rulebook, on: NaiveDate) -> Vec<SettingInForce> {
    rules
        .settings(on)
        .map(|(key, setting)| SettingInForce {
            key: key.to_owned(),
            value: setting.value.to_string(),
            unit: setting.unit.to_owned(),
            clause: setting.printed_clause().to_owned(),
            found: setting.standing == Standing::Found,
            rulebook: setting.rulebook.clone(),
        })
        .collect()
}

fn parts(parts: &[Part]) -> Vec<RulebookPart> {
    let part = |part: &Part| RulebookPart {
        name: part.name.clone(),
        title: part.title.clone(),
        status: match part.status {
            Status::InForce => RulebookStatus::InForce,
            Status::Draft => RulebookStatus::Draft,
        },
        from: part.from,
        to: part.to,
        activated: None,
    };
    parts.iter().map(part).collect()
}

fn name_of(read: &Reading<'_>, staff: redwall_store::StaffId) -> Result<String, DeskError> {
    let member = read.staff_member(staff)?;
    Ok(member.map(|member| member.name).unwrap_or_default())
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
