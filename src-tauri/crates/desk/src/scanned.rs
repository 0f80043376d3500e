//! A scanner types into whatever has the focus: what plainly belongs elsewhere is refused.

use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::{Document, DocumentKind, DonationCode};

/// Makes sure that a field did not get an identity number.
///
/// # Errors
/// `invalid` at `field`.
pub(crate) fn no_identity_number(
    text: &str,
    today: NaiveDate,
    field: &str,
) -> Result<(), DeskError> {
    let is_identity_number =
        text.len() == 18 && Document::parse(Some(DocumentKind::ResidentId), text, today).is_ok();
    if is_identity_number {
        let message = "这里扫进了身份证号码。请清除后重新输入。";
        return Err(DeskError::invalid(field, message));
    }
    Ok(())
}

/// Makes sure that a field did not get the donation code of the bag.
///
/// # Errors
/// `invalid` at `field`.
pub(crate) fn not_the_code(text: &str, code: &DonationCode, field: &str) -> Result<(), DeskError> {
    let scanned = DonationCode::parse(text);
    if scanned.is_ok_and(|scanned| scanned.as_str() == code.as_str()) {
        let message = "这里扫进了献血码。请清除后重新输入。";
        return Err(DeskError::invalid(field, message));
    }
    Ok(())
}
