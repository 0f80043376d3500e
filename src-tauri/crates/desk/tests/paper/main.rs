//! Everything on paper, from the desk's commands to the printer: documents issued and drawn, their
//! proof read back by an independent reader, labels, and a queue that ends at a real print server.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

mod documents;
mod labels;
mod print_server;
mod printing;
mod proof;
mod reading;
mod sample;
#[path = "../screens/station.rs"]
#[allow(dead_code, reason = "shared with the tests of the screens")]
mod station;
mod stock;
