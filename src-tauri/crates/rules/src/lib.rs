//! Who may donate, what has been earned, what is due.
//!
//! Law as data and pure functions over it: no input or output, and no clock. Every caller
//! passes the day that it asks about.

#![forbid(unsafe_code)]

mod facts;

pub use facts::{
    Deferral, Donation, DonationKind, Examination, Facts, Outcome, Plan, Reaction, Sex, Source,
    Stage,
};
