//! The signed statement, read back from the page by an independent reader.

use proptest::prelude::*;
use redwall_paper::{Document, Press, ProofProblem, PublicKey, Signer, Statement, verify};

use crate::printed::{FONTS, Printed};
use crate::samples::{self, date};

fn signer() -> Signer {
    Signer::from_seed(&[42; 32])
}

fn statement() -> Statement {
    Statement {
        station: samples::STATION.into(),
        title: "感谢证书".into(),
        serial: "R-2026-000123".into(),
        who: "王*".into(),
        on: date(2026, 11, 8),
        what: "全血400毫升".into(),
        donation_code: samples::CODE.into(),
        issued_on: date(2026, 11, 22),
    }
}

#[test]
fn the_code_on_every_certificate_proves_what_the_certificate_says() {
    let signer = signer();
    let press = Press::new(&FONTS).signing_with(&signer);
    let mut proved = 0;
    for (name, document) in samples::all().into_iter().chain(samples::longest()) {
        let Some(said) = document.statement().unwrap() else {
            continue;
        };
        let pages = Printed::by(&press, &document);
        let text = match document {
            Document::Record(_) | Document::Benefits(_) => last_page(&pages).qr(),
            _ => pages.qr(),
        };
        assert_eq!(
            verify(&text, &[signer.public_key()]),
            Ok(said),
            "{name}: {text}"
        );
        proved += 1;
    }
    assert!(proved >= 20, "{proved} certificates were looked at");
}

fn last_page(pages: &Printed) -> Printed {
    let last = pages.read_with("qpdf", &["page.pdf", "--pages", "page.pdf", "z", "--", "-"]);
    Printed::new(&last.stdout)
}

#[test]
fn the_statement_names_nobody_in_full_and_is_short_enough_for_a_phone() {
    let document = samples::certificate(
        samples::thank_you(),
        redwall_paper::Design::Rules,
        redwall_paper::Stock::A4,
    );
    let said = document.statement().unwrap().unwrap();
    assert_eq!(said.who, "王*");
    let text = signer().sign(&said);
    assert!(!text.contains("王敏"), "{text}");
    assert!(text.len() < 230, "{} bytes: {text}", text.len());
}

#[test]
fn another_stations_key_does_not_prove_it() {
    let text = signer().sign(&statement());
    let other = Signer::from_seed(&[43; 32]).public_key();
    assert!(matches!(
        verify(&text, &[other]),
        Err(ProofProblem::OtherKey { .. })
    ));
    assert_eq!(
        verify(&text, &[other, signer().public_key()]),
        Ok(statement())
    );
}

#[test]
fn a_statement_under_a_false_name_of_a_key_is_refused() {
    let name = |key: PublicKey| key.to_string()[..6].to_owned();
    let other = Signer::from_seed(&[43; 32]).public_key();
    let text = signer().sign(&statement());
    let forged = text.replace(&name(signer().public_key()), &name(other));
    assert_ne!(forged, text);
    assert_eq!(verify(&forged, &[other]), Err(ProofProblem::Changed));
}

#[test]
fn what_is_no_statement_is_told_from_a_changed_one() {
    let keys = [signer().public_key()];
    for text in [
        "",
        "R-2026-000123",
        "RW1;;;;;;;;;;",
        "https://example.org/?a;b;c;d;e;f;g;h;i;j;k",
    ] {
        assert_eq!(
            verify(text, &keys),
            Err(ProofProblem::NotAStatement),
            "{text}"
        );
    }
    let changed = signer().sign(&statement()).replace("400", "800");
    assert_eq!(verify(&changed, &keys), Err(ProofProblem::Changed));
}

#[test]
fn a_key_is_read_as_it_is_written_and_a_worthless_one_is_refused() {
    let key = signer().public_key();
    assert_eq!(PublicKey::parse(&format!("{key}\n")), Ok(key));
    for text in ["", "abc", &"A".repeat(43), &"!".repeat(43)] {
        assert_eq!(PublicKey::parse(text), Err(ProofProblem::NoKey), "{text}");
    }
}

#[test]
fn a_separator_in_a_name_cannot_move_the_fields() {
    let sly = Statement {
        station: "站;感谢证书;R-2026-999999".into(),
        ..statement()
    };
    let read = verify(&signer().sign(&sly), &[signer().public_key()]).unwrap();
    assert_eq!(read.serial, "R-2026-000123");
    assert_eq!(read.station, "站；感谢证书；R-2026-999999");
}

proptest! {
    #[test]
    fn one_changed_bit_is_refused(at in 0_usize..2000, bit in 0_u8..8) {
        let mut bytes = signer().sign(&statement()).into_bytes();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert!(verify(&text, &[signer().public_key()]).is_err(), "{}", text);
        }
    }

    #[test]
    fn whatever_is_scanned_nothing_breaks(text in "\\PC{0,300}") {
        prop_assert!(verify(&text, &[signer().public_key()]).is_err());
    }
}
