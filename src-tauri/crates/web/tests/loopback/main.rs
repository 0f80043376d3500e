//! The program itself, on a free port, with a real station behind it.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod server;

use serde_json::{Value, json};
use server::{Server, call, command, request};
use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

const PASSWORD: &str = "Xian-Xue-Wu-1949";

#[test]
fn a_command_is_answered_with_json() {
    let server = Server::start();
    let answer = server.ask("/rpc", "desk_read", json!({}));
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("application/json"))
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.json()["station"], "none");
}

#[test]
fn an_error_keeps_its_shape_under_a_status() {
    let server = Server::start();
    let answer = server.ask("/rpc", "donor_search", json!({ "query": "李" }));
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (401, "not_logged_in")
    );
    assert_eq!(answer.json()["field"], Value::Null);
    assert!(
        answer.json()["message"]
            .as_str()
            .is_some_and(|message| !message.is_empty())
    );
}

#[test]
fn what_cannot_be_read_is_refused() {
    let server = Server::start();
    let unknown = server.ask("/rpc", "donor_erase", json!({}));
    assert_eq!(
        (unknown.status, unknown.code().as_str()),
        (400, "bad_request")
    );
    let no_json = server.send(&server.post("/rpc", "station=none"));
    assert_eq!(
        (no_json.status, no_json.code().as_str()),
        (400, "bad_request")
    );
    let job_as_rpc = server.ask("/rpc", "journal_verify", json!({}));
    assert_eq!(
        (job_as_rpc.status, job_as_rpc.code().as_str()),
        (400, "bad_request")
    );
}

#[test]
fn a_body_over_one_megabyte_is_refused() {
    let server = Server::start();
    let long = json!({ "query": "1".repeat(8_000_001) });
    let answer = server.ask("/rpc", "donor_search", long);
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (413, "bad_request")
    );
}

#[test]
fn only_its_own_address_is_answered() {
    let server = Server::start();
    let body = call("desk_read", json!({}));
    let port = server.port;
    let own = format!("127.0.0.1:{port}");
    let foreign = [
        (format!("desk.example:{port}"), None),
        (format!("localhost:{port}"), None),
        ("127.0.0.1".to_owned(), None),
        (own.clone(), Some("http://desk.example")),
        (own.clone(), Some("null")),
    ];
    for (host, origin) in foreign {
        let answer = server.send(&request("POST", "/rpc", &host, origin, &body));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (403, "not_allowed"),
            "{host} {origin:?}"
        );
    }
    let answer = server.send(&request("GET", "/", "desk.example", None, ""));
    assert_eq!(answer.status, 403);
    let answer = server.send(&request("POST", "/rpc", &own, None, &body));
    assert_eq!(answer.status, 200, "a script sends no Origin");
}

#[test]
fn the_screens_come_under_the_windows_policy() {
    let server = Server::start();
    let answer = server.get("/");
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("红色长城"));
    let policy = answer.header("content-security-policy").expect("a policy");
    assert!(policy.contains("default-src 'self'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn nothing_beside_the_screens_is_served() {
    let server = Server::start();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/none.js",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.text());
    }
}

#[test]
fn a_job_tells_its_steps_and_then_its_answer() {
    let server = Server::start();
    let new = json!({ "staff": "周敏", "password": PASSWORD });
    let answer = server.ask("/job", "station_demonstrate", new);
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    let events = events(&answer.text());
    let (end, steps) = events.split_last().expect("events");
    assert_eq!(end.0, "answer", "{}", end.1);
    assert!(end.1["donors"].as_u64().is_some_and(|donors| donors > 0));
    assert!(!steps.is_empty(), "a long command tells how far it is");
    for (name, step) in steps {
        assert_eq!(name, "step");
        assert!(step["done"].as_u64() <= step["total"].as_u64(), "{step}");
    }
    assert_eq!(server.rpc("desk_read", json!({}))["station"], "open");
}

#[test]
fn the_donors_window_has_an_address_of_its_own() {
    let server = Server::start();
    open_station(&server);
    let person = json!({ "document": { "number": "511102199005010022" }, "name": "黄兰" });
    let donor = server.rpc("donor_register", person)["id"].clone();
    let open = json!({ "donor": donor, "face_matches_document": true });
    let visit = server.rpc("visit_open", open)["id"].clone();
    let opened = server.rpc("donor_window_open", json!({ "visit": visit }));
    let ask = |token: &Value, command: &str| {
        let body = json!({ "token": token, "command": command, "request": {} });
        server.send(&server.post("/donor-window", &body.to_string()))
    };
    server.rpc("session_close", json!({}));
    let own = ask(&opened["token"], "own_form_read");
    assert_eq!((own.status, &own.json()["name"]), (200, &json!("黄兰")));
    let other = ask(&opened["token"], "desk_read");
    assert_eq!((other.status, other.code().as_str()), (400, "bad_request"));
    let guessed = ask(&json!("0".repeat(64)), "own_form_read");
    assert_eq!(
        (guessed.status, guessed.code().as_str()),
        (401, "window_closed")
    );
}

#[test]
fn a_refused_job_ends_with_its_error() {
    let server = Server::start();
    let answer = server.ask("/job", "journal_verify", json!({}));
    let events = events(&answer.text());
    assert_eq!(events.len(), 1);
    assert_eq!(
        (events[0].0.as_str(), &events[0].1["code"]),
        ("error", &json!("not_logged_in"))
    );
}

#[test]
fn hanging_up_cancels_a_job() {
    let server = Server::start();
    let new = json!({ "staff": "周敏", "password": PASSWORD });
    let stream = server.open(&server.post("/job", &call("station_demonstrate", new)));
    let mut lines = BufReader::new(stream).lines();
    let first = lines
        .by_ref()
        .map_while(Result::ok)
        .find(|line| line.starts_with("event:"));
    assert_eq!(first.as_deref(), Some("event: step"));
    drop(lines);
    let patience = Instant::now() + Duration::from_secs(60);
    while server
        .data()
        .read_dir()
        .is_ok_and(|mut entries| entries.next().is_some())
    {
        assert!(Instant::now() < patience, "the job was not undone");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(server.rpc("desk_read", json!({}))["station"], "none");
}

#[test]
fn a_certificate_comes_as_bytes_with_type_and_name() {
    let server = Server::start();
    let paper = json!({ "kind": "thank_you", "certificates": [certificate(&server)] });
    let preview = server.ask(
        "/page",
        "paper_preview",
        json!({ "paper": paper, "page": 1, "pixels_wide": 600 }),
    );
    assert_eq!(
        (preview.status, preview.header("content-type")),
        (200, Some("image/png"))
    );
    assert!(preview.body.starts_with(b"\x89PNG"));
    let pdf = server.ask("/page", "paper_pdf", json!({ "paper": paper }));
    assert_eq!(
        (pdf.status, pdf.header("content-type")),
        (200, Some("application/pdf"))
    );
    assert!(pdf.body.starts_with(b"%PDF-"));
    let name = pdf.header("content-disposition").expect("a file name");
    assert!(
        name.starts_with("attachment; filename=\"") && name.ends_with(".pdf"),
        "{name}"
    );
}

#[test]
fn it_ends_when_its_input_ends() {
    let server = Server::start();
    assert!(server.close_input().success());
}

#[test]
fn it_ends_although_a_connection_is_open() {
    let server = Server::start();
    let idle = server.open("POST /rpc HTTP/1.1\r\n");
    let port = server.port;
    assert!(server.close_input().success());
    drop(idle);
    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn without_built_screens_it_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let output = command(folder.path(), &folder.path().join("ui"))
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("npm run build"));
}

/// The events of a job: name and data.
fn events(text: &str) -> Vec<(String, Value)> {
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    blocks
        .map(|block| {
            let field = |name: &str| {
                block
                    .lines()
                    .find_map(|line| line.strip_prefix(name))
                    .expect("a whole event")
            };
            (
                field("event: ").to_owned(),
                serde_json::from_str(field("data: ")).unwrap(),
            )
        })
        .collect()
}

/// A new station, with its founder on duty.
fn open_station(server: &Server) {
    server.rpc(
        "station_create",
        json!({ "station": "嘉州血站", "site": "嘉州献血屋", "staff": "周敏", "password": PASSWORD }),
    );
    server.rpc(
        "session_open",
        json!({ "staff": "周敏", "password": PASSWORD }),
    );
}

/// Serves a first donor from the document to the certificate; gives the certificate's id.
fn certificate(server: &Server) -> Value {
    open_station(server);
    let answer = server.rpc(
        "walk_in",
        json!({
            "document": { "type": "resident_id", "number": "511102199005010022" },
            "name": "黄兰",
            "interview": { "form_no": "Z-1", "consent": true, "by": "周敏" },
            "plan": { "kind": "whole_blood", "ml": 400 },
            "exam": {
                "weight_kg": 55.0, "systolic_mmhg": 118, "diastolic_mmhg": 76, "pulse_bpm": 72,
                "temperature_c": 36.5, "haemoglobin_g_l": 132
            },
            "donation_code": "G123426000001"
        }),
    );
    assert_eq!(answer["verdict"], "accept", "{answer}");
    let hits = server.rpc("donor_search", json!({ "query": answer["donor_no"] }));
    let page = server.rpc("donor_open", json!({ "donor": hits["hits"][0]["donor"] }));
    page["certificates"][0]["id"].clone()
}
