//! Files that belong to a donor.

use crate::station::Station;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use redwall_desk::{DeskError, ErrorCode, Sheet};
use serde_json::{Value, json};

const PDF: &[u8] = b"%PDF-1.7 a signed form";
const PHOTO: &[u8] = b"\xFF\xD8\xFF a face";
const STAFF: [(&str, &str); 5] = [
    ("接待", "receptionist"),
    ("医师", "physician"),
    ("护士", "nurse"),
    ("证书", "certificate_clerk"),
    ("审核", "auditor"),
];

fn file(donor: &Value, shows: &str, file_type: &str, bytes: &[u8]) -> Value {
    json!({
        "donor": donor, "shows": shows, "file_type": file_type, "content": STANDARD.encode(bytes),
    })
}

fn read(station: &Station, donor: &Value, sha256: &Value) -> Result<Sheet, DeskError> {
    station.desk.page(json!({
        "command": "attachment_read", "request": { "donor": donor, "sha256": sha256 },
    }))
}

#[test]
fn a_form_is_read_by_physicians_and_auditors_and_a_photo_by_all_who_open_records() {
    let station = Station::new().with_staff(&STAFF);
    let donor = station.register("51110019900501002X", "黄小兰");
    station.on_duty("护士");
    let form = station.ok("attachment_add", file(&donor, "form", "pdf", PDF));
    station.on_duty("接待");
    let signed = b"\x89PNG\r\n\x1A\n a signature";
    let signature = station.ok("attachment_add", file(&donor, "signature", "png", signed));
    let photo = station.ok("attachment_add", file(&donor, "photo", "jpeg", PHOTO));
    for (name, reads_forms) in [
        ("接待", false),
        ("护士", false),
        ("证书", false),
        ("医师", true),
        ("审核", true),
    ] {
        station.on_duty(name);
        let sheet = read(&station, &donor, &photo["sha256"]).unwrap();
        assert_eq!((sheet.media_type, &sheet.bytes[..]), ("image/jpeg", PHOTO));
        let listed = station.ok("attachment_list", json!({ "donor": donor }));
        let listed = listed.as_array().unwrap().len();
        assert_eq!(listed, if reads_forms { 3 } else { 1 }, "{name}");
        for health in [&form, &signature] {
            match read(&station, &donor, &health["sha256"]) {
                Ok(_) => assert!(reads_forms, "{name}"),
                Err(error) => {
                    assert!(!reads_forms, "{name}");
                    assert_eq!(error.code, ErrorCode::NotAllowed);
                }
            }
        }
    }
    for name in ["证书", "审核"] {
        station.on_duty(name);
        let refused = station.ask("attachment_add", file(&donor, "photo", "jpeg", PHOTO));
        assert_eq!(refused.unwrap_err().code, ErrorCode::NotAllowed, "{name}");
    }
    station.proved();
}

#[test]
fn the_same_bytes_are_kept_once_whoever_they_show() {
    let station = Station::new();
    let one = station.register("51110019900501002X", "黄小兰");
    let other = station.register("511100199005010046", "黄小梅");
    let first = station.ok("attachment_add", file(&one, "photo", "jpeg", PHOTO));
    let second = station.ok("attachment_add", file(&other, "photo", "jpeg", PHOTO));
    assert_eq!(first["sha256"], second["sha256"]);
    let form = station.ok("attachment_add", file(&one, "form", "pdf", PDF));
    let elsewhere = read(&station, &other, &form["sha256"]).unwrap_err();
    assert_eq!(
        elsewhere.code,
        ErrorCode::NotFound,
        "it is not this donor's"
    );
    station.proved();
}

#[test]
fn a_file_that_is_too_large_or_not_what_it_says_is_refused() {
    let station = Station::new();
    let donor = station.register("51110019900501002X", "黄小兰");
    let entries = station.proved()["entries"].clone();
    let mut large = PHOTO.to_vec();
    large.resize(5 * 1024 * 1024 + 1, 0);
    let mut not_base64 = file(&donor, "photo", "jpeg", PHOTO);
    not_base64["content"] = json!("?");
    for wrong in [
        file(&donor, "photo", "jpeg", &large),
        file(&donor, "photo", "png", PHOTO),
        not_base64,
    ] {
        let refused = station.ask("attachment_add", wrong).unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("content"));
    }
    assert_eq!(station.proved()["entries"], entries);
    large.truncate(5 * 1024 * 1024);
    station.ok("attachment_add", file(&donor, "photo", "jpeg", &large));
}
