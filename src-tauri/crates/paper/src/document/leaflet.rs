//! The advice that a donor takes home, 献血后须知.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Amount, Draft, day};
use crate::PaperError;

/// Everything that an advice leaflet says beside the advice itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdviceLeaflet {
    /// The donation code, by which a donor asks for results and withdraws a unit.
    pub donation_code: String,
    /// What was given.
    pub amount: Amount,
    /// Station-local day of the donation.
    #[serde(serialize_with = "day::serialize")]
    pub donated_on: NaiveDate,
    /// First day on which whole blood may be given again; none if that is not settled.
    #[serde(serialize_with = "day::maybe::serialize")]
    pub next_whole_blood: Option<NaiveDate>,
    /// First day on which platelets may be given again; none if that is not settled.
    #[serde(serialize_with = "day::maybe::serialize")]
    pub next_platelets: Option<NaiveDate>,
    /// The number to call, at any hour.
    pub phone: String,
    /// The station's name in full.
    pub station: String,
}

impl AdviceLeaflet {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        if self.amount.is_nothing() {
            return Err(PaperError::NothingGiven);
        }
        let draft = Draft::new("leaflet.typ", "献血后须知", "献血后的注意事项", self)?;
        Ok(Draft {
            serial: self.donation_code.trim().to_owned(),
            ..draft.dated(self.donated_on).showing([self.phone.as_str()])
        })
    }
}
