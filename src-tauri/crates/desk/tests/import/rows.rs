//! Rows of every sort: how donors are found, what is known already, what is refused.

use crate::station::Station;
use redwall_desk::ErrorCode;
use rstest::rstest;
use serde_json::{Value, json};

const WOMAN: &str = "511100199001010022";
const OTHER: &str = "511100199001010057";

fn counts(report: &Value) -> [u64; 3] {
    let rows = &report["totals"]["rows"];
    ["added", "known", "refused"].map(|name| rows[name].as_u64().unwrap())
}

fn refusals(report: &Value) -> Vec<(u64, String)> {
    let refused = report["refused"].as_array().unwrap().iter();
    refused
        .map(|row| {
            let field = row["field"].as_str().unwrap_or_default().to_owned();
            (row["row"].as_u64().unwrap(), field)
        })
        .collect()
}

fn donor() -> String {
    format!("档案号,姓名,身份证号码,手机号\nLS1,黄小兰,{WOMAN},12100000001\n")
}

fn gift(code: &str, on: &str, amount: &str) -> String {
    format!("档案号,献血码,献血日期,献血类型,献血量\nLS1,{code},{on},全血,{amount}\n")
}

#[test]
fn incident_15_the_same_file_again_adds_nothing() {
    let station = Station::new();
    let text = format!(
        "档案号,姓名,身份证号码,献血码,献血日期,献血类型,献血量,流水号\n\
         LS1,黄小兰,{WOMAN},Z511119000001,2019-3-1,全血,400,N1\n\
         LS1,黄小兰,{WOMAN},,2020年1月5日,全血,300ml,N2\n\
         LS2,刘大山,{OTHER},,20210101,单采血小板,1治疗量,\n"
    );
    assert_eq!(counts(&station.import(&text)), [3, 0, 0]);
    let (entries, donors) = (station.entries(), station.exported("donors"));
    // Each export is an entry of its own.
    let entries = entries + 1;
    assert_eq!(station.entries(), entries);
    assert_eq!(counts(&station.import(&text)), [0, 3, 0]);
    assert_eq!(station.entries(), entries);
    assert_eq!(station.exported("donors"), donors);
    assert_eq!(station.exported("donations").len(), 3);
    station.is_sound();
}

#[test]
fn incident_15_a_donor_of_the_desk_is_found_and_not_doubled() {
    let station = Station::new();
    let person = json!({ "document": { "number": WOMAN }, "name": "黄小兰" });
    let donor = station.ok("donor_register", person)["id"].clone();
    assert_eq!(counts(&station.import(&self::donor())), [1, 0, 0]);
    assert_eq!(station.exported("donors").len(), 1);
    let found = station.ok("donor_search", json!({ "query": "LS1" }));
    assert_eq!(
        found["hits"][0]["donor"], donor,
        "the old number finds the donor"
    );

    // By the old number alone; somebody else's name is refused.
    assert_eq!(
        counts(&station.import(&gift("", "2020-1-5", "400"))),
        [1, 0, 0]
    );
    let wrong = "档案号,姓名,献血日期,献血类型,献血量\nLS1,刘大山,2021-1-5,全血,400\n";
    assert_eq!(refusals(&station.import(wrong)), [(2, "name".into())]);
    let page = station.ok("donor_open", json!({ "donor": donor }));
    assert_eq!(page["history"].as_array().unwrap().len(), 1);
}

#[test]
fn a_near_name_of_the_same_birth_is_registered_and_becomes_a_task() {
    let station = Station::new();
    station.import(&donor());
    let near = "姓名,性别,出生日期,证件类型,证件号码\n黄晓兰,女,1990-1-1,护照,E12345678\n";
    assert_eq!(counts(&station.import(near)), [1, 0, 0]);
    let tasks = station.ok("task_list", json!({}));
    assert_eq!(tasks[0]["about"], "possible_duplicate");
    assert_eq!(tasks.as_array().unwrap().len(), 1);
}

#[test]
fn an_imported_donation_counts_for_the_interval_and_the_honours() {
    let station = Station::new();
    station.import(&donor());
    station.import(&gift("", "2026-9-1", "400"));
    let found = station.ok("donor_search", json!({ "query": "LS1" }));
    let donor = json!({ "donor": found["hits"][0]["donor"] });
    let page = station.ok("donor_open", donor.clone());
    assert_eq!(page["verdicts"][0]["verdict"], "defer");
    assert_eq!(page["verdicts"][0]["next"], "2027-03-01");
    assert_eq!(page["tally"]["count"], 2);

    let declared = "档案号,献血日期,献血类型,献血量,记录来源\nLS1,2020-1-5,全血,400,自述\n";
    station.import(declared);
    let page = station.ok("donor_open", donor);
    assert_eq!(page["tally"]["count"], 2, "what is only said earns nothing");
    assert_eq!(page["history"][1]["source"], "declared");
    assert_eq!(station.exported("donors")[0]["donations"], 1);
}

#[test]
fn incident_10_a_donation_of_the_desk_that_an_import_shows_to_be_too_early_becomes_a_task() {
    let station = Station::new();
    let walk_in = json!({
        "document": { "number": WOMAN }, "name": "黄小兰",
        "interview": { "form_no": "F1", "consent": true, "by": "试验医师" },
        "plan": { "kind": "whole_blood", "ml": 400 },
        "exam": {
            "weight_kg": 55, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
            "temperature_c": 36.5, "haemoglobin_g_l": 128,
        },
        "donation_code": "Z511126000001",
    });
    assert_eq!(station.ok("walk_in", walk_in)["verdict"], "accept");
    station.import(&donor());
    station.import(&gift("", "2026-9-1", "400"));
    let tasks = station.ok("task_list", json!({}));
    assert_eq!(tasks[0]["about"], "late_entry_against_rules");
    assert_eq!(tasks[0]["code"], "Z511126000001");
    station.is_sound();
}

#[rstest]
#[case::in_the_future("2026-11-23", "400", "date")]
#[case::before_birth("1989-01-01", "400", "date")]
#[case::as_a_child("2000-01-01", "400", "date")]
#[case::of_two_digits("19-1-5", "400", "date")]
#[case::without_a_day("", "400", "date")]
#[case::of_too_much("2020-1-5", "4000", "amount")]
#[case::of_nothing("2020-1-5", "", "amount")]
fn incident_18_an_implausible_donation_is_refused_and_leaves_nothing(
    #[case] on: &str,
    #[case] amount: &str,
    #[case] field: &str,
) {
    let station = Station::new();
    let text =
        format!("姓名,身份证号码,献血日期,献血类型,献血量\n黄小兰,{WOMAN},{on},全血,{amount}\n");
    assert_eq!(refusals(&station.import(&text)), [(2, field.into())]);
    assert!(station.exported("donors").is_empty(), "not even the donor");
}

#[test]
fn one_code_is_one_donation_of_one_donor() {
    let station = Station::new();
    station.import(&donor());
    station.import(&format!("档案号,姓名,身份证号码\nLS2,刘大山,{OTHER}\n"));
    station.import(&gift("Z511119000001", "2019-3-1", "400"));
    let differs = station.import(&gift("Z511119000001", "2019-3-1", "300"));
    assert_eq!(refusals(&differs), [(2, "code".into())]);
    let of_another = gift("Z511119000001", "2019-3-1", "400").replace("LS1", "LS2");
    assert_eq!(refusals(&station.import(&of_another)), [(2, "code".into())]);
    let same_day = station.import(&gift("Z511119000002", "2019-3-1", "400"));
    assert_eq!(refusals(&same_day), [(2, "date".into())]);
    assert_eq!(
        counts(&station.import(&gift("", "2019-3-1", "400"))),
        [0, 1, 0]
    );
}

#[test]
fn incident_04_a_code_that_nobody_has_explained_is_refused_or_blocks() {
    let station = Station::new();
    station.import(&donor());
    let coded = "档案号,献血日期,献血类型,献血量\nLS1,2020-1-5,01,400\n";
    assert_eq!(refusals(&station.import(coded)), [(2, "kind".into())]);
    let map = json!({ "words": { "kind": { "01": "whole_blood" } } });
    assert_eq!(counts(&station.import_with(coded, map)), [1, 0, 0]);
    // The map is remembered.
    let next = coded.replace("2020", "2021");
    assert_eq!(counts(&station.import(&next)), [1, 0, 0]);

    let deferred = "档案号,延期代码,发生日期\nLS1,T13,2016-11-01\n";
    let report = station.import(deferred);
    assert_eq!(
        report["held"].as_array().unwrap().len(),
        1,
        "T13 is their code, not ours"
    );
    let rows = station.exported("recall");
    assert_eq!(rows[0]["whole_blood"], "defer");
    assert_eq!(
        rows[0]["next_whole_blood"],
        json!(null),
        "until a physician has looked"
    );
    assert_eq!(counts(&station.import(deferred)), [0, 1, 0]);
}

#[test]
fn incident_09_a_deferral_blocks_from_the_moment_it_is_in_and_is_not_set_again_once_ended() {
    let station = Station::new();
    station.import(&donor());
    let map = json!({ "words": { "deferral_code": { "07": "P24" } } });
    let text = "档案号,延期代码,发生日期,发现环节\nLS1,07,2016-11-01,检验\n";
    assert_eq!(counts(&station.import_with(text, map.clone())), [1, 0, 0]);
    assert_eq!(station.exported("recall")[0]["whole_blood"], "exclude");
    let found = station.ok("donor_search", json!({ "query": "LS1" }));
    let donor = json!({ "donor": found["hits"][0]["donor"] });
    let page = station.ok("donor_open", donor);
    assert_eq!(page["deferrals"][0]["source"], "laboratory");
    assert_eq!(counts(&station.import_with(text, map)), [0, 1, 0]);

    let unread = "档案号,延期代码,发生日期\nLS1,07,去年\n";
    let report = station.import(unread);
    assert_eq!(report["held"][0]["field"], "event");
    let nobody = "档案号,延期代码,发生日期\nLS7,07,2016-11-01\n";
    assert_eq!(
        refusals(&station.import(nobody)),
        [(2, "old_number".into())]
    );
}

#[test]
fn deferrals_are_taken_in_by_one_who_may_see_health_reasons() {
    let station = Station::new();
    station.import(&donor());
    let file = station.file("延期.csv", "档案号,延期代码\nLS1,07\n");
    station.on_duty("管理");
    let refused = station.job("import_run", json!({ "file": file }));
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotAllowed);
    let preview = station.job("import_read", json!({ "file": file })).unwrap();
    assert_eq!(preview["sheets"][0]["kind"], "deferrals");
    assert_eq!(preview["sheets"][0]["unexplained"], json!([]));
}

#[test]
fn documents_awards_and_blocked_documents_come_in_too() {
    let station = Station::new();
    let text = format!(
        "档案号,姓名,身份证号码,其他证件类型,其他证件号码\nLS1,黄小兰,{WOMAN},护照,E12345678\n"
    );
    station.import(&text);
    assert_eq!(station.exported("documents").len(), 2);
    let awards = "档案号,奖项,统计截止日期,金奖末次献血日期\n\
                  LS1,铜奖,2015-12-31,\nLS1,金奖,2019-12-31,\nLS1,金奖,2019-12-31,2019-06-01\n";
    let report = station.import(awards);
    assert_eq!(
        refusals(&report),
        [(3, "cutoff".into())],
        "its donations are missing"
    );
    assert_eq!(station.exported("awards").len(), 2);
    let blocks = "证件类型,证件号码,名单\n护照,E12345678,市疾控\n";
    assert_eq!(counts(&station.import(blocks)), [1, 0, 0]);
    assert_eq!(station.exported("recall")[0]["whole_blood"], "defer");
    assert_eq!(
        station.exported("blocks")[0]["document_number"],
        "E12345678"
    );
    assert_eq!(counts(&station.import(blocks)), [0, 1, 0]);
}

#[test]
fn a_gb_18030_table_is_read_and_its_map_can_be_changed() {
    let station = Station::new();
    let (bytes, _, _) = encoding_rs::GB18030.encode("编号,名,号\nLS1,黄𬭎,511100199001010022\n");
    let file = station.file("old.csv", &bytes);
    let preview = station.job("import_read", json!({ "file": file })).unwrap();
    assert_eq!(preview["encoding"], "gb18030");
    assert_eq!(preview["sheets"][0]["kind"], "ignored");
    assert_eq!(preview["sheets"][0]["unread"], json!(["编号", "名", "号"]));
    let nothing = station
        .job("import_run", json!({ "file": file }))
        .unwrap_err();
    assert_eq!(nothing.field.as_deref(), Some("map"));
    let columns = json!({ "old_number": "编号", "name": "名", "document_number": "号" });
    let map = json!({ "sheets": [{ "sheet": "", "kind": "donors", "columns": columns }] });
    let report = station
        .job("import_run", json!({ "file": file, "map": map }))
        .unwrap();
    assert_eq!(counts(&report), [1, 0, 0]);
    assert_eq!(station.exported("donors")[0]["name"], "黄𬭎");
}

#[test]
fn an_import_that_was_broken_off_goes_on_where_it_stood() {
    let station = Station::new();
    let mut text = String::from("档案号,姓名,性别,出生日期,证件类型,证件号码\n");
    for of in 0..3_000 {
        let (month, day) = (of / 28 % 12 + 1, of % 28 + 1);
        text += &format!(
            "LS{of},黄小兰,女,19{:02}-{month}-{day},护照,E{:08}\n",
            60 + of / 336,
            of
        );
    }
    let file = station.file("donors.csv", &text);
    let stopped = station.broken_off("import_run", json!({ "file": file }), 2_000);
    assert_eq!(stopped.code, ErrorCode::Cancelled);
    assert!(stopped.message.contains("前2000行"), "{stopped}");
    let preview = station.job("import_read", json!({ "file": file })).unwrap();
    assert_eq!(preview["before"]["finished"], false);
    assert_eq!(station.exported("donors").len(), 2_000);
    let rest = station.job("import_run", json!({ "file": file })).unwrap();
    assert_eq!(counts(&rest), [1_000, 2_000, 0]);
    let done = station.job("import_read", json!({ "file": file })).unwrap();
    assert_eq!(done["before"]["finished"], true);
}
