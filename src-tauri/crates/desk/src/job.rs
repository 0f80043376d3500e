//! Progress of a long command.

use crate::error::DeskError;
use serde::Serialize;
use std::ops::ControlFlow;
use ts_rs::TS;

/// How far a long command is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Step {
    /// Pieces of work done.
    pub done: u32,
    /// Pieces of work in all; 0 while unknown.
    pub total: u32,
}

/// Where a long command tells how far it is, and learns that it is no longer wanted.
pub struct Progress<'a>(&'a mut dyn FnMut(Step) -> ControlFlow<()>);

impl<'a> Progress<'a> {
    /// Tells each step to `listener`, which may break off the work.
    pub fn new(listener: &'a mut dyn FnMut(Step) -> ControlFlow<()>) -> Self {
        Self(listener)
    }

    /// Tells that `done` of `total` pieces are done.
    ///
    /// # Errors
    /// `cancelled` when the work is no longer wanted.
    pub fn tell(&mut self, done: u32, total: u32) -> Result<(), DeskError> {
        match (self.0)(Step { done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(DeskError::cancelled()),
        }
    }
}
