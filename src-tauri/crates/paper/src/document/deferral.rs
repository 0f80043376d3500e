//! The letter about a deferral. Folded in three, its outer third shows a name and an address;
//! what concerns health stands inside, on the middle third.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Draft, day};
use crate::PaperError;

/// Everything that a letter about a deferral says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeferralLetter {
    /// The letter's own number.
    pub serial: String,
    /// The donor's name as the document has it.
    pub name: String,
    /// Where it is sent; none if it is handed over.
    pub address: Option<String>,
    /// The code of the visit's donation; none if nothing was given.
    pub donation_code: Option<String>,
    /// First day on which donating is allowed again; none if that is not settled.
    #[serde(with = "day::maybe")]
    pub until: Option<NaiveDate>,
    /// Why, where a physician has decided to write it.
    pub why: Option<DeferralReason>,
    /// The physician to ask.
    pub staff: String,
    /// The number to call.
    pub phone: String,
    /// The station's name in full.
    pub station: String,
    /// Station-local day on which the letter is written.
    #[serde(with = "day")]
    pub issued_on: NaiveDate,
}

/// The reason of a deferral, to be read by the donor alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeferralReason {
    /// In words that a donor understands.
    pub reason: String,
    /// The clause; none if to be confirmed.
    pub clause: Option<String>,
}

impl DeferralLetter {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let title = "献血告知书";
        let draft = Draft::new("deferral.typ", title, "血站致献血者的信", self)?;
        Ok(draft.dated(self.issued_on).showing([self.name.as_str()]))
    }
}
