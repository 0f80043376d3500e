//! A deferral's life: set from any source, in effect, ended or voided, visible throughout.

use crate::people::{examination, interview, measurements};
use crate::station::{Station, TODAY, donor_id};
use redwall_desk::ErrorCode;
use redwall_store::{DeferralId, fact};
use rstest::rstest;
use serde_json::{Value, json};

fn verdicts(page: &Value) -> [String; 2] {
    [0, 1].map(|kind| {
        page["verdicts"][kind]["verdict"]
            .as_str()
            .unwrap()
            .to_owned()
    })
}

fn ended(deferral: &Value, from: &str) -> Value {
    json!({ "deferral": deferral, "from": from, "reason": "复查合格" })
}

#[test]
fn a_deferral_from_any_source_says_who_found_it() {
    let station = Station::new();
    station.on_duty("接待");
    let donor = station.registered(1);
    station.on_duty("医师");
    for source in [
        "interview",
        "examination",
        "laboratory",
        "other_station",
        "blocked_document",
        "physician",
    ] {
        let request = json!({
            "donor": donor, "source": source,
            "deferral": { "code": "T01", "event": TODAY },
        });
        let page = station.ok("deferral_set", request);
        assert_eq!(page["deferrals"][0]["source"], source);
        assert_eq!(page["deferrals"][0]["set"]["by"], "医师");
        assert_eq!(page["deferrals"][0]["set"]["on"], TODAY);
    }
    station.on_duty("院长");
    let donor = station.registered(2);
    let visit = station.visit(&donor)["id"].clone();
    let mut answers = interview(&visit);
    answers["deferrals"] = json!([{ "code": "T01", "event": TODAY }]);
    station.ok("interview_record", answers);
    assert_eq!(station.page(&donor)["deferrals"][0]["source"], "interview");
}

#[test]
fn the_strictest_of_several_stands() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.registered(1);
    station.deferred(&donor, json!({ "code": "T01", "event": TODAY }));
    let longer = station.deferred(&donor, json!({ "code": "T12", "event": TODAY }));
    let page = station.page(&donor);
    assert_eq!(page["verdicts"][0]["next"], "2026-11-29");
    station.ok("deferral_end", ended(&longer, TODAY));
    let page = station.page(&donor);
    assert_eq!(page["verdicts"][0]["next"], "2026-11-25");
    assert_eq!(verdicts(&page)[0], "defer", "the shorter one still stands");
}

#[test]
fn a_voided_deferral_never_blocks_and_stays_visible_with_who_when_and_why() {
    let station = Station::new();
    station.on_duty("接待");
    let donor = station.registered(1);
    station.on_duty("医师");
    let deferral = station.deferred(&donor, json!({ "code": "P23", "permanent": true }));
    let void = json!({ "deferral": deferral, "reason": "同名误记" });
    let own = station.refused("deferral_void", void.clone());
    assert_eq!(own.code, ErrorCode::SecondPerson);
    assert!(own.message.contains("另一位医师"), "{}", own.message);

    station.on_duty("二医师");
    let page = station.ok("deferral_void", void.clone());
    assert_eq!(verdicts(&page), ["accept", "accept"]);
    let row = &page["deferrals"][0];
    assert_eq!(row["voided"], true);
    assert_eq!(row["active"], false);
    assert_eq!(row["voiding"]["by"], "二医师");
    assert_eq!(row["voiding"]["on"], TODAY);
    assert_eq!(row["voiding"]["reason"], "同名误记");
    let again = station.refused("deferral_void", void);
    assert_eq!(again.code, ErrorCode::OutOfOrder);
    let end = station.refused("deferral_end", ended(&deferral, TODAY));
    assert_eq!(end.code, ErrorCode::OutOfOrder);

    station.deferred(&donor, json!({ "code": "T01", "event": TODAY }));
    let page = station.page(&donor);
    assert_eq!(page["deferrals"][0]["active"], true);
    assert_eq!(
        page["deferrals"][1]["active"], false,
        "a voided record is no other's"
    );
}

#[rstest]
#[case::permanent_by_word(json!({ "code": "P23", "permanent": true }), "physician", true)]
#[case::permanent_by_code(json!({ "code": "P01" }), "interview", true)]
#[case::by_the_laboratory(json!({ "code": "T13", "event": TODAY }), "laboratory", true)]
#[case::by_the_examination(json!({ "code": "T13", "event": TODAY }), "examination", true)]
#[case::by_an_answer(json!({ "code": "T13", "event": TODAY }), "interview", false)]
#[case::by_the_physician(json!({ "code": "T13", "event": TODAY }), "physician", false)]
fn incident_06_a_result_or_what_is_for_ever_is_ended_by_a_second_person(
    #[case] deferral: Value,
    #[case] source: &str,
    #[case] needs_second: bool,
) {
    let station = Station::new();
    station.on_duty("接待");
    let donor = station.registered(1);
    station.on_duty("医师");
    let request = json!({ "donor": donor, "deferral": deferral, "source": source });
    let set = station.ok("deferral_set", request);
    let id = &set["deferrals"][0]["id"];
    let own = station.ask("deferral_end", ended(id, TODAY));
    if !needs_second {
        assert_eq!(verdicts(&own.unwrap()), ["accept", "accept"]);
        return;
    }
    let refused = own.unwrap_err();
    assert_eq!(refused.code, ErrorCode::SecondPerson);
    assert_ne!(verdicts(&station.page(&donor))[0], "accept");
    station.on_duty("二医师");
    let page = station.ok("deferral_end", ended(id, TODAY));
    assert_eq!(verdicts(&page), ["accept", "accept"]);
    assert_eq!(page["deferrals"][0]["ending"]["by"], "二医师");
    assert_eq!(page["deferrals"][0]["ending"]["reason"], "复查合格");
}

#[test]
fn what_ends_a_deferral_must_fit_it() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.registered(1);
    let deferral = station.deferred(&donor, json!({ "code": "T13", "event": "2026-11-20" }));
    let early = station.refused("deferral_end", ended(&deferral, "2026-11-19"));
    assert_eq!(early.field.as_deref(), Some("from"));
    let mut silent = ended(&deferral, TODAY);
    silent["reason"] = json!("  ");
    let silent = station.refused("deferral_end", silent);
    assert_eq!(silent.field.as_deref(), Some("reason"));
    let nobody = station.refused("deferral_end", ended(&json!(DeferralId::mint()), TODAY));
    assert_eq!(nobody.code, ErrorCode::NotFound);
    station.ok("deferral_end", ended(&deferral, TODAY));
    let twice = station.refused("deferral_end", ended(&deferral, "2026-11-23"));
    assert_eq!(twice.code, ErrorCode::OutOfOrder);
    let backwards = json!({
        "donor": donor,
        "deferral": { "code": "P23", "from": "2026-12-01", "until": "2026-12-01" },
    });
    let backwards = station.refused("deferral_set", backwards);
    assert_eq!(backwards.field.as_deref(), Some("deferral.until"));
}

#[test]
fn incident_04_a_code_that_nobody_knows_is_refused_and_blocks_where_it_is() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.registered(1);
    let local = json!({ "donor": donor, "deferral": { "code": "X99" } });
    let refused = station.refused("deferral_set", local);
    assert_eq!(refused.field.as_deref(), Some("deferral.code"));
    assert_eq!(verdicts(&station.page(&donor)), ["accept", "accept"]);

    // From another program, or a version before.
    let foreign = fact::DeferralSet {
        deferral: DeferralId::mint(),
        visit: None,
        code: "X99".into(),
        event: None,
        from: None,
        until: Some(crate::station::day("2020-01-01")),
        permanent: false,
        source: None,
    };
    station.write(donor_id(&donor), vec![foreign.into()]);
    let page = station.page(&donor);
    assert_eq!(verdicts(&page), ["defer", "defer"]);
    assert_eq!(page["verdicts"][0]["next"], json!(null));
    assert_eq!(station.visit(&donor)["step"], "refused");
}

#[test]
fn incident_05_the_verdict_is_computed_and_moves_with_the_day_alone() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.registered(1);
    station.deferred(&donor, json!({ "code": "T01", "event": TODAY }));
    assert_eq!(verdicts(&station.page(&donor)), ["defer", "defer"]);
    let changes = || station.ok("donor_changes", json!({ "donor": donor }));
    let before = changes();
    for (days, verdict) in [(2, "defer"), (3, "accept"), (1, "defer")] {
        station.move_to(days);
        station.on_duty("院长");
        assert_eq!(verdicts(&station.page(&donor))[0], verdict, "{days}");
    }
    assert_eq!(changes(), before, "nothing was written between");
    let proved = station.job("journal_verify", json!({})).unwrap();
    assert_eq!(proved["differences"], json!([]));
}

#[test]
fn incident_11_until_is_the_first_day_on_which_donating_is_allowed_everywhere() {
    let station = Station::new();
    station.on_duty("院长");
    let (page, visit, walked, day_before) = (
        station.registered(1),
        station.registered(2),
        station.registered(3),
        station.registered(4),
    );
    for donor in [&page, &visit, &walked, &day_before] {
        station.deferred(donor, json!({ "code": "T01", "event": TODAY }));
    }
    let until = "2026-11-25";
    let shown = station.page(&page);
    assert_eq!(shown["deferrals"][0]["until"], until);
    assert_eq!(shown["verdicts"][0]["next"], until);

    station.move_to(2);
    station.on_duty("院长");
    assert_eq!(verdicts(&station.page(&page))[0], "defer");
    assert_eq!(station.visit(&visit)["step"], "refused");
    station.unjudged_donation(&day_before, "2026-11-24", "Z511126000004", measurements());
    let before = station.job("day_reconcile", json!({})).unwrap();
    assert_eq!(before["donations"][0]["then"], "defer");
    assert_eq!(before["donations"][0]["rules_now"], json!(["deferral.T01"]));

    station.move_to(3);
    station.on_duty("院长");
    assert_eq!(verdicts(&station.page(&page))[0], "accept");
    assert_eq!(station.visit(&visit)["step"], "interview");
    let line = crate::people::walk_in(&crate::people::woman(3), "Z511126000003");
    assert_eq!(station.ok("walk_in", line)["verdict"], "accept");
    let on_the_day = station.job("day_reconcile", json!({})).unwrap();
    assert_eq!(on_the_day["donations"][0]["then"], "accept");
    assert_eq!(on_the_day["donations"][0]["now"], "accept");
    assert_eq!(on_the_day["against"], 0);
}

#[test]
fn incident_12_an_ended_permanent_deferral_is_over_on_page_visit_and_walk_in_alike() {
    let station = Station::new();
    station.on_duty("院长");
    let (visited, walked) = (station.registered(1), station.registered(2));
    let ids = [&visited, &walked]
        .map(|donor| station.deferred(donor, json!({ "code": "P23", "permanent": true })));
    station.on_duty("二医师");
    for id in &ids {
        let page = station.ok("deferral_end", ended(id, "2026-11-24"));
        assert_eq!(
            verdicts(&page),
            ["exclude", "exclude"],
            "not before its day"
        );
    }
    let line = crate::people::walk_in(&crate::people::woman(2), "Z511126000002");
    station.move_to(1);
    station.on_duty("院长");
    assert_eq!(verdicts(&station.page(&visited))[0], "exclude");
    assert_eq!(station.visit(&visited)["step"], "refused");
    assert_eq!(station.ok("walk_in", line.clone())["verdict"], "exclude");

    station.move_to(2);
    station.on_duty("院长");
    let page = station.page(&visited);
    assert_eq!(verdicts(&page), ["accept", "accept"]);
    assert_eq!(page["verdicts"][0]["next"], "2026-11-24");
    assert_eq!(page["deferrals"][0]["ended"], "2026-11-24");
    assert_eq!(station.visit(&visited)["step"], "interview");
    assert_eq!(station.ok("walk_in", line)["verdict"], "accept");
}

#[test]
fn incident_17_a_deferral_set_at_one_desk_blocks_the_next_read_and_the_next_step_at_the_other() {
    let here = Station::new();
    here.on_duty("院长");
    let there = here.another_desk();
    there.on_duty("医师");
    let open: Vec<_> = (1..=4).map(|of| here.registered(of)).collect();
    let visits: Vec<_> = open
        .iter()
        .map(|donor| here.visit(donor)["id"].clone())
        .collect();
    for visit in &visits[1..] {
        here.ok("interview_record", interview(visit));
    }
    for visit in &visits[2..] {
        here.ok("examination_record", examination(visit));
    }
    let code = |visit, code| json!({ "visit": visit, "code": code });
    here.ok("donation_code_assign", code(&visits[3], "Z511126000004"));

    for donor in &open {
        assert_eq!(verdicts(&here.page(donor))[0], "accept");
        there.deferred(donor, json!({ "code": "P23", "permanent": true }));
        assert_eq!(verdicts(&here.page(donor))[0], "exclude");
    }
    let drawn = json!({
        "visit": visits[3], "code": "Z511126000004", "drawn": { "kind": "whole_blood", "ml": 400 },
    });
    for (command, request) in [
        ("interview_record", interview(&visits[0])),
        ("examination_record", examination(&visits[1])),
        ("donation_code_assign", code(&visits[2], "Z511126000003")),
        ("collection_record", drawn),
    ] {
        let visit = here.ok(command, request);
        assert_eq!(visit["step"], "refused", "{command}");
        assert_eq!(visit["donation"], json!(null), "{command}");
    }
}

#[test]
fn a_deferral_known_after_a_donation_raises_a_task_for_each_donation_that_it_concerns() {
    let station = Station::new();
    station.on_duty("院长");
    let cases = [
        (json!({ "code": "T13", "event": "2026-11-21" }), 0),
        (json!({ "code": "T13", "event": "2026-11-20" }), 1),
        (json!({ "code": "T01", "event": "2026-02-27" }), 1),
        (json!({ "code": "P24", "event": TODAY }), 2),
    ];
    for (of, (deferral, tasks)) in (1..).zip(cases) {
        let donor = station.registered(of);
        for (day, code) in [("2026-03-01", 2 * of), ("2026-11-20", 2 * of + 1)] {
            let code = format!("Z511126{code:06}");
            station.unjudged_donation(&donor, day, &code, measurements());
        }
        let open = || station.tasks_about(&donor).len();
        station.deferred(&donor, deferral.clone());
        assert_eq!(open(), tasks, "{deferral}");
        station.deferred(&donor, deferral.clone());
        assert_eq!(open(), tasks, "a donation has one open task of a kind");
    }
}
