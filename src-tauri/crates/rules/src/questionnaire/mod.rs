//! The health inquiry (健康情况征询表): its questions and consent as data, and what answers propose.
//!
//! The files stand in `questionnaires/`, one a version; a released one is never changed, for entries
//! name it. [`questionnaires`] reads them, [`Questionnaire::check`] says what is missing in answers,
//! [`Questionnaire::proposals`] which deferrals they speak for. What is decided is a physician's.

mod answer;
mod proposal;
#[cfg(test)]
mod tests;

pub use answer::{Answer, AnswerFault, AnswerProblem};
pub use proposal::{Candidate, Proposal};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use thiserror::Error;

use crate::{DonationKind, Sex};

const FILES: &[(&str, &str)] = &[(
    "2026-1.toml",
    include_str!("../../questionnaires/2026-1.toml"),
)];

/// One version of the inquiry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// The version, which entries name.
    pub version: String,
    /// The first day on which it is asked.
    pub from: NaiveDate,
    /// What it is called.
    pub title: Wording,
    /// How sure the wording is.
    pub standing: String,
    /// What the donor signs.
    pub consent: Consent,
    /// The questions, in the order of asking.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Wording {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The consent that the donor reads and signs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Its own version, which entries name.
    pub version: String,
    /// Chinese, a paragraph a line.
    pub zh: String,
    /// English, a paragraph a line.
    pub en: String,
}

/// The parts that questions are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum QuestionPart {
    /// 今天.
    Today,
    /// 最近.
    Recent,
    /// 女士.
    Women,
    /// 接触.
    Exposure,
    /// 病史.
    History,
}

/// Which answer is not fine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DefersOn {
    /// Yes.
    #[default]
    Yes,
    /// No: the question asks whether all is well.
    No,
}

/// One question, answered with yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name, the same in every version.
    pub id: String,
    /// The part that it is shown in.
    pub part: QuestionPart,
    /// The question in Chinese.
    pub zh: String,
    /// The question in English.
    pub en: String,
    /// Which answer is not fine.
    #[serde(default)]
    pub defers_on: DefersOn,
    /// The reasons of the deferral list that it speaks for; of several the physician says which.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The day to ask for with such an answer; none when there is nothing to count from.
    #[serde(default)]
    pub date: Option<Wording>,
    /// Whom it concerns; everybody, when empty.
    #[serde(default)]
    pub sexes: Vec<Sex>,
    /// Which donation it concerns; both kinds, when empty.
    #[serde(default)]
    pub kinds: Vec<DonationKind>,
}

/// A file of questions that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("征询表 {file} 读不懂：{reason} / the inquiry {file} cannot be read: {reason}")]
pub struct QuestionnaireError {
    /// The file.
    pub file: String,
    /// What is wrong.
    pub reason: String,
}

/// Every version that the product comes with, the oldest first.
///
/// # Errors
/// A mistake in one of the built-in files.
pub fn questionnaires() -> Result<&'static [Questionnaire], &'static QuestionnaireError> {
    static SHIPPED: LazyLock<Result<Vec<Questionnaire>, QuestionnaireError>> =
        LazyLock::new(|| read(FILES));
    SHIPPED.as_deref()
}

/// The inquiry of a day: the newest that has begun, or the oldest before all began.
///
/// # Errors
/// A mistake in one of the built-in files.
pub fn questionnaire_on(
    day: NaiveDate,
) -> Result<&'static Questionnaire, &'static QuestionnaireError> {
    let all = questionnaires()?;
    let begun = all.iter().rfind(|one| one.from <= day);
    Ok(begun.unwrap_or(&all[0]))
}

fn read(files: &[(&str, &str)]) -> Result<Vec<Questionnaire>, QuestionnaireError> {
    let mut all = Vec::new();
    for (file, text) in files {
        let mistake = |reason: String| QuestionnaireError {
            file: (*file).to_owned(),
            reason,
        };
        let one: Questionnaire =
            toml::from_str(text).map_err(|error| mistake(error.to_string()))?;
        one.usable().map_err(mistake)?;
        all.push(one);
    }
    all.sort_by_key(|one| one.from);
    if all.is_empty() {
        return Err(QuestionnaireError {
            file: String::new(),
            reason: String::from("no questions"),
        });
    }
    Ok(all)
}

impl Questionnaire {
    /// The questions that concern a donor; all of them, where the sex is unknown.
    pub fn questions_for(&self, sex: Option<Sex>) -> impl Iterator<Item = &Question> {
        self.questions
            .iter()
            .filter(move |question| question.concerns(sex))
    }

    /// A question by its name.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    fn usable(&self) -> Result<(), String> {
        for (at, question) in self.questions.iter().enumerate() {
            if self.questions[..at].iter().any(|one| one.id == question.id) {
                return Err(format!("question {} is there twice", question.id));
            }
            if question.date.is_some() && question.codes.is_empty() {
                return Err(format!("question {} asks for a day in vain", question.id));
            }
        }
        if self.questions.is_empty() {
            return Err(String::from("no questions"));
        }
        Ok(())
    }
}

impl Question {
    /// Whether it is asked of a donor of this sex.
    #[must_use]
    pub fn concerns(&self, sex: Option<Sex>) -> bool {
        self.sexes.is_empty() || sex.is_none_or(|sex| self.sexes.contains(&sex))
    }

    /// Whether an answer is not fine.
    #[must_use]
    pub fn is_against(&self, yes: bool) -> bool {
        yes == (self.defers_on == DefersOn::Yes)
    }
}
