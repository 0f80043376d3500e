//! What comes in from another system, and what goes out.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

mod export;
mod people;
mod rows;
mod sample;
mod sample_workbook;
mod station;
