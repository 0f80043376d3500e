//! Pages as they are read: text by poppler, codes by an independent reader.

use crate::station::{Station, code, collection, examination};
use redwall_desk::DeskError;
use serde_json::{Value, json};
use std::process::Command;

/// A donor of whom blood was drawn, with the certificate that was issued.
pub struct Given {
    pub donor: Value,
    pub visit: Value,
    pub donation: Value,
    pub certificate: Value,
}

pub fn given(station: &Station, of: u32) -> Given {
    let (donor, visit) = station.coded(of);
    station.ok("collection_record", collection(&visit, of));
    station.ok("rest_end", json!({ "visit": visit, "reaction": "none" }));
    let certificate = station.ok("certificate_issue", json!({ "visit": visit }))["id"].clone();
    let donation = station.page(&donor)["history"][0]["id"].clone();
    Given {
        donor,
        visit,
        donation,
        certificate,
    }
}

/// A donor whom the examination keeps from donating.
pub fn refused(station: &Station, of: u32) -> (Value, Value) {
    let donor = station.registered(of);
    let visit = station.interviewed(&donor);
    station.ok("examination_record", examination(&visit, 91.0));
    (donor, visit)
}

pub fn drawn(station: &Station, paper: &Value) -> Result<Vec<u8>, DeskError> {
    let request = json!({ "command": "paper_pdf", "request": { "paper": paper } });
    station.desk.page(request).map(|sheet| sheet.bytes)
}

/// The text of a document without any space.
pub fn text(station: &Station, paper: &Value) -> String {
    let pdf = drawn(station, paper).unwrap_or_else(|error| panic!("{paper}: {error}"));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let read = Command::new("pdftotext").arg(file.path()).arg("-").output();
    let text = String::from_utf8(read.unwrap().stdout).unwrap();
    text.split_whitespace().collect()
}

/// A page as a picture.
pub fn picture(station: &Station, paper: &Value, page: u64, pixels_wide: u32) -> image::GrayImage {
    let request = json!({ "paper": paper, "page": page, "pixels_wide": pixels_wide });
    let request = json!({ "command": "paper_preview", "request": request });
    let png = station.desk.page(request).unwrap().bytes;
    image::load_from_memory(&png).unwrap().to_luma8()
}

/// The text of the code on a page, read from its picture.
pub fn code_on(station: &Station, paper: &Value) -> String {
    let picture = picture(station, paper, 1, 3000);
    let (width, height) = picture.dimensions();
    let kind = Some(rxing::BarcodeFormat::QR_CODE);
    let found = rxing::helpers::detect_in_luma(picture.into_raw(), width, height, kind);
    found.unwrap().getText().to_owned()
}

pub fn thank_you(certificate: &Value) -> Value {
    json!({ "kind": "thank_you", "certificates": [certificate] })
}

pub fn issued(paper: &Value) -> Value {
    json!({ "kind": "issued", "paper": paper["id"] })
}

pub fn code_of(of: u32) -> String {
    code(of)
}
