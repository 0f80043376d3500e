//! The documents that a front desk prints, each as plain facts.
//!
//! A template reads a document under the names that its fields have here: `item.name`,
//! `item.donations`. Every text is checked before it is set; no template can be given one that
//! was not.

mod benefits;
mod calibration;
mod certificate;
mod daily;
pub(crate) mod day;
mod deferral;
mod given;
mod group;
mod honour;
mod labels;
mod leaflet;
mod nominations;
mod record;
mod visit_form;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

pub use benefits::BenefitsStatement;
pub use calibration::CalibrationPage;
pub use certificate::{Design, NameLine, Stock, ThankYouCertificate};
pub use daily::{DailySummary, DayDonation, DayLine, JournalHead};
pub use deferral::{DeferralLetter, DeferralReason};
pub use given::{Amount, MaskedNumber, Totals};
pub use group::GroupCertificate;
pub use honour::{HonourCertificate, Occasion};
pub use labels::{DonationLabels, Label, LabelCode, LabelStock};
pub use leaflet::AdviceLeaflet;
pub use nominations::{Nomination, NominationList};
pub use record::{DonationRecord, RecordLine};
pub use visit_form::{Answer, Measurement, VisitForm};

use crate::qr::Modules;
use crate::{PaperError, Statement};

/// A document to be printed.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// 感谢证书.
    ThankYou(ThankYouCertificate),
    /// The station's own 荣誉证书.
    Honour(HonourCertificate),
    /// 感谢状 for a group of donors.
    Group(GroupCertificate),
    /// 献血证明, with the full history.
    Record(DonationRecord),
    /// 用血优惠说明.
    Benefits(BenefitsStatement),
    /// A letter about a deferral.
    Deferral(DeferralLetter),
    /// 献血后须知.
    Leaflet(AdviceLeaflet),
    /// 献血登记表, with answers and signature.
    VisitForm(VisitForm),
    /// Bar codes of donation codes.
    Labels(DonationLabels),
    /// A list for 无偿献血奉献奖.
    Nominations(NominationList),
    /// What a day brought, with the journal's head.
    Daily(DailySummary),
    /// A page that shows how far a printer is off.
    Calibration(CalibrationPage),
}

impl Document {
    /// What the code on the document says; none for documents that carry none.
    ///
    /// # Errors
    /// What is wrong with the document's facts.
    pub fn statement(&self) -> Result<Option<Statement>, PaperError> {
        Ok(self.draft()?.statement)
    }

    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        match self {
            Self::ThankYou(document) => document.draft(),
            Self::Honour(document) => document.draft(),
            Self::Group(document) => document.draft(),
            Self::Record(document) => document.draft(),
            Self::Benefits(document) => document.draft(),
            Self::Deferral(document) => document.draft(),
            Self::Leaflet(document) => document.draft(),
            Self::VisitForm(document) => document.draft(),
            Self::Labels(document) => document.draft(),
            Self::Nominations(document) => document.draft(),
            Self::Daily(document) => document.draft(),
            Self::Calibration(document) => document.draft(),
        }
    }
}

/// A document on its way to a template.
pub(crate) struct Draft {
    /// The template's file.
    pub(crate) template: &'static str,
    /// The document's title in Chinese.
    pub(crate) title: &'static str,
    /// What the document is, in a sentence that names nobody.
    pub(crate) subject: &'static str,
    /// Whose document it is.
    pub(crate) station: String,
    /// What tells it from every other of its kind; it names nobody.
    pub(crate) serial: String,
    /// The date of the file.
    pub(crate) dated: NaiveDate,
    /// What the template reads.
    pub(crate) words: Value,
    /// What the code says.
    pub(crate) statement: Option<Statement>,
    /// Further files of the template: the key under which it finds them, and the bytes.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// A further code that is no statement, and the key under which the template finds it.
    pub(crate) code: Option<(&'static str, Modules)>,
    /// Whether one of the files is a signature.
    pub(crate) has_signature: bool,
    /// What must stand on the page.
    pub(crate) shown: Vec<String>,
}

impl Draft {
    pub(crate) fn new(
        template: &'static str,
        title: &'static str,
        subject: &'static str,
        facts: &impl Serialize,
    ) -> Result<Self, PaperError> {
        let words =
            serde_json::to_value(facts).map_err(|error| PaperError::Template(error.to_string()))?;
        let text = |key: &str| words[key].as_str().unwrap_or_default().trim().to_owned();
        let (station, serial) = (text("station"), text("serial"));
        let codes = [&words["serial"], &words["donation_code"]];
        let shown = codes
            .iter()
            .filter_map(|code| code.as_str())
            .map(without_space)
            .collect();
        Ok(Self {
            template,
            title,
            subject,
            station,
            serial,
            dated: NaiveDate::default(),
            words,
            statement: None,
            files: Vec::new(),
            code: None,
            has_signature: false,
            shown,
        })
    }

    pub(crate) fn dated(self, dated: NaiveDate) -> Self {
        Self { dated, ..self }
    }

    pub(crate) fn stating(self, statement: Statement) -> Self {
        Self {
            statement: Some(statement),
            ..self
        }
    }

    /// Requires these to stand on the page as well.
    pub(crate) fn showing<'a>(mut self, texts: impl IntoIterator<Item = &'a str>) -> Self {
        self.shown.extend(texts.into_iter().map(without_space));
        self
    }

    /// The first text that must stand on the page and does not; `page` is without space.
    pub(crate) fn not_shown_in(&self, page: &str) -> Option<&str> {
        let mut shown = self.shown.iter().map(String::as_str);
        shown.find(|text| !page.contains(text))
    }
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}
