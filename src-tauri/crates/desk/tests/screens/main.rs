//! What the screens of a visit ask of a desk: the inquiry, the donor's window, instruments,
//! collection, notes, drafts, groups and certificates. Requests and answers as JSON, on a real
//! station whose clock can be moved.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

mod certificate;
mod collection;
mod device;
mod donor;
mod draft;
mod inquiry;
mod station;
mod window;
