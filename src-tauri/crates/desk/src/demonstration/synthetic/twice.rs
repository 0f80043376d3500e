//! Second registrations of one person.

use super::{Twice, names};
use fastrand::Rng;

/// One in so many donors is a second registration; one in so many of these was merged since.
const SECOND_OF: u32 = 500;
const MERGED_OF: u32 = 5;

pub(super) fn number_of(donors: u32) -> u32 {
    donors / SECOND_OF
}

pub(super) fn is_merged(second: u32) -> bool {
    second % MERGED_OF == MERGED_OF - 1
}

/// The name as it is written down again, if otherwise, and what differs.
pub(super) fn name(rng: &mut Rng, name: &str) -> (Option<String>, Twice) {
    let changed = match rng.u32(..6) {
        0 => names::same_sound(name).map(|name| (name, Twice::SameSound)),
        1 => names::transposed(name).map(|name| (name, Twice::Transposed)),
        2 => Some((names::one_different(name), Twice::OneDifferent)),
        3 => names::one_missing(name).map(|name| (name, Twice::OneMissing)),
        4 => return (None, Twice::OtherBirthDate),
        _ => None,
    };
    match changed {
        Some((name, how)) => (Some(name), how),
        None => (None, Twice::SameName),
    }
}
