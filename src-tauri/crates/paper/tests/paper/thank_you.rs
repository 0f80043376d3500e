//! The thank-you certificate in its usual look.

use std::path::Path;

use redwall_paper::{
    Amount, Field, Fonts, PaperError, ThankYou, Totals, thank_you_pdf, thank_you_png,
};
use rstest::rstest;

use crate::printed::{FONTS, Printed};
use crate::samples::{LONG_NAME as LONGEST, longest_thank_you, thank_you as certificate};

fn named(name: &str) -> ThankYou {
    ThankYou {
        name: name.into(),
        ..certificate()
    }
}

fn given(amount: Amount, totals: Totals) -> ThankYou {
    ThankYou {
        amount,
        totals,
        ..certificate()
    }
}

fn printed(certificate: &ThankYou) -> Printed {
    Printed::new(&thank_you_pdf(certificate, &FONTS).unwrap())
}

#[rstest]
#[case::two_characters("王敏")]
#[case::with_a_dot("阿都·日以")]
#[case::twenty_five_characters(LONGEST)]
#[case::latin("María Fernández-Nguyễn")]
#[case::rare("㛃䶮𬭎𬭚𫘝𠅤")]
#[case::yi("ꀊꄔꏂꀋ")]
#[case::markup("#let*王_$x$\\敏[@a]")]
fn the_name_stands_alone_on_its_line(#[case] name: &str) {
    let text = printed(&named(name)).text();
    assert!(
        text.lines().any(|line| line == name),
        "{name} not on a line of its own in\n{text}"
    );
}

#[test]
fn a_character_that_only_the_system_has_is_set_from_its_fonts() {
    match thank_you_pdf(&named("李𰻞"), &FONTS) {
        Ok(_) => {
            let pages = printed(&named("李𰻞"));
            assert!(pages.text().lines().any(|line| line == "李𰻞"));
        }
        Err(error) => {
            let expected = PaperError::NoGlyph {
                field: Field::Name,
                character: '𰻞',
            };
            assert_eq!(
                error, expected,
                "a system without such a font says which character"
            );
        }
    }
}

#[test]
fn a_character_that_no_font_has_is_named_and_nothing_is_made() {
    let refused = thank_you_pdf(&named("王\u{16800}"), &FONTS);
    let error = PaperError::NoGlyph {
        field: Field::Name,
        character: '\u{16800}',
    };
    assert_eq!(refused, Err(error.clone()));
    let message = error.to_string();
    assert!(
        message.contains("U+16800") && message.contains("请安装"),
        "{message}"
    );
}

#[rstest]
#[case::whole_blood(
    given(
        Amount::WholeBlood { ml: 400 },
        Totals { donations: 17, whole_blood_ml: 6800, platelet_units: 0 },
    ),
    "您于2026年11月8日在本站无偿捐献全血400毫升；您在本站累计献血17次，捐献全血6800毫升。",
)]
#[case::platelets(
    given(
        Amount::Platelets { units: 2, plasma_ml: 0 },
        Totals { donations: 12, whole_blood_ml: 0, platelet_units: 23 },
    ),
    "您于2026年11月8日在本站无偿捐献单采血小板2个治疗单位；\
     您在本站累计献血12次，捐献单采血小板23个治疗单位。",
)]
#[case::platelets_with_plasma(
    given(
        Amount::Platelets { units: 1, plasma_ml: 200 },
        Totals { donations: 117, whole_blood_ml: 6800, platelet_units: 98 },
    ),
    "您于2026年11月8日在本站无偿捐献单采血小板1个治疗单位、血浆200毫升；\
     您在本站累计献血117次，捐献全血6800毫升、单采血小板98个治疗单位。",
)]
fn it_says_what_was_given_and_the_total_at_this_station(
    #[case] certificate: ThankYou,
    #[case] sentence: &str,
) {
    let text = printed(&certificate).running_text();
    assert!(text.contains(sentence), "{text}");
}

#[test]
fn it_says_whose_thanks_it_is_and_what_it_is_not() {
    let text = printed(&certificate()).running_text();
    for part in [
        "感谢证书",
        "乐山市中心血站2026年11月22日",
        "证书编号R-2026-000123",
        "献血码G123498654321",
        "核验：扫描二维码",
        "不是国家《无偿献血证》",
        "也不是国家表彰奖励的证书",
    ] {
        assert!(text.contains(part), "{part} missing in {text}");
    }
}

#[rstest]
#[case::short(certificate())]
#[case::longest(longest_thank_you())]
#[case::as_long_as_may_be(ThankYou { name: "麤".repeat(50), ..certificate() })]
fn the_place_of_the_seal_and_the_margin_stay_free(#[case] certificate: ThankYou) {
    let pages = printed(&certificate);
    let page = pages.picture("127");
    let dots = |millimetres: u32| millimetres * 5;
    let (seal_x, seal_y, radius) = (dots(297 - 44 - 38), dots(174), dots(20));
    let paper = page.get_pixel(seal_x, seal_y).0[0];
    for (x, y, pixel) in page.enumerate_pixels() {
        let in_seal = (x.abs_diff(seal_x)).pow(2) + (y.abs_diff(seal_y)).pow(2) < radius.pow(2);
        let in_margin = x < dots(9) || x > dots(288) || y < dots(9) || y > dots(201);
        if in_seal || in_margin {
            assert!(
                pixel.0[0].abs_diff(paper) < 3,
                "ink at {} mm, {} mm",
                x / 5,
                y / 5
            );
        }
    }
}

#[rstest]
#[case::whole_blood(
    certificate(),
    "乐山市中心血站；证书编号R-2026-000123；献血码G123498654321；2026-11-08；全血400毫升"
)]
#[case::platelets(
    given(
        Amount::Platelets { units: 1, plasma_ml: 200 },
        Totals { donations: 2, whole_blood_ml: 400, platelet_units: 1 },
    ),
    "乐山市中心血站；证书编号R-2026-000123；献血码G123498654321；2026-11-08；\
     单采血小板1个治疗单位、血浆200毫升",
)]
fn the_code_reads_back_and_names_nobody(#[case] certificate: ThankYou, #[case] statement: &str) {
    assert_eq!(printed(&certificate).qr(), statement);
}

#[test]
fn every_font_is_embedded_as_a_subset() {
    let pages = printed(&named("王ꀊ"));
    let listing = String::from_utf8(pages.read_with("pdffonts", &["page.pdf"]).stdout).unwrap();
    let fonts: Vec<&str> = listing.lines().skip(2).collect();
    for family in [
        "+NotoSerifSC-Regular",
        "+NotoSerifSC-Bold",
        "+NotoSansYi-Regular",
    ] {
        assert!(fonts.iter().any(|line| line.contains(family)), "{listing}");
    }
    for font in fonts {
        let columns: Vec<&str> = font.split_whitespace().collect();
        let [embedded, subset, unicode] = columns[columns.len() - 5..columns.len() - 2] else {
            panic!("{font}");
        };
        assert_eq!([embedded, subset, unicode], ["yes"; 3], "{font}");
    }
}

#[test]
fn the_file_is_sound_and_says_what_it_is() {
    let pages = printed(&certificate());
    pages.read_with("qpdf", &["--check", "page.pdf"]);
    let info = pages.info();
    for part in ["感谢证书 R-2026-000123", "乐山市中心血站", "pts (A4)"] {
        assert!(info.contains(part), "{part} missing in {info}");
    }
    assert!(
        info.contains("Pages:") && info.contains("Tagged:          yes"),
        "{info}"
    );
    let raw = pages.read_with(
        "qpdf",
        &["--qdf", "--object-streams=disable", "page.pdf", "-"],
    );
    let raw = String::from_utf8_lossy(&raw.stdout).into_owned();
    assert!(raw.contains("/Lang (zh-CN)"), "the language is set");
    assert!(raw.contains("<pdfaid:part>2</pdfaid:part>"), "PDF/A-2");
    assert!(!info.contains("王敏"), "a file's properties name nobody");
}

#[test]
fn the_same_certificate_has_the_same_bytes() {
    let first = thank_you_pdf(&certificate(), &FONTS).unwrap();
    let other_fonts = Fonts::find().unwrap();
    assert_eq!(first, thank_you_pdf(&certificate(), &other_fonts).unwrap());
    assert_ne!(first, thank_you_pdf(&named("王岷"), &FONTS).unwrap());
}

#[rstest]
#[case::screen(1366)]
#[case::small(400)]
fn the_preview_is_as_wide_as_asked_and_shows_the_page(#[case] width: u32) {
    let png = thank_you_png(&certificate(), &FONTS, width).unwrap();
    let picture = image::load_from_memory_with_format(&png, image::ImageFormat::Png).unwrap();
    assert_eq!(picture.width(), width);
    assert!(picture.height().abs_diff(width * 210 / 297) <= 1);
    let picture = picture.into_rgb8();
    let title = |x: u32| picture.get_pixel(x, picture.height() * 33 / 210).0;
    assert!(
        (width / 3..width * 2 / 3).any(|x| title(x)[0] > 140 && title(x)[1] < 60),
        "no title"
    );
}

#[rstest]
#[case::none(0)]
#[case::far_too_wide(1_000_000)]
fn a_preview_that_cannot_be_drawn_is_refused(#[case] width: u32) {
    let refused = thank_you_png(&certificate(), &FONTS, width);
    assert!(matches!(refused, Err(PaperError::PreviewWidth { pixels, .. }) if pixels == width));
}

#[rstest]
#[case::no_name(named(" "), PaperError::Empty { field: Field::Name })]
#[case::a_name_without_end(
    named(&"王".repeat(10_000)),
    PaperError::TooLong { field: Field::Name, limit: 50 },
)]
#[case::turned_text(
    ThankYou { station: "乐山\u{202E}血站".into(), ..certificate() },
    PaperError::Invisible { field: Field::Station, code: 0x202E },
)]
#[case::nothing_given(
    given(Amount::WholeBlood { ml: 0 }, certificate().totals),
    PaperError::NothingGiven,
)]
#[case::no_donation(
    given(
        certificate().amount,
        Totals { donations: 0, whole_blood_ml: 0, platelet_units: 0 },
    ),
    PaperError::NothingGiven,
)]
fn what_cannot_be_certified_is_refused(#[case] certificate: ThankYou, #[case] error: PaperError) {
    assert_eq!(thank_you_pdf(&certificate, &FONTS), Err(error));
}

#[test]
fn without_its_fonts_it_says_how_to_get_them() {
    let nowhere = tempfile::tempdir().unwrap();
    let error = Fonts::in_folder(Path::new(nowhere.path())).err().unwrap();
    assert_eq!(
        error,
        PaperError::FontsMissing {
            file: "NotoSerifSC_400Regular.ttf"
        }
    );
    assert!(error.to_string().contains("cargo xtask fonts"));
}
