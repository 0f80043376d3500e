//! The deferrals that answers speak for.

use chrono::NaiveDate;

use super::{Answer, Question, Questionnaire};
use crate::{Deferral, Facts, Plan, Rule, Rulebook, Stage, assess};

/// What the list counts from where nothing need be asked: the day itself.
const FROM_TODAY: &str = "today";

/// An answer that is not fine, with what it may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The question.
    pub question: String,
    /// What it may mean; of several the physician says which. None, where the question has no code.
    pub candidates: Vec<Candidate>,
}

/// A reason of the deferral list that an answer speaks for, as the rules of the day judge it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The code.
    pub code: String,
    /// The day that it is counted from.
    pub event: Option<NaiveDate>,
    /// The first day on which donating is allowed again; none while that cannot be told.
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    pub permanent: bool,
    /// It keeps from platelets only.
    pub platelets_only: bool,
    /// By the day that was given it is over already: it keeps from nothing.
    pub over: bool,
}

impl Proposal {
    /// Whether a physician has to decide: not where everything that it may mean is over, nor where
    /// it means nothing on the list.
    #[must_use]
    pub fn asks_for_a_decision(&self) -> bool {
        self.candidates.iter().any(|candidate| !candidate.over)
    }
}

impl Questionnaire {
    /// What the answers that are not fine speak for, in the order of asking.
    #[must_use]
    pub fn proposals(
        &self,
        answers: &[Answer],
        on: NaiveDate,
        rulebook: &Rulebook,
    ) -> Vec<Proposal> {
        let mut proposals = Vec::new();
        for question in &self.questions {
            let against = answers
                .iter()
                .find(|given| given.question == question.id && question.is_against(given.yes));
            if let Some(answer) = against {
                proposals.push(propose(question, answer, on, rulebook));
            }
        }
        proposals
    }
}

fn propose(question: &Question, answer: &Answer, on: NaiveDate, rulebook: &Rulebook) -> Proposal {
    let candidates = question
        .codes
        .iter()
        .map(|code| candidate(code, answer.date, on, rulebook));
    Proposal {
        question: question.id.clone(),
        candidates: candidates.collect(),
    }
}

/// One deferral alone, judged by the one function. A code that the rulebook does not have blocks.
fn candidate(code: &str, date: Option<NaiveDate>, on: NaiveDate, rulebook: &Rulebook) -> Candidate {
    let from_today = rulebook
        .deferral_reason(code, on)
        .is_some_and(|reason| reason.counted_from == FROM_TODAY);
    let event = if from_today { Some(on) } else { date };
    let mut alone = Facts::new(None, on);
    alone.deferrals.push(Deferral {
        code: code.to_owned(),
        event,
        from: None,
        until: None,
        permanent: false,
        ended: None,
    });
    let found = |plan: Plan| {
        let judged = assess(&alone, &plan, Stage::Desk, on, rulebook);
        let of_record = |rule| matches!(rule, Rule::Deferral { .. });
        judged
            .findings
            .into_iter()
            .find(|finding| of_record(finding.rule) && finding.blocks)
    };
    let platelets = found(Plan::Platelets {
        units: 1,
        plasma_ml: 0,
    });
    let whole_blood = found(Plan::WholeBlood { ml: 200 });
    Candidate {
        code: code.to_owned(),
        event,
        until: platelets.and_then(|finding| finding.until),
        permanent: platelets.is_some_and(|finding| finding.permanent),
        platelets_only: platelets.is_some() && whole_blood.is_none(),
        over: platelets.is_none() && whole_blood.is_none(),
    }
}
