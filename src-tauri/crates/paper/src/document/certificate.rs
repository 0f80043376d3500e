//! The thank-you certificate, 感谢证书, in its designs and sizes.

use serde::{Deserialize, Serialize};

use super::Draft;
use crate::wording::masked_name;
use crate::{PaperError, Statement, ThankYou};

/// A thank-you certificate and how it is to look.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThankYouCertificate {
    /// What it says.
    #[serde(flatten)]
    pub certificate: ThankYou,
    /// How it looks.
    pub design: Design,
    /// What it is printed on.
    pub stock: Stock,
    /// How the name comes onto it.
    pub name_line: NameLine,
}

/// A look of the thank-you certificate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Design {
    /// 双线: a double rule round the page.
    #[default]
    Rules,
    /// 水纹: bands of waves above and below.
    Waves,
    /// 竖题: the title upright in a column of its own.
    Column,
}

/// What a certificate is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stock {
    /// A4, landscape.
    #[default]
    A4,
    /// Half of half of it: A6, landscape.
    Card,
}

/// How a name comes onto a certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum NameLine {
    /// It is printed.
    #[default]
    Printed,
    /// No font has one of its characters: it is written by hand on an empty line, and the
    /// station's remark says how.
    ByHand {
        /// Such as 姓名第二字为左“金”右“高”.
        remark: String,
    },
}

impl ThankYouCertificate {
    /// The certificate in the usual design, on A4.
    pub fn usual(certificate: ThankYou) -> Self {
        Self {
            certificate,
            design: Design::default(),
            stock: Stock::default(),
            name_line: NameLine::default(),
        }
    }

    pub(crate) fn draft(&self) -> Result<Draft, PaperError> {
        let certificate = &self.certificate;
        if certificate.amount.is_nothing() || certificate.totals.donations == 0 {
            return Err(PaperError::NothingGiven);
        }
        let mut draft = Draft::new(
            "thank-you.typ",
            "感谢证书",
            "血站致无偿献血者的感谢证书",
            self,
        )?
        .dated(certificate.issued_on)
        .stating(Statement {
            station: certificate.station.clone(),
            title: "感谢证书".to_owned(),
            serial: certificate.serial.clone(),
            who: masked_name(&certificate.name),
            on: certificate.donated_on,
            what: certificate.amount.words(),
            donation_code: certificate.donation_code.clone(),
            issued_on: certificate.issued_on,
        });
        self.name_line.apply(&mut draft);
        Ok(draft)
    }
}

impl NameLine {
    /// Takes a name that is written by hand out of what is printed.
    pub(crate) fn apply(&self, draft: &mut Draft) {
        match self {
            Self::Printed => {
                let name = draft.words["name"].as_str().unwrap_or_default();
                draft.shown.push(super::without_space(name));
            }
            Self::ByHand { .. } => draft.words["name"] = serde_json::Value::Null,
        }
    }
}
