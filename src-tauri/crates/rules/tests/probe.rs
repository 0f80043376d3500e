use redwall_rules::*;
#[test] fn probe(){ let r=Rulebook::shipped().unwrap(); let t=std::time::Instant::now(); let x=self_test(&r); println!("{:?}",t.elapsed()); if let Err(e)=x {panic!("{e}")}
 let t=std::time::Instant::now(); let _=Rulebook::shipped().unwrap(); println!("shipped {:?}",t.elapsed()); 
 println!("{}", serde_json::to_string_pretty(&assess_line(r#"{"id":"c1","on":"2026-11-22","stage":"desk",
 "donor":{"sex":"female","birth_date":"1990-05-01"},
 "history":[{"date":"2026-09-01","kind":"whole_blood","ml":400,"outcome":"complete","reaction":"none"},
            {"date":"2026-02-01","kind":"platelets","units":2,"plasma_ml":0,"ml":500}],
 "deferrals":[{"code":"T13","event":"2026-06-30"},{"code":"P23","from":"2025-01-01","permanent":true,"ended":"2026-01-01"}],
 "exam":{"weight_kg":52.5,"systolic_mmhg":118,"diastolic_mmhg":76,"pulse_bpm":72,"temperature_c":36.5,"haemoglobin_g_l":128,"platelets_10e9_l":210,"haematocrit":0.39},
 "plan":{"kind":"platelets","units":2,"plasma_ml":0},
 "asks_to_continue":true,"athlete":false,"matched_recipient":false}"#,&r).unwrap()).unwrap());
 for l in [r#"{"id":"a","foo":1}"#,r#"{"id":7,"on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01","x":1},"plan":{"kind":"whole_blood","ml":400}}"#,
 r#"{"id":7,"on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01"},"plan":{"kind":"whole_blood","ml":-400}}"#,
 r#"{"id":7,"on":"2026-11-22","donor":{"sex":"male","birth_date":"1890-05-01"},"plan":{"kind":"whole_blood","ml":400}}"#,
 r#"{"id":7,"on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01"},"history":[{"date":"2020-02-30","kind":"whole_blood","ml":4}],"plan":{"kind":"whole_blood","ml":400}}"#,
 r#"{"id":7,"on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01"},"history":[{"date":"2020-02-20","kind":"plasma","ml":4}],"plan":{"kind":"whole_blood","ml":400}}"#,
 r#"{"id":7,"on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01"},"exam":{"weight_kg":NaN},"plan":{"kind":"whole_blood","ml":400}}"#,
 r#"{"id":7,"on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01"},"exam":{"weight_kg":"60"},"plan":{"kind":"whole_blood"}}"#,
 r#"{"id":7,"on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01"},"history":[{"date":"2020-02-20","kind":"whole_blood"}],"plan":{"kind":"whole_blood"}}"#,
 r#"{"id":7,"on":"2026-11-22","on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01"}}"#,
 r#"{"on":"2026-11-22","donor":{"sex":"male","birth_date":"1990-05-01"},"exam":{"weight_kg":1e400},"id":"last"}"#, "", "[]", "nonsense", r#"{"id":"x"} y"#] {
  println!("{}", serde_json::to_string(&assess_line(l,&r).unwrap_err()).unwrap()); }
}
