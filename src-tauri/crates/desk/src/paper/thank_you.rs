//! Thank-you certificates in any design, one or many in one file.

use super::{CertificateDesign, CertificateLook, CertificateStock, Made, name_line, press};
use crate::Session;
use crate::certificate;
use crate::error::DeskError;
use redwall_paper::{Design, Document, Stock, ThankYouCertificate};
use redwall_store::CertificateId;

/// The most certificates of one file.
const MOST: usize = 1_000;

/// Sets certificates, in the order that was asked for.
///
/// # Errors
/// `not_found`; `invalid` at `certificates`; `paper`.
pub(crate) fn sheets(
    session: &Session,
    certificates: &[CertificateId],
    look: &CertificateLook,
) -> Result<Made, DeskError> {
    if !(1..=MOST).contains(&certificates.len()) {
        let message = "请选择1到1000份证书。";
        return Err(DeskError::invalid("certificates", message));
    }
    let texts = session.store.read(|read| {
        let texts = certificates.iter().map(|id| certificate::says(read, *id));
        texts.collect::<Result<Vec<_>, DeskError>>()
    })?;
    let name = match texts.as_slice() {
        [one] => one.serial.clone(),
        [first, ..] => format!("{}等{}份", first.serial, texts.len()),
        [] => String::new(),
    };
    let documents: Vec<Document> = texts
        .into_iter()
        .map(|certificate| {
            Document::ThankYou(ThankYouCertificate {
                certificate,
                design: look.design.into(),
                stock: look.stock.into(),
                name_line: name_line(look.remark.as_deref()),
            })
        })
        .collect();
    let sheets = press::set(session, &documents)?;
    Ok(Made { name, sheets })
}

impl From<CertificateDesign> for Design {
    fn from(design: CertificateDesign) -> Self {
        match design {
            CertificateDesign::Rules => Self::Rules,
            CertificateDesign::Waves => Self::Waves,
            CertificateDesign::Column => Self::Column,
        }
    }
}

impl From<CertificateStock> for Stock {
    fn from(stock: CertificateStock) -> Self {
        match stock {
            CertificateStock::A4 => Self::A4,
            CertificateStock::Card => Self::Card,
        }
    }
}
