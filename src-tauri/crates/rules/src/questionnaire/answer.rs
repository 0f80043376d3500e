//! What a donor answers, and what is missing in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Questionnaire;
use crate::Sex;

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Answer {
    /// The question.
    pub question: String,
    /// Yes, or no.
    pub yes: bool,
    /// The day that was asked for, where the donor knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional = nullable))]
    pub date: Option<NaiveDate>,
}

/// What is wrong with answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerProblem {
    /// The question.
    pub question: String,
    /// What is wrong.
    pub fault: AnswerFault,
}

/// What can be wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFault {
    /// There is none.
    Missing,
    /// There are two.
    Twice,
    /// The questionnaire has no such question for this donor.
    NotAsked,
    /// The day has not come yet.
    DayToCome,
    /// A day where none was asked for.
    DayNotAsked,
}

impl Questionnaire {
    /// Makes sure that answers are answers to this questionnaire, each once; whether they are
    /// complete is [`Self::check`]'s to say.
    ///
    /// # Errors
    /// The first answer that is at fault.
    pub fn check_given(
        &self,
        answers: &[Answer],
        sex: Option<Sex>,
        today: NaiveDate,
    ) -> Result<(), AnswerProblem> {
        for (at, answer) in answers.iter().enumerate() {
            let fault = self.fault_of(answer, &answers[..at], sex, today);
            if let Some(fault) = fault {
                return Err(problem(&answer.question, fault));
            }
        }
        Ok(())
    }

    /// Makes sure that every question that concerns the donor is answered, once, and no other.
    ///
    /// # Errors
    /// The first question that is at fault, in the order of asking where an answer is missing.
    pub fn check(
        &self,
        answers: &[Answer],
        sex: Option<Sex>,
        today: NaiveDate,
    ) -> Result<(), AnswerProblem> {
        self.check_given(answers, sex, today)?;
        let unanswered = self
            .questions_for(sex)
            .find(|question| !answers.iter().any(|given| given.question == question.id));
        match unanswered {
            None => Ok(()),
            Some(question) => Err(problem(&question.id, AnswerFault::Missing)),
        }
    }

    fn fault_of(
        &self,
        answer: &Answer,
        before: &[Answer],
        sex: Option<Sex>,
        today: NaiveDate,
    ) -> Option<AnswerFault> {
        let asked = self.question(&answer.question);
        let Some(question) = asked.filter(|question| question.concerns(sex)) else {
            return Some(AnswerFault::NotAsked);
        };
        if before.iter().any(|one| one.question == answer.question) {
            return Some(AnswerFault::Twice);
        }
        let date = answer.date?;
        if date > today {
            return Some(AnswerFault::DayToCome);
        }
        let asks = question.date.is_some() && question.is_against(answer.yes);
        (!asks).then_some(AnswerFault::DayNotAsked)
    }
}

fn problem(question: &str, fault: AnswerFault) -> AnswerProblem {
    AnswerProblem {
        question: question.to_owned(),
        fault,
    }
}
