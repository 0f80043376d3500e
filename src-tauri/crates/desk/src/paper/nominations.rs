//! The list of those to be nominated, 申报名单, and the thanks to a group, 感谢状.

use super::order::{Composed, GroupIssue, Maker, NominationsIssue, code_of, counted, totals};
use super::record::{masked_number, sex_of};
use super::station_name;
use crate::award::{self, HonoursList};
use crate::error::DeskError;
use redwall_paper::{Document, GroupCertificate, Nomination, NominationList, PaperError};
use redwall_rules::Level;
use redwall_store::DonationRecord;
use redwall_store::fact::PaperKind;
use std::collections::BTreeSet;

/// The most days of a group's occasion.
const MOST_DAYS: i64 = 366;

pub(super) fn compose(maker: &Maker<'_>, order: &NominationsIssue) -> Result<Composed, DeskError> {
    let asked = HonoursList {
        as_of: order.as_of,
        round: Some(order.round.clone()),
        near: 0,
        in_full: false,
    };
    let listed = award::listed_now(maker.session, maker.read, asked)?;
    let mut rows = Vec::new();
    for row in listed.rows {
        let donations = counted(maker.read, row.donor, order.as_of)?;
        let (Some(last), true) = (donations.last(), row.tally.nominate != Level::None) else {
            continue;
        };
        rows.push(Nomination {
            level: row.tally.nominate,
            name: row.name,
            sex: row.sex.map(|sex| sex_of(sex).to_owned()),
            identity_number: masked_number(maker.read, row.donor)?,
            donor_number: row.donor_no,
            count: row.tally.count,
            lifetime_count: row.tally.lifetime_count,
            last_on: last.facts.date,
            donation_code: code_of(last),
        });
    }
    let list = NominationList {
        serial: maker.serial.clone(),
        round: order.round.trim().to_owned(),
        as_of: order.as_of,
        rows,
        station: station_name(maker.read)?,
        issued_on: maker.today,
    };
    let document = Document::Nominations(list.clone());
    Composed::new(PaperKind::Nominations, maker.station()?, document, &list)
}

pub(super) fn compose_group(maker: &Maker<'_>, order: &GroupIssue) -> Result<Composed, DeskError> {
    let donations = of_group(maker, order)?;
    if donations.is_empty() {
        return Err(PaperError::NothingGiven.into());
    }
    let donors: BTreeSet<_> = donations.iter().map(|donation| donation.donor).collect();
    let given = totals(&donations);
    let event = order.event.as_deref().map(str::trim);
    let certificate = GroupCertificate {
        serial: maker.serial.clone(),
        group: order.group.trim().to_owned(),
        event: event.filter(|event| !event.is_empty()).map(str::to_owned),
        from: order.from,
        to: order.to,
        donors: u32::try_from(donors.len()).unwrap_or(u32::MAX),
        whole_blood_ml: given.whole_blood_ml,
        platelet_units: given.platelet_units,
        donation_codes: donations.iter().map(code_of).collect(),
        station: station_name(maker.read)?,
        issued_on: maker.today,
    };
    let document = Document::Group(certificate.clone());
    Composed::new(PaperKind::Group, maker.station()?, document, &certificate)
}

/// What the donors of a group gave from one day to another.
fn of_group(maker: &Maker<'_>, order: &GroupIssue) -> Result<Vec<DonationRecord>, DeskError> {
    if !(0..MOST_DAYS).contains(&(order.to - order.from).num_days()) {
        let message = "结束日期应不早于开始日期,并在一年以内。请核对日期。";
        return Err(DeskError::invalid("to", message));
    }
    let mut given = Vec::new();
    for day in order.from.iter_days().take_while(|day| *day <= order.to) {
        for visit in maker.read.visits_on(day)? {
            let is_of_group = |team: &redwall_store::Team| team.group == order.group.trim();
            if !visit.team.as_ref().is_some_and(is_of_group) {
                continue;
            }
            let donation = maker.read.donation_of_visit(visit.donor, visit.id)?;
            given.extend(donation.filter(|one| redwall_rules::honours::counts(&one.facts)));
        }
    }
    Ok(given)
}
