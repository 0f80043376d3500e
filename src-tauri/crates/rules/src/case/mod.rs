//! One judging question as a line of JSON, and its answer: what `redwall-cli assess` reads and
//! writes.
//!
//! `line` reads any line strictly and says what is wrong with it; the honours and benefits
//! lines use it too.

mod line;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

pub use self::line::{Id, LineError, MAX_LINE_BYTES, read_line};
use crate::{
    assess::{Next, Verdict, assess},
    day::Day,
    explain::Explained,
    facts::{Deferral, Donation, Examination, Facts, Plan, Sex, Stage},
    rulebook::Rulebook,
};

/// One donation of a line's history.
pub type HistoryItem = Donation;

/// More characters than any deferral code has.
const CODE_LIMIT: usize = 100;

/// May this person donate this, on this day?
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The line's own id, given back with the answer.
    pub id: Id,
    /// The day asked about.
    pub on: NaiveDate,
    /// How far the visit has come.
    pub stage: Stage,
    /// The donor.
    pub facts: Facts,
    /// What is to be given.
    pub plan: Plan,
}

/// What was found, in the contract's words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The line's id.
    pub id: Id,
    /// The outcome.
    pub verdict: Verdict,
    /// First day on which every block is over.
    pub until: Option<NaiveDate>,
    /// Blocks and remarks.
    pub findings: Vec<Explained>,
    /// First possible day of each kind.
    pub next: Next,
}

/// Answers one line.
///
/// # Errors
/// What is wrong with the line, and with which of its fields.
pub fn assess_line(line: &str, rulebook: &Rulebook) -> Result<Answer, LineError> {
    let case = Case::read(line)?;
    let found = assess(&case.facts, &case.plan, case.stage, case.on, rulebook);
    Ok(Answer {
        findings: found.explain(&case.facts, &case.plan, rulebook),
        id: case.id,
        verdict: found.verdict,
        until: found.until,
        next: found.next,
    })
}

impl Case {
    /// Reads one line.
    ///
    /// # Errors
    /// What is wrong with the line, and with which of its fields.
    pub fn read(line: &str) -> Result<Self, LineError> {
        read_line(line).map(|form: CaseForm| form.into())
    }
}

impl From<CaseForm> for Case {
    fn from(form: CaseForm) -> Self {
        Self {
            id: form.id,
            on: form.on.0,
            stage: form.stage,
            plan: form.plan,
            facts: Facts {
                sex: form.donor.sex.0,
                birth_date: form.donor.birth_date.0,
                history: form.history,
                deferrals: form.deferrals.into_iter().map(Deferral::from).collect(),
                examination: form.exam,
                asks_to_continue: form.asks_to_continue,
                athlete: form.athlete,
                matched_recipient: form.matched_recipient,
                unread: false,
            },
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseForm {
    #[serde(default)]
    id: Id,
    on: Day,
    #[serde(default)]
    stage: Stage,
    donor: DonorForm,
    #[serde(default)]
    history: Vec<HistoryItem>,
    #[serde(default)]
    deferrals: Vec<DeferralForm>,
    #[serde(default)]
    exam: Examination,
    plan: Plan,
    #[serde(default)]
    asks_to_continue: bool,
    #[serde(default)]
    athlete: bool,
    #[serde(default)]
    matched_recipient: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DonorForm {
    #[serde(default)]
    sex: GivenSex,
    birth_date: Day,
}

/// Any word may stand here; only two of them name a sex that has criteria.
#[derive(Default)]
struct GivenSex(Option<Sex>);

impl<'de> Deserialize<'de> for GivenSex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = Option::<String>::deserialize(deserializer)?;
        let sex = match word.as_deref() {
            Some("male") => Some(Sex::Male),
            Some("female") => Some(Sex::Female),
            _ => None,
        };
        Ok(Self(sex))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeferralForm {
    code: Code,
    #[serde(default)]
    event: Option<Day>,
    #[serde(default)]
    from: Option<Day>,
    #[serde(default)]
    until: Option<Day>,
    #[serde(default)]
    permanent: bool,
    #[serde(default)]
    ended: Option<Day>,
}

struct Code(String);

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        if code.chars().count() > CODE_LIMIT {
            return Err(serde::de::Error::custom(
                "too_long: 代码过长 / the code is too long",
            ));
        }
        Ok(Self(code))
    }
}

impl From<DeferralForm> for Deferral {
    fn from(form: DeferralForm) -> Self {
        let day = |day: Option<Day>| day.map(|day| day.0);
        Self {
            code: form.code.0,
            event: day(form.event),
            from: day(form.from),
            until: day(form.until),
            permanent: form.permanent,
            ended: day(form.ended),
        }
    }
}
