//! The print spooler of Windows, made safe: [`printers`], a [`Document`] whose pages are pictures,
//! and what became of its [`job`].
//!
//! Windows takes no PDF. A page is drawn as a picture at the printer's own resolution and laid on
//! the sheet at its true size, counted from the sheet's corner and not from where the printer
//! begins to print.
//!
//! Empty elsewhere. All that is `unsafe` in Red Wall is here.

#![cfg(windows)]
#![allow(unsafe_code, reason = "the spooler is called through its C interface")]

mod document;
mod handle;
pub mod job;
mod printer;
mod settings;
mod wide;

pub use document::{Document, How, Picture, Sheet};
pub use printer::{Printer, printers};
