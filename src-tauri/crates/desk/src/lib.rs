//! What a desk can do: one function for each command, and nothing of windows.
//!
//! [`command`] is the one list of requests, answers and roles; the window, the loopback server and
//! the command line are hosts of it. Read [`Desk`] and [`Session`] first, then [`command`], then the
//! rooms in the order of a visit: [`search`], [`document`], [`donor`], [`visit`], [`certificate`].

#![forbid(unsafe_code)]

mod address;
pub mod afterwards;
pub mod attachment;
pub mod award;
mod award_progress;
pub mod backup;
pub mod block;
pub mod certificate;
pub mod changes;
pub mod clock;
pub mod command;
pub mod correction;
pub mod declared;
pub mod deferral;
pub mod demonstration;
mod desk;
pub mod device;
pub mod document;
pub mod donor;
pub mod donor_window;
pub mod draft;
pub mod eligible;
mod error;
pub mod export;
mod fault;
pub mod file;
pub mod identity;
mod idle;
pub mod import;
mod job;
pub mod journal;
mod judge;
pub mod late_entry;
mod name;
pub mod note;
pub mod opening;
pub mod paper;
mod phone;
pub mod printing;
pub mod proved;
pub mod reaction;
mod reassess;
pub mod reconcile;
pub mod rights;
pub mod rulebook;
mod scanned;
pub mod search;
pub mod session;
pub mod setting;
mod signature;
pub mod staff;
pub mod stateless;
pub mod station;
pub mod statistics;
pub mod system_check;
pub mod task;
pub mod typescript;
pub mod verdict;
pub mod verify;
pub mod visit;
pub mod walk_in;

pub use command::Sheet;
pub use desk::{Desk, Session};
pub use error::{DeskError, ErrorCode};
pub use job::{Progress, Step};
