//! The cases that a desk runs through the rules before it opens.
//!
//! They stand in `rulebooks/cases.jsonl`, one a line, each with the clause that it proves; the
//! same table makes REQUIREMENTS.md. Most are about the shipped law and are judged by it; those
//! marked `always` must come out the same under every rulebook, and are also judged by the
//! station's own.

use std::fmt;

use serde::Deserialize;
use thiserror::Error;

use crate::{
    assess::{Verdict, assess},
    case::{Case, CaseForm},
    day::Day,
    rulebook::{Rulebook, RulebookError},
};

const CASES: &str = include_str!("../rulebooks/cases.jsonl");

/// Why a desk must not open.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SelfTestFailure {
    /// A case came out differently.
    #[error(transparent)]
    Mismatch(Box<Mismatch>),
    /// The table of cases cannot be read.
    #[error(
        "自检表第 {line} 行读不懂：{reason} / Line {line} of the self-test cannot be read: {reason}"
    )]
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// Why not.
        reason: String,
    },
    /// The shipped rules cannot be read.
    #[error("随软件的规则读不懂：{0} / The shipped rules cannot be read: {0}")]
    Rulebook(#[from] RulebookError),
}

/// A case that came out differently.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "规则自检没有通过，不能开始工作，请联系管理员。{zh}（{rule}，{clause}）：应为 {expected}，得到 {found} / \
     The self-test of the rules failed; do not work, ask the administrator. {en}: expected \
     {expected}, found {found}"
)]
pub struct Mismatch {
    /// Rule id.
    pub rule: String,
    /// The clause that the case proves.
    pub clause: String,
    /// The case in Chinese.
    pub zh: String,
    /// The case in English.
    pub en: String,
    /// What should have come out.
    pub expected: String,
    /// What came out.
    pub found: String,
}

/// One case of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct SelfTestCase {
    /// The rule that it is about, `deferral.CODE` for all codes.
    pub rule: String,
    /// The clause that it proves.
    pub clause: String,
    /// What it shows, in Chinese.
    pub zh: String,
    /// What it shows, in English.
    pub en: String,
    /// Whether it holds under every rulebook.
    pub always: bool,
    /// What is asked.
    pub case: Case,
    expected: Outcome,
}

/// What a case comes to.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcome {
    verdict: Verdict,
    until: Option<Day>,
    finds: Vec<String>,
    next: Option<NextDays>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct NextDays {
    whole_blood: Option<Day>,
    platelets: Option<Day>,
}

/// Runs every case; a desk that gets a failure must not open.
///
/// # Errors
/// The first case that came out differently, as a sentence.
pub fn self_test(rulebook: &Rulebook) -> Result<(), SelfTestFailure> {
    let shipped = Rulebook::shipped()?;
    for case in cases() {
        let case = case?;
        case.check(&shipped)?;
        if case.always {
            case.check(rulebook)?;
        }
    }
    Ok(())
}

/// All cases, in their order.
pub fn cases() -> impl Iterator<Item = Result<SelfTestCase, SelfTestFailure>> {
    CASES.lines().enumerate().map(|(index, line)| {
        let form: Form =
            serde_json::from_str(line).map_err(|error| SelfTestFailure::Unreadable {
                line: index + 1,
                reason: error.to_string(),
            })?;
        Ok(form.into())
    })
}

impl SelfTestCase {
    /// What it must come to, in short.
    #[must_use]
    pub fn expected(&self) -> String {
        self.expected.to_string()
    }

    /// The rule ids that it must find, in their order.
    #[must_use]
    pub fn finds(&self) -> &[String] {
        &self.expected.finds
    }

    fn check(&self, rulebook: &Rulebook) -> Result<(), SelfTestFailure> {
        let found = self.outcome(rulebook);
        if found == self.expected {
            return Ok(());
        }
        Err(SelfTestFailure::Mismatch(Box::new(Mismatch {
            rule: self.rule.clone(),
            clause: self.clause.clone(),
            zh: self.zh.clone(),
            en: self.en.clone(),
            expected: self.expected.to_string(),
            found: found.to_string(),
        })))
    }

    fn outcome(&self, rulebook: &Rulebook) -> Outcome {
        let Case {
            on,
            stage,
            facts,
            plan,
            ..
        } = &self.case;
        let found = assess(facts, plan, *stage, *on, rulebook);
        let ids = found.findings.iter();
        Outcome {
            verdict: found.verdict,
            until: found.until.map(Day),
            finds: ids
                .map(|finding| finding.rule.id(facts).into_owned())
                .collect(),
            next: self.expected.next.as_ref().map(|_| NextDays {
                whole_blood: found.next.whole_blood.map(Day),
                platelets: found.next.platelets.map(Day),
            }),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: &Option<Day>| day.map_or("-".to_owned(), |day| day.0.to_string());
        let verdict = match self.verdict {
            Verdict::Accept => "accept",
            Verdict::Defer => "defer",
            Verdict::Exclude => "exclude",
        };
        write!(
            formatter,
            "{verdict} {} [{}]",
            day(&self.until),
            self.finds.join(", ")
        )?;
        if let Some(next) = &self.next {
            write!(
                formatter,
                " next {} {}",
                day(&next.whole_blood),
                day(&next.platelets)
            )?;
        }
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    rule: String,
    clause: String,
    zh: String,
    en: String,
    #[serde(default)]
    always: bool,
    #[serde(default)]
    unread: bool,
    case: CaseForm,
    expect: Outcome,
}

impl From<Form> for SelfTestCase {
    fn from(form: Form) -> Self {
        let mut case = Case::from(form.case);
        case.facts.unread = form.unread;
        Self {
            rule: form.rule,
            clause: form.clause,
            zh: form.zh,
            en: form.en,
            always: form.always,
            case,
            expected: form.expect,
        }
    }
}
