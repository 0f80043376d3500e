//! The facts that the desks of the law write.

use super::{circumstances, papers};
use crate::id::{CertificateId, DeferralId, DeskId, DonationId, DonorId, StaffId, TaskId, VisitId};
use crate::journal::entry::Hash;
use crate::journal::fact::*;
use crate::projection::block::block_subject;
use crate::role::Role;
use chrono::NaiveDate;
use redwall_rules::{
    AwardLevel, DocumentKind, DonationKind, Examination, Outcome, Plan, Reaction, Source,
};
use uuid::Uuid;

/// How many kinds of facts there are to write.
pub(super) const KINDS: u8 = PAPERS + papers::KINDS;
const PAPERS: u8 = 50 + circumstances::KINDS;
/// How many visits, donations, deferrals and tasks of a donor entries refer to.
pub(super) const VISITS: u128 = 4;

pub(super) fn id<T: From<Uuid>>(kind: u128, number: u128) -> T {
    Uuid::from_u128(kind << 64 | number).into()
}

/// The fact that an event writes, and whom it is about.
pub(super) fn fact(desk: DeskId, what: u8, whom: u128, salt: u128) -> (Uuid, Fact) {
    let donor = id::<DonorId>(1, whom).uuid();
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let visit: VisitId = id(2, whom * VISITS + salt % VISITS);
    let fresh = id::<DonationId>(3, desk.uuid().as_u128() << 32 | salt);
    let number = u32::try_from(salt).unwrap();
    let fact: Fact = match what {
        0 => StationOpened {
            name: "试验血站".into(),
        }
        .into(),
        1 => SettingChanged {
            key: format!("key{}", salt % 2),
            value: number.into(),
        }
        .into(),
        2 => DeskAdmitted {
            site: "试验献血屋".into(),
            donor_numbers: (1, 9),
            certificate_serials: (1, 9),
        }
        .into(),
        3 => StaffAdded {
            name: "试验员".into(),
            roles: vec![Role::Nurse],
        }
        .into(),
        4 => RecordsOpened {
            opened: vec![Opening {
                donor: donor.into(),
                at: i64::from(number),
            }],
        }
        .into(),
        5 => DonorRegistered {
            donor_no: number,
            name: "黄兰".into(),
            sex: None,
            birth_date: day,
            phone: None,
        }
        .into(),
        6 => PhoneChanged {
            phone: format!("121{number:08}"),
        }
        .into(),
        7 => DocumentAdded {
            kind: DocumentKind::Passport,
            number: format!("E{}", salt % 3),
        }
        .into(),
        8 => VisitOpened {
            visit,
            on: day,
            site: "屋".into(),
            late: false,
            face_matches_document: true,
            asks_to_continue: false,
            first: false,
        }
        .into(),
        9 => InterviewRecorded {
            visit,
            form_no: format!("F{number}"),
            consent: true,
            by: None,
        }
        .into(),
        10 => DonationCodeAssigned {
            visit,
            code: format!("Z{number}"),
        }
        .into(),
        11 => DonationRecorded {
            donation: fresh,
            visit,
            code: format!("Z{number}"),
            date: day,
            kind: DonationKind::WholeBlood,
            ml: 200 + number,
            units: 0,
            plasma_ml: 0,
            outcome: Outcome::Complete,
            site: "屋".into(),
            late: false,
            remarks: Vec::new(),
            flags: Vec::new(),
        }
        .into(),
        12 => RestEnded {
            visit,
            reaction: if salt.is_multiple_of(2) {
                Reaction::None
            } else {
                Reaction::Mild
            },
        }
        .into(),
        13 => DeferralSet {
            deferral: DeferralId::from(fresh.uuid()),
            visit: None,
            code: "T13".into(),
            event: Some(day),
            from: None,
            until: None,
            permanent: false,
            source: None,
        }
        .into(),
        14 => CertificateIssued {
            certificate: CertificateId::from(fresh.uuid()),
            visit,
            donation: fresh,
            serial: number,
            issued_on: day,
            text: CertificateText {
                name: "黄兰".into(),
                station: "试验血站".into(),
                donations: 1,
                whole_blood_ml: 400,
                platelet_units: 0,
            },
        }
        .into(),
        15 => AttachmentAdded {
            sha256: Hash([number as u8; 32]).to_string(),
            media_type: "image/png".into(),
            bytes: 1,
            shows: AttachmentOf::Photo,
            visit: None,
        }
        .into(),
        16 => VisitLeft {
            visit,
            reason: None,
        }
        .into(),
        17..36 => said_later(what - 17, whom, salt),
        36..45 => of_identity(what - 36, whom, salt),
        45..50 => of_another_system(what - 45, fresh, salt),
        50..PAPERS => circumstances::fact(what - 50, whom, fresh, salt),
        _ => papers::fact(desk, what - PAPERS, whom, salt),
    };
    let subject = match what {
        0 | 1 | 33 | 34 | 47..50 => id::<DonorId>(9, 0).uuid(),
        31 | 32 => block_subject(&blocked(salt)),
        2 | 35 => desk.uuid(),
        3 | 4 => id::<StaffId>(8, desk.uuid().as_u128() & 0xFF).uuid(),
        PAPERS.. if papers::OF_STATION.contains(&(what - PAPERS)) => id::<DonorId>(9, 0).uuid(),
        _ => donor,
    };
    (subject, fact)
}

/// Facts that are said once of a subject: a second registration is no history that a desk writes.
pub(super) fn is_said_once(what: u8) -> bool {
    matches!(what, 0 | 2 | 3 | 5)
}

/// What is said of something that another entry began, whether or not it has arrived.
fn said_later(what: u8, whom: u128, salt: u128) -> Fact {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let of_donor = whom * VISITS + salt % VISITS;
    let (visit, donation): (VisitId, DonationId) = (id(2, of_donor), id(5, of_donor));
    let (deferral, task): (DeferralId, TaskId) = (id(4, of_donor), id(6, of_donor));
    let number = u32::try_from(salt).unwrap();
    let reason = format!("原因{number}");
    match what {
        0 => DonationRecorded {
            donation,
            visit,
            code: format!("Y{number}"),
            date: day,
            kind: DonationKind::Platelets,
            ml: 250,
            units: 1,
            plasma_ml: 0,
            outcome: Outcome::Complete,
            site: "屋".into(),
            late: true,
            remarks: Vec::new(),
            flags: Vec::new(),
        }
        .into(),
        1 => DonationCorrected {
            donation,
            kind: DonationKind::WholeBlood,
            ml: 200 + number,
            units: 0,
            plasma_ml: 0,
            outcome: Outcome::Partial,
            reason,
        }
        .into(),
        2 => ReactionReported {
            donation,
            reaction: Reaction::Moderate,
            on: day,
        }
        .into(),
        3 => UnitWithdrawn {
            donation,
            confidential: salt.is_multiple_of(2),
            reason: Some(reason),
        }
        .into(),
        4 => DeferralSet {
            deferral,
            visit: None,
            code: "M10".into(),
            event: Some(day),
            from: None,
            until: None,
            permanent: false,
            source: Some(DeferralSource::Laboratory),
        }
        .into(),
        5 => DeferralEnded {
            deferral,
            from: day + chrono::Days::new(u64::from(number)),
            reason,
        }
        .into(),
        6 => DeferralVoided { deferral, reason }.into(),
        7 => TaskRaised {
            task,
            about: TaskAbout::LateEntryAgainstRules,
            donation: Some(donation),
            role: Role::Physician,
            merged: salt.is_multiple_of(3).then(|| id(1, (whom + 1) % 3)),
        }
        .into(),
        8 => TaskTaken { task }.into(),
        9 => TaskClosed {
            task,
            outcome: reason,
        }
        .into(),
        10 => AwardConferred {
            level: AwardLevel::Gold,
            cutoff: day,
            counted_after: (!salt.is_multiple_of(3)).then(|| day - chrono::Days::new(salt as u64)),
        }
        .into(),
        11 => VolunteerHoursRecorded {
            since: day,
            hours: number,
        }
        .into(),
        12 => ExaminationRecorded {
            visit,
            examination: Examination::default(),
            plan: Plan::WholeBlood { ml: 400 },
        }
        .into(),
        13 => ExaminationCorrected {
            visit,
            examination: Examination {
                weight_kg: Some(f64::from(number)),
                ..Examination::default()
            },
            reason,
        }
        .into(),
        14 => DocumentBlocked {
            kind: DocumentKind::Passport,
            number: blocked(salt),
            list: "名单".into(),
            from: None,
            until: None,
        }
        .into(),
        15 => DocumentUnblocked {
            kind: DocumentKind::Passport,
            number: blocked(salt),
            list: "名单".into(),
            reason,
        }
        .into(),
        16 => RulebookActivated {
            name: format!("law{}", salt % 2),
            text: reason,
            second: id(8, 2),
        }
        .into(),
        17 => RulebookWithdrawn {
            name: format!("law{}", salt % 2),
            reason,
            second: id(8, 2),
        }
        .into(),
        _ => DeskRestored {
            lost: id(7, salt),
            head: format!("{number}:00"),
        }
        .into(),
    }
}

/// What is said of who a donor is, and of records that become one.
fn of_identity(what: u8, whom: u128, salt: u128) -> Fact {
    let of_donor = whom * VISITS + salt % VISITS;
    let number = u32::try_from(salt).unwrap();
    let reason = format!("原因{number}");
    let other: DonorId = id(1, (whom + 1 + salt % 2) % 3);
    match what {
        0 => DonorMerged {
            into: other,
            reason,
            second: None,
        }
        .into(),
        1 => DonorUnmerged {
            from: other,
            reason,
            second: None,
        }
        .into(),
        2 => VisitReassigned {
            visit: id(2, of_donor),
            to: other,
        }
        .into(),
        3 => DonorsToldApart { other }.into(),
        4 => DonorRenamed {
            name: format!("黄{number}"),
            reason,
        }
        .into(),
        5 => DonorBirthCorrected {
            birth_date: NaiveDate::from_ymd_opt(1990, 5, 1).unwrap()
                + chrono::Days::new(u64::from(number)),
            sex: None,
            reason,
        }
        .into(),
        6 => DocumentReplaced {
            kind: DocumentKind::Passport,
            number: format!("E{}", salt % 3),
        }
        .into(),
        7 => RegistrationUndone { reason }.into(),
        _ => TaskVoided {
            task: id(6, of_donor),
            reason,
        }
        .into(),
    }
}

/// What is taken over from another system, and what is taken out.
fn of_another_system(what: u8, fresh: DonationId, salt: u128) -> Fact {
    let number = u32::try_from(salt).unwrap();
    match what {
        0 => DonationImported {
            donation: fresh,
            code: String::new(),
            record_no: Some(format!("L{number}")),
            date: NaiveDate::from_ymd_opt(2016, 11, 22).unwrap(),
            kind: DonationKind::WholeBlood,
            ml: 200 + number,
            units: 0,
            plasma_ml: 0,
            outcome: Outcome::Complete,
            reaction: Reaction::Mild,
            source: [Source::Here, Source::Proved, Source::Declared][number as usize % 3],
            site: "旧屋".into(),
        }
        .into(),
        1 => OldNumberNoted {
            system: "原系统".into(),
            number: format!("A{}", number % 3),
        }
        .into(),
        2 => ImportBegun {
            sha256: Hash([number as u8; 32]).to_string(),
            rows: number,
        }
        .into(),
        3 => ImportFinished {
            sha256: Hash([number as u8; 32]).to_string(),
            added: number,
            known: 0,
            refused: 1,
        }
        .into(),
        _ => RecordsExported {
            what: "donors".into(),
            format: "csv".into(),
            rows: number,
            with_health: false,
        }
        .into(),
    }
}

/// The number of one of two documents that desks block and unblock.
fn blocked(salt: u128) -> String {
    format!("E1000000{}", salt % 2)
}

/// The table and row that a fact begins, where it can begin only once: one desk begins them all.
pub(super) fn founds(fact: &Fact) -> Option<(&'static str, Uuid)> {
    match fact {
        Fact::VisitOpened(opened) => Some(("visit", opened.visit.uuid())),
        Fact::DonationRecorded(recorded) if recorded.late => {
            Some(("donation", recorded.donation.uuid()))
        }
        Fact::DeferralSet(set) if set.source.is_some() => Some(("deferral", set.deferral.uuid())),
        Fact::TaskRaised(raised) => Some(("task", raised.task.uuid())),
        Fact::NoteAdded(added) => Some(("note", added.note.uuid())),
        Fact::PrintQueued(queued) => Some(("print", queued.print.uuid())),
        _ => None,
    }
}
