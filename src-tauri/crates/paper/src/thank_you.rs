//! The station's thank-you certificate, 感谢证书: A4 landscape, one page.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::page::{Page, Template};
use crate::{Field, Fonts, PaperError, qr, wording};

/// The most characters that fit on the name's line at the smallest size.
const NAME_LIMIT: usize = 50;
/// The most characters of a serial or a donation code.
const CODE_LIMIT: usize = 32;
/// The most characters of a station's name.
const STATION_LIMIT: usize = 30;

/// Everything that a thank-you certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThankYou {
    /// The certificate's own number, from the range given to the desk.
    pub serial: String,
    /// The donor's name as the document has it.
    pub name: String,
    /// Station-local day of the donation.
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
    pub issued_on: NaiveDate,
}

/// What was given at one donation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Amount {
    /// 全血.
    WholeBlood {
        /// Volume, ml.
        ml: u32,
    },
    /// 单采血小板.
    Platelets {
        /// Therapeutic units.
        units: u32,
        /// Plasma collected with them, ml; 0 for none.
        plasma_ml: u32,
    },
}

/// What a donor has given at this station so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Number of donations of any kind.
    pub donations: u32,
    /// Whole blood, ml.
    pub whole_blood_ml: u32,
    /// Platelets, therapeutic units.
    pub platelet_units: u32,
}

/// Sets the certificate as a PDF (PDF/A-2u), the same byte for byte for the same input.
///
/// # Errors
/// See [`PaperError`]; nothing is made when one character cannot be shown.
pub fn thank_you_pdf(certificate: &ThankYou, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    set(certificate, fonts)?.pdf(&format!("{} {}", certificate.station, certificate.serial))
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
    set(certificate, fonts)?.png(pixels_wide)
}

fn set(certificate: &ThankYou, fonts: &Fonts) -> Result<Page, PaperError> {
    if certificate.amount.is_nothing() || certificate.totals.donations == 0 {
        return Err(PaperError::NothingGiven);
    }
    let texts = [
        (Field::Name, &certificate.name, NAME_LIMIT),
        (Field::Serial, &certificate.serial, CODE_LIMIT),
        (Field::DonationCode, &certificate.donation_code, CODE_LIMIT),
        (Field::Station, &certificate.station, STATION_LIMIT),
    ];
    for (field, text, limit) in texts {
        wording::check(field, text, limit)?;
    }
    let characters = texts.into_iter().flat_map(|(_, text, _)| text.chars());
    let fonts = fonts.for_text(characters).map_err(|character| {
        let field = texts
            .into_iter()
            .find(|(_, text, _)| text.contains(character))
            .map_or(Field::Name, |(field, ..)| field);
        PaperError::NoGlyph { field, character }
    })?;
    let words = Words::of(certificate, fonts.families());
    let json =
        serde_json::to_vec(&words).map_err(|error| PaperError::Template(error.to_string()))?;
    Page::set(Template {
        main: ("thank-you.typ", include_str!("../templates/thank-you.typ")),
        files: vec![
            ("thank-you.json", json),
            ("qr.svg", qr::svg(&statement(certificate))?.into_bytes()),
        ],
        fonts,
    })
}

/// What the code at the lower left says: one line that names no person.
fn statement(certificate: &ThankYou) -> String {
    let ThankYou {
        station,
        serial,
        donation_code,
        donated_on,
        amount,
        ..
    } = certificate;
    let given = match *amount {
        Amount::WholeBlood { ml } => format!("全血{ml}毫升"),
        Amount::Platelets {
            units,
            plasma_ml: 0,
        } => format!("单采血小板{units}个治疗单位"),
        Amount::Platelets { units, plasma_ml } => {
            format!("单采血小板{units}个治疗单位、血浆{plasma_ml}毫升")
        }
    };
    format!("{station}；证书编号{serial}；献血码{donation_code}；{donated_on}；{given}")
}

impl Amount {
    fn is_nothing(self) -> bool {
        matches!(
            self,
            Self::WholeBlood { ml: 0 } | Self::Platelets { units: 0, .. }
        )
    }
}

/// What the template reads.
#[derive(Serialize)]
struct Words<'a> {
    fonts: Vec<&'static str>,
    serial: &'a str,
    name: &'a str,
    donated_on: Day,
    amount: Amount,
    donation_code: &'a str,
    station: &'a str,
    totals: Totals,
    issued_on: Day,
}

impl<'a> Words<'a> {
    fn of(certificate: &'a ThankYou, fonts: Vec<&'static str>) -> Self {
        Self {
            fonts,
            serial: certificate.serial.trim(),
            name: certificate.name.trim(),
            donated_on: certificate.donated_on.into(),
            amount: certificate.amount,
            donation_code: certificate.donation_code.trim(),
            station: certificate.station.trim(),
            totals: certificate.totals,
            issued_on: certificate.issued_on.into(),
        }
    }
}

#[derive(Serialize)]
struct Day {
    year: i32,
    month: u32,
    day: u32,
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
            day: date.day(),
        }
    }
}
