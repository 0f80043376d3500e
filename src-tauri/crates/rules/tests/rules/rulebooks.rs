//! Rulebooks: laid over one another, judged by the day, refused with file, line and reason.

use redwall_rules::{REVISION_2025_DRAFT, Rulebook, Standing, Value, Verdict, self_test};
use rstest::rstest;

use crate::people::{WHOLE_BLOOD, adult, at_desk, born, day, deferral, ids, shipped, whole_blood};

const HEADER: &str = "[rulebook]\nname = \"x\"\nstatus = \"in_force\"\nfrom = 2027-01-01\n";

fn with(body: &str) -> String {
    format!("{HEADER}{body}")
}

fn laid_over(body: &str) -> Rulebook {
    Rulebook::with_layers(&[("x.toml", &with(body))]).expect("a right rulebook")
}

const NINETY_DAYS: &str = "[interval.whole_blood.whole_blood]
value = 90
unit = \"days\"
clause = \"a new law\"
source = \"found\"
";

#[test]
fn the_day_judged_decides_which_rule_holds() {
    let rulebook = laid_over(NINETY_DAYS);
    let mut facts = adult();
    facts.history = vec![whole_blood("2026-09-01")];
    let before = at_desk(&facts, WHOLE_BLOOD, "2026-12-31", &rulebook);
    assert_eq!(
        before.until,
        Some(day("2027-03-01")),
        "six months by the rule of that day"
    );
    assert_eq!(
        before.next.whole_blood,
        Some(day("2027-01-01")),
        "the new law comes first"
    );
    let after = at_desk(&facts, WHOLE_BLOOD, "2027-01-01", &rulebook);
    assert_eq!(after.verdict, Verdict::Accept);
    let of_clause = at_desk(&facts, WHOLE_BLOOD, "2026-12-31", &rulebook);
    let words = of_clause.explain(&facts, &WHOLE_BLOOD, &rulebook);
    assert_eq!(words[0].clause, "GB 18467-2011 献血量和献血间隔");
}

#[test]
fn a_rule_may_end() {
    let text = with(NINETY_DAYS).replace("from = 2027-01-01", "from = 2027-01-01\nto = 2027-01-31");
    let rulebook = Rulebook::with_layers(&[("x.toml", &text)]).expect("a right rulebook");
    let mut facts = adult();
    facts.history = vec![whole_blood("2026-10-15")];
    let last = at_desk(&facts, WHOLE_BLOOD, "2027-01-31", &rulebook);
    assert_eq!(
        last.verdict,
        Verdict::Accept,
        "the last day itself is in force"
    );
    let after = at_desk(&facts, WHOLE_BLOOD, "2027-02-01", &rulebook);
    assert_eq!(after.until, Some(day("2027-04-15")));
}

#[test]
fn a_setting_may_change_within_one_file() {
    let rulebook = laid_over(
        "[[age.max]]\nvalue = 60\nunit = \"years\"\nclause = \"\"\nsource = \"found\"\nto = 2027-12-31\n\
         [[age.max]]\nvalue = 65\nunit = \"years\"\nclause = \"\"\nsource = \"found\"\nfrom = 2028-01-01\n",
    );
    let verdict = |on| at_desk(&born("1967-06-01"), WHOLE_BLOOD, on, &rulebook).verdict;
    assert_eq!(verdict("2026-12-31"), Verdict::Exclude);
    assert_eq!(verdict("2027-01-01"), Verdict::Accept);
    assert_eq!(verdict("2027-12-31"), Verdict::Exclude);
    assert_eq!(verdict("2028-01-01"), Verdict::Accept);
}

#[test]
fn the_draft_holds_only_when_it_is_named() {
    let facts = born("1966-01-01");
    let shipped = shipped();
    let drafted = Rulebook::with_layers(&[REVISION_2025_DRAFT]).expect("a right draft");
    assert_eq!(
        at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped).verdict,
        Verdict::Exclude
    );
    assert_eq!(
        at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &drafted).verdict,
        Verdict::Accept
    );
    assert_eq!(self_test(&drafted), Ok(()));
}

#[test]
fn days_before_the_oldest_rulebook_are_judged_by_it() {
    let rulebook = shipped();
    let found = at_desk(&born("1960-01-01"), WHOLE_BLOOD, "2005-06-01", &rulebook);
    assert_eq!(found.verdict, Verdict::Accept);
    assert!(rulebook.deferral_reason("T13", day("2005-06-01")).is_some());
}

#[test]
fn a_station_may_decide_what_is_left_to_it() {
    let rulebook = laid_over(
        "[[reason]]\ncode = \"P26\"\nreason_zh = \"ALT\"\nreason_en = \"ALT\"\ncounted_from = \"result date\"\n\
         duration = \"P14D\"\nscope = \"ALL\"\nclause = \"\"\nsource = \"to confirm\"\n",
    );
    let mut facts = adult();
    facts.deferrals = vec![deferral("P26")];
    facts.deferrals[0].event = Some(day("2027-01-05"));
    assert_eq!(
        at_desk(&facts, WHOLE_BLOOD, "2027-01-06", &rulebook).until,
        Some(day("2027-01-19"))
    );
    assert_eq!(
        at_desk(&facts, WHOLE_BLOOD, "2027-01-06", &shipped()).until,
        None
    );
}

#[test]
fn every_shipped_setting_has_a_clause_or_waits_for_one() {
    for (key, setting) in shipped().settings(day("2026-11-22")) {
        let found = setting.standing == Standing::Found;
        assert!(!found || !setting.clause.is_empty(), "{key}");
    }
}

#[test]
fn the_shipped_numbers_are_those_of_the_standard() {
    let rulebook = shipped();
    let on = day("2026-11-22");
    let value = |key| {
        rulebook
            .setting(key, on)
            .map(|setting| setting.value.clone())
    };
    assert_eq!(value("age.min"), Some(Value::Whole(18)));
    assert_eq!(
        value("volume.whole_blood"),
        Some(Value::Wholes(vec![200, 300, 400]))
    );
    assert_eq!(value("exam.haematocrit.min"), Some(Value::Decimal(0.36)));
    assert_eq!(rulebook.clause("age.min", on), "GB 18467-2011 7.1");
    assert_eq!(rulebook.clause("exam.temperature.min", on), "条款待核");
    assert_eq!(rulebook.deferral_reasons().count(), 84);
}

#[rstest]
#[case("[rulebook", 1, "TOML")]
#[case("name = \"x\"\n", 1, "[rulebook]")]
#[case(
    "[rulebook]\nname = \"x\"\nstatus = \"law\"\nfrom = 2027-01-01\n",
    3,
    "in_force or draft"
)]
#[case("[rulebook]\nname = \"x\"\nstatus = \"in_force\"\n", 1, "first day")]
#[case(
    "[rulebook]\nname = \"x\"\nstatus = \"draft\"\nform = 2027-01-01\n",
    4,
    "unknown key form"
)]
#[case(
    "[rulebook]\nname = \"x\"\nstatus = \"draft\"\nfrom = 2027-01-02\nto = 2027-01-01\n",
    5,
    "before from"
)]
fn a_wrong_header_is_refused(#[case] text: &str, #[case] line: usize, #[case] reason: &str) {
    refused(text, line, reason);
}

#[rstest]
#[case("[interval.plasma]\nvalue = 1\n", 5, "unknown setting interval.plasma")]
#[case(
    "[age.min]\nvalue = 18\nclause = \"\"\nsource = \"found\"\n",
    5,
    "unit is missing"
)]
#[case(
    "[age.min]\nvalue = 18\nunit = \"years\"\nsource = \"found\"\n",
    5,
    "clause is missing"
)]
#[case(
    "[age.min]\nvalue = 18\nunit = \"years\"\nclause = \"\"\n",
    5,
    "source is missing"
)]
#[case(
    "[age.min]\nunit = \"years\"\nclause = \"\"\nsource = \"found\"\n",
    5,
    "value is missing"
)]
#[case(
    "[age.min]\nvalue = 18\nunit = \"months\"\nclause = \"\"\nsource = \"found\"\n",
    7,
    "unit is years"
)]
#[case(
    "[age.min]\nvalue = \"18\"\nunit = \"years\"\nclause = \"\"\nsource = \"found\"\n",
    6,
    "whole number"
)]
#[case(
    "[age.min]\nvalue = -18\nunit = \"years\"\nclause = \"\"\nsource = \"found\"\n",
    6,
    "whole number"
)]
#[case(
    "[age.min]\nvalue = 18\nunit = \"years\"\nclause = \"\"\nsource = \"sure\"\n",
    9,
    "found or to confirm"
)]
#[case(
    "[age.min]\nvalue = 18\nunit = \"years\"\nclause = \"\"\nsource = \"found\"\nyear = 1\n",
    10,
    "unknown key year"
)]
#[case(
    "[exam.weight.male]\nvalue = nan\nunit = \"kg\"\nclause = \"\"\nsource = \"found\"\n",
    6,
    "a number"
)]
#[case(
    "[cap.window]\nvalue = 200000\nunit = \"months\"\nclause = \"\"\nsource = \"found\"\n",
    6,
    "too long"
)]
#[case(
    "[age.leap_birthday]\nvalue = \"april_1\"\nclause = \"\"\nsource = \"found\"\n",
    6,
    "march_1"
)]
#[case("[age.min]\nvalue = 18\nvalue = 19\n", 7, "TOML")]
#[case(
    "[[age.min]]\nvalue = 18\nunit = \"years\"\nclause = \"\"\nsource = \"found\"\nto = 2027-06-30\n[[age.min]]\nvalue = 16\nunit = \"years\"\nclause = \"\"\nsource = \"found\"\nfrom = 2027-06-30\n",
    11,
    "overlap"
)]
fn a_wrong_setting_is_refused(#[case] body: &str, #[case] line: usize, #[case] reason: &str) {
    refused(&with(body), line, reason);
}

const REASON: &str = "[[reason]]\ncode = \"L01\"\nreason_zh = \"a\"\nreason_en = \"a\"\ncounted_from = \"-\"\n\
duration = \"P3D\"\nscope = \"ALL\"\nclause = \"\"\nsource = \"found\"\n";

#[rstest]
#[case(format!("{REASON}{REASON}"), 15, "L01 stands here twice")]
#[case(REASON.replace("P3D", "3 days"), 10, "unreadable duration")]
#[case(REASON.replace("\"ALL\"", "\"WB\""), 11, "ALL or PLT")]
#[case(REASON.replace("scope = \"ALL\"\n", ""), 5, "scope is missing")]
#[case(REASON.replace("code = \"L01\"", "code = 1"), 6, "code is a text")]
fn a_wrong_reason_is_refused(#[case] body: String, #[case] line: usize, #[case] reason: &str) {
    refused(&with(&body), line, reason);
}

fn refused(text: &str, line: usize, reason: &str) {
    let error = Rulebook::with_layers(&[("x.toml", text)]).expect_err("a refusal");
    assert_eq!(
        (error.file.as_str(), error.line),
        ("x.toml", line),
        "{error}"
    );
    assert!(error.reason.contains(reason), "{error}");
}

#[test]
fn two_rulebooks_of_one_name_must_not_overlap() {
    let text = with(NINETY_DAYS).replace("\"x\"", "\"national\"");
    let error = Rulebook::with_layers(&[("x.toml", &text)]).expect_err("a refusal");
    assert!(error.reason.contains("overlap"), "{error}");
}

#[test]
fn a_rulebook_that_lets_an_unknown_code_pass_cannot_be_written() {
    let rulebook = laid_over(NINETY_DAYS);
    let mut facts = adult();
    facts.deferrals = vec![deferral("L77")];
    let found = at_desk(&facts, WHOLE_BLOOD, "2027-02-01", &rulebook);
    assert_eq!(ids(&found, &facts), ["deferral.L77"]);
    assert_eq!(self_test(&rulebook), Ok(()));
}

#[test]
fn the_self_test_fails_with_a_sentence_when_the_rules_are_wrong() {
    let rulebook = laid_over(
        "[[reason]]\ncode = \"P01\"\nreason_zh = \"a\"\nreason_en = \"a\"\ncounted_from = \"-\"\n\
         duration = \"P1D\"\nscope = \"ALL\"\nclause = \"\"\nsource = \"found\"\n",
    );
    assert_eq!(self_test(&rulebook), Ok(()), "in force only from 2027 on");
    let text = "[rulebook]\nname = \"x\"\nstatus = \"draft\"\n\
         [[reason]]\ncode = \"P01\"\nreason_zh = \"a\"\nreason_en = \"a\"\ncounted_from = \"-\"\n\
         duration = \"P1D\"\nscope = \"ALL\"\nclause = \"\"\nsource = \"found\"\n";
    let softened = Rulebook::with_layers(&[("x.toml", text)]).expect("a readable rulebook");
    let failure = self_test(&softened).expect_err("a permanent reason became a day");
    assert!(
        failure.to_string().contains("规则自检没有通过"),
        "{failure}"
    );
}
