//! The journal as a host drives it: a model of the desk, who opened whom, attachments.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

mod attachment;
mod browse;
mod model;
mod opening;
mod station;
mod system_check;
