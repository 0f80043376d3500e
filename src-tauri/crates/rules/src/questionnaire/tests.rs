use super::*;
use crate::Rulebook;
use rstest::rstest;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn form() -> &'static Questionnaire {
    questionnaire_on(today()).unwrap()
}

/// Every answer as it should be.
fn all_well(sex: Option<Sex>) -> Vec<Answer> {
    let fine = |question: &Question| Answer {
        question: question.id.clone(),
        yes: question.defers_on == DefersOn::No,
        date: None,
    };
    form().questions_for(sex).map(fine).collect()
}

fn proposed(question: &str, date: Option<&str>) -> Proposal {
    let of = form().question(question).unwrap();
    let answer = Answer {
        question: question.to_owned(),
        yes: of.defers_on == DefersOn::Yes,
        date: date.map(day),
    };
    let rulebook = Rulebook::shipped().unwrap();
    let mut proposals = form().proposals(&[answer], today(), &rulebook);
    assert_eq!(proposals.len(), 1);
    proposals.remove(0)
}

#[test]
fn every_code_that_a_question_speaks_for_is_on_the_deferral_list() {
    let rulebook = Rulebook::shipped().unwrap();
    for question in questionnaires()
        .unwrap()
        .iter()
        .flat_map(|one| &one.questions)
    {
        for code in &question.codes {
            let known = rulebook.deferral_reason(code, today()).is_some();
            assert!(known, "{} names {code}", question.id);
        }
    }
}

#[test]
fn every_reason_that_only_the_donor_can_tell_of_is_asked_for() {
    let rulebook = Rulebook::shipped().unwrap();
    // What is measured, seen or found in the laboratory, and what is no matter of health.
    let told_by_others = |code: &str| {
        matches!(code, "P24" | "P25" | "P26" | "R01" | "R02")
            || (code.starts_with('M') && code != "M08")
    };
    for reason in rulebook.deferral_reasons_on(today()) {
        let asked = form()
            .questions
            .iter()
            .any(|question| question.codes.contains(&reason.code));
        assert_eq!(asked, !told_by_others(&reason.code), "{}", reason.code);
    }
}

#[test]
fn a_reason_that_is_counted_from_a_day_comes_with_a_question_for_that_day() {
    let rulebook = Rulebook::shipped().unwrap();
    for question in &form().questions {
        let counted = question.codes.iter().any(|code| {
            let reason = rulebook.deferral_reason(code, today()).unwrap();
            !matches!(reason.counted_from.as_str(), "-" | "today")
        });
        assert_eq!(question.date.is_some(), counted, "{}", question.id);
    }
}

#[rstest]
#[case::counted_from_the_day_that_was_asked(
    "minor_surgery",
    Some("2026-11-20"),
    Some("2026-12-05"),
    false,
    false
)]
#[case::on_the_first_day_it_is_over("minor_surgery", Some("2026-11-07"), None, false, true)]
#[case::a_day_before_it_is_not(
    "minor_surgery",
    Some("2026-11-08"),
    Some("2026-11-23"),
    false,
    false
)]
#[case::without_the_day_it_has_no_end("minor_surgery", None, None, false, false)]
#[case::months_end_in_february("pneumonia", Some("2026-11-21"), Some("2027-02-21"), false, false)]
#[case::today_is_known("alcohol", None, Some("2026-11-23"), false, false)]
#[case::a_no_may_be_the_wrong_answer("slept", None, Some("2026-11-23"), false, false)]
#[case::as_long_as_it_lasts("pregnant", None, None, false, false)]
#[case::for_ever("tumour", None, None, true, false)]
fn an_answer_proposes_the_deferral_with_its_date(
    #[case] question: &str,
    #[case] date: Option<&str>,
    #[case] until: Option<&str>,
    #[case] permanent: bool,
    #[case] over: bool,
) {
    let proposal = proposed(question, date);
    let candidate = &proposal.candidates[0];
    let expected = (until.map(day), permanent, over);
    assert_eq!(
        (candidate.until, candidate.permanent, candidate.over),
        expected
    );
    assert_eq!(proposal.asks_for_a_decision(), !over);
}

#[test]
fn of_several_reasons_the_last_to_end_keeps_the_question_open() {
    let proposal = proposed("surgery", Some("2026-07-01"));
    let over: Vec<_> = proposal.candidates.iter().map(|one| one.over).collect();
    assert_eq!(over, [true, false, false, true], "T03, T04, T05, T11");
    assert!(proposal.asks_for_a_decision());
}

#[test]
fn a_drug_against_platelets_keeps_from_platelets_only() {
    let proposal = proposed("aspirin", Some("2026-11-20"));
    assert!(proposal.candidates[0].platelets_only);
    assert_eq!(proposal.candidates[0].until, Some(day("2026-11-25")));
}

#[test]
fn an_answer_without_a_reason_on_the_list_is_kept_and_decides_nothing() {
    assert!(!proposed("fatty_food", None).asks_for_a_decision());
}

#[test]
fn all_that_is_well_proposes_nothing() {
    let rulebook = Rulebook::shipped().unwrap();
    let answers = all_well(Some(Sex::Female));
    assert_eq!(form().check(&answers, Some(Sex::Female), today()), Ok(()));
    assert_eq!(form().proposals(&answers, today(), &rulebook), []);
}

#[test]
fn a_man_is_not_asked_what_concerns_women_and_one_of_unknown_sex_is() {
    let asked = |sex| form().questions_for(sex).any(|one| one.id == "pregnant");
    assert!(!asked(Some(Sex::Male)));
    assert!(asked(Some(Sex::Female)) && asked(None));
    let of_a_woman = all_well(Some(Sex::Female));
    let problem = form()
        .check(&of_a_woman, Some(Sex::Male), today())
        .unwrap_err();
    assert_eq!(problem.fault, AnswerFault::NotAsked);
}

#[rstest]
#[case::left_out(&|answers: &mut Vec<Answer>| drop(answers.remove(3)), "alcohol", AnswerFault::Missing)]
#[case::twice(&|answers: &mut Vec<Answer>| { let again = answers[3].clone(); answers.push(again); }, "alcohol", AnswerFault::Twice)]
#[case::to_come(
    &|answers: &mut Vec<Answer>| { answers[7].yes = true; answers[7].date = NaiveDate::from_ymd_opt(2026, 11, 23); },
    "minor_surgery", AnswerFault::DayToCome
)]
#[case::a_day_with_a_no(
    &|answers: &mut Vec<Answer>| answers[7].date = NaiveDate::from_ymd_opt(2026, 11, 20),
    "minor_surgery", AnswerFault::DayNotAsked
)]
#[case::another_forms(
    &|answers: &mut Vec<Answer>| answers[3].question = "shoe_size".into(), "shoe_size", AnswerFault::NotAsked
)]
fn answers_at_fault_are_told_by_their_question(
    #[case] spoil: &dyn Fn(&mut Vec<Answer>),
    #[case] question: &str,
    #[case] fault: AnswerFault,
) {
    let mut answers = all_well(Some(Sex::Female));
    spoil(&mut answers);
    let problem = form()
        .check(&answers, Some(Sex::Female), today())
        .unwrap_err();
    assert_eq!(
        (problem.question.as_str(), problem.fault),
        (question, fault)
    );
}

#[test]
fn a_mistake_in_a_file_is_told() {
    let (_, text) = FILES[0];
    for (was, is) in [
        ("id = \"slept\"", "id = \"well_today\""),
        ("codes = [\"T02\"]", "codes = []"),
        ("part = \"today\"", "part = \"now\""),
        ("defers_on = \"no\"", "defers = \"no\""),
    ] {
        assert!(text.contains(was));
        let spoiled = text.replace(was, is);
        assert!(read(&[("x.toml", &spoiled)]).is_err(), "{is}");
    }
    assert!(read(&[]).is_err());
}

/// A released version is never changed: entries name it. A new wording is a new file.
#[test]
fn a_released_version_is_as_it_was() {
    use sha2::{Digest, Sha256};
    const RELEASED: &[(&str, &str)] = &[(
        "2026-1",
        "6da2f8e7b878632bd64a6e44d834e52acad9adf8ed7224a81bd1a0cf70f3485e",
    )];
    for (version, sum) in RELEASED {
        let (_, text) = FILES
            .iter()
            .find(|(file, _)| *file == format!("{version}.toml"))
            .unwrap();
        let digest = Sha256::digest(text.replace("\r\n", "\n"));
        let found: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(&found, sum, "{version}");
    }
    assert_eq!(RELEASED.len(), FILES.len());
}
