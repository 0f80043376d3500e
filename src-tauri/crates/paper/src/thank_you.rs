//! The thank-you certificate, 感谢证书, in its usual look: A4 landscape, one page.

use chrono::NaiveDate;
use serde::Serialize;

use crate::document::day;
use crate::sheets::Sheets;
use crate::{Amount, Document, Fonts, PaperError, Press, ThankYouCertificate, Totals};

/// Everything that a thank-you certificate says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThankYou {
    /// The certificate's own number, from the range given to the desk.
    pub serial: String,
    /// The donor's name as the document has it.
    pub name: String,
    /// Station-local day of the donation.
    #[serde(serialize_with = "day::serialize")]
    pub donated_on: NaiveDate,
    /// What was given that day.
    pub amount: Amount,
    /// The code on the donor's blood bag, as scanned.
    pub donation_code: String,
    /// The station's name in full.
    pub station: String,
    /// All that the donor has given at this station, this donation included.
    pub totals: Totals,
    /// Station-local day on which the certificate is issued; also the date of the PDF.
    #[serde(serialize_with = "day::serialize")]
    pub issued_on: NaiveDate,
}

/// Sets the certificate as a PDF (PDF/A-2u), the same byte for byte for the same input.
///
/// # Errors
/// See [`PaperError`]; nothing is made when one character cannot be shown.
pub fn thank_you_pdf(certificate: &ThankYou, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    set(certificate, fonts)?.pdf()
}

/// Draws the certificate as a PNG, `pixels_wide` pixels wide, for the preview.
///
/// # Errors
/// See [`PaperError`].
pub fn thank_you_png(
    certificate: &ThankYou,
    fonts: &Fonts,
    pixels_wide: u32,
) -> Result<Vec<u8>, PaperError> {
    set(certificate, fonts)?.png(1, pixels_wide)
}

fn set(certificate: &ThankYou, fonts: &Fonts) -> Result<Sheets, PaperError> {
    let usual = ThankYouCertificate::usual(certificate.clone());
    Press::new(fonts).lay_out(&Document::ThankYou(usual))
}
