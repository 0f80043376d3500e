//! A visit, step by step: identify, interview, examination, donation code, collection, rest,
//! certificate.
//!
//! A step cannot be taken before the one before it. A donor may leave at any step, and a judgement
//! may end the visit at any step; both are facts of the visit. [`request`] holds what can be asked,
//! [`view`] what is answered, [`entries`] what each step writes, [`step`] the steps themselves.

pub(crate) mod entries;
mod request;
mod step;
mod view;

pub use request::{
    CollectionRecord, DonationCodeAssign, ExaminationRecord, InterviewRecord, RestEnd, VisitLeave,
    VisitList, VisitOpen,
};
pub use step::{assign_code, collect, end_rest, examine, interview, leave, open};
pub(crate) use view::view;
pub use view::{Visit, VisitRow, today};
