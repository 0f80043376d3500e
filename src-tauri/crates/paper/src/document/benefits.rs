//! What blood costs a donor and the family nothing, 用血优惠说明: information, no decision.

use chrono::NaiveDate;
use redwall_rules::Benefits;
use serde::{Deserialize, Serialize};

use super::{Draft, MaskedNumber, Totals, day};
use crate::wording::masked_name;
use crate::{PaperError, Statement};

/// Everything that a statement of blood-use benefits says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BenefitsStatement {
    /// The document's own number.
    pub serial: String,
    /// The donor's name as the document has it.
    pub name: String,
    /// The number of the identity document, masked.
    pub identity_number: MaskedNumber,
    /// The donor's number at this station.
    pub donor_number: String,
    /// Everything given that counts.
    pub totals: Totals,
    /// Station-local day of the last donation.
    #[serde(with = "day")]
    pub last_on: NaiveDate,
    /// The code of that donation.
    pub donation_code: String,
    /// What follows from it by the province's rule.
    pub benefits: Benefits,
    /// Papers to bring, one a line, as the station asks for them.
    pub papers: Vec<String>,
    /// Where to ask.
    pub phone: Option<String>,
    /// The station's name in full.
    pub station: String,
    /// Station-local day for which it was worked out.
    #[serde(with = "day")]
    pub issued_on: NaiveDate,
}

impl BenefitsStatement {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        if self.totals.donations == 0 {
            return Err(PaperError::NothingGiven);
        }
        let title = "用血优惠说明";
        let own = match self.benefits.donor.ml {
            None => "本人不限量".to_owned(),
            Some(ml) => format!("本人{ml}毫升"),
        };
        let draft = Draft::new("benefits.typ", title, "献血者及亲属用血优惠的说明", self)?;
        Ok(draft
            .dated(self.issued_on)
            .showing([self.name.as_str(), "以血站核定为准"])
            .stating(Statement {
                station: self.station.clone(),
                title: title.to_owned(),
                serial: self.serial.clone(),
                who: masked_name(&self.name),
                on: self.last_on,
                what: format!("{own}、亲属{}毫升", self.benefits.family.ml),
                donation_code: self.donation_code.clone(),
                issued_on: self.issued_on,
            }))
    }
}
