//! A signature drawn with a pointer: kept as a picture beside the donor's other files.

use crate::error::DeskError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use std::fmt::Write;
use ts_rs::TS;

/// The most points of a signature: some minutes of drawing.
const MOST_POINTS: usize = 20_000;
/// The most bytes of a picture.
const MOST_BYTES: usize = 512 * 1024;
/// The widest and highest field that is signed in, in pixels.
const LARGEST: u16 = 4_096;
const PNG: &[u8] = b"\x89PNG\r\n\x1A\n";

/// The media type of a signature that was drawn as strokes.
pub(crate) const SVG: &str = "image/svg+xml";

/// A signature, as it was drawn.
#[derive(Clone, Deserialize, TS)]
#[serde(tag = "form", rename_all = "snake_case", deny_unknown_fields)]
pub enum SignatureInput {
    /// The strokes of the pointer; the picture is drawn here.
    Strokes {
        /// Width of the field, in pixels.
        width: u16,
        /// Height of the field, in pixels.
        height: u16,
        /// Each stroke as its points, x and y from the upper left.
        strokes: Vec<Vec<(u16, u16)>>,
    },
    /// A picture, PNG in base64.
    Png {
        /// Its bytes.
        content: String,
    },
}

/// A signature as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) media_type: &'static str,
    pub(crate) bytes: Vec<u8>,
}

impl SignatureInput {
    /// Draws the signature.
    ///
    /// # Errors
    /// `invalid` at `field`, when there is nothing to be seen or too much.
    pub(crate) fn picture(&self, field: &str) -> Result<Picture, DeskError> {
        let drawn = match self {
            Self::Strokes {
                width,
                height,
                strokes,
            } => drawing(*width, *height, strokes),
            Self::Png { content } => png(content),
        };
        drawn.ok_or_else(|| DeskError::invalid(field, "没有看到签名,或签名太长。请重新签名。"))
    }
}

fn png(content: &str) -> Option<Picture> {
    if content.len() / 4 * 3 > MOST_BYTES {
        return None;
    }
    let bytes = STANDARD.decode(content).ok()?;
    bytes.starts_with(PNG).then_some(Picture {
        media_type: "image/png",
        bytes,
    })
}

/// An SVG that holds paths and nothing else.
fn drawing(width: u16, height: u16, strokes: &[Vec<(u16, u16)>]) -> Option<Picture> {
    let points: usize = strokes.iter().map(Vec::len).sum();
    let inside = |(x, y): &(u16, u16)| *x <= width && *y <= height;
    let fits = points <= MOST_POINTS
        && (1..=LARGEST).contains(&width)
        && (1..=LARGEST).contains(&height)
        && strokes.iter().flatten().all(inside);
    let is_line =
        |stroke: &Vec<(u16, u16)>| stroke.iter().any(|point| Some(point) != stroke.first());
    if !fits || !strokes.iter().any(is_line) {
        return None;
    }
    let mut path = String::new();
    for stroke in strokes {
        for (at, (x, y)) in stroke.iter().enumerate() {
            let to = if at == 0 { 'M' } else { 'L' };
            // Writing to a string does not fail.
            let _ = write!(path, "{to}{x} {y}");
        }
    }
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">\
         <path d=\"{path}\" fill=\"none\" stroke=\"#1C1A18\" stroke-width=\"3\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>"
    );
    Some(Picture {
        media_type: SVG,
        bytes: svg.into_bytes(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn strokes(strokes: &[&[(u16, u16)]]) -> SignatureInput {
        SignatureInput::Strokes {
            width: 600,
            height: 200,
            strokes: strokes.iter().map(|stroke| stroke.to_vec()).collect(),
        }
    }

    #[test]
    fn strokes_become_a_picture_of_paths() {
        let picture = strokes(&[&[(10, 20), (30, 40)], &[(50, 60), (70, 80)]])
            .picture("signature")
            .unwrap();
        let svg = String::from_utf8(picture.bytes).unwrap();
        assert!(svg.contains("d=\"M10 20L30 40M50 60L70 80\""), "{svg}");
        assert_eq!(picture.media_type, SVG);
    }

    #[rstest]
    #[case::nothing(strokes(&[]))]
    #[case::a_dot(strokes(&[&[(10, 20)], &[(30, 40), (30, 40)]]))]
    #[case::outside(strokes(&[&[(10, 20), (601, 40)]]))]
    #[case::no_picture(SignatureInput::Png { content: STANDARD.encode("<svg onload=x>") })]
    #[case::no_base64(SignatureInput::Png { content: "?".into() })]
    fn what_is_no_signature_is_refused(#[case] signature: SignatureInput) {
        let refused = signature.picture("signature").unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("signature"));
    }
}
