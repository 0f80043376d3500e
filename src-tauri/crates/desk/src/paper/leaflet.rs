//! The advice that a donor takes home, 献血后须知.

use super::{Named, amount, contact, order, station_name};
use crate::Session;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::judge::{self, judge_usual};
use redwall_paper::{AdviceLeaflet, Document};
use redwall_store::DonationId;

pub(super) fn document(session: &Session, id: DonationId) -> Result<Named, DeskError> {
    session.store.read(|read| {
        let donation = read.donation(id)?.ok_or_else(|| {
            let message = "找不到这次献血。请重新打开献血者页面。";
            DeskError::new(ErrorCode::NotFound, message).at("donation")
        })?;
        let donor = page::existing(read, donation.donor)?;
        let facts = judge::facts(read, &donor, Default::default(), false)?;
        let rules = session.rulebook(read)?;
        let [whole_blood, platelets] = judge_usual(&facts, session.today(), &rules);
        let donation_code = order::code_of(&donation);
        let leaflet = AdviceLeaflet {
            amount: amount(&donation.facts),
            donated_on: donation.facts.date,
            next_whole_blood: whole_blood.next(),
            next_platelets: platelets.next(),
            phone: contact::phone(read)?,
            station: station_name(read)?,
            donation_code: donation_code.clone(),
        };
        Ok((format!("须知-{donation_code}"), Document::Leaflet(leaflet)))
    })
}
