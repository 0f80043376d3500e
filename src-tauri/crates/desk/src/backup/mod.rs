//! Backups: made by hand, by the clock and at closing, to the station's own folder and to a second
//! place; listed, tried out, restored.
//!
//! [`making`] is the one way in which a copy is made, [`state`] what is known of the last ones,
//! [`keeper`] who makes them unasked, [`second_place`] where else they go, [`list`] which there are,
//! [`drill`] the proof that the newest can be restored, [`restore`] the real thing.

pub mod drill;
pub(crate) mod keeper;
pub mod list;
mod making;
pub mod restore;
pub mod second_place;
pub(crate) mod state;
mod unfinished;

pub use making::{BackupMade, BackupNow, now};
pub(crate) use state::Memory;
pub use state::{BackupPlace, BackupState, LastBackup, PlaceState, state};
