//! The demonstration station: a station's story to try everything on.
//!
//! Three donation houses, two vehicles, three years of regular donors, and one week of August in
//! 马边 with 1,321 donations that add up to exactly 488,000 ml, over 160,000 ml of them on the
//! tenth. Every person is made up: the numbers stand under a division code that is nobody's address.
//! Everything is recorded through the same function as a walk-in, as late entries.
//!
//! Beside it, a [`synthetic`] station of any size, for measurements.

mod people;
mod story;
pub(crate) mod synthetic;

pub use synthetic::{SeededDuplicate, Synthetic, SyntheticSize, Twice};

use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use crate::walk_in::{self, Checked};

/// The station's name.
pub const STATION: &str = "乐山市中心血站";
/// Where the demonstration desk stands.
pub const SITE: &str = "嘉州献血屋";

/// Walk-ins that are committed together.
const BATCH: usize = 100;

/// Fills an empty station with the story; gives the donors and donations that it now has.
///
/// # Errors
/// `cancelled`; those of the database.
pub(crate) fn fill(
    session: &Session,
    progress: &mut Progress<'_>,
) -> Result<(u32, u32), DeskError> {
    let walk_ins = story::tell(session.today());
    let total = u32::try_from(walk_ins.len()).unwrap_or(u32::MAX);
    let mut done = 0;
    for batch in walk_ins.chunks(BATCH) {
        progress.tell(done, total)?;
        session.store.write(session.staff.id, |write| {
            batch.iter().try_for_each(|walk_in| {
                let checked = Checked::read(session, walk_in)?;
                walk_in::write_once(session, write, &checked).map(drop)
            })
        })?;
        done += u32::try_from(batch.len()).unwrap_or(0);
    }
    progress.tell(done, total)?;
    session
        .store
        .read(|read| Ok((read.donor_count()?, read.donation_count()?)))
}
