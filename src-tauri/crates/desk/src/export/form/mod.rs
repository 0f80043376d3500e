//! The forms that rows can take as a file, each written row by row: a station of any size needs no
//! more memory than one row.

mod csv;
mod jsonl;
pub(crate) mod xlsx;

pub(super) use csv::Csv;
pub(super) use jsonl::Jsonl;
pub(super) use xlsx::Xlsx;

use super::cell::Cell;
use std::io;

/// Where the rows of one table go.
pub(super) trait Form {
    /// Writes a row.
    ///
    /// # Errors
    /// Whatever the disk says.
    fn row(&mut self, cells: &[Cell]) -> io::Result<()>;

    /// Writes what comes after the last row.
    ///
    /// # Errors
    /// Whatever the disk says.
    fn finish(self: Box<Self>) -> io::Result<()>;
}
