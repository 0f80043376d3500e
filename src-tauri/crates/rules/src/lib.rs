//! Who may donate, what has been earned, what is due.
//!
//! Law as data and pure functions over it: no input or output, and no clock. Every caller
//! passes the day that it asks about.
//!
//! Read [`Facts`] for what is known of a donor, [`Rulebook`] for what the law says, [`assess()`]
//! for who may donate; [`honours`] and [`mod@benefits`] for what has been earned; [`document`] and
//! [`donation_code`] for what people and bags are known by. [`case`] is all this as lines of
//! JSON, [`self_test()`] what a desk runs before it opens.

#![forbid(unsafe_code)]

mod assess;
pub mod benefits;
pub mod case;
mod day;
pub mod division;
pub mod document;
pub mod donation_code;
pub mod ethnic;
mod explain;
mod facts;
pub mod honours;
mod plausible;
pub mod questionnaire;
mod reaction;
mod rulebook;
pub mod self_test;
mod wire;

pub use assess::{Assessment, Criterion, Finding, Measure, Next, Rule, Verdict, assess, verdict};
pub use benefits::{BenefitRules, Benefits, UnlimitedAt, benefits};
pub use case::{LineError, assess_line};
pub use day::Span;
pub use document::{Document, DocumentCheck, DocumentKind, DocumentProblem};
pub use donation_code::{DonationCode, DonationCodeProblem};
pub use explain::Explained;
pub use facts::{
    Deferral, Donation, DonationKind, Examination, Facts, Outcome, Plan, Reaction, Sex, Source,
    Stage,
};
pub use honours::{
    Award, AwardLevel, Earned, HonoursProblem, HonoursRules, Level, PlateletsBefore2010, Tally,
    VolunteerAward, VolunteerRecord, may_be_due, tally,
};
pub use plausible::implausible;
pub use questionnaire::{Answer, Questionnaire, questionnaire_on};
pub use reaction::{REACTIONS, ReactionClass, ReactionMember};
pub use rulebook::{
    CLAUSE_TO_CONFIRM, DeferralReason, Duration, Part, REVISION_2025_DRAFT, Rulebook,
    RulebookError, Scope, Setting, Standing, Status, Value,
};
pub use self_test::{SelfTestFailure, self_test};
pub use wire::PLATELET_UNIT_ML;
