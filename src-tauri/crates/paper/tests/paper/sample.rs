//! What a station looks at when it has changed a template.

use std::fs;

use redwall_paper::{Document, LabelStock, Press, TEMPLATES, sample};
use rstest::rstest;

use crate::printed::{FONTS, Printed};
use crate::samples::{LONG_STATION, STATION};

/// A mistake between the words of a template, and one between its statements.
const IN_TEXT: &str = "#panic(\"here\")";
const IN_CODE: &str = "panic(\"here\"); ";

#[test]
fn every_template_has_a_sample_and_nothing_else_has() {
    for (file, _) in TEMPLATES {
        assert!(sample::of(file, STATION).is_some(), "{file}");
    }
    for unknown in ["", "thank-you", "../thank-you.typ", "Thank-you.typ"] {
        assert_eq!(sample::of(unknown, STATION), None, "{unknown}");
    }
}

#[test]
fn every_page_of_a_sample_names_the_station_and_says_that_it_is_a_sample() {
    for (file, _) in TEMPLATES {
        for document in sample::of(file, STATION).unwrap() {
            let text = Printed::of(&document).running_text();
            let says = match &document {
                Document::Labels(_) => "SAMPLE-000001",
                _ => sample::SERIAL,
            };
            assert!(text.contains(STATION), "{file}: {text}");
            assert!(text.contains(says), "{file}: {text}");
            assert!(!text.contains("11010519491231002X"), "{file}");
        }
    }
}

#[test]
fn the_longest_name_of_a_station_fits_every_sample() {
    for (file, _) in TEMPLATES {
        let sheets = Press::new(&FONTS).lay_out_all(&sample::of(file, LONG_STATION).unwrap());
        assert!(sheets.unwrap().pages() > 0, "{file}");
    }
}

#[test]
fn a_sample_shows_every_look_of_its_template() {
    let shown = |file| sample::of(file, STATION).unwrap();
    let mut looks = Vec::new();
    for document in shown("thank-you.typ") {
        let Document::ThankYou(page) = document else {
            panic!("{document:?}");
        };
        looks.push((page.design, page.stock, page.name_line));
    }
    for (at, look) in looks.iter().enumerate() {
        assert!(!looks[..at].contains(look), "{look:?} twice");
    }
    assert_eq!(looks.len(), 3 * 2 + 1, "and one name written by hand");
    let stocks = shown("labels.typ").into_iter().map(|document| {
        let Document::Labels(labels) = document else {
            panic!("{document:?}");
        };
        labels.stock
    });
    assert_eq!(
        stocks.collect::<Vec<_>>(),
        [LabelStock::Roll, LabelStock::Sheet]
    );
}

#[rstest]
#[case::waves("certificate.typ", IN_CODE, "waves-frame(at) }")]
#[case::column("certificate.typ", IN_CODE, "title-down(at, title, column)\n")]
#[case::card("certificate.typ", IN_CODE, "let room = (width: at.sign.width")]
#[case::name_by_hand("certificate.typ", IN_TEXT, "备注：")]
#[case::towards("honour.typ", IN_TEXT, "，即达到国家")]
#[case::reached("honour.typ", IN_TEXT, "，已达到国家")]
#[case::round("honour.typ", IN_TEXT, "。]\n}")]
#[case::page_of_codes("group.typ", IN_TEXT, "本次献血的献血码")]
#[case::shared_by_papers("common.typ", IN_TEXT, "（盖章有效）")]
#[case::record("record.typ", IN_TEXT, "本证明依据本站记录开具")]
#[case::limited("benefits.typ", IN_TEXT, "免费用血#whole[#own.ml")]
#[case::unlimited("benefits.typ", IN_TEXT, "终身免费用血，不限量")]
#[case::settled("deferral.typ", IN_TEXT, "自该日起欢迎您再来")]
#[case::left_open("deferral.typ", IN_TEXT, "何时可以再献")]
#[case::private("deferral.typ", IN_TEXT, "具体情况涉及个人隐私")]
#[case::no_date("leaflet.typ", IN_TEXT, "单采血小板：请向本站咨询")]
#[case::nothing_collected("visit-form.typ", IN_TEXT, "未采血，无献血码")]
#[case::question_left_out("visit-form.typ", IN_TEXT, "未问")]
#[case::signed(
    "visit-form.typ",
    IN_CODE,
    "align(center + horizon, image(part(item.signature)"
)]
#[case::reprint("labels.typ", IN_TEXT, "重打第")]
#[case::code_without_check("labels.typ", IN_CODE, "return box(label.donation_code)")]
#[case::list("nominations.typ", IN_TEXT, "本名单依据本站记录")]
#[case::day("day.typ", IN_TEXT, "请留存本页")]
#[case::calibration("calibration.typ", IN_TEXT, "打印时选择")]
fn a_mistake_in_any_part_of_a_template_is_met_by_its_sample(
    #[case] file: &str,
    #[case] mistake: &str,
    #[case] part: &str,
) {
    let (_, text) = TEMPLATES.iter().find(|(known, _)| *known == file).unwrap();
    let (before, after) = text.split_at(text.find(part).unwrap());
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join(file),
        format!("{before}{mistake}{after}"),
    )
    .unwrap();
    let press = Press::new(&FONTS).with_templates(folder.path());
    let sheets = press
        .lay_out_all(&sample::of(file, STATION).unwrap())
        .unwrap();
    let fault = sheets.fault().unwrap();
    let line = before.matches('\n').count() + 1;
    assert_eq!((fault.file.as_str(), fault.line), (file, line), "{fault}");
}

#[test]
fn whatever_a_code_of_a_sample_says_it_says_of_no_serial_that_there_is() {
    let mut stating = 0;
    for (file, _) in TEMPLATES {
        for document in sample::of(file, STATION).unwrap() {
            if let Some(statement) = document.statement().unwrap() {
                assert_eq!(statement.serial, sample::SERIAL, "{file}");
                stating += 1;
            }
        }
    }
    assert!(stating > 10, "{stating}");
}
