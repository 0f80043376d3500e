//! What donors were honoured for and have earned, and when they may come again.

use super::{DonorNumbers, Rows, Table, uncounted};
use crate::Session;
use crate::award;
use crate::error::DeskError;
use crate::export::cell::Cell;
use crate::judge::{self, judge_usual};
use redwall_rules::Examination;
use redwall_store::Reading;

pub(super) const AWARDS: Table = Table {
    name: "awards",
    columns: &["donor_no", "level", "cutoff", "counted_after"],
    count: uncounted,
    fill: awards,
};

fn awards(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let numbers = DonorNumbers::read(read)?;
    read.each_award(|donor, award| {
        rows.put(&[
            numbers.of(donor),
            Cell::word(award.level),
            Cell::Date(award.cutoff),
            Cell::date(award.counted_after),
        ])
    })
}

pub(super) const VOLUNTEERS: Table = Table {
    name: "volunteers",
    columns: &["donor_no", "since", "hours"],
    count: uncounted,
    fill: volunteers,
};

fn volunteers(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    read.each_donor(|donor| {
        if let Some(service) = read.volunteer_service(donor.id)? {
            rows.put(&[
                Cell::text(donor.donor_no.to_string()),
                Cell::Date(service.since),
                Cell::Number(service.hours),
            ])?;
        }
        Ok(())
    })
}

pub(super) const HONOURS: Table = Table {
    name: "honours",
    columns: &[
        "donor_no",
        "name",
        "lifetime_count",
        "whole_blood_ml",
        "platelet_units",
        "counted_after",
        "count",
        "level",
        "nominate",
        "golds",
        "lifetime_honour",
        "volunteer_stars",
        "volunteer_lifetime",
        "problem",
    ],
    count: |read| read.donor_count(),
    fill: honours,
};

fn honours(
    session: &Session,
    read: &Reading<'_>,
    rows: &mut Rows<'_, '_>,
) -> Result<(), DeskError> {
    let today = session.today();
    read.each_donor(|donor| {
        let earned = award::of(session, read, donor.id, today)?;
        let tally = earned.tally.as_ref();
        rows.put(&[
            Cell::text(donor.donor_no.to_string()),
            Cell::text(donor.name),
            Cell::number(tally.map(|tally| tally.lifetime_count)),
            Cell::number(tally.map(|tally| tally.whole_blood_ml)),
            Cell::number(tally.map(|tally| tally.platelet_units)),
            Cell::date(tally.and_then(|tally| tally.counted_after)),
            Cell::number(tally.map(|tally| tally.count)),
            tally.map_or(Cell::Empty, |tally| Cell::word(tally.level)),
            tally.map_or(Cell::Empty, |tally| Cell::word(tally.nominate)),
            Cell::number(tally.map(|tally| tally.golds)),
            tally.map_or(Cell::Empty, |tally| Cell::yes_or_no(tally.lifetime_honour)),
            Cell::number(tally.map(|tally| tally.volunteer_stars)),
            tally.map_or(Cell::Empty, |tally| {
                Cell::yes_or_no(tally.volunteer_lifetime)
            }),
            Cell::text_if_any(earned.tally_problem),
        ])
    })
}

pub(super) const RECALL: Table = Table {
    name: "recall",
    columns: &[
        "donor_no",
        "name",
        "phone",
        "last_whole_blood",
        "last_platelets",
        "whole_blood",
        "next_whole_blood",
        "platelets",
        "next_platelets",
    ],
    count: |read| read.donor_count(),
    fill: recall,
};

/// The verdicts and days are those of the one function, which the desk asks, too.
fn recall(session: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let rules = session.rulebook(read)?;
    let today = session.today();
    read.each_donor(|donor| {
        let given = read.given(donor.id)?;
        let facts = judge::facts(read, &donor, Examination::default(), true)?;
        let [whole_blood, platelets] = judge_usual(&facts, today, &rules);
        rows.put(&[
            Cell::text(donor.donor_no.to_string()),
            Cell::text(donor.name.clone()),
            Cell::text_if_any(donor.phone.clone()),
            Cell::date(given.last_whole_blood),
            Cell::date(given.last_platelets),
            Cell::word(whole_blood.verdict()),
            Cell::date(whole_blood.next()),
            Cell::word(platelets.verdict()),
            Cell::date(platelets.next()),
        ])
    })
}
