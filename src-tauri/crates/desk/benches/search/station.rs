//! The station that is searched: made once, kept if a folder is named.

use super::ask;
use super::people::{self, Person};
use chrono::NaiveDate;
use redwall_desk::Desk;
use redwall_rules::{DocumentKind, DonationKind, Outcome};
use redwall_store::bulk::{Filling, ReadingFloor};
use redwall_store::fact::{DocumentAdded, DonationCodeAssigned, DonationRecorded, DonorRegistered};
use redwall_store::store::NewStation;
use redwall_store::{DonationId, Role, Store, StoreError, SystemClock, VisitId};
use serde_json::json;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

const STAFF: &str = "院长";
const PASSWORD: &str = "山高水长 four horses";
const DONATIONS: u32 = 5;
/// Records opened before the measurement, so that some were seen lately.
const OPENED: usize = 60;

/// Makes the station, unless it stands there, and the floor that it is measured against.
pub fn at(folder: &Path, people: &[Person]) -> Result<ReadingFloor, StoreError> {
    let (data, plain) = (folder.join("data"), folder.join("plain.db"));
    let clock = Arc::new(SystemClock);
    if Store::exists(&data) {
        let (store, _) = Store::open(&data, clock, STAFF, PASSWORD)?;
        return store.reading_floor(&plain);
    }
    let new = NewStation {
        station: "试验血站",
        site: "试验献血屋",
        staff: STAFF,
        roles: &[Role::Receptionist, Role::Physician, Role::Administrator],
        password: PASSWORD,
    };
    let (store, staff, _) = Store::create(&data, clock, &new)?;
    store.fill(staff, |filling| fill(filling, people))?;
    store.reading_floor(&plain)
}

fn fill(filling: &mut Filling<'_>, people: &[Person]) -> Result<(), StoreError> {
    for person in people {
        let registered = DonorRegistered {
            donor_no: person.number,
            name: person.name.clone(),
            sex: Some(person.sex),
            birth_date: person.birth_date,
            phone: Some(person.phone.clone()),
        };
        filling.apply(person.id.into(), registered)?;
        let document = DocumentAdded {
            kind: DocumentKind::ResidentId,
            number: person.document.clone(),
        };
        filling.apply(person.id.into(), document)?;
    }
    let first = NaiveDate::from_ymd_opt(2012, 1, 1).unwrap_or_default();
    let days =
        |of: u32, person: &Person| chrono::Days::new(u64::from(of * 1_000 + person.number % 900));
    for of in 0..DONATIONS {
        for person in people {
            let date = first.checked_add_days(days(of, person)).unwrap_or(first);
            donate(filling, person, of, date)?;
        }
    }
    Ok(())
}

fn donate(
    filling: &mut Filling<'_>,
    person: &Person,
    of: u32,
    date: NaiveDate,
) -> Result<(), StoreError> {
    let (visit, code) = (VisitId::mint(), code(person.number, of));
    let assigned = DonationCodeAssigned {
        visit,
        code: code.clone(),
    };
    filling.apply(person.id.into(), assigned)?;
    let recorded = DonationRecorded {
        donation: DonationId::mint(),
        visit,
        code,
        date,
        kind: DonationKind::WholeBlood,
        ml: 200 + 100 * (person.number % 3),
        units: 0,
        plasma_ml: 0,
        outcome: Outcome::Complete,
        site: String::from("试验献血屋"),
        late: false,
        remarks: Vec::new(),
        flags: Vec::new(),
    };
    filling.apply(person.id.into(), recorded)
}

/// The code of a person's donation: 13 characters, nobody else's.
pub fn code(person: u32, donation: u32) -> String {
    let (year, sequence) = (20 + person / 1_000_000, person % 1_000_000);
    format!("Z511{donation}{year:02}{sequence:06}")
}

/// The desk with somebody on duty.
pub fn open(folder: &Path) -> Result<Desk, Box<dyn Error>> {
    let desk = Desk::at(folder.join("data"))?;
    ask(
        &desk,
        "session_open",
        json!({ "staff": STAFF, "password": PASSWORD }),
    )?;
    Ok(desk)
}

/// Opens some records.
pub fn open_some(desk: &Desk, people: &[Person]) -> Result<(), Box<dyn Error>> {
    for person in people::some(people, OPENED) {
        let query = json!({ "query": person.document });
        let found = ask(desk, "donor_search", query)?;
        ask(
            desk,
            "donor_open",
            json!({ "donor": found["hits"][0]["donor"] }),
        )?;
    }
    Ok(())
}
