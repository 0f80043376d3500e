//! The station's own honour certificate, 荣誉证书: steps towards and at the counts of
//! 无偿献血奉献奖, and round numbers. It is no award of the nation's, and says so.

use chrono::NaiveDate;
use redwall_rules::Level;
use serde::{Deserialize, Serialize};

use super::{Draft, NameLine, Totals, day};
use crate::wording::masked_name;
use crate::{PaperError, Statement};

/// Everything that an honour certificate says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HonourCertificate {
    /// The certificate's own number, from the range given to the desk.
    pub serial: String,
    /// The donor's name as the document has it.
    pub name: String,
    /// Why it is given.
    pub occasion: Occasion,
    /// Everything that counts, as honours count it.
    pub totals: Totals,
    /// Station-local day of the last donation counted.
    #[serde(with = "day")]
    pub counted_to: NaiveDate,
    /// The code of that donation.
    pub donation_code: String,
    /// The station's name in full.
    pub station: String,
    /// Station-local day on which the certificate is issued.
    #[serde(with = "day")]
    pub issued_on: NaiveDate,
    /// How the name comes onto it.
    pub name_line: NameLine,
}

/// Why an honour certificate is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Occasion {
    /// On the way to a level.
    Towards {
        /// Counts so far.
        counts: u32,
        /// The level ahead.
        level: Level,
        /// Counts that are missing.
        needs: u32,
    },
    /// A level's counts are reached; the award itself is the nation's to give.
    Reached {
        /// Counts so far.
        counts: u32,
        /// The level.
        level: Level,
    },
    /// A round number of donations or counts.
    Round {
        /// The number.
        counts: u32,
    },
}

impl Occasion {
    fn counts(self) -> u32 {
        match self {
            Self::Towards { counts, .. }
            | Self::Reached { counts, .. }
            | Self::Round { counts } => counts,
        }
    }
}

impl HonourCertificate {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let counts = self.occasion.counts();
        let level = match self.occasion {
            Occasion::Towards { level, .. } | Occasion::Reached { level, .. } => Some(level),
            Occasion::Round { .. } => None,
        };
        if counts == 0 || level == Some(Level::None) {
            return Err(PaperError::NothingGiven);
        }
        let title = "荣誉证书";
        let mut draft = Draft::new("honour.typ", title, "血站致无偿献血者的荣誉证书", self)?
            .dated(self.issued_on)
            .stating(Statement {
                station: self.station.clone(),
                title: title.to_owned(),
                serial: self.serial.clone(),
                who: masked_name(&self.name),
                on: self.counted_to,
                what: format!("累计{counts}次"),
                donation_code: self.donation_code.clone(),
                issued_on: self.issued_on,
            });
        self.name_line.apply(&mut draft);
        Ok(draft)
    }
}
