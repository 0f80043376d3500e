//! Deferrals through their whole life, blocked documents, and days judged again: requests and
//! answers as JSON, on a real station.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

mod block;
mod health;
mod life;
mod one_function;
mod people;
mod reconcile;
mod station;
