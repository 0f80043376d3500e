//! Samples of the templates, for a station that has changed one and wants to see what it did.
//!
//! A sample shows every look that its template has: designs and sizes, occasions, what is known
//! and what is left open. Its people are made up, its serial reads 样张, its donation codes name
//! a facility that does not exist.

mod certificates;
mod letters;
mod lists;

use chrono::NaiveDate;
use redwall_rules::Level;

use crate::{Design, Document, LabelStock, NameLine, Occasion, Stock, ThankYouCertificate};

pub use certificates::{group, honour, thank_you};
pub use letters::{benefits, deferral, leaflet, record, visit_form};
pub use lists::{calibration, daily, labels, nomination, nominations};

/// What stands for a serial, and for a name where there is no serial.
pub const SERIAL: &str = "样张";
/// A donation code.
pub const CODE: &str = "G123498654321";
/// A number to call.
const PHONE: &str = "0833-0000000";
/// An identity number with a valid check digit; masked wherever it stands.
const IDENTITY_NUMBER: &str = "11010519491231002X";

/// The sample of a template, by the template's file; none if there is no such template.
pub fn of(template: &str, station: &str) -> Option<Vec<Document>> {
    use Document as D;
    let documents = match template {
        "thank-you.typ" | "certificate.typ" => thanks(station),
        "honour.typ" => occasions()
            .map(|occasion| D::Honour(honour(station, occasion)))
            .into(),
        "group.typ" => vec![D::Group(group(station, 36))],
        "common.typ" | "record.typ" => [8, 48]
            .map(|donations| D::Record(record(station, donations)))
            .into(),
        "benefits.typ" => [true, false]
            .map(|unlimited| D::Benefits(benefits(station, unlimited)))
            .into(),
        "deferral.typ" => vec![
            D::Deferral(deferral(station, true)),
            D::Deferral(letters::deferral_left_open(station)),
        ],
        "leaflet.typ" => vec![
            D::Leaflet(leaflet(station)),
            D::Leaflet(letters::leaflet_left_open(station)),
        ],
        "visit-form.typ" => vec![
            D::VisitForm(visit_form(station, Some(letters::signature()))),
            D::VisitForm(letters::visit_form_of_a_deferral(station)),
        ],
        "labels.typ" => [(LabelStock::Roll, 3), (LabelStock::Sheet, 40)]
            .map(|(stock, count)| D::Labels(lists::marked_labels(station, stock, count)))
            .into(),
        "nominations.typ" => vec![D::Nominations(nominations(station, 6))],
        "day.typ" => vec![D::Daily(daily(station, 40))],
        "calibration.typ" => vec![D::Calibration(calibration(station))],
        _ => return None,
    };
    Some(documents)
}

/// Every design on every stock, and a name that is written by hand.
fn thanks(station: &str) -> Vec<Document> {
    let page = |stock, design, name_line| {
        Document::ThankYou(ThankYouCertificate {
            certificate: thank_you(station),
            design,
            stock,
            name_line,
        })
    };
    let designs = [Design::Rules, Design::Waves, Design::Column];
    let by_hand = NameLine::ByHand {
        remark: "姓名第二字为左“金”右“高”".to_owned(),
    };
    [Stock::A4, Stock::Card]
        .into_iter()
        .flat_map(|stock| designs.map(|design| page(stock, design, NameLine::Printed)))
        .chain([page(Stock::A4, Design::Rules, by_hand)])
        .collect()
}

fn occasions() -> [Occasion; 5] {
    let reached = |counts, level| Occasion::Reached { counts, level };
    [
        Occasion::Towards {
            counts: 17,
            level: Level::Bronze,
            needs: 3,
        },
        reached(20, Level::Bronze),
        reached(30, Level::Silver),
        reached(41, Level::Gold),
        Occasion::Round { counts: 100 },
    ]
}

/// The `n`th of many donation codes.
pub fn code(n: u32) -> String {
    format!("G123426{:06}", 100_000 + n)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
