//! Every document beside the picture of it that was looked at and kept: 40 dots an inch.
//! `REDWALL_REGENERATE=1` keeps new ones; look at them before they are committed.

use std::path::PathBuf;

use image::GrayImage;
use redwall_paper::{Press, Signer};

use crate::printed::FONTS;
use crate::samples;

/// How far a square of 8 by 8 dots may be off, of 255, on the average of its dots.
const TOLERANCE: f64 = 14.0;
const SQUARE: u32 = 8;

fn kept(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/paper/pictures");
    folder.join(format!("{name}.png"))
}

/// The square that is furthest off, and by how much.
fn furthest(left: &GrayImage, right: &GrayImage) -> (f64, u32, u32) {
    let mut worst = (0.0, 0, 0);
    for y in (0..left.height()).step_by(SQUARE as usize) {
        for x in (0..left.width()).step_by(SQUARE as usize) {
            let dots = (0..SQUARE).flat_map(|dy| (0..SQUARE).map(move |dx| (x + dx, y + dy)));
            let (mut sum, mut count) = (0.0, 0.0);
            for (x, y) in dots.filter(|(x, y)| *x < left.width() && *y < left.height()) {
                sum += f64::from(left.get_pixel(x, y).0[0].abs_diff(right.get_pixel(x, y).0[0]));
                count += 1.0;
            }
            if sum / count > worst.0 {
                worst = (sum / count, x, y);
            }
        }
    }
    worst
}

#[test]
fn every_document_looks_as_it_was_kept() {
    let regenerate = std::env::var_os("REDWALL_REGENERATE").is_some();
    let signer = Signer::from_seed(&[42; 32]);
    let press = Press::new(&FONTS).signing_with(&signer);
    for (name, document) in samples::all() {
        let sheets = press.lay_out(&document).unwrap();
        let wide = match name {
            _ if name.starts_with("card") => 234,
            _ if name.starts_with("labels-roll") => 158,
            _ if name.starts_with("leaflet") => 234,
            "thank-you-rules" | "thank-you-waves" | "thank-you-column" | "group"
            | "nominations" => 468,
            _ if name.starts_with("honour") => 468,
            _ => 331,
        };
        let png = sheets.png(1, wide).unwrap();
        let picture = image::load_from_memory(&png).unwrap().into_luma8();
        let place = kept(name);
        if regenerate {
            picture.save(&place).unwrap();
            continue;
        }
        let expected = image::open(&place).unwrap().into_luma8();
        assert_eq!(picture.dimensions(), expected.dimensions(), "{name}");
        let (off, x, y) = furthest(&picture, &expected);
        assert!(off < TOLERANCE, "{name} differs by {off:.1} at {x}, {y}");
    }
}

#[test]
fn a_picture_with_one_word_changed_is_noticed() {
    let draw = |certificate| {
        let document = samples::certificate(
            certificate,
            redwall_paper::Design::Rules,
            redwall_paper::Stock::A4,
        );
        let png = Press::new(&FONTS)
            .lay_out(&document)
            .unwrap()
            .png(1, 468)
            .unwrap();
        image::load_from_memory(&png).unwrap().into_luma8()
    };
    let usual = samples::thank_you();
    let other = redwall_paper::ThankYou {
        name: "黄兰".into(),
        ..usual.clone()
    };
    let (off, ..) = furthest(&draw(usual), &draw(other));
    assert!(off > TOLERANCE, "{off}");
}
