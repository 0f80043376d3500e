//! The proof of a donor's donations, 献血证明, with the full history.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Amount, Draft, MaskedNumber, Totals, day};
use crate::wording::masked_name;
use crate::{PaperError, Statement};

/// Everything that a donation record says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DonationRecord {
    /// The document's own number.
    pub serial: String,
    /// The donor's name as the document has it.
    pub name: String,
    /// Male, female: 男, 女; none if unknown.
    pub sex: Option<String>,
    /// The number of the identity document, masked.
    pub identity_number: MaskedNumber,
    /// The donor's number at this station.
    pub donor_number: String,
    /// Blood group, such as O 型 RhD(+); none if not known.
    pub blood_group: Option<String>,
    /// Every donation, the oldest first.
    pub donations: Vec<RecordLine>,
    /// The sums over them.
    pub totals: Totals,
    /// The station's name in full.
    pub station: String,
    /// Station-local day on which the document is issued.
    #[serde(with = "day")]
    pub issued_on: NaiveDate,
}

/// One donation in a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordLine {
    /// Station-local day.
    #[serde(with = "day")]
    pub on: NaiveDate,
    /// Where it was.
    pub site: String,
    /// What was given.
    pub amount: Amount,
    /// The donation code.
    pub donation_code: String,
}

impl DonationRecord {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let last = self.donations.last().ok_or(PaperError::NothingGiven)?;
        let title = "献血证明";
        let draft = Draft::new("record.typ", title, "血站出具的献血记录证明", self)?;
        Ok(draft
            .dated(self.issued_on)
            .showing(
                self.donations
                    .iter()
                    .map(|line| line.donation_code.as_str()),
            )
            .showing([self.name.as_str()])
            .stating(Statement {
                station: self.station.clone(),
                title: title.to_owned(),
                serial: self.serial.clone(),
                who: masked_name(&self.name),
                on: last.on,
                what: format!(
                    "献血{}次，全血{}毫升、单采血小板{}个治疗单位",
                    self.totals.donations, self.totals.whole_blood_ml, self.totals.platelet_units
                ),
                donation_code: last.donation_code.clone(),
                issued_on: self.issued_on,
            }))
    }
}
