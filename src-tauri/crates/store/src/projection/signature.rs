//! Who did something, and when: what a projection keeps of an entry's author.

use crate::clock::Instant;
use crate::id::StaffId;
use crate::journal::entry::Entry;

/// Who did something, when, and why where a reason was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The member of staff.
    pub by: StaffId,
    /// When.
    pub at: Instant,
    /// Why, in that person's words.
    pub reason: Option<String>,
}

impl Signature {
    pub(crate) fn of(entry: &Entry, reason: Option<&str>) -> Self {
        Self {
            by: entry.staff,
            at: entry.at,
            reason: reason.map(str::to_owned),
        }
    }
}
