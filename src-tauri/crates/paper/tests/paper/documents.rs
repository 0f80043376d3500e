//! What holds for every document.

use redwall_paper::{Document, Press, VisitForm, sample};
use rstest::rstest;

use crate::printed::{FONTS, Printed};
use crate::samples::{self, CODE};

#[test]
fn every_document_is_sound_tagged_and_says_what_it_is() {
    for (name, document) in samples::all() {
        let printed = Printed::of(&document);
        printed.read_with("qpdf", &["--check", "page.pdf"]);
        let info = printed.info();
        for part in [
            "Tagged:          yes",
            samples::STATION,
            "Creator:         Red Wall",
        ] {
            assert!(info.contains(part), "{name}: {part} missing in {info}");
        }
        for person in ["王敏", "阿都", "陈秀兰", "黄兰"] {
            assert!(
                !info.contains(person),
                "{name}: a file's properties name nobody"
            );
        }
        let raw = printed.said_by(
            "qpdf",
            &["--qdf", "--object-streams=disable", "page.pdf", "-"],
        );
        assert!(raw.contains("/Lang (zh-CN)"), "{name}: the language is set");
        assert!(
            raw.contains("<pdfaid:part>2</pdfaid:part>"),
            "{name}: PDF/A-2"
        );
        assert!(
            raw.contains("<pdfaid:conformance>U</pdfaid:conformance>"),
            "{name}: 2u"
        );
    }
}

#[test]
fn every_font_of_every_document_is_embedded_as_a_subset() {
    for (name, document) in samples::all() {
        let listing = Printed::of(&document).said_by("pdffonts", &["page.pdf"]);
        let fonts: Vec<&str> = listing.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{name}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            let [embedded, subset, unicode] = columns[columns.len() - 5..columns.len() - 2] else {
                panic!("{font}");
            };
            assert_eq!([embedded, subset, unicode], ["yes"; 3], "{name}: {font}");
        }
    }
}

#[test]
fn the_same_document_has_the_same_bytes() {
    for (name, document) in samples::all() {
        let bytes = || {
            Press::new(&FONTS)
                .lay_out(&document)
                .unwrap()
                .pdf()
                .unwrap()
        };
        assert_eq!(bytes(), bytes(), "{name}");
    }
}

#[test]
fn the_longest_data_fit_every_document() {
    for (name, document) in samples::longest() {
        let sheets = Press::new(&FONTS)
            .lay_out(&document)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(sheets.fault(), None);
        Printed::new(&sheets.pdf().unwrap()).read_with("qpdf", &["--check", "page.pdf"]);
    }
}

#[test]
fn a_document_that_names_a_person_by_number_shows_only_a_part_of_it() {
    let mut seen = 0;
    for (name, document) in samples::all() {
        let text = Printed::of(&document).running_text();
        assert!(!text.contains("11010519491231002X"), "{name}");
        seen += usize::from(text.contains("110105********002X"));
    }
    assert_eq!(seen, 4, "record, benefits, visit form, nominations");
}

#[test]
fn the_donation_code_stands_on_every_document() {
    for (name, document) in samples::all() {
        let codes: &[&str] = match document {
            Document::ThankYou(_)
            | Document::Honour(_)
            | Document::Benefits(_)
            | Document::Deferral(_)
            | Document::Leaflet(_)
            | Document::VisitForm(_) => &[CODE],
            Document::Calibration(_) => &[],
            _ => &["G123426100001", "G123426100002"],
        };
        let text = Printed::of(&document).running_text();
        for code in codes {
            assert!(text.contains(code), "{name}: {code} missing");
        }
    }
}

#[test]
fn no_document_passes_for_the_nations_card_or_award() {
    for (name, document) in samples::all() {
        let says = match document {
            Document::ThankYou(_) => "不是国家《无偿献血证》",
            Document::Honour(_) => "不是国家表彰奖励的证书",
            Document::Group(_) => "不是国家表彰奖励的证书",
            Document::Record(_) => "不是国家《无偿献血证》",
            Document::Nominations(_) => "以国家表彰决定为准",
            _ => continue,
        };
        assert!(
            Printed::of(&document).running_text().contains(says),
            "{name}"
        );
    }
}

#[rstest]
#[case::thank_you("thank-you-rules", &["感谢证书", "王敏", "您于2026年11月8日", "乐山市中心血站2026年11月22日", "证书编号"])]
#[case::column("thank-you-column", &["感谢证书", "王敏", "您于2026年11月8日", "乐山市中心血站2026年11月22日", "证书编号"])]
#[case::honour("honour-gold", &["荣誉证书", "阿都·日以", "截至2026年11月8日", "证书编号H-2026-000017"])]
#[case::record("record", &["献血证明", "陈秀兰", "110105********002X", "G123426100000", "G123426100099", "核验"])]
#[case::benefits("benefits", &["用血优惠说明", "王敏", "终身免费用血", "配偶和直系亲属", "以血站核定为准"])]
#[case::visit_form("visit-form", &["献血登记表", "阿都·日以", "健康征询", "体检与采血", "知情同意"])]
#[case::daily("daily", &["每日汇总", "日志头", "9f86d081", "当天的献血", "G123426100060"])]
fn text_is_read_in_the_order_of_the_page(#[case] name: &str, #[case] parts: &[&str]) {
    let all = samples::all();
    let (_, document) = all.iter().find(|(known, _)| *known == name).unwrap();
    let text = Printed::of(document).text_as_written();
    let mut rest = text.as_str();
    for part in parts {
        let at = rest.find(part);
        let at = at.unwrap_or_else(|| panic!("{part} not in its place in {text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn a_long_record_counts_its_pages_and_repeats_its_head() {
    let record = Document::Record(samples::record(400));
    let sheets = Press::new(&FONTS).lay_out(&record).unwrap();
    let pages = sheets.pages();
    assert!(pages > 8, "{pages} pages");
    let text = Printed::new(&sheets.pdf().unwrap()).running_text();
    for page in 1..=pages {
        assert!(
            text.contains(&format!("第{page}页，共{pages}页")),
            "page {page}"
        );
    }
    assert_eq!(
        text.matches("种类与献血量").count(),
        pages,
        "a head on each page"
    );
}

#[test]
fn documents_of_one_kind_become_one_file_each_with_its_own_pages() {
    let records = [3, 90, 1].map(|donations| Document::Record(samples::record(donations)));
    let press = Press::new(&FONTS);
    let sheets = press.lay_out_all(&records).unwrap();
    let alone: usize = records
        .iter()
        .map(|record| press.lay_out(record).unwrap().pages())
        .sum();
    assert_eq!(sheets.pages(), alone);
    let text = Printed::new(&sheets.pdf().unwrap()).running_text();
    assert_eq!(text.matches("第1页，共1页").count(), 2);
}

#[test]
fn a_page_is_shown_as_a_picture_and_as_a_drawing() {
    let sheets = Press::new(&FONTS)
        .lay_out(&Document::Record(samples::record(100)))
        .unwrap();
    let png = image::load_from_memory(&sheets.png(2, 600).unwrap()).unwrap();
    assert_eq!(
        (png.width(), png.height().abs_diff(600 * 297 / 210) <= 1),
        (600, true)
    );
    assert!(sheets.svg(2).unwrap().starts_with("<svg"));
    let beyond = sheets.pages() + 1;
    assert!(sheets.png(beyond, 600).is_err() && sheets.svg(0).is_err());
}

#[test]
fn a_visit_form_without_answers_points_to_the_signed_one() {
    let form = VisitForm {
        answers: Vec::new(),
        ..sample::visit_form("试验血站", None)
    };
    let text = Printed::of(&Document::VisitForm(form)).running_text();
    assert!(text.contains("答案见献血者签署的纸质征询表"), "{text}");
    for (name, document) in samples::all() {
        let text = Printed::of(&document).running_text();
        assert!(!text.contains("纸质征询表"), "{name}");
    }
}
