//! Documents as others see them: real PDFs, read back with poppler, qpdf and an independent
//! reader of codes.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test may fail it"
)]

mod documents;
mod folded;
mod kept;
mod labels;
mod pictures;
mod printed;
mod proof;
mod sample;
mod samples;
mod strange;
mod templates;
mod thank_you;
