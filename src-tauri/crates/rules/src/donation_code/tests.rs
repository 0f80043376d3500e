use proptest::prelude::*;
use rstest::rstest;

use super::{DonationCode, DonationCodeProblem, din_line};

#[rstest]
#[case::worked_example_of_the_standard("G123498654321", 'H', 77)]
#[case::second_published_example("ABCDE27000069", 'C', 72)]
fn the_check_is_the_published_one(#[case] code: &str, #[case] check: char, #[case] flag: u8) {
    let parsed = DonationCode::parse(code).unwrap();
    assert_eq!(
        (parsed.as_str(), parsed.check(), parsed.flag()),
        (code, check, flag)
    );
}

#[rstest]
#[case::bare("G123498654321")]
#[case::with_check_character("G123498654321H")]
#[case::from_a_gun("=G12349865432177")]
#[case::as_printed("G1234 98 654321 H")]
#[case::lower_case("g123498654321h")]
#[case::full_width("＝Ｇ１２３４９８６５４３２１７７")]
#[case::line_end_of_a_gun("=G12349865432177\r\n")]
fn one_code_has_one_form_however_it_came(#[case] raw: &str) {
    assert_eq!(DonationCode::parse(raw).unwrap().as_str(), "G123498654321");
}

#[rstest]
#[case::nothing("", DonationCodeProblem::Length)]
#[case::one_short("G12349865432", DonationCodeProblem::Length)]
#[case::two_too_many("G123498654321H7", DonationCodeProblem::Length)]
#[case::gun_without_flags("=G123498654321", DonationCodeProblem::Length)]
#[case::gun_with_check_character("=G123498654321H", DonationCodeProblem::Length)]
#[case::flags_without_the_sign("G12349865432177", DonationCodeProblem::Length)]
#[case::wrong_check_character("G123498654321I", DonationCodeProblem::CheckCharacter)]
#[case::check_off_by_one_as_one_library_has_it(
    "G123498654321G",
    DonationCodeProblem::CheckCharacter
)]
#[case::flags_off_by_one("=G12349865432176", DonationCodeProblem::Flags)]
#[case::flags_without_a_check("=G12349865432100", DonationCodeProblem::Flags)]
#[case::flags_of_letters("=G123498654321AB", DonationCodeProblem::Flags)]
#[case::letter_in_the_sequence("G12349865432I", DonationCodeProblem::Layout)]
#[case::sign("G1234-8654321", DonationCodeProblem::Characters)]
#[case::star_inside("G1234*8654321", DonationCodeProblem::Characters)]
#[case::chinese("献血编号一二三四五六七八九", DonationCodeProblem::Characters)]
fn a_wrong_code_has_its_problem(#[case] raw: &str, #[case] problem: DonationCodeProblem) {
    assert_eq!(DonationCode::parse(raw), Err(problem));
    let answer = din_line(raw);
    assert_eq!((answer.code.as_str(), answer.valid), (raw, false));
    assert_eq!((answer.check, answer.flag), (None, None));
    assert!(problem.zh().ends_with('。') && problem.to_string().ends_with('.'));
}

#[test]
fn the_answer_has_the_fields_of_the_contract() {
    assert_eq!(
        serde_json::to_value(din_line("=G12349865432177")).unwrap(),
        serde_json::json!({"code": "G123498654321", "valid": true, "check": "H", "flag": 77})
    );
}

#[test]
fn json_is_a_string_and_is_checked_when_read() {
    let code = DonationCode::parse("G123498654321").unwrap();
    let text = serde_json::to_string(&code).unwrap();
    assert_eq!(text, "\"G123498654321\"");
    assert_eq!(serde_json::from_str::<DonationCode>(&text).unwrap(), code);
    assert!(serde_json::from_str::<DonationCode>("\"G123498654321G\"").is_err());
}

/// The check value as the standard writes it: weights 2ⁿ, n the position from the right.
fn value_by_weights(code: &str) -> u32 {
    let sum: u64 = code
        .bytes()
        .rev()
        .zip(1..)
        .map(|(byte, n)| {
            let value = if byte.is_ascii_digit() {
                byte - b'0'
            } else {
                byte - b'A' + 10
            };
            u64::from(value) << n
        })
        .sum();
    u32::try_from((38 - sum % 37) % 37).unwrap()
}

proptest! {
    #[test]
    fn no_bytes_make_the_parser_panic(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(din_line(&text).valid, DonationCode::parse(&text).is_ok());
    }

    #[test]
    fn the_check_agrees_with_the_weights_of_the_standard(text in "[A-Z0-9]{5}[0-9]{8}") {
        let code = DonationCode::parse(&text).unwrap();
        prop_assert_eq!(u32::from(code.flag()), 60 + value_by_weights(&text));
        let table = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
        let at = usize::from(code.flag() - 60);
        prop_assert_eq!(Some(code.check()), table.chars().nth(at));
    }

    #[test]
    fn what_a_label_and_a_gun_add_is_accepted(text in "[A-Z0-9]{5}[0-9]{8}") {
        let code = DonationCode::parse(&text).unwrap();
        prop_assert_eq!(&DonationCode::parse(&format!("{text}{}", code.check())).unwrap(), &code);
        prop_assert_eq!(DonationCode::parse(&format!("={text}{}", code.flag())).unwrap(), code);
    }

    #[test]
    fn one_changed_character_is_caught(
        text in "[A-Z0-9]{5}[0-9]{8}", at in 0..13_usize, other in "[0-9]"
    ) {
        let flag = DonationCode::parse(&text).unwrap().flag();
        let mut changed = text.clone();
        changed.replace_range(at..=at, &other);
        let result = DonationCode::parse(&format!("={changed}{flag}"));
        prop_assert_eq!(result.is_ok(), changed == text);
    }
}
