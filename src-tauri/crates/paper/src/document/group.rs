//! The thanks to a group whose members gave together, 感谢状, with the codes of what they gave.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Draft, day};
use crate::{PaperError, Statement};

/// Everything that a group certificate says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupCertificate {
    /// The certificate's own number.
    pub serial: String,
    /// The group's name in full.
    pub group: String,
    /// The occasion, such as 2026年秋季献血活动; none if there is no name for it.
    pub event: Option<String>,
    /// Station-local first day of the donations.
    #[serde(with = "day")]
    pub from: NaiveDate,
    /// Station-local last day of the donations.
    #[serde(with = "day")]
    pub to: NaiveDate,
    /// Donors who gave.
    pub donors: u32,
    /// Whole blood, ml.
    pub whole_blood_ml: u32,
    /// Platelets, therapeutic units.
    pub platelet_units: u32,
    /// The codes of all donations, for the list behind the certificate.
    #[serde(rename = "donation_code")]
    pub donation_codes: Vec<String>,
    /// The station's name in full.
    pub station: String,
    /// Station-local day on which the certificate is issued.
    #[serde(with = "day")]
    pub issued_on: NaiveDate,
}

impl GroupCertificate {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let nothing = self.whole_blood_ml == 0 && self.platelet_units == 0;
        if self.donors == 0 || nothing || self.donation_codes.is_empty() {
            return Err(PaperError::NothingGiven);
        }
        let title = "感谢状";
        let count = self.donation_codes.len();
        let draft = Draft::new("group.typ", title, "血站致献血单位的感谢状", self)?;
        Ok(draft
            .dated(self.issued_on)
            .showing(self.donation_codes.iter().map(String::as_str))
            .showing([self.group.as_str()])
            .stating(Statement {
                station: self.station.clone(),
                title: title.to_owned(),
                serial: self.serial.clone(),
                who: self.group.clone(),
                on: self.to,
                what: format!(
                    "{}人献血{count}次，全血{}毫升、单采血小板{}个治疗单位",
                    self.donors, self.whole_blood_ml, self.platelet_units
                ),
                donation_code: format!("附{count}个"),
                issued_on: self.issued_on,
            }))
    }
}
