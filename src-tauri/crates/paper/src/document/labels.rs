//! Labels with the bar code of a donation code. A code comes from a scan or from the range
//! that the issuer gave, never from here.

use chrono::NaiveDate;
use redwall_rules::DonationCode;
use serde::Serialize;
use serde_json::json;

use super::{Draft, day};
use crate::{PaperError, bars};

/// The most labels of one job: three hundred pages of a label printer.
const MOST: usize = 1000;

/// Labels to be printed, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct DonationLabels {
    /// The labels.
    pub labels: Vec<Label>,
    /// What they are printed on.
    pub stock: LabelStock,
    /// The station's name in full.
    pub station: String,
    /// Station-local day of the printing.
    pub printed_on: NaiveDate,
}

/// One label.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The code.
    pub code: LabelCode,
    /// Which print of this code it is: 1 for the first, more for a reprint, which says so.
    pub print: u32,
}

/// A donation code by its pattern.
#[derive(Debug, Clone, PartialEq)]
pub enum LabelCode {
    /// A donation identification number of ISBT 128.
    Isbt128(DonationCode),
    /// A code of the station's own pattern: printable ASCII, Code 128.
    Station(String),
}

/// What labels are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelStock {
    /// A roll of labels, 50 mm wide and 25 mm high, one a page.
    Roll,
    /// An A4 sheet of 4 by 10 labels, 48.5 mm wide and 25.4 mm high.
    Sheet,
}

#[derive(Serialize)]
struct Facts<'a> {
    station: &'a str,
    stock: LabelStock,
    labels: Vec<Printed<'a>>,
}

#[derive(Serialize)]
struct Printed<'a> {
    donation_code: &'a str,
    parts: Vec<&'a str>,
    check: Option<char>,
    flag: Option<String>,
    print: u32,
    bars: String,
}

impl DonationLabels {
    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let (Some(first), true) = (self.labels.first(), self.labels.len() <= MOST) else {
            return Err(PaperError::NothingToPrint);
        };
        let printed = self.labels.iter().enumerate();
        let facts = Facts {
            station: &self.station,
            stock: self.stock,
            labels: printed.map(|(at, label)| label.printed(at)).collect(),
        };
        let draft = Draft::new("labels.typ", "献血码标签", "献血码条码标签", &facts)?;
        let mut draft = Draft {
            serial: first.code.text().to_owned(),
            ..draft.dated(self.printed_on)
        };
        for (at, label) in self.labels.iter().enumerate() {
            let bars = match &label.code {
                LabelCode::Isbt128(code) => bars::isbt_128(code)?,
                LabelCode::Station(code) => bars::code_128(code)?,
            };
            draft.files.push((format!("bars-{at}"), bars.into_bytes()));
        }
        draft.words["printed_on"] = json!(day::Day::from(self.printed_on));
        Ok(draft.showing(self.labels.iter().map(|label| label.code.text())))
    }
}

impl Label {
    fn printed(&self, at: usize) -> Printed<'_> {
        let code = self.code.text();
        let (parts, check, flag) = match &self.code {
            LabelCode::Isbt128(proved) => (
                [code.get(..5), code.get(5..7), code.get(7..)]
                    .into_iter()
                    .flatten()
                    .collect(),
                Some(proved.check()),
                Some(format!("{:02}", proved.flag())),
            ),
            LabelCode::Station(_) => (vec![code], None, None),
        };
        Printed {
            donation_code: code,
            parts,
            check,
            flag,
            print: self.print,
            bars: format!("bars-{at}"),
        }
    }
}

impl LabelCode {
    fn text(&self) -> &str {
        match self {
            Self::Isbt128(code) => code.as_str(),
            Self::Station(code) => code,
        }
    }
}
