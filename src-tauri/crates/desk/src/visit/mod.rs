//! A visit, step by step: identify, interview, examination, donation code, collection, rest,
//! certificate.
//!
//! A step cannot be taken before the one before it. A donor may leave at any step, and a judgement
//! may end the visit at any step; both are facts of the visit. [`request`] holds what can be asked,
//! [`view`] what is answered, [`entries`] what each step writes, [`step`] the steps themselves;
//! [`inquiry`] and [`interview`] the health inquiry, [`measuring`] and [`collecting`] how it is
//! measured and drawn, [`team`] who comes together.

pub(crate) mod collecting;
pub(crate) mod entries;
pub(crate) mod inquiry;
mod interview;
pub(crate) mod measuring;
mod request;
mod step;
mod team;
mod view;

pub use collecting::CollectionShown;
pub use inquiry::{
    AnsweredQuestion, CandidateRow, ConsentText, InquiryAnswers, InquiryForm, InquiryJudgement,
    InterviewForm, InterviewJudge, InterviewRead, ProposalRow, QuestionRow, ReasonRow,
};
pub use request::{
    AnswerDecision, CollectionRecord, DonationCodeAssign, ExaminationRecord, InterviewAnswers,
    InterviewRecord, RestEnd, VisitLeave, VisitList, VisitOpen,
};
pub use step::{assign_code, collect, end_rest, examine, interview, leave, open};
pub use team::{GroupDay, GroupRow, day as group_day};
pub(crate) use view::view;
pub use view::{Visit, VisitRow, today};
