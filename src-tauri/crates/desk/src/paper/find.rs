//! What was issued under a serial, as people and codes name it.

use super::{Paper, may_be_drawn};
use crate::Session;
use crate::error::{DeskError, ErrorCode};
use redwall_store::{CertificateId, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for what was issued under a serial.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperFind {
    /// The serial: C and up to eight digits.
    pub serial: String,
}

/// What was issued under a serial.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PaperFound {
    /// The certificate, or the other document.
    pub id: CertificateId,
    /// What draws it.
    pub paper: Paper,
}

/// Finds what was issued under a serial and may be drawn by the person on duty.
///
/// # Errors
/// `invalid` at `serial`; `not_found`; `not_allowed`.
pub fn find(session: &Session, request: PaperFind) -> Result<PaperFound, DeskError> {
    let number = number(&request.serial).ok_or_else(|| {
        DeskError::invalid("serial", "编号应为 C 加数字,例如 C00000012。请核对。")
    })?;
    let found = session.store.read(|read| with_number(read, number))?;
    match found.as_slice() {
        [one] => {
            may_be_drawn(session, &one.paper)?;
            Ok(one.clone())
        }
        [] => {
            let message = "没有这个编号的证书或文书。请核对编号。";
            Err(DeskError::new(ErrorCode::NotFound, message).at("serial"))
        }
        _ => {
            let message = "有几份文书是同一个编号。请在献血者的页面上选择。";
            Err(DeskError::out_of_order(message).at("serial"))
        }
    }
}

/// Everything that was issued under a serial; nothing if it is none.
pub(super) fn with_serial(read: &Reading<'_>, serial: &str) -> Result<Vec<PaperFound>, DeskError> {
    number(serial).map_or(Ok(Vec::new()), |number| with_number(read, number))
}

fn with_number(read: &Reading<'_>, number: u32) -> Result<Vec<PaperFound>, DeskError> {
    let certificates = read.certificates_with_serial(number)?.into_iter();
    let papers = read.papers_with_serial(number)?.into_iter();
    let certificates = certificates.map(|certificate| thank_you(certificate.id));
    Ok(certificates
        .chain(papers.map(|paper| issued(paper.id)))
        .collect())
}

fn number(serial: &str) -> Option<u32> {
    let digits = serial.trim().strip_prefix(['C', 'c'])?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

fn thank_you(id: CertificateId) -> PaperFound {
    let (certificates, look) = (vec![id], super::CertificateLook::default());
    PaperFound {
        id,
        paper: Paper::ThankYou { certificates, look },
    }
}

fn issued(paper: CertificateId) -> PaperFound {
    PaperFound {
        id: paper,
        paper: Paper::Issued { paper },
    }
}
