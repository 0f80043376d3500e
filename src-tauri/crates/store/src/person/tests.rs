use super::*;
use crate::clock::Instant;
use crate::connection;
use crate::id::{DeskId, DonationId, StaffId, TaskId};
use crate::journal::fact::*;
use crate::journal::{Author, append};
use crate::projection::TABLES;
use crate::role::Role;
use redwall_rules::{DonationKind, Outcome};
use uuid::Uuid;

struct Desk {
    tables: Connection,
    author: Author,
}

impl Desk {
    fn new() -> Self {
        let author = Author {
            desk: DeskId::mint(),
            staff: StaffId::mint(),
            at: Instant(1_000_000),
        };
        Self {
            tables: connection::in_memory().unwrap(),
            author,
        }
    }

    fn write(&mut self, subject: impl Into<Uuid>, fact: impl Into<Fact>) {
        let transaction = self.tables.transaction().unwrap();
        append(&transaction, self.author, subject.into(), &fact.into()).unwrap();
        transaction.commit().unwrap();
    }

    fn registered(&mut self, donor_no: u32) -> DonorId {
        let donor = DonorId::mint();
        let registered = DonorRegistered {
            donor_no,
            name: "黄小兰".into(),
            sex: None,
            birth_date: "1990-05-01".parse().unwrap(),
            phone: None,
        };
        self.write(donor, registered);
        donor
    }

    fn donation(&mut self, donor: DonorId, code: &str, day: &str, ml: u32) -> DonationId {
        let donation = DonationId::mint();
        let recorded = DonationRecorded {
            donation,
            visit: VisitId::mint(),
            code: code.into(),
            date: day.parse().unwrap(),
            kind: DonationKind::WholeBlood,
            ml,
            units: 0,
            plasma_ml: 0,
            outcome: Outcome::Complete,
            site: "屋".into(),
            late: false,
            remarks: Vec::new(),
            flags: Vec::new(),
        };
        self.write(donor, recorded);
        donation
    }

    fn merge(&mut self, donor: DonorId, into: DonorId) {
        let merged = DonorMerged {
            into,
            reason: "同一人".into(),
            second: None,
        };
        self.write(donor, merged);
    }

    fn unmerge(&mut self, donor: DonorId, from: DonorId) {
        let unmerged = DonorUnmerged {
            from,
            reason: "不是同一人".into(),
            second: None,
        };
        self.write(donor, unmerged);
    }

    /// Every row of every projection but the merges themselves and their tasks.
    fn rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for (table, order) in TABLES {
            if ["alias", "task", "aside"].contains(table) {
                continue;
            }
            let sql = format!("SELECT * FROM {table} ORDER BY {order}");
            let mut statement = self.tables.prepare(&sql).unwrap();
            let columns = statement.column_count();
            let mut found = statement.query([]).unwrap();
            while let Some(row) = found.next().unwrap() {
                let cells = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap()));
                rows.push(format!("{table} {}", cells.collect::<Vec<_>>().join(" ")));
            }
        }
        rows
    }
}

#[test]
fn incident_13_the_tables_after_an_undone_merge_are_those_before_it() {
    let mut desk = Desk::new();
    let (old, keep) = (desk.registered(1), desk.registered(2));
    desk.donation(old, "Z511126000001", "2026-03-01", 400);
    let donation = desk.donation(keep, "Z511126000002", "2026-05-01", 400);
    let before = desk.rows();
    desk.merge(old, keep);
    let task = TaskId::mint();
    let raised = TaskRaised {
        task,
        about: TaskAbout::MergeAgainstRules,
        donation: Some(donation),
        role: Role::Physician,
        merged: Some(old),
    };
    desk.write(keep, raised);
    assert_ne!(desk.rows(), before, "the donation is flagged");
    let voided = TaskVoided {
        task,
        reason: "合并已撤销".into(),
    };
    desk.unmerge(old, keep);
    desk.write(keep, voided);
    assert_eq!(desk.rows(), before);
}

#[test]
fn a_donation_that_two_records_tell_of_counts_once() {
    let mut desk = Desk::new();
    let (old, keep) = (desk.registered(1), desk.registered(2));
    desk.donation(old, "Z511126000001", "2026-03-01", 400);
    desk.donation(keep, "Z511126000001", "2026-03-02", 300);
    desk.donation(keep, "Z511126000002", "2025-03-02", 200);
    desk.merge(old, keep);
    for record in [old, keep] {
        let given = given(&desk.tables, record).unwrap();
        assert_eq!((given.donations, given.whole_blood_ml), (2, 500));
        assert_eq!(
            given.last(),
            "2026-03-02".parse().ok(),
            "what holds off longest"
        );
        assert_eq!(history(&desk.tables, record).unwrap().len(), 2);
    }
    let same = same_donations(&desk.tables, keep).unwrap();
    assert_eq!(same.len(), 1);
    assert_eq!((same[0].0.facts.ml, same[0].1.facts.ml), (300, 400));
    desk.unmerge(old, keep);
    assert_eq!(given(&desk.tables, old).unwrap().whole_blood_ml, 400);
    assert_eq!(given(&desk.tables, keep).unwrap().donations, 2);
}

#[test]
fn a_donation_that_a_record_tells_of_without_its_code_is_the_one_of_that_day() {
    let mut desk = Desk::new();
    let (old, keep) = (desk.registered(1), desk.registered(2));
    desk.donation(old, "", "2024-03-01", 400);
    desk.donation(old, "", "2023-03-01", 200);
    desk.donation(keep, "Z511124000001", "2024-03-01", 400);
    desk.merge(old, keep);
    let donations = donations(&desk.tables, keep).unwrap();
    let codes: Vec<&str> = donations.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["Z511124000001", ""]);
    assert_eq!(given(&desk.tables, old).unwrap().whole_blood_ml, 600);
    let same = same_donations(&desk.tables, keep).unwrap();
    assert_eq!(same.len(), 1);
}

#[test]
fn records_that_desks_merge_in_a_circle_or_in_two_ways_are_one_person() {
    let mut desk = Desk::new();
    let donors: Vec<DonorId> = (1..=4).map(|number| desk.registered(number)).collect();
    let [a, b, c, d] = donors[..] else {
        panic!("four are registered");
    };
    for (donor, into) in [(a, b), (b, a), (a, c), (d, c)] {
        desk.merge(donor, into);
    }
    for record in &donors {
        let group = alias::group(&desk.tables, *record).unwrap();
        assert_eq!(group.stands, c, "merged into no other");
        assert_eq!(group.members.len(), 4);
    }
    desk.unmerge(a, c);
    assert_eq!(standing(&desk.tables, b).unwrap(), a, "registered first");
    assert_eq!(standing(&desk.tables, d).unwrap(), c);
}
