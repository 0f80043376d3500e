//! The form of a visit, 献血登记表, with the donor's answers and signature.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Amount, Draft, MaskedNumber, day};
use crate::{PaperError, bars};

/// The first bytes of every PNG, and of a drawing as the desk makes it from strokes.
const PICTURES: [&[u8]; 2] = [b"\x89PNG\r\n\x1a\n", b"<svg "];
/// The largest signature, bytes.
const LARGEST_SIGNATURE: usize = 2 << 20;

/// Everything that a visit form says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VisitForm {
    /// The form's number.
    pub serial: String,
    /// The donation code; none if nothing was collected.
    pub donation_code: Option<String>,
    /// Station-local day of the visit.
    #[serde(serialize_with = "day::serialize")]
    pub on: NaiveDate,
    /// Where it was.
    pub site: String,
    /// The donor's name as the document has it.
    pub name: String,
    /// 男 or 女.
    pub sex: String,
    /// Birth date.
    #[serde(serialize_with = "day::serialize")]
    pub birth_date: NaiveDate,
    /// What the donor is known by, such as 居民身份证.
    pub document: String,
    /// Its number, masked.
    pub identity_number: MaskedNumber,
    /// The donor's number at this station.
    pub donor_number: String,
    /// Phone number, masked by the desk.
    pub phone: Option<String>,
    /// The questions of the interview, in order, with what was answered.
    pub answers: Vec<Answer>,
    /// The measurements of the examination, in order.
    pub measurements: Vec<Measurement>,
    /// What the physician found: 可以献血, 暂缓献血; no reason.
    pub finding: String,
    /// What was collected; none if nothing was.
    pub amount: Option<Amount>,
    /// The physician who interviewed and examined.
    pub physician: String,
    /// The nurse who collected; none if nothing was.
    pub nurse: Option<String>,
    /// The donor's signature as a PNG or as a drawing of paths (SVG); none if the form is to be signed by hand.
    #[serde(skip)]
    pub signature: Option<Vec<u8>>,
    /// The station's name in full.
    pub station: String,
}

/// An answer of the interview.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The question.
    pub question: String,
    /// Yes or no; none if it was not asked.
    pub yes: Option<bool>,
    /// What was added to it.
    pub note: Option<String>,
}

/// A measurement of the examination, as it is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measurement {
    /// What was measured, such as 血红蛋白.
    pub label: String,
    /// Value and unit, such as 128 g/L.
    pub value: String,
}

impl VisitForm {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let title = "献血登记表";
        let mut draft = Draft::new("visit-form.typ", title, "一次献血的登记、征询与体检", self)?
            .dated(self.on)
            .showing([self.name.as_str()]);
        if let Some(code) = &self.donation_code {
            let bars = bars::of_any(code)?;
            draft.files.push(("bars".to_owned(), bars.into_bytes()));
        }
        if let Some(signature) = &self.signature {
            let is_picture = PICTURES.iter().any(|begin| signature.starts_with(begin));
            if !is_picture || signature.len() > LARGEST_SIGNATURE {
                return Err(PaperError::Picture);
            }
            draft
                .files
                .push(("signature".to_owned(), signature.clone()));
            draft.has_signature = true;
        }
        Ok(draft)
    }
}
