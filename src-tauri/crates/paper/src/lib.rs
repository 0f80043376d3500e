//! Everything that a front desk prints, typeset from templates: as PDF and as preview.
//!
//! Read in this order: `document` says what each document holds, `templates/*.typ` how it
//! looks, `press` is the one way from the one to the other, `sheets` what comes out. `wording`
//! refuses what cannot be set, `fonts` finds what it is set in, `template` knows the station's
//! own copies and `sample` shows them, `proof` is the signed statement in a certificate's code.
//! What is known about a donor reaches a template as data, never as markup, and a character that
//! no font has is an error, never a box.

#![forbid(unsafe_code)]

mod bars;
mod document;
mod error;
mod field;
mod fonts;
mod press;
mod proof;
mod qr;
pub mod sample;
mod sheets;
mod template;
mod thank_you;
mod wording;
mod world;

pub use document::{
    AdviceLeaflet, Amount, Answer, BenefitsStatement, CalibrationPage, DailySummary, DayDonation,
    DayLine, DeferralLetter, DeferralReason, Design, Document, DonationLabels, DonationRecord,
    GroupCertificate, HonourCertificate, JournalHead, Label, LabelCode, LabelStock, MaskedNumber,
    Measurement, NameLine, Nomination, NominationList, Occasion, RecordLine, Stock,
    ThankYouCertificate, Totals, VisitForm,
};
pub use error::PaperError;
pub use field::Field;
pub use fonts::{Fonts, REQUIRED_FONTS};
pub use press::Press;
pub use proof::{ProofProblem, PublicKey, Signer, Statement, verify};
pub use sheets::{Dots, Sheets};
pub use template::{TEMPLATES, TemplateFault, copy_templates};
pub use thank_you::{ThankYou, thank_you_pdf, thank_you_png};
