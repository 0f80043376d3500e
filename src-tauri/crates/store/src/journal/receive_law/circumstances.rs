//! Facts about how a visit went, and what is noted beside it.

use super::facts::{VISITS, id};
use crate::id::{DonationId, NoteId, VisitId};
use crate::journal::fact::*;
use chrono::NaiveDate;
use redwall_rules::{Answer, REACTIONS, Reaction, Source, VolunteerAward};
use std::collections::BTreeMap;

/// How many kinds there are.
pub(super) const KINDS: u8 = 11;

pub(super) fn fact(what: u8, whom: u128, fresh: DonationId, salt: u128) -> Fact {
    let of_donor = whom * VISITS + salt % VISITS;
    let (visit, donation): (VisitId, DonationId) = (id(2, of_donor), id(5, of_donor));
    let note: NoteId = id(10, of_donor);
    let number = usize::try_from(salt).unwrap();
    let text = format!("文字{number}");
    match what {
        0 => AddressChanged { address: text }.into(),
        1 => NoteAdded { note, text }.into(),
        2 => NoteStruck { note, reason: text }.into(),
        3 => VisitGrouped {
            visit,
            group: text,
            channel: Channel::University,
        }
        .into(),
        4 => InterviewAnswered {
            visit,
            version: text,
            consent_version: "1".into(),
            answers: vec![Answer {
                question: "slept".into(),
                yes: salt.is_multiple_of(2),
                date: None,
            }],
            explained: Vec::new(),
            signatures: Vec::new(),
            at_window: true,
        }
        .into(),
        5 => MeasurementsNoted {
            visit,
            devices: BTreeMap::from([("haemoglobin_g_l".into(), text)]),
            confirmed: Vec::new(),
        }
        .into(),
        6 => GiftGiven { visit, gift: text }.into(),
        7 => CollectionDescribed {
            donation,
            collection: CollectionDetail {
                bag_lot: Some(text),
                ..CollectionDetail::default()
            },
        }
        .into(),
        8 => SourceChecked {
            donation: fresh,
            source: if salt.is_multiple_of(3) {
                Source::Declared
            } else {
                Source::Proved
            },
            paper: text,
            attachment: None,
        }
        .into(),
        9 => VolunteerAwardConferred {
            award: VolunteerAward::OneStar,
            cutoff: NaiveDate::from_ymd_opt(2020 + number as i32 % 6, 12, 31).unwrap(),
        }
        .into(),
        _ => ReactionClassed {
            donation,
            class: REACTIONS[number % REACTIONS.len()].class,
            reaction: Reaction::Mild,
            on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        }
        .into(),
    }
}
