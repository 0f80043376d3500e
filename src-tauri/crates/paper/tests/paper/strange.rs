//! Names that nobody has, and that somebody will type.

use proptest::prelude::*;
use redwall_paper::{Design, Document, Field, NameLine, PaperError, Press, Stock, ThankYou};

use crate::printed::{FONTS, Printed};
use crate::samples;

fn named(name: &str) -> Document {
    let certificate = ThankYou {
        name: name.to_owned(),
        ..samples::thank_you()
    };
    samples::certificate(certificate, Design::Rules, Stock::A4)
}

fn refusal(name: &str) -> Option<PaperError> {
    Press::new(&FONTS).lay_out(&named(name)).err()
}

fn is_of_the_name(error: &PaperError) -> bool {
    use PaperError as E;
    matches!(
        error,
        E::Empty { field: Field::Name }
            | E::TooLong {
                field: Field::Name,
                ..
            }
            | E::Invisible {
                field: Field::Name,
                ..
            }
            | E::PrivateUse {
                field: Field::Name,
                ..
            }
            | E::RightToLeft {
                field: Field::Name,
                ..
            }
            | E::NoGlyph {
                field: Field::Name,
                ..
            }
    )
}

/// What a page shows of a name: white space of any kind as nothing.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn markup_is_set_as_it_was_typed(
        name in "[#$*_`\\[\\]{}()@<>\\\\/=+~\"'.;:&|^%!?a-z0-9王敏·-]{1,40}"
    ) {
        let text = Printed::of(&named(&name)).text_as_written();
        prop_assert!(text.contains(&bare(&name)), "{} not in {}", name, text);
    }

    #[test]
    fn any_name_is_set_in_full_or_refused_in_words(name in any::<String>()) {
        match Press::new(&FONTS).lay_out(&named(&name)) {
            Ok(sheets) => prop_assert_eq!(sheets.pages(), 1),
            Err(error) => prop_assert!(is_of_the_name(&error), "{:?}: {}", name, error),
        }
    }

    #[test]
    fn a_control_or_a_mark_of_direction_is_refused_wherever_it_stands(
        before in "[王敏]{0,5}",
        mark in prop_oneof![
            Just('\u{202E}'), Just('\u{200F}'), Just('\u{2067}'), Just('\u{0}'), Just('\u{1B}'),
            Just('\u{7}'), Just('\n'), Just('\t'), Just('\u{85}'), Just('\u{FEFF}'), Just('\u{E0041}'),
        ],
        after in "[王敏]{1,5}",
    ) {
        let name = format!("{before}{mark}{after}");
        let expected = PaperError::Invisible { field: Field::Name, code: mark.into() };
        prop_assert_eq!(refusal(&name), Some(expected));
    }
}

#[test]
fn ten_thousand_characters_are_refused() {
    for character in ["王", "a", " a", "#", "\u{202E}"] {
        let error = refusal(&character.repeat(10_000)).unwrap();
        let expected = PaperError::TooLong {
            field: Field::Name,
            limit: 50,
        };
        assert_eq!(error, expected, "{character:?}");
    }
}

#[test]
fn right_to_left_writing_is_refused_by_name() {
    let expected = PaperError::RightToLeft {
        field: Field::Name,
        code: 0x627,
    };
    assert_eq!(refusal("王ا"), Some(expected));
}

#[test]
fn a_name_that_no_font_has_can_be_written_by_hand_with_a_remark() {
    let name = "王\u{16800}";
    let message = refusal(name).unwrap().to_string();
    assert!(
        message.contains("备注行") && message.contains('\u{16800}'),
        "{message}"
    );
    let Document::ThankYou(mut certificate) = named(name) else {
        unreachable!()
    };
    let remark = "姓名第二字见身份证";
    certificate.name_line = NameLine::ByHand {
        remark: remark.into(),
    };
    let document = Document::ThankYou(certificate);
    let text = Printed::of(&document).running_text();
    assert!(
        text.contains(&format!("备注：{remark}")) && !text.contains("王"),
        "{text}"
    );
    let said = document.statement().unwrap().unwrap();
    assert_eq!(said.who, "王*", "the code still says who is meant");
}

#[test]
fn a_signature_that_is_no_picture_is_refused() {
    for bytes in [
        b"nonsense".to_vec(),
        b"\x89PNG\r\n\x1a\nnonsense".to_vec(),
        Vec::new(),
    ] {
        let form = Document::VisitForm(samples::visit_form(Some(bytes)));
        assert_eq!(
            Press::new(&FONTS).lay_out(&form).err(),
            Some(PaperError::Picture)
        );
    }
}

#[test]
fn a_signature_stands_on_its_line() {
    let mut ink = image::RgbaImage::new(340, 130);
    for x in 20..320 {
        for y in 60..70 {
            ink.put_pixel(x, y, image::Rgba([10, 10, 120, 255]));
        }
    }
    let mut png = std::io::Cursor::new(Vec::new());
    ink.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let picture =
        |signature| Printed::of(&Document::VisitForm(samples::visit_form(signature))).picture("50");
    let (signed, unsigned) = (picture(Some(png.into_inner())), picture(None));
    let differing = signed
        .pixels()
        .zip(unsigned.pixels())
        .filter(|(a, b)| a != b)
        .count();
    assert!((10..2000).contains(&differing), "{differing} pixels differ");
}
