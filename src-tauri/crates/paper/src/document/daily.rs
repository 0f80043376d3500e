//! What a day brought, with the journal's head: who holds yesterday's paper sees whether the
//! journal was cut short or rewritten since.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Amount, Draft, day};
use crate::{PaperError, qr};

/// Everything that a daily summary says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DailySummary {
    /// The desk, such as 1号台.
    pub desk: String,
    /// The station-local day.
    #[serde(serialize_with = "day::serialize")]
    pub on: NaiveDate,
    /// What was counted, in order: label and number with its unit.
    pub lines: Vec<DayLine>,
    /// Everything that a second person should look at, one sentence each.
    pub remarks: Vec<String>,
    /// Every donation of the day, in order; no names.
    pub donations: Vec<DayDonation>,
    /// The newest entry of the journal.
    pub head: JournalHead,
    /// Who printed it.
    pub staff: String,
    /// The station's name in full.
    pub station: String,
}

/// A number of the day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayLine {
    /// What was counted.
    pub label: String,
    /// How much, with its unit.
    pub value: String,
}

/// A donation of the day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayDonation {
    /// Station-local time, such as 09:12.
    pub time: String,
    /// The donation code.
    pub donation_code: String,
    /// What was given.
    pub amount: Amount,
    /// Where it was.
    pub site: String,
}

/// The newest entry of a desk's journal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JournalHead {
    /// Its number.
    pub seq: u64,
    /// Its hash, in hexadecimal.
    #[serde(rename = "head")]
    pub hash: String,
}

impl DailySummary {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let title = "每日汇总";
        let expected = format!("{}:{}", self.head.seq, self.head.hash);
        let code = qr::modules(&expected)?;
        let mut draft = Draft::new("day.typ", title, "一天的献血与日志头", self)?.dated(self.on);
        draft.code = Some(("head_code", code));
        let codes = self
            .donations
            .iter()
            .map(|line| line.donation_code.as_str());
        Ok(Draft {
            serial: self.on.to_string(),
            ..draft.showing(codes).showing([self.head.hash.as_str()])
        })
    }
}
