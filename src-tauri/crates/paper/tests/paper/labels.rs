//! Bar codes, read back from the page by an independent reader.

use redwall_paper::{Document, DonationLabels, Label, LabelCode, LabelStock, PaperError, Press};
use redwall_rules::DonationCode;
use rstest::rstest;

use crate::printed::{FONTS, Printed};
use crate::samples;

fn label(code: LabelCode, print: u32) -> Document {
    Document::Labels(DonationLabels {
        labels: vec![Label { code, print }],
        ..samples::labels(LabelStock::Roll, 1)
    })
}

fn isbt(code: &str) -> LabelCode {
    LabelCode::Isbt128(DonationCode::parse(code).unwrap())
}

#[rstest]
#[case::worked_example(isbt("G123498654321"), "=G12349865432177")]
#[case::letters(isbt("ABCDE27000069"), "=ABCDE2700006972")]
#[case::digits(isbt("0123426000001"), "=012342600000182")]
#[case::own_pattern(LabelCode::Station("LS26-000123".into()), "LS26-000123")]
#[case::own_pattern_of_digits(LabelCode::Station("5111260000123456".into()), "5111260000123456")]
#[case::odd_digits(LabelCode::Station("511126000012345".into()), "511126000012345")]
fn a_gun_reads_what_was_meant(#[case] code: LabelCode, #[case] read: &str) {
    let printed = Printed::of(&label(code.clone(), 1));
    let scanned = printed.scan("300", rxing::BarcodeFormat::CODE_128);
    assert_eq!(scanned, read);
    if let LabelCode::Isbt128(code) = code {
        assert_eq!(
            DonationCode::parse(&scanned),
            Ok(code),
            "the desk reads its own label"
        );
    }
}

#[test]
fn bars_are_wide_enough_for_a_label_printer_and_keep_their_quiet_zone() {
    let page = Printed::of(&label(isbt("G123498654321"), 1)).picture("600");
    let row: Vec<bool> = (0..page.width())
        .map(|x| page.get_pixel(x, page.height() / 2).0[0] < 128)
        .collect();
    let runs: Vec<(bool, usize)> = row
        .chunk_by(|a, b| a == b)
        .map(|run| (run[0], run.len()))
        .collect();
    let dark: Vec<usize> = runs
        .iter()
        .filter(|(dark, _)| *dark)
        .map(|(_, width)| *width)
        .collect();
    let narrowest = *dark.iter().min().unwrap();
    assert!(
        narrowest >= 5,
        "a bar of {narrowest} dots at 600 dpi is under 0.21 mm"
    );
    for (dark, width) in [runs[0], runs[runs.len() - 1]] {
        assert!(
            !dark && width >= 10 * narrowest,
            "quiet zone of {width} dots"
        );
    }
}

#[test]
fn a_reprint_says_so_and_a_first_print_does_not() {
    let text = |print| Printed::of(&label(isbt("G123498654321"), print)).running_text();
    assert!(text(3).contains("重打第2次"));
    assert!(!text(1).contains("重打"));
}

#[test]
fn a_sheet_takes_forty_labels_and_a_roll_one_a_page() {
    let pages = |stock, count| {
        let labels = Document::Labels(samples::labels(stock, count));
        Press::new(&FONTS).lay_out(&labels).unwrap().pages()
    };
    assert_eq!(pages(LabelStock::Sheet, 40), 1);
    assert_eq!(pages(LabelStock::Sheet, 41), 2);
    assert_eq!(pages(LabelStock::Roll, 7), 7);
}

#[rstest]
#[case::chinese("编号1")]
#[case::control("LS\u{7}1")]
fn a_code_without_bars_is_refused(#[case] code: &str) {
    let refused = Press::new(&FONTS).lay_out(&label(LabelCode::Station(code.into()), 1));
    let expected = PaperError::NoBarcode { code: code.into() };
    assert_eq!(refused.err(), Some(expected));
}

#[test]
fn the_visit_form_carries_its_code_in_bars() {
    let printed = Printed::of(&Document::VisitForm(samples::visit_form(None)));
    let scanned = printed.scan("300", rxing::BarcodeFormat::CODE_128);
    assert_eq!(scanned, "=G12349865432177");
}
