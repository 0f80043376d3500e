//! The health inquiry of a visit: the questions, and which deferrals answers propose.

use crate::Session;
use crate::deferral::DeferralInput;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::task::name;
use chrono::NaiveDate;
use redwall_rules::questionnaire::{
    AnswerFault, AnswerProblem, Candidate, Proposal, QuestionPart, Wording,
};
use redwall_rules::{Answer, DonationKind, Questionnaire, Rulebook, questionnaire_on};
use redwall_store::fact::{AnswerExplained, SignedBy};
use redwall_store::{Donor, DonorId, Reading, VisitId, VisitRecord};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the questions of a visit.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterviewForm {
    /// The visit.
    pub visit: VisitId,
}

/// Asks what answers propose; nothing is recorded.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterviewJudge {
    /// The visit.
    pub visit: VisitId,
    /// The answers so far.
    pub answers: Vec<Answer>,
}

/// Asks what was answered to the inquiry of a visit.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterviewRead {
    /// The visit.
    pub visit: VisitId,
}

/// The inquiry as a physician asks it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InquiryForm {
    /// The visit.
    pub visit: VisitId,
    /// The donor.
    pub donor: DonorId,
    /// The version of the questions: what recording asks for.
    pub version: String,
    /// What it is called.
    pub title: Wording,
    /// The consent.
    pub consent: ConsentText,
    /// The questions that concern the donor, in the order of asking.
    pub questions: Vec<QuestionRow>,
}

/// The consent that the donor signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConsentText {
    /// Its version: what recording asks for.
    pub version: String,
    /// Chinese, a paragraph a line.
    pub zh: String,
    /// English, a paragraph a line.
    pub en: String,
}

/// A question with what a physician has to know of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuestionRow {
    /// Its name.
    pub id: String,
    /// The part that it is shown in.
    pub part: QuestionPart,
    /// The question in Chinese.
    pub zh: String,
    /// The question in English.
    pub en: String,
    /// The answer that is not fine: yes, or no.
    pub against: bool,
    /// The day to ask for with that answer.
    pub date: Option<Wording>,
    /// The donations that it concerns; both kinds, when empty.
    pub kinds: Vec<DonationKind>,
    /// The reasons that it speaks for.
    pub reasons: Vec<ReasonRow>,
}

/// A reason of the deferral list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReasonRow {
    /// Its code.
    pub code: String,
    /// The reason in Chinese; empty for a code that the rules do not have.
    pub zh: String,
    /// The reason in English.
    pub en: String,
    /// The clause that it rests on; empty where no source names one.
    pub clause: String,
}

/// What answers propose.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InquiryJudgement {
    /// The questions that are not answered yet, in the order of asking.
    pub missing: Vec<String>,
    /// The answers that are not fine, in the order of asking.
    pub proposals: Vec<ProposalRow>,
}

/// An answer that is not fine.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProposalRow {
    /// The question.
    pub question: String,
    /// Whether the physician has to decide: defer, or explain.
    pub needs_decision: bool,
    /// What it may mean; of several the physician says which.
    pub candidates: Vec<CandidateRow>,
}

/// A deferral that an answer speaks for.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CandidateRow {
    /// The reason.
    pub reason: ReasonRow,
    /// The day that it is counted from.
    pub event: Option<NaiveDate>,
    /// The first day on which donating is allowed again; none while that cannot be told.
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    pub permanent: bool,
    /// It keeps from platelets only.
    pub platelets_only: bool,
    /// By the day that was given it is over already.
    pub over: bool,
}

/// What was answered to an inquiry.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InquiryAnswers {
    /// The version of the questions.
    pub version: String,
    /// The version of the consent.
    pub consent_version: String,
    /// The answers, each with its question as it was asked.
    pub answers: Vec<AnsweredQuestion>,
    /// Answers that would have deferred, and why they do not.
    pub explained: Vec<AnswerExplained>,
    /// The signatures, by their attachments.
    pub signatures: Vec<SignedBy>,
    /// The donor answered at the donor's own window.
    pub at_window: bool,
    /// Who recorded it.
    pub by: String,
    /// When, station-local, `YYYY-MM-DD HH:MM`.
    pub at: String,
}

/// A question with its answer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AnsweredQuestion {
    /// The answer.
    pub answer: Answer,
    /// The answer is not the one that is fine.
    pub against: bool,
    /// The question in Chinese; empty for one of a version that this program does not have.
    pub zh: String,
    /// The question in English.
    pub en: String,
}

/// The questions of a visit.
///
/// # Errors
/// `not_found`.
pub fn form(session: &Session, request: InterviewForm) -> Result<InquiryForm, DeskError> {
    let inquiry = current(session.today())?;
    session.store.read(|read| {
        let (visit, donor) = existing(read, request.visit)?;
        let rules = session.rulebook(read)?;
        let today = session.today();
        let questions = inquiry
            .questions_for(donor.sex)
            .map(|question| QuestionRow {
                id: question.id.clone(),
                part: question.part,
                zh: question.zh.clone(),
                en: question.en.clone(),
                against: question.is_against(true),
                date: question.date.clone(),
                kinds: question.kinds.clone(),
                reasons: question
                    .codes
                    .iter()
                    .map(|code| ReasonRow::of(code, today, &rules))
                    .collect(),
            });
        Ok(InquiryForm {
            visit: visit.id,
            donor: donor.id,
            version: inquiry.version.clone(),
            title: inquiry.title.clone(),
            consent: ConsentText::of(inquiry),
            questions: questions.collect(),
        })
    })
}

/// What answers propose, complete or not.
///
/// # Errors
/// `not_found`; `invalid` at `answers.QUESTION`.
pub fn judge(session: &Session, request: InterviewJudge) -> Result<InquiryJudgement, DeskError> {
    let (inquiry, today) = (current(session.today())?, session.today());
    session.store.read(|read| {
        let (_, donor) = existing(read, request.visit)?;
        let rules = session.rulebook(read)?;
        inquiry
            .check_given(&request.answers, donor.sex, today)
            .map_err(|problem| at_fault(&problem, "answers"))?;
        Ok(InquiryJudgement {
            missing: missing(inquiry, &donor, &request.answers),
            proposals: inquiry
                .proposals(&request.answers, today, &rules)
                .into_iter()
                .map(|proposal| ProposalRow::of(proposal, today, &rules))
                .collect(),
        })
    })
}

/// What was answered to the inquiry of a visit; none if it was made on paper.
///
/// # Errors
/// `not_found`.
pub fn read(
    session: &Session,
    request: InterviewRead,
) -> Result<Option<InquiryAnswers>, DeskError> {
    let answers = session.store.read(|read| {
        let (visit, donor) = existing(read, request.visit)?;
        let Some(record) = read.inquiry(visit.id)? else {
            return Ok(None);
        };
        let said = record.said;
        let asked = version(&said.version)?;
        let answers = said.answers.into_iter().map(|answer| {
            let question = asked.and_then(|asked| asked.question(&answer.question));
            AnsweredQuestion {
                against: question.is_some_and(|one| one.is_against(answer.yes)),
                zh: question.map(|one| one.zh.clone()).unwrap_or_default(),
                en: question.map(|one| one.en.clone()).unwrap_or_default(),
                answer,
            }
        });
        let answers = InquiryAnswers {
            answers: answers.collect(),
            version: said.version,
            consent_version: said.consent_version,
            explained: said.explained,
            signatures: said.signatures,
            at_window: said.at_window,
            by: name(read, record.staff)?,
            at: record.at.station_minute(),
        };
        Ok::<_, DeskError>(Some((donor.id, answers)))
    })?;
    Ok(answers.map(|(donor, answers)| {
        session.note_opening(donor);
        answers
    }))
}

/// The inquiry of a day.
///
/// # Errors
/// `internal`: the desk does not open with one that cannot be read.
pub(crate) fn current(day: NaiveDate) -> Result<&'static Questionnaire, DeskError> {
    questionnaire_on(day).map_err(|_| DeskError::internal())
}

pub(crate) fn version(version: &str) -> Result<Option<&'static Questionnaire>, DeskError> {
    let all = redwall_rules::questionnaire::questionnaires().map_err(|_| DeskError::internal())?;
    Ok(all.iter().find(|one| one.version == version))
}

/// The questions that a donor has not answered yet.
pub(crate) fn missing(inquiry: &Questionnaire, donor: &Donor, answers: &[Answer]) -> Vec<String> {
    inquiry
        .questions_for(donor.sex)
        .filter(|question| !answers.iter().any(|given| given.question == question.id))
        .map(|question| question.id.clone())
        .collect()
}

/// What to say of answers that are at fault, at the question under `field`.
pub(crate) fn at_fault(problem: &AnswerProblem, field: &str) -> DeskError {
    let message = match problem.fault {
        AnswerFault::Missing => "这一题还没有回答。请回答后再继续。",
        AnswerFault::Twice => "这一题回答了两次。请刷新征询表后重新填写。",
        AnswerFault::NotAsked => "征询表里没有这一题,或不需要问这位献血者。请刷新征询表。",
        AnswerFault::DayToCome => "这个日期还没有到。请填写事情发生的日期。",
        AnswerFault::DayNotAsked => "这一题这样回答时不需要日期。请清除日期。",
    };
    DeskError::invalid(&format!("{field}.{}", problem.question), message)
}

/// The last day on which a deferral by itself keeps from anything; none when it keeps from nothing
/// today, the end of time when it has no end.
pub(crate) fn end_of(
    deferral: &DeferralInput,
    today: NaiveDate,
    rules: &Rulebook,
) -> Option<NaiveDate> {
    use redwall_rules::{Deferral, Facts, Plan, Rule, Stage, assess};
    let mut alone = Facts::new(None, today);
    alone.deferrals.push(Deferral {
        code: deferral.code.clone(),
        event: deferral.event,
        from: deferral.from,
        until: deferral.until,
        permanent: deferral.permanent,
        ended: None,
    });
    let plan = Plan::Platelets {
        units: 1,
        plasma_ml: 0,
    };
    let judged = assess(&alone, &plan, Stage::Desk, today, rules);
    let found = judged
        .findings
        .into_iter()
        .find(|finding| matches!(finding.rule, Rule::Deferral { .. }))?;
    Some(found.until.unwrap_or(NaiveDate::MAX))
}

pub(super) fn existing(read: &Reading<'_>, id: VisitId) -> Result<(VisitRecord, Donor), DeskError> {
    let visit = read.visit(id)?.ok_or_else(|| {
        let message = "找不到这次来访。请从今天的队列中重新打开。";
        DeskError::new(ErrorCode::NotFound, message).at("visit")
    })?;
    let donor = page::existing(read, visit.donor)?;
    Ok((visit, donor))
}

impl ConsentText {
    pub(crate) fn of(inquiry: &Questionnaire) -> Self {
        Self {
            version: inquiry.consent.version.clone(),
            zh: inquiry.consent.zh.trim().to_owned(),
            en: inquiry.consent.en.trim().to_owned(),
        }
    }
}

impl ReasonRow {
    fn of(code: &str, today: NaiveDate, rules: &Rulebook) -> Self {
        let reason = rules.deferral_reason(code, today);
        Self {
            code: code.to_owned(),
            zh: reason.map(|one| one.reason_zh.clone()).unwrap_or_default(),
            en: reason.map(|one| one.reason_en.clone()).unwrap_or_default(),
            clause: reason
                .map(|one| one.printed_clause().to_owned())
                .unwrap_or_default(),
        }
    }
}

impl ProposalRow {
    fn of(proposal: Proposal, today: NaiveDate, rules: &Rulebook) -> Self {
        let needs_decision = proposal.asks_for_a_decision();
        let row = |one: Candidate| CandidateRow {
            reason: ReasonRow::of(&one.code, today, rules),
            event: one.event,
            until: one.until,
            permanent: one.permanent,
            platelets_only: one.platelets_only,
            over: one.over,
        };
        Self {
            question: proposal.question,
            needs_decision,
            candidates: proposal.candidates.into_iter().map(row).collect(),
        }
    }
}
