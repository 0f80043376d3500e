//! Honours of 《全国无偿献血表彰奖励办法》: what a donor has earned and may be nominated for.
//!
//! Read [`tally`] first. `earned` says what one donation counts, `restart` where counting starts
//! again after a gold, `bound` whom a list need not ask about,
//! `near` who is close to the next award, `line` reads a donor as JSON; the numbers are in [`HonoursRules`].

mod award;
mod bound;
mod earned;
mod line;
mod near;
mod problem;
mod restart;
mod rules;
mod tally;
#[cfg(test)]
mod tests;

pub use award::{Award, AwardLevel, VolunteerAward, VolunteerRecord};
pub use bound::{may_be_due, may_be_near};
pub use earned::{Earned, counts};
pub use line::{HonoursAnswer, honours_line};
pub use near::is_near;
pub use problem::HonoursProblem;
pub use rules::{HonoursRules, PlateletsBefore2010};
pub use tally::{Level, NextLevel, Tally, tally};
