//! A small station whose people are looked for.

use chrono::NaiveDate;
use redwall_rules::{DocumentKind, Sex};
use redwall_store::fact::{
    CertificateIssued, CertificateText, DocumentAdded, DonationCodeAssigned, DonorRegistered, Fact,
    VisitOpened,
};
use redwall_store::{
    CertificateId, DonationId, DonorId, Found, NewStation, Role, StaffId, Store, SystemClock,
    VisitId,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use tempfile::TempDir;

pub struct Station {
    pub store: Store,
    pub staff: StaffId,
    pub donors: BTreeMap<&'static str, DonorId>,
    _folder: TempDir,
}

impl Station {
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewStation {
            station: "试验血站",
            site: "试验献血屋",
            staff: "试验员",
            roles: &Role::ALL,
            password: "山高水长 four horses",
        };
        let data = folder.path().join("data");
        let (store, staff, _) = Store::create(&data, Arc::new(SystemClock), &new).unwrap();
        Self {
            store,
            staff,
            donors: BTreeMap::new(),
            _folder: folder,
        }
    }

    pub fn register(&self, name: &str, born: &str, phone: &str) -> DonorId {
        let donor = DonorId::mint();
        self.store
            .write(self.staff, |write| {
                let fact = DonorRegistered {
                    donor_no: write.next_donor_no()?.0,
                    name: name.to_owned(),
                    sex: Some(Sex::Female),
                    birth_date: born.parse().unwrap(),
                    phone: Some(phone.to_owned()),
                };
                write.append(donor, fact)
            })
            .unwrap();
        donor
    }

    pub fn add_document(&self, donor: DonorId, kind: DocumentKind, number: &str) {
        let number = number.to_owned();
        self.write(donor, DocumentAdded { kind, number });
    }

    pub fn write(&self, subject: DonorId, fact: impl Into<Fact>) {
        self.store
            .write(self.staff, |write| write.append(subject, fact))
            .unwrap();
    }

    pub fn visit(&self, donor: DonorId, code: &str, serial: u32) -> VisitId {
        let (visit, on) = (
            VisitId::mint(),
            NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        );
        let opened = VisitOpened {
            visit,
            on,
            site: String::from("试验献血屋"),
            late: false,
            face_matches_document: true,
            asks_to_continue: false,
            first: false,
        };
        let code = code.to_owned();
        let issued = CertificateIssued {
            certificate: CertificateId::mint(),
            visit,
            donation: DonationId::mint(),
            serial,
            issued_on: on,
            text: CertificateText {
                name: String::from("试验"),
                station: String::from("试验血站"),
                donations: 1,
                whole_blood_ml: 400,
                platelet_units: 0,
            },
        };
        self.store
            .write(self.staff, |write| {
                write.append(donor, opened)?;
                write.append(donor, DonationCodeAssigned { visit, code })?;
                write.append(donor, issued)
            })
            .unwrap();
        visit
    }

    pub fn find(&self, typed: &str) -> Found {
        self.store.find(typed).unwrap()
    }

    pub fn names(&self, typed: &str) -> Vec<String> {
        let hits = self.find(typed).hits;
        hits.into_iter().map(|hit| hit.name).collect()
    }
}
