//! Documents that are kept as JSON and drawn again, whatever stands in their fields.

use proptest::prelude::*;
use proptest::sample::Index;
use redwall_paper::{Document, Occasion, PaperError, Press};
use serde_json::{Value, json};

use crate::printed::{FONTS, Printed};
use crate::samples;

/// Each document that a station keeps, as it is kept.
fn kept() -> [(&'static str, Value); 6] {
    let occasion = Occasion::Round { counts: 30 };
    [
        ("honour", json!(samples::honour(occasion))),
        ("record", json!(samples::record(3))),
        ("benefits", json!(samples::benefits(false))),
        ("deferral", json!(samples::deferral(true))),
        ("group", json!(samples::group(3))),
        ("nominations", json!(samples::nominations(3))),
    ]
}

fn read(kind: &str, kept: Value) -> Document {
    match kind {
        "honour" => Document::Honour(serde_json::from_value(kept).unwrap()),
        "record" => Document::Record(serde_json::from_value(kept).unwrap()),
        "benefits" => Document::Benefits(serde_json::from_value(kept).unwrap()),
        "deferral" => Document::Deferral(serde_json::from_value(kept).unwrap()),
        "group" => Document::Group(serde_json::from_value(kept).unwrap()),
        _ => Document::Nominations(serde_json::from_value(kept).unwrap()),
    }
}

#[test]
fn what_was_kept_is_drawn_to_the_same_bytes() {
    let occasion = Occasion::Round { counts: 30 };
    for (before, (kind, kept)) in [
        Document::Honour(samples::honour(occasion)),
        Document::Record(samples::record(3)),
        Document::Benefits(samples::benefits(false)),
        Document::Deferral(samples::deferral(true)),
        Document::Group(samples::group(3)),
        Document::Nominations(samples::nominations(3)),
    ]
    .into_iter()
    .zip(kept())
    {
        let again = read(kind, kept);
        assert_eq!(again, before, "{kind}");
        let pdf = |document| Press::new(&FONTS).lay_out(document).unwrap().pdf().unwrap();
        assert!(pdf(&again) == pdf(&before), "{kind}");
    }
}

/// Where the texts of a document stand that come from outside.
fn places(kept: &Value) -> Vec<String> {
    const CLOSED: [&str; 5] = ["kind", "level", "how", "status", "source"];
    fn gather(value: &Value, path: &str, to: &mut Vec<String>) {
        match value {
            Value::String(_) => to.push(path.to_owned()),
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    gather(item, &format!("{path}/{at}"), to);
                }
            }
            Value::Object(fields) => {
                for (key, value) in fields {
                    if !CLOSED.contains(&key.as_str()) {
                        gather(value, &format!("{path}/{key}"), to);
                    }
                }
            }
            _ => {}
        }
    }
    let mut places = Vec::new();
    gather(kept, "", &mut places);
    places
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[#$*_`\\[\\]{}()@<>\\\\/=+~\"'.;:&|^%!?a-z0-9王敏·-]{1,40}",
        Just("王".repeat(10_000)),
        Just("#panic(\"x\")".to_owned()),
        Just("\u{202E}王敏".to_owned()),
        Just("王ا".to_owned()),
        Just("王\u{0}敏".to_owned()),
        Just("\u{16800}".to_owned()),
    ]
}

fn is_a_refusal(error: &PaperError) -> bool {
    !matches!(
        error,
        PaperError::Template(_) | PaperError::FontsMissing { .. } | PaperError::Mixed
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_in_any_field_is_taken_for_markup_or_brings_the_press_down(
        which in 0_usize..6,
        place in any::<Index>(),
        text in hostile(),
    ) {
        let (kind, mut kept) = kept()[which].clone();
        let places = places(&kept);
        let place = place.get(&places);
        *kept.pointer_mut(place).unwrap() = Value::String(text.clone());
        match Press::new(&FONTS).lay_out(&read(kind, kept)) {
            Ok(sheets) => prop_assert!(sheets.pages() > 0),
            Err(error) => prop_assert!(is_a_refusal(&error), "{} {} {:?}: {}", kind, place, text, error),
        }
    }
}

#[test]
fn pages_are_moved_to_where_a_printer_needs_them() {
    let document = Document::Record(samples::record(3));
    let sheets = || Press::new(&FONTS).lay_out(&document).unwrap();
    let first_word = |pdf: &[u8]| {
        let xml = Printed::new(pdf).said_by("pdftotext", &["-bbox", "page.pdf", "-"]);
        let word = xml
            .lines()
            .find(|line| line.contains("<word"))
            .unwrap()
            .to_owned();
        ["xMin", "yMin"].map(|key| {
            let from = word.find(key).unwrap() + key.len() + 2;
            let end = word[from..].find('"').unwrap();
            word[from..from + end].parse::<f64>().unwrap() / 72.0 * 25.4
        })
    };
    let straight = first_word(&sheets().pdf().unwrap());
    let moved = first_word(&sheets().moved(25, -10).pdf().unwrap());
    assert!(
        (moved[0] - straight[0] - 2.5).abs() < 0.01,
        "{straight:?} {moved:?}"
    );
    assert!(
        (moved[1] - straight[1] + 1.0).abs() < 0.01,
        "{straight:?} {moved:?}"
    );
}

#[test]
fn a_signature_drawn_as_strokes_stands_on_its_line() {
    let drawing = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path d="M10 20L590 180" fill="none" stroke="#1C1A18" stroke-width="3"/></svg>"##;
    let picture =
        |signature| Printed::of(&Document::VisitForm(samples::visit_form(signature))).picture("50");
    let (signed, unsigned) = (picture(Some(drawing.to_vec())), picture(None));
    let differing = signed
        .pixels()
        .zip(unsigned.pixels())
        .filter(|(a, b)| a != b);
    assert!((10..2000).contains(&differing.count()));
}
