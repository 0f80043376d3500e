//! Certificates as PDF and as preview, typeset from templates.
//!
//! Read in this order: `thank_you` says what a certificate holds, `templates/thank-you.typ`
//! how it looks, `page` turns a template and its data into a PDF or a picture, `wording`
//! refuses what cannot be set, and `fonts` finds what it is set in. What is known about a
//! donor reaches a template as data, never as markup, and a character that no font has is
//! an error, never a box.

#![forbid(unsafe_code)]

mod error;
mod fonts;
mod page;
mod qr;
mod thank_you;
mod wording;

pub use error::{Field, PaperError};
pub use fonts::{Fonts, REQUIRED_FONTS};
pub use thank_you::{Amount, ThankYou, Totals, thank_you_pdf, thank_you_png};
