//! The two-dimensional code on a page, as a drawing of lines rather than of pixels.

use std::fmt::Write;

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

use crate::PaperError;

/// Draws a text as an SVG of dark modules, one unit each, without the quiet zone.
///
/// The text goes in as bytes of UTF-8. The encoder is not left to choose: it would take
/// pairs of Chinese bytes for Japanese characters.
///
/// # Errors
/// [`PaperError::CodeTooLong`] if no version of the code holds the text.
pub(crate) fn svg(text: &str) -> Result<String, PaperError> {
    let code = encode(text.as_bytes()).ok_or(PaperError::CodeTooLong)?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run[0] == Color::Dark {
                let length = run.len();
                // Writing to a string cannot fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            x += run.len();
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\">\
         <path d=\"{path}\"/></svg>"
    ))
}

fn encode(bytes: &[u8]) -> Option<QrCode> {
    (1..=40).find_map(|version| {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_byte_data(bytes).ok()?;
        bits.push_terminator(EcLevel::M).ok()?;
        QrCode::with_bits(bits, EcLevel::M).ok()
    })
}
