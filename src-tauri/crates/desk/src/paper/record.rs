//! The proof of donations, 献血证明, and the statement of blood-use benefits, 用血优惠说明.

use super::order::{BenefitsIssue, Composed, Maker, RecordIssue, code_of, counted, totals};
use super::{amount, contact, station_name};
use crate::document;
use crate::donor::page;
use crate::error::DeskError;
use redwall_paper::{
    BenefitsStatement, Document, DonationRecord, MaskedNumber, PaperError, RecordLine,
};
use redwall_rules::{Sex, benefits};
use redwall_store::fact::PaperKind;
use redwall_store::{DonorId, Reading};

/// What a refund needs, while the station has said nothing else.
const USUAL_PAPERS: [&str; 3] = [
    "献血者本人的有效身份证件",
    "用血者与献血者的关系证明（亲属用血时）",
    "医院用血收费票据和出院小结",
];
/// What stands where nothing is on record.
const NOT_RECORDED: &str = "未登记";

pub(super) fn compose(maker: &Maker<'_>, order: &RecordIssue) -> Result<Composed, DeskError> {
    let donor = page::existing(maker.read, order.donor)?;
    let donations = counted(maker.read, donor.id, maker.today)?;
    let record = DonationRecord {
        serial: maker.serial.clone(),
        name: donor.name,
        sex: donor.sex.map(|sex| sex_of(sex).to_owned()),
        identity_number: masked_number(maker.read, donor.id)?,
        donor_number: donor.donor_no.to_string(),
        blood_group: None,
        donations: donations
            .iter()
            .map(|donation| RecordLine {
                on: donation.facts.date,
                site: or_not_recorded(&donation.site),
                amount: amount(&donation.facts),
                donation_code: code_of(donation),
            })
            .collect(),
        totals: totals(&donations),
        station: station_name(maker.read)?,
        issued_on: maker.today,
    };
    let document = Document::Record(record.clone());
    Composed::new(PaperKind::Record, donor.id.uuid(), document, &record)
}

pub(super) fn compose_benefits(
    maker: &Maker<'_>,
    order: &BenefitsIssue,
) -> Result<Composed, DeskError> {
    let donor = page::existing(maker.read, order.donor)?;
    let donations = counted(maker.read, donor.id, maker.today)?;
    let last = donations.last().ok_or(PaperError::NothingGiven)?;
    let rules = maker.session.rulebook(maker.read)?;
    let contact = contact::of(maker.read)?;
    let history = maker.read.history(donor.id)?;
    let papers = match contact.benefit_papers.as_slice() {
        [] => USUAL_PAPERS.map(str::to_owned).into(),
        own => own.to_vec(),
    };
    let statement = BenefitsStatement {
        serial: maker.serial.clone(),
        name: donor.name,
        identity_number: masked_number(maker.read, donor.id)?,
        donor_number: donor.donor_no.to_string(),
        totals: totals(&donations),
        last_on: last.facts.date,
        donation_code: code_of(last),
        benefits: benefits(&history, maker.today, rules.benefit_rules(maker.today)),
        papers,
        phone: contact.phone,
        station: station_name(maker.read)?,
        issued_on: maker.today,
    };
    let document = Document::Benefits(statement.clone());
    Composed::new(PaperKind::Benefits, donor.id.uuid(), document, &statement)
}

pub(super) fn masked_number(read: &Reading<'_>, donor: DonorId) -> Result<MaskedNumber, DeskError> {
    let documents = read.documents(donor)?;
    let number = document::shown(&documents).map(|held| held.number.as_str());
    Ok(MaskedNumber::of(number.unwrap_or(NOT_RECORDED)))
}

pub(super) fn or_not_recorded(text: &str) -> String {
    match text.trim() {
        "" => NOT_RECORDED.to_owned(),
        text => text.to_owned(),
    }
}

pub(super) fn sex_of(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "男",
        Sex::Female => "女",
    }
}
