//! Who is near the next award.

use chrono::NaiveDate;

use super::tally::held_since_gold;
use super::{Award, Level, Tally};

/// Whether somebody to whom no level is due would have one with at most `within` counts more.
pub fn is_near(tally: &Tally, awards: &[Award], as_of: NaiveDate, within: u32) -> bool {
    if tally.nominate != Level::None {
        return false;
    }
    let conferred: Vec<&Award> = awards.iter().filter(|a| a.cutoff <= as_of).collect();
    tally
        .to_next
        .is_some_and(|next| next.needs <= within && next.level > held_since_gold(&conferred))
}
