//! A station's own copies of the templates.

use std::fs;
use std::path::Path;

use redwall_paper::{Design, Document, Press, Stock, TEMPLATES, copy_templates};
use rstest::rstest;
use tempfile::TempDir;

use crate::printed::{FONTS, Printed};
use crate::samples;

fn usual() -> Document {
    samples::certificate(samples::thank_you(), Design::Rules, Stock::A4)
}

/// A folder with one template, changed.
fn changed(name: &str, change: impl Fn(&str) -> String) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (_, text) = TEMPLATES.iter().find(|(known, _)| *known == name).unwrap();
    fs::write(folder.path().join(name), change(text)).unwrap();
    folder
}

fn line_of(folder: &Path, name: &str, needle: &str) -> usize {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    text.lines().position(|line| line.contains(needle)).unwrap() + 1
}

#[test]
fn copies_that_nobody_changed_set_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    copy_templates(folder.path()).unwrap();
    for (name, document) in samples::all() {
        let built_in = Press::new(&FONTS).lay_out(&document).unwrap();
        let own = Press::new(&FONTS)
            .with_templates(folder.path())
            .lay_out(&document)
            .unwrap();
        assert_eq!(own.fault(), None, "{name}");
        assert!(own.pdf().unwrap() == built_in.pdf().unwrap(), "{name}");
    }
}

#[test]
fn copying_again_leaves_what_the_station_changed() {
    let folder = changed("thank-you.typ", |_| "changed".to_owned());
    copy_templates(folder.path()).unwrap();
    let kept = fs::read_to_string(folder.path().join("thank-you.typ")).unwrap();
    assert_eq!(kept, "changed");
    assert!(folder.path().join("common.typ").exists());
}

#[test]
fn the_stations_own_words_are_printed() {
    let folder = changed("thank-you.typ", |text| {
        text.replace("挽袖之间", "嘉州热血，挽袖之间")
    });
    let press = Press::new(&FONTS).with_templates(folder.path());
    assert_eq!(press.lay_out(&usual()).unwrap().fault(), None);
    let text = Printed::by(&press, &usual()).running_text();
    assert!(text.contains("嘉州热血，挽袖之间"), "{text}");
}

#[rstest]
#[case::unknown_name("#nonsense", "nonsense")]
#[case::not_closed("#let open = (", "unclosed")]
#[case::file_outside("#read(\"../../etc/passwd\")", "")]
#[case::file_by_absolute_path("#read(\"/etc/passwd\")", "not found")]
#[case::package("#import \"@preview/cetz:0.4.0\": *", "")]
#[case::no_end("#while true {}", "")]
fn an_error_is_shown_with_its_line_and_the_built_in_template_is_used(
    #[case] bad: &str,
    #[case] message: &str,
) {
    let mark = "#show: sheet";
    let folder = changed("thank-you.typ", |text| {
        text.replace(mark, &format!("{mark}\n\n{bad}\n"))
    });
    let press = Press::new(&FONTS).with_templates(folder.path());
    let sheets = press.lay_out(&usual()).unwrap();
    let fault = sheets.fault().unwrap();
    assert_eq!(fault.file, "thank-you.typ");
    assert_eq!(
        fault.line,
        line_of(folder.path(), "thank-you.typ", bad),
        "{fault}"
    );
    assert!(fault.message.contains(message), "{fault}");
    assert!(fault.to_string().contains("已改用内置版式"), "{fault}");
    let built_in = Press::new(&FONTS).lay_out(&usual()).unwrap();
    assert!(sheets.pdf().unwrap() == built_in.pdf().unwrap());
}

#[rstest]
#[case::code("#row([献血码], item.donation_code)", samples::CODE)]
#[case::serial("#row([证书编号], item.serial)", "R-2026-000123")]
fn a_template_that_leaves_out_what_must_stand_there_is_not_used(
    #[case] part: &str,
    #[case] missing: &str,
) {
    let folder = changed("certificate.typ", |text| {
        assert!(text.contains(part));
        text.replace(part, "")
    });
    let sheets = Press::new(&FONTS)
        .with_templates(folder.path())
        .lay_out(&usual())
        .unwrap();
    let fault = sheets.fault().unwrap();
    assert!(fault.message.contains(missing), "{fault}");
}

#[test]
fn a_template_cannot_take_the_place_of_the_data() {
    let folder = changed("thank-you.typ", str::to_owned);
    fs::write(folder.path().join("data.json"), r#"{"items":[]}"#).unwrap();
    let press = Press::new(&FONTS).with_templates(folder.path());
    assert!(Printed::by(&press, &usual()).text().contains("王敏"));
}

#[test]
fn a_template_may_use_a_picture_of_its_folder_but_no_link_out_of_it() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.txt"), "secret").unwrap();
    let mark = "#show: sheet";
    let folder = changed("thank-you.typ", |text| {
        text.replace(mark, &format!("#let words = read(\"words.txt\")\n{mark}"))
    });
    let press = || Press::new(&FONTS).with_templates(folder.path());
    fs::write(folder.path().join("words.txt"), "plain").unwrap();
    assert_eq!(press().lay_out(&usual()).unwrap().fault(), None);
    #[cfg(unix)]
    {
        fs::remove_file(folder.path().join("words.txt")).unwrap();
        let link = folder.path().join("words.txt");
        std::os::unix::fs::symlink(outside.path().join("secret.txt"), link).unwrap();
        assert!(press().lay_out(&usual()).unwrap().fault().is_some());
    }
}
