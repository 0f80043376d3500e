//! A visit, step by step: identify, interview, examination, donation code, collection, rest,
//! certificate.
//!
//! A step cannot be taken before the one before it. A donor may leave at any step, and a judgement
//! may end the visit at any step; both are facts of the visit.

mod request;
mod view;

pub use request::{
    CollectionRecord, DonationCodeAssign, ExaminationRecord, InterviewRecord, RestEnd, VisitLeave,
    VisitList, VisitOpen,
};
pub use view::{Visit, VisitRow};
