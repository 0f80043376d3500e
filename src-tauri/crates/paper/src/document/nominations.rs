//! The list of those to be nominated for 无偿献血奉献奖.

use chrono::NaiveDate;
use redwall_rules::Level;
use serde::{Deserialize, Serialize};

use super::{Draft, MaskedNumber, day};
use crate::PaperError;

/// Everything that a nomination list says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NominationList {
    /// The list's own number.
    pub serial: String,
    /// The round, such as 2026—2027年度.
    pub round: String,
    /// Station-local day up to which donations count.
    #[serde(with = "day")]
    pub as_of: NaiveDate,
    /// Those to be nominated, in the order of the list.
    pub rows: Vec<Nomination>,
    /// The station's name in full.
    pub station: String,
    /// Station-local day on which the list is made.
    #[serde(with = "day")]
    pub issued_on: NaiveDate,
}

/// One of those to be nominated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Nomination {
    /// The level, by the counts since the last gold.
    pub level: Level,
    /// The donor's name as the document has it.
    pub name: String,
    /// 男 or 女; none if unknown.
    pub sex: Option<String>,
    /// The number of the identity document, masked.
    pub identity_number: MaskedNumber,
    /// The donor's number at this station.
    pub donor_number: String,
    /// Counts since the last gold.
    pub count: u32,
    /// Counts of the whole life.
    pub lifetime_count: u32,
    /// Station-local day of the last donation counted.
    #[serde(with = "day")]
    pub last_on: NaiveDate,
    /// The code of that donation.
    pub donation_code: String,
}

impl NominationList {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        if self.rows.is_empty() {
            return Err(PaperError::NothingToPrint);
        }
        let title = "无偿献血奉献奖申报名单";
        let draft = Draft::new("nominations.typ", title, "申报无偿献血奉献奖的献血者", self)?;
        Ok(draft
            .dated(self.issued_on)
            .showing(self.rows.iter().map(|row| row.donation_code.as_str())))
    }
}
