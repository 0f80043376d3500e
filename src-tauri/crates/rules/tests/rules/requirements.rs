//! REQUIREMENTS.md, made from the table of cases: what an inspector asks for.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use redwall_rules::self_test::{SelfTestCase, cases};

use crate::people::shipped;

/// Every rule id of the contract; `deferral.CODE` stands for all codes.
const RULES: [&str; 33] = [
    "identity.sex",
    "history.future",
    "age.min",
    "age.max",
    "age.ask",
    "deferral.CODE",
    "deferral.blocked_document",
    "deferral.unread",
    "interval.whole_blood.whole_blood",
    "interval.whole_blood.platelets",
    "interval.platelets.platelets",
    "interval.platelets.whole_blood",
    "cap.platelets.count",
    "cap.apheresis.volume",
    "volume.whole_blood",
    "volume.platelets",
    "exam.weight",
    "exam.systolic",
    "exam.diastolic",
    "exam.pulse_pressure",
    "exam.pulse",
    "exam.temperature",
    "exam.haemoglobin",
    "exam.platelets",
    "exam.haematocrit",
    "exam.missing.weight_kg",
    "exam.missing.systolic_mmhg",
    "exam.missing.diastolic_mmhg",
    "exam.missing.pulse_bpm",
    "exam.missing.temperature_c",
    "exam.missing.haemoglobin_g_l",
    "exam.missing.platelets_10e9_l",
    "exam.missing.haematocrit",
];

const HEAD: &str = "\
# 要求与测试对照表 / Requirements and the cases that prove them

Made from `rulebooks/cases.jsonl`, the cases that a desk runs before it opens. To make it anew:
`cargo xtask gen`.

| clause | rule | case | comes to |
|---|---|---|---|
";

fn all() -> Vec<SelfTestCase> {
    cases().collect::<Result<_, _>>().expect("a readable table")
}

fn table() -> String {
    let mut rows: Vec<(String, String, usize, String)> = all()
        .into_iter()
        .enumerate()
        .map(|(number, case)| {
            let shown = format!(
                "{number}. {zh} / {en} | {expected}",
                number = number + 1,
                zh = case.zh,
                en = case.en,
                expected = case.expected()
            );
            (case.clause, case.rule, number, shown)
        })
        .collect();
    rows.sort();
    let mut text = HEAD.to_owned();
    for (clause, rule, _, shown) in rows {
        writeln!(text, "| {clause} | `{rule}` | {shown} |").expect("a string");
    }
    text
}

#[test]
fn the_table_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("REQUIREMENTS.md");
    let made = table();
    if std::env::var_os("REDWALL_REGENERATE").is_some() {
        fs::write(&path, &made).expect("a writable folder");
    }
    let kept = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        kept == made,
        "REQUIREMENTS.md is stale: run `cargo xtask gen`"
    );
}

#[test]
fn every_rule_has_a_case_that_finds_it_and_one_that_does_not() {
    let cases = all();
    for rule in RULES {
        let about: Vec<_> = cases.iter().filter(|case| case.rule == rule).collect();
        let finds = |case: &&SelfTestCase| {
            case.finds().iter().any(|id| match rule {
                "deferral.CODE" => {
                    id.starts_with("deferral.")
                        && !["deferral.unread", "deferral.blocked_document"].contains(&id.as_str())
                }
                _ => id == rule,
            })
        };
        assert!(about.iter().any(finds), "no case finds {rule}");
        let spared = about.iter().any(|case| !finds(case));
        assert!(
            spared || rule.starts_with("exam.missing"),
            "no case is spared by {rule}"
        );
    }
}

#[test]
fn no_case_is_about_an_unknown_rule() {
    let known: BTreeSet<&str> = RULES.into_iter().collect();
    for case in all() {
        assert!(
            known.contains(case.rule.as_str()),
            "{} is no rule",
            case.rule
        );
    }
}

#[test]
fn a_case_names_the_clause_that_is_printed() {
    let rulebook = shipped();
    for case in all() {
        let asked = &case.case;
        let found =
            redwall_rules::assess(&asked.facts, &asked.plan, asked.stage, asked.on, &rulebook);
        for explained in found.explain(&asked.facts, &asked.plan, &rulebook) {
            if explained.rule == case.rule {
                assert_eq!(explained.clause, case.clause, "{}", case.en);
            }
        }
    }
}
