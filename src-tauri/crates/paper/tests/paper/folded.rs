//! A letter about a deferral, folded in three.

use redwall_paper::Document;

use crate::printed::Printed;
use crate::samples;

/// Words with the height of their upper and lower edges on the page, mm.
fn words(printed: &Printed) -> Vec<(String, f64, f64)> {
    let xml = printed.said_by("pdftotext", &["-bbox", "page.pdf", "-"]);
    let value = |line: &str, key: &str| {
        let from = line.find(key).unwrap() + key.len() + 2;
        let length = line[from..].find('"').unwrap();
        line[from..from + length].parse::<f64>().unwrap() / 72.0 * 25.4
    };
    xml.lines()
        .filter(|line| line.contains("<word"))
        .map(|line| {
            let text = line[line.find('>').unwrap() + 1..].replace("</word>", "");
            (text, value(line, "yMin"), value(line, "yMax"))
        })
        .collect()
}

#[test]
fn outside_stand_only_a_name_an_address_and_the_station() {
    for (tag, letter) in [
        ("usual", Document::Deferral(samples::deferral(true))),
        samples::longest()
            .into_iter()
            .find(|(tag, _)| *tag == "deferral")
            .unwrap(),
    ] {
        let printed = Printed::of(&letter);
        let words = words(&printed);
        let outside: String = words
            .iter()
            .filter(|(_, upper, _)| *upper < 99.0)
            .map(|(text, ..)| text.as_str())
            .collect();
        let outside = outside.replace(samples::LONG_STATION, "");
        assert!(outside.contains("亲启"), "{tag}: {outside}");
        for hidden in [
            "献血", "暂", "延期", "原因", "医师", "纹身", "不宜", "告知", "GB",
        ] {
            assert!(!outside.contains(hidden), "{tag}: {hidden} in {outside}");
        }
        assert!(printed.info().contains("Pages:           1"), "{tag}");
    }
}

#[test]
fn the_reason_lies_between_two_other_thirds() {
    let printed = Printed::of(&Document::Deferral(samples::deferral(true)));
    let words = words(&printed);
    let inside = |needle: &str| {
        let mut found = words
            .iter()
            .filter(|(text, ..)| text.contains(needle))
            .peekable();
        assert!(found.peek().is_some(), "{needle} is not in the letter");
        found.all(|(_, upper, lower)| *upper > 101.0 && *lower < 196.0)
    };
    assert!(inside("纹身") && inside("以前暂不献血") && inside("告知书"));
}

#[test]
fn without_a_physicians_word_the_letter_gives_no_reason() {
    let text = Printed::of(&Document::Deferral(samples::deferral(false))).running_text();
    assert!(!text.contains("原因") && !text.contains("纹身"), "{text}");
    assert!(text.contains("请您本人向本站医师了解"), "{text}");
}
