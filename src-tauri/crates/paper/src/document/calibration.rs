//! A page of rulers, which shows how far a printer is off on pre-printed stock.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Draft, day};
use crate::PaperError;

/// Everything that a calibration page says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalibrationPage {
    /// The printer's name.
    pub printer: String,
    /// What it is set to move to the right, tenths of a millimetre.
    pub right_tenth_mm: i32,
    /// What it is set to move down, tenths of a millimetre.
    pub down_tenth_mm: i32,
    /// Station-local day.
    #[serde(serialize_with = "day::serialize")]
    pub on: NaiveDate,
    /// The station's name in full.
    pub station: String,
}

impl CalibrationPage {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let draft = Draft::new("calibration.typ", "打印校准页", "打印机的偏移", self)?;
        Ok(draft.dated(self.on).showing([self.printer.as_str()]))
    }
}
