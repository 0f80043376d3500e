use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rstest::rstest;

use super::{Document, DocumentCheck, DocumentKind, DocumentProblem, check, check_line, masked};
use crate::Sex;

use DocumentKind::{
    DrivingLicence, ForeignPermanent, HkMacaoPermit, HouseholdRegister, Military, Other, Passport,
    ResidencePermit, ResidentId, TaiwanPermit,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

/// 17 digits with their check character, by the recursive form of ISO 7064 MOD 11-2 rather than
/// by the table of weights.
fn with_check(body: &str) -> String {
    let sum = body
        .bytes()
        .fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let check = match (12 - sum) % 11 {
        10 => "X".to_owned(),
        digit => digit.to_string(),
    };
    format!("{body}{check}")
}

#[rstest]
#[case::sample_of_the_standard("11010519491231002X", "1949-12-31", Sex::Female)]
#[case::second_sample_of_the_standard("440524188001010014", "1880-01-01", Sex::Male)]
#[case::born_on_29_february(&with_check("51110219960229101"), "1996-02-29", Sex::Male)]
#[case::born_in_summer_time(&with_check("51110219880710242"), "1988-07-10", Sex::Female)]
#[case::unknown_division(&with_check("00000019900501002"), "1990-05-01", Sex::Female)]
#[case::abolished_division(&with_check("51112719700101001"), "1970-01-01", Sex::Male)]
#[case::born_today(&with_check("51110220261122001"), "2026-11-22", Sex::Male)]
fn a_resident_number_says_when_its_holder_was_born_and_the_sex(
    #[case] number: &str,
    #[case] born: &str,
    #[case] sex: Sex,
) {
    let document = Document::parse(None, number, today()).unwrap();
    assert_eq!(document.kind(), ResidentId);
    assert_eq!(document.number(), number);
    assert_eq!(document.birth_date(), Some(day(born)));
    assert_eq!(document.sex(), Some(sex));
    assert_eq!(document.division(), number.get(..6));
}

#[rstest]
#[case::lower_case("11010519491231002x")]
#[case::full_width("１１０１０５１９４９１２３１００２Ｘ")]
#[case::full_width_lower_case("１１０１０５１９４９１２３１００２ｘ")]
#[case::spaces(" 110105 19491231 002X ")]
#[case::ideographic_spaces("110105\u{3000}19491231\u{3000}002X")]
#[case::as_pasted_from_a_chat("\u{feff}110105\u{200b}19491231\u{a0}002X\u{202c}")]
#[case::carriage_return("11010519491231002X\r\n")]
#[case::tab_among_the_digits("110105\t19491231002X")]
fn one_number_has_one_form_however_it_was_typed(#[case] typed: &str) {
    let document = Document::parse(Some(ResidentId), typed, today()).unwrap();
    assert_eq!(document.number(), "11010519491231002X");
    let line = check_line(typed, today());
    assert_eq!((line.kind, line.valid), (Some(ResidentId), true));
    assert_eq!(line.input, typed);
}

#[rstest]
#[case::one_short(ResidentId, "1101051949123100X", DocumentProblem::Length)]
#[case::one_too_many(ResidentId, "11010519491231002XX", DocumentProblem::Length)]
#[case::nothing(ResidentId, "", DocumentProblem::Length)]
#[case::only_spaces(ResidentId, " \u{3000} ", DocumentProblem::Length)]
#[case::letter_inside(ResidentId, "1101051949123l002X", DocumentProblem::Characters)]
#[case::x_inside(ResidentId, "1101051949123X0020", DocumentProblem::Characters)]
#[case::other_letter_at_the_end(ResidentId, "11010519491231002Y", DocumentProblem::Characters)]
#[case::chinese_character_at_the_end(
    ResidentId,
    "11010519491231002号",
    DocumentProblem::Characters
)]
#[case::arabic_digit(ResidentId, "1101051949123100٢X", DocumentProblem::Characters)]
#[case::beyond_the_bmp(ResidentId, "1101051949123100𬭎X", DocumentProblem::Characters)]
#[case::month_13(ResidentId, "110105194913310020", DocumentProblem::Date)]
#[case::day_zero(ResidentId, "110105194912000020", DocumentProblem::Date)]
#[case::no_leap_year(ResidentId, "110105190002290020", DocumentProblem::Date)]
#[case::year_zero(ResidentId, "110105000001010020", DocumentProblem::Date)]
#[case::impossible_date_before_wrong_check(ResidentId, "110105194902300029", DocumentProblem::Date)]
#[case::tomorrow(ResidentId, &with_check("51110220261123001"), DocumentProblem::FutureDate)]
#[case::future_before_wrong_check(ResidentId, "511102999912310010", DocumentProblem::FutureDate)]
#[case::wrong_check(ResidentId, "110105194912310021", DocumentProblem::CheckCharacter)]
#[case::digit_for_x(ResidentId, "110105194912310020", DocumentProblem::CheckCharacter)]
#[case::x_for_digit(ResidentId, "44052418800101001X", DocumentProblem::CheckCharacter)]
#[case::old_card(ResidentId, "110105491231002", DocumentProblem::Obsolete15Digit)]
#[case::old_card_with_impossible_date(ResidentId, "110105491331002", DocumentProblem::Date)]
#[case::old_card_with_letter(ResidentId, "11010549123100X", DocumentProblem::Characters)]
#[case::permit_of_a_mainland_division(
    ResidencePermit,
    "11010519491231002X",
    DocumentProblem::Format
)]
#[case::permit_one_short(ResidencePermit, "81000019900501001", DocumentProblem::Length)]
#[case::permit_wrong_check(ResidencePermit, "810000199005010010", DocumentProblem::CheckCharacter)]
#[case::foreign_not_beginning_with_9(
    ForeignPermanent,
    "11010519491231002X",
    DocumentProblem::Format
)]
#[case::foreign_wrong_check(
    ForeignPermanent,
    "911124198108030029",
    DocumentProblem::CheckCharacter
)]
#[case::foreign_16(ForeignPermanent, "9111241981080300", DocumentProblem::Length)]
#[case::foreign_two_letters(ForeignPermanent, "AU1110081092001", DocumentProblem::Format)]
#[case::foreign_sign(ForeignPermanent, "AUT-10081092001", DocumentProblem::Characters)]
#[case::hong_kong_7_digits(HkMacaoPermit, "H1234567", DocumentProblem::Length)]
#[case::hong_kong_one_re_issue_digit(HkMacaoPermit, "H123456789", DocumentProblem::Length)]
#[case::neither_h_nor_m(HkMacaoPermit, "C12345678", DocumentProblem::Format)]
#[case::hong_kong_letter_inside(HkMacaoPermit, "H1234S678", DocumentProblem::Format)]
#[case::hong_kong_sign_inside(HkMacaoPermit, "H1234-678", DocumentProblem::Characters)]
#[case::taiwan_9_digits(TaiwanPermit, "123456789", DocumentProblem::Length)]
#[case::taiwan_letter(TaiwanPermit, "T1234567", DocumentProblem::Format)]
#[case::short_passport(Passport, "E123", DocumentProblem::Length)]
#[case::long_passport(Passport, "E123456789012345", DocumentProblem::Length)]
#[case::passport_sign(Passport, "E1234/5678", DocumentProblem::Characters)]
#[case::military_of_21(Military, "军字第123456789012345678号", DocumentProblem::Length)]
#[case::nothing_readable(Other, "----", DocumentProblem::Format)]
#[case::control_character(Other, "A\u{7}1", DocumentProblem::Characters)]
#[case::other_empty(Other, "", DocumentProblem::Length)]
fn a_wrong_number_has_the_first_problem_that_applies(
    #[case] kind: DocumentKind,
    #[case] number: &str,
    #[case] problem: DocumentProblem,
) {
    assert_eq!(Document::parse(Some(kind), number, today()), Err(problem));
    let answer = check(Some(kind), number, today());
    assert_eq!((answer.valid, answer.problem), (false, Some(problem)));
    if problem != DocumentProblem::Obsolete15Digit {
        assert_eq!(
            (answer.birth_date, answer.sex, answer.division),
            (None, None, None)
        );
    }
}

#[rstest]
#[case::woman("110105491231002", "1949-12-31", Sex::Female)]
#[case::man("511102880710241", "1988-07-10", Sex::Male)]
fn a_15_digit_number_is_obsolete_but_read(
    #[case] number: &str,
    #[case] born: &str,
    #[case] sex: Sex,
) {
    let answer = check(None, number, today());
    assert_eq!(answer.kind, Some(ResidentId));
    assert_eq!(answer.problem, Some(DocumentProblem::Obsolete15Digit));
    assert_eq!(
        (answer.birth_date, answer.sex),
        (Some(day(born)), Some(sex))
    );
    assert_eq!((answer.valid, answer.division), (false, None));
}

#[rstest]
#[case::hong_kong("81000019900501001", ResidencePermit, "810000")]
#[case::macao("82000019900501001", ResidencePermit, "820000")]
#[case::taiwan("83000019900501001", ResidencePermit, "830000")]
fn a_residence_permit_reads_like_a_resident_number(
    #[case] body: &str,
    #[case] kind: DocumentKind,
    #[case] division: &str,
) {
    let document = Document::parse(None, &with_check(body), today()).unwrap();
    assert_eq!(
        (document.kind(), document.division()),
        (kind, Some(division))
    );
    assert_eq!(document.birth_date(), Some(day("1990-05-01")));
    assert_eq!(document.sex(), Some(Sex::Male));
}

#[test]
fn a_foreign_permanent_number_of_2023_has_a_birth_date_but_no_division() {
    let number = with_check("91112419810803002");
    let document = Document::parse(None, &number, today()).unwrap();
    assert_eq!(document.kind(), ForeignPermanent);
    assert_eq!(document.birth_date(), Some(day("1981-08-03")));
    assert_eq!(document.sex(), Some(Sex::Female));
    assert_eq!(document.division(), None);
}

#[rstest]
#[case::foreign_of_2017("AUT110081092001", ForeignPermanent)]
#[case::foreign_in_lower_case("aut110081092001", ForeignPermanent)]
#[case::hong_kong("H12345678", HkMacaoPermit)]
#[case::macao_with_re_issue("M1234567800", HkMacaoPermit)]
#[case::taiwan("12345678", TaiwanPermit)]
#[case::older_taiwan("1234567890", TaiwanPermit)]
#[case::passport("E12345678", Passport)]
#[case::newer_passport("EA1234567", Passport)]
#[case::letter_and_14_digits("K12345678901234", Passport)]
#[case::military("军字第1234567号", Other)]
#[case::mixed("A1B2C3", Other)]
#[case::few_digits("12345", Other)]
fn a_kind_is_recognised(#[case] number: &str, #[case] kind: DocumentKind) {
    let document = Document::parse(None, number, today()).unwrap();
    assert_eq!(document.kind(), kind);
    assert_eq!(
        (document.birth_date(), document.sex(), document.division()),
        (None, None, None)
    );
}

#[rstest]
#[case::military(Military, "军字第1234567号")]
#[case::household(HouseholdRegister, "003456789")]
#[case::licence(DrivingLicence, "511102199602291015")]
#[case::passport_of_digits(Passport, "123456789")]
#[case::whatever(Other, "学生证2026-0001")]
fn a_kind_that_is_given_is_kept(#[case] kind: DocumentKind, #[case] number: &str) {
    let document = Document::parse(Some(kind), number, today()).unwrap();
    assert_eq!((document.kind(), document.number()), (kind, number));
}

#[rstest]
#[case::one_digit_lost("1101051949123102X")]
#[case::one_digit_doubled("110105194912310022X")]
#[case::check_character_lost("11010519491231002")]
#[case::one_digit_of_the_old_card_lost("11010549123100")]
fn a_resident_number_with_a_digit_too_few_or_too_many_is_no_other_document(#[case] number: &str) {
    let answer = check_line(number, today());
    assert_eq!(answer.problem, Some(DocumentProblem::Length));
}

#[rstest]
#[case::given("resident_id\t11010519491231002X", Some(ResidentId), true)]
#[case::kind_overrides_recognition("passport\t12345678", Some(Passport), true)]
#[case::spaces_around_the_kind(" passport \t E12345678", Some(Passport), true)]
#[case::unknown_kind("residentid\t11010519491231002X", None, false)]
#[case::chinese_kind("身份证\t11010519491231002X", None, false)]
#[case::kind_without_number("resident_id\t", Some(ResidentId), false)]
#[case::empty_line("", Some(Other), false)]
fn a_line_may_name_its_kind(
    #[case] line: &str,
    #[case] kind: Option<DocumentKind>,
    #[case] valid: bool,
) {
    let answer = check_line(line, today());
    assert_eq!((answer.kind, answer.valid), (kind, valid));
    assert_eq!(answer.input, line);
}

#[test]
fn the_answer_has_the_fields_of_the_contract() {
    let answer = check_line("resident_id\t11010519491231002x", today());
    assert_eq!(
        serde_json::to_value(&answer).unwrap(),
        serde_json::json!({
            "input": "resident_id\t11010519491231002x", "type": "resident_id",
            "number": "11010519491231002X", "valid": true, "birth_date": "1949-12-31",
            "sex": "female", "division": "110105", "problem": null
        })
    );
}

#[rstest]
#[case::length(DocumentProblem::Length, "length")]
#[case::characters(DocumentProblem::Characters, "characters")]
#[case::date(DocumentProblem::Date, "date")]
#[case::future(DocumentProblem::FutureDate, "future_date")]
#[case::check(DocumentProblem::CheckCharacter, "check_character")]
#[case::obsolete(DocumentProblem::Obsolete15Digit, "obsolete_15_digit")]
#[case::format(DocumentProblem::Format, "format")]
fn a_problem_is_written_by_its_name(#[case] problem: DocumentProblem, #[case] name: &str) {
    assert_eq!(problem.as_str(), name);
    assert_eq!(serde_json::to_value(problem).unwrap(), name);
    assert!(problem.zh().ends_with('。') && problem.to_string().ends_with('.'));
}

#[test]
fn a_kind_is_written_by_its_name() {
    for kind in DocumentKind::ALL {
        assert_eq!(DocumentKind::from_name(kind.as_str()), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
    assert_eq!(DocumentKind::from_name("Passport"), None);
}

#[rstest]
#[case::resident("11010519491231002X", "110105********002X")]
#[case::passport("E12345678", "*****5678")]
#[case::eight("12345678", "****5678")]
#[case::five("12345", "***45")]
#[case::one("1", "*")]
#[case::nothing("", "")]
#[case::chinese("军字第1234567号", "*******567号")]
fn a_masked_number_hides_at_least_half(#[case] number: &str, #[case] shown: &str) {
    assert_eq!(masked(number), shown);
}

#[test]
fn a_number_never_reaches_a_log() {
    let document = Document::parse(None, "11010519491231002X", today()).unwrap();
    let answer = check(None, "11010519491231002X", today());
    for text in [format!("{document:?}"), format!("{answer:?}")] {
        assert!(
            text.contains("110105********002X") && !text.contains("19491231"),
            "{text}"
        );
    }
}

/// Someone's 17 digits: any division, born on any day since 1900, any sequence.
fn body() -> impl Strategy<Value = String> {
    (0..1_000_000_u32, 0..46_000_u64, 0..1000_u32).prop_map(|(division, days, sequence)| {
        let born = day("1900-01-01") + Days::new(days);
        format!("{division:06}{}{sequence:03}", born.format("%Y%m%d"))
    })
}

fn is_valid(number: &str) -> bool {
    Document::parse(Some(ResidentId), number, today()).is_ok()
}

proptest! {
    #[test]
    fn no_text_makes_a_parser_panic(text in any::<String>(), kind in 0..10_usize) {
        let kind = DocumentKind::ALL[kind];
        let answer = check(Some(kind), &text, today());
        prop_assert_eq!(answer.valid, Document::parse(Some(kind), &text, today()).is_ok());
        let recognised = check_line(&text, today());
        prop_assert_eq!(recognised.valid, recognised.problem.is_none());
    }

    #[test]
    fn no_bytes_make_a_parser_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let text = String::from_utf8_lossy(&bytes);
        let answer = check_line(&text, today());
        prop_assert_eq!(answer.valid, answer.problem.is_none());
        prop_assert_eq!(answer.input, text);
    }

    #[test]
    fn text_that_nearly_is_a_number_never_panics(text in "[0-9XxHM９\u{3000}\t 族𬭎]{0,22}") {
        let answer: DocumentCheck = check_line(&text, today());
        prop_assert_eq!(masked(&answer.number).chars().count(), answer.number.chars().count());
    }

    #[test]
    fn a_stored_number_parses_to_itself(text in "[A-Za-z0-9 ０-９]{1,20}") {
        let Ok(document) = Document::parse(None, &text, today()) else { return Ok(()) };
        let again = Document::parse(Some(document.kind()), document.number(), today());
        prop_assert_eq!(again, Ok(document));
    }

    #[test]
    fn a_right_number_is_accepted_and_read(body in body()) {
        let document = Document::parse(Some(ResidentId), &with_check(&body), today()).unwrap();
        let born = document.birth_date().unwrap().format("%Y%m%d").to_string();
        prop_assert_eq!(&body[6..14], born);
        let is_odd = matches!(&body[16..], "1" | "3" | "5" | "7" | "9");
        prop_assert_eq!(document.sex() == Some(Sex::Male), is_odd);
    }

    #[test]
    fn one_changed_digit_is_caught(body in body(), at in 0..18_usize, other in "[0-9X]") {
        let number = with_check(&body);
        let mut changed = number.clone();
        changed.replace_range(at..=at, &other);
        prop_assert_eq!(is_valid(&changed), changed == number, "{}", changed);
    }

    #[test]
    fn two_swapped_neighbours_are_caught(body in body(), at in 0..17_usize) {
        let number = with_check(&body);
        let mut swapped = number.clone().into_bytes();
        swapped.swap(at, at + 1);
        let swapped = String::from_utf8(swapped).unwrap();
        prop_assert_eq!(is_valid(&swapped), swapped == number, "{}", swapped);
    }

    #[test]
    fn a_birth_date_after_the_day_is_refused(body in body(), ago in 1..10_000_u64) {
        let number = with_check(&body);
        let born = Document::parse(Some(ResidentId), &number, today()).unwrap().birth_date();
        let before = born.unwrap() - Days::new(ago);
        prop_assert_eq!(
            Document::parse(Some(ResidentId), &number, before),
            Err(DocumentProblem::FutureDate)
        );
    }
}
