//! The few commands of a donor's window. None of them opens the station.

use super::Open;
use super::staff::count;
use crate::Desk;
use crate::command::json;
use crate::error::DeskError;
use crate::signature::SignatureInput;
use crate::visit::inquiry::{ConsentText, at_fault};
use redwall_rules::Answer;
use redwall_rules::questionnaire::{QuestionPart, Wording};
use redwall_store::Instant;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// A request of a donor's window: `{"token", "command", "request"}`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRequest {
    token: String,
    command: String,
    request: Value,
}

/// Asks for the form.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnFormRead {}

/// Saves the answers so far, all of them; a signature from before is void then.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnAnswersSave {
    /// The answers.
    pub answers: Vec<Answer>,
}

/// Signs answers and consent.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnFormSign {
    /// The version of the consent that the donor has read.
    pub consent_version: String,
    /// The donor has read the consent and agrees.
    pub consent: bool,
    /// The signature.
    pub signature: SignatureInput,
}

/// The form, as its donor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnForm {
    /// The donor's own name.
    pub name: String,
    /// The document number, masked.
    pub document: String,
    /// What the form is called.
    pub title: Wording,
    /// The consent.
    pub consent: ConsentText,
    /// The questions, in the order of asking.
    pub questions: Vec<OwnQuestion>,
    /// The answers so far.
    pub answers: Vec<Answer>,
    /// The donor has signed.
    pub signed: bool,
}

/// A question, as its donor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnQuestion {
    /// Its name.
    pub id: String,
    /// The part that it is shown in.
    pub part: QuestionPart,
    /// The question in Chinese.
    pub zh: String,
    /// The question in English.
    pub en: String,
    /// The day to ask for, if any, and the answer with which it is asked for.
    pub date: Option<OwnDate>,
}

/// The day that a question asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnDate {
    /// With which answer: yes, or no.
    pub with: bool,
    /// What day it is.
    pub label: Wording,
}

/// How far the form is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnProgress {
    /// Questions that are answered.
    pub answered: u32,
    /// The first question that is not; none when all are.
    pub next: Option<String>,
    /// The donor has signed.
    pub signed: bool,
}

/// The names of the commands of a donor's window, with their request and answer types.
macro_rules! own_commands {
    ($($name:literal: $request:ident -> $answer:ident, $function:ident;)*) => {
        /// The commands of a donor's window.
        pub const OWN_COMMANDS: &[&str] = &[$($name),*];

        fn carry_out(
            window: &mut Open,
            now: Instant,
            command: &str,
            request: Value,
        ) -> Result<Value, DeskError> {
            match command {
                $($name => {
                    let request: $request = serde_json::from_value(request)
                        .map_err(|error| DeskError::bad_request(&error.to_string()))?;
                    json($function(window, now, request)?)
                })*
                _ => Err(unknown()),
            }
        }

        impl crate::typescript::List {
            /// Request and answer of every command of a donor's window.
            pub(crate) fn add_own_commands(&mut self) {
                $(self.add::<$request, $answer>("Own");)*
            }
        }
    };
}

own_commands! {
    "own_form_read": OwnFormRead -> OwnForm, form;
    "own_answers_save": OwnAnswersSave -> OwnProgress, save;
    "own_form_sign": OwnFormSign -> OwnProgress, sign;
}

impl Desk {
    /// Answers a donor's window: `{"token", "command", "request"}`. Nobody need be on duty; nothing
    /// but the window that the token was given out for is read or changed.
    ///
    /// # Errors
    /// `bad_request`, for any command but the window's few; `window_closed`; whatever the command
    /// refuses.
    pub fn donor_window(&self, request: Value) -> Result<Value, DeskError> {
        let OwnRequest {
            token,
            command,
            request,
        } = serde_json::from_value(request).map_err(|_| unknown())?;
        if !OWN_COMMANDS.contains(&command.as_str()) {
            return Err(unknown());
        }
        let now = self.clock().now();
        self.windows().of_token(&token, now, |window| {
            carry_out(window, now, &command, request)
        })
    }
}

/// A request that is none of the window's own says nothing of what it was.
fn unknown() -> DeskError {
    DeskError::bad_request("献血者的窗口没有这项操作。")
}

fn form(window: &mut Open, _: Instant, _: OwnFormRead) -> Result<OwnForm, DeskError> {
    let questions = window.inquiry.questions_for(window.sex);
    let questions = questions.map(|question| OwnQuestion {
        id: question.id.clone(),
        part: question.part,
        zh: question.zh.clone(),
        en: question.en.clone(),
        date: question.date.clone().map(|label| OwnDate {
            with: question.is_against(true),
            label,
        }),
    });
    Ok(OwnForm {
        name: window.name.clone(),
        document: window.document.clone(),
        title: window.inquiry.title.clone(),
        consent: ConsentText::of(window.inquiry),
        questions: questions.collect(),
        answers: window.answers.clone(),
        signed: window.signature.is_some(),
    })
}

/// # Errors
/// `invalid` at `answers.QUESTION`.
fn save(window: &mut Open, now: Instant, saved: OwnAnswersSave) -> Result<OwnProgress, DeskError> {
    window
        .inquiry
        .check_given(&saved.answers, window.sex, now.station_date())
        .map_err(|problem| at_fault(&problem, "answers"))?;
    if window.answers != saved.answers {
        window.answers = saved.answers;
        window.changed();
    }
    Ok(progress(window))
}

/// # Errors
/// `invalid` at `answers.QUESTION` for a question that is not answered, at `consent` or `signature`.
fn sign(window: &mut Open, now: Instant, signed: OwnFormSign) -> Result<OwnProgress, DeskError> {
    window
        .inquiry
        .check(&window.answers, window.sex, now.station_date())
        .map_err(|problem| at_fault(&problem, "answers"))?;
    let has_read = signed.consent && signed.consent_version == window.inquiry.consent.version;
    if !has_read {
        let message = "请先阅读知情同意书,同意后再签名。不愿意的,请告诉工作人员。";
        return Err(DeskError::invalid("consent", message));
    }
    let picture = signed.signature.picture("signature")?;
    window.changed();
    window.signature = Some(picture);
    Ok(progress(window))
}

fn progress(window: &Open) -> OwnProgress {
    let mut unanswered = window
        .inquiry
        .questions_for(window.sex)
        .filter(|question| !window.answers.iter().any(|one| one.question == question.id));
    OwnProgress {
        answered: count(window.answers.len()),
        next: unanswered.next().map(|question| question.id.clone()),
        signed: window.signature.is_some(),
    }
}
