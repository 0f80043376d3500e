//! Changes of who somebody is on record as: another name, another document, a birth date that was
//! registered wrongly, a person who should not have been registered.
//!
//! What stood before still finds the donor.

use super::confirm;
use crate::Session;
use crate::document::{self, DocumentInput};
use crate::donor::{DonorPage, page, register};
use crate::error::{DeskError, ErrorCode};
use crate::{name, reassess, task};
use chrono::NaiveDate;
use redwall_rules::{Document, DocumentKind, Sex};
use redwall_store::fact::{
    DocumentAdded, DocumentReplaced, DonorBirthCorrected, DonorRenamed, RegistrationUndone,
    TaskAbout,
};
use redwall_store::{Block, Donor, DonorId, Reading, Role, Writing};
use serde::Deserialize;
use ts_rs::TS;

/// Gives a donor another name.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorRename {
    /// The donor.
    pub donor: DonorId,
    /// The name.
    pub name: String,
    /// Why: changed by law, or registered wrongly.
    pub reason: String,
}

/// Gives a donor one more document, or one in the place of another.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentAdd {
    /// The donor.
    pub donor: DonorId,
    /// The document.
    pub document: DocumentInput,
    /// The document that it replaces, which still finds the donor.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub replaces: Option<DocumentInput>,
}

/// Corrects birth date and sex; another person than the one who registered them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorBirthCorrect {
    /// The donor.
    pub donor: DonorId,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// What was wrong.
    pub reason: String,
}

/// Undoes the registration of a wrong person, of whom nothing else was recorded.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorRegistrationUndo {
    /// The donor.
    pub donor: DonorId,
    /// What was wrong.
    pub reason: String,
}

/// Gives a donor another name; the one before still finds the donor.
///
/// # Errors
/// `not_found`; `invalid` at `name`, when it is what stands already, or at `reason`.
pub fn rename(session: &Session, request: DonorRename) -> Result<DonorPage, DeskError> {
    let reason = confirm::reason(&request.reason)?;
    let name = name::in_stored_form(&request.name)?;
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        if donor.name == name {
            let message = "这就是现在登记的姓名,没有改动。";
            return Err(DeskError::invalid("name", message));
        }
        Ok(write.append(donor.id, DonorRenamed { name, reason })?)
    })?;
    page::of(session, request.donor)
}

/// Gives a donor one more document, or one in the place of another.
///
/// # Errors
/// `not_found`, also at `replaces.number`; `document_invalid`; `document_registered`, when it is
/// somebody else's; `invalid` at `document.number`, when it is of another birth date or sex and
/// replaces none that may have been mistyped.
pub fn add_document(session: &Session, request: DocumentAdd) -> Result<DonorPage, DeskError> {
    let today = session.today();
    let document = document::parse(&request.document, today)?;
    let replaces = request.replaces.as_ref();
    let replaces = replaces
        .map(|replaces| document::parse(replaces, today))
        .transpose()
        .map_err(|error| error.at("replaces.number"))?;
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        if replaces.is_none() {
            agrees(&donor, &document)?;
        }
        match write.document_owner(document.kind(), document.number())? {
            Some(owner) if owner != donor.id => {
                return Err(register::already_registered(write, owner)?);
            }
            _ => {}
        }
        add(write, &donor, &document)?;
        match &replaces {
            Some(replaced) => replace(write, &donor, replaced),
            None => Ok(()),
        }
    })?;
    page::of(session, request.donor)
}

/// # Errors
/// `invalid` at `document.number`.
fn agrees(donor: &Donor, document: &Document) -> Result<(), DeskError> {
    let birth_date = document.birth_date().unwrap_or(donor.birth_date);
    let sex = document.sex().or(donor.sex);
    if (birth_date, sex) == (donor.birth_date, donor.sex) {
        return Ok(());
    }
    let message = "证件上的出生日期或性别与登记的不一致。请核对是否同一人;登记错的,请先更正。";
    Err(DeskError::invalid("document.number", message))
}

/// Adds a document that the donor does not hold yet. One that is blocked blocks from now on, and
/// concerns what was given before.
fn add(write: &mut Writing<'_>, donor: &Donor, document: &Document) -> Result<(), DeskError> {
    let held = write.documents(donor.id)?;
    let (kind, number) = (document.kind(), document.number());
    let holds_it = held
        .iter()
        .any(|held| (held.kind, held.number.as_str(), held.replaced) == (kind, number, false));
    if holds_it {
        return Ok(());
    }
    let fact = DocumentAdded {
        kind,
        number: number.to_owned(),
    };
    write.append(donor.id, fact)?;
    let blocked = write.blocks_of(kind, number)?.iter().any(Block::stands);
    if blocked && write.given(donor.id)?.donations > 0 {
        let about = TaskAbout::RegisteredDocumentBlocked;
        task::raise_about_donor(write, donor.id, about, Role::Physician)?;
    }
    Ok(())
}

/// # Errors
/// `not_found` at `replaces.number`, when the donor does not hold it.
fn replace(write: &mut Writing<'_>, donor: &Donor, replaced: &Document) -> Result<(), DeskError> {
    let (kind, number) = (replaced.kind(), replaced.number());
    let counts_on_it = |read: &Reading<'_>| -> Result<bool, DeskError> {
        let held = read.documents(donor.id)?;
        Ok(held
            .iter()
            .any(|held| (held.kind, held.number.as_str(), held.replaced) == (kind, number, false)))
    };
    if !counts_on_it(write)? {
        let message = "这位献血者没有登记要换下的证件。请核对号码。";
        return Err(DeskError::new(ErrorCode::NotFound, message).at("replaces.number"));
    }
    // Each record of the donor may count on it.
    while counts_on_it(write)? {
        let fact = DocumentReplaced {
            kind,
            number: number.to_owned(),
        };
        write.append(donor.id, fact)?;
    }
    Ok(())
}

/// Corrects birth date and sex, and judges past donations again.
///
/// # Errors
/// `not_found`; `invalid` at `birth_date`, when nothing changes or a resident identity card says
/// otherwise, or at `reason`; `second_person`.
pub fn correct_birth(
    session: &Session,
    request: DonorBirthCorrect,
) -> Result<DonorPage, DeskError> {
    let reason = confirm::reason(&request.reason)?;
    let today = session.today();
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        let corrected = (request.birth_date, Some(request.sex));
        if (donor.birth_date, donor.sex) == corrected {
            let message = "与现在登记的相同,没有改动。";
            return Err(DeskError::invalid("birth_date", message));
        }
        if request.birth_date > today {
            let message = "出生日期不可能。请核对证件。";
            return Err(DeskError::invalid("birth_date", message));
        }
        said_by_documents(write, &donor, corrected, today)?;
        by_another_person(session, write, &donor)?;
        let donations = write.donations(donor.id)?;
        let mut before = Vec::new();
        for donation in &donations {
            let blocks = reassess::blocks(session, write, &donor, donation, &donations)?;
            before.push(reassess::rules(&blocks));
        }
        let fact = DonorBirthCorrected {
            birth_date: request.birth_date,
            sex: Some(request.sex),
            reason,
        };
        write.append(donor.id, fact)?;
        let donor = page::existing(write, donor.id)?;
        for (donation, known) in donations.iter().zip(before) {
            let blocks = reassess::blocks(session, write, &donor, donation, &donations)?;
            if !reassess::rules(&blocks).is_subset(&known) {
                let about = TaskAbout::CorrectionAgainstRules;
                task::raise(write, donor.id, about, donation.id)?;
            }
        }
        Ok(())
    })?;
    page::of(session, request.donor)
}

/// # Errors
/// `invalid` at `birth_date`, when a resident identity card that the donor holds says otherwise.
fn said_by_documents(
    read: &Reading<'_>,
    donor: &Donor,
    corrected: (NaiveDate, Option<Sex>),
    today: NaiveDate,
) -> Result<(), DeskError> {
    for held in read.documents(donor.id)? {
        if held.replaced || held.kind != DocumentKind::ResidentId {
            continue;
        }
        let Ok(document) = Document::parse(Some(held.kind), &held.number, today) else {
            continue;
        };
        let says = (
            document.birth_date().unwrap_or(corrected.0),
            document.sex().or(corrected.1),
        );
        if says != corrected {
            let message =
                "与登记的居民身份证不一致。身份证号码登记错的,请先换成正确的证件,再更正出生日期。";
            return Err(DeskError::invalid("birth_date", message));
        }
    }
    Ok(())
}

/// # Errors
/// `second_person`, to the one who registered the donor or last corrected who it is.
fn by_another_person(
    session: &Session,
    read: &Reading<'_>,
    donor: &Donor,
) -> Result<(), DeskError> {
    let said = read.entries_about(donor.id)?;
    let last = said.iter().rfind(|entry| {
        matches!(
            entry.kind.as_str(),
            "donor.registered" | "donor.birth_corrected"
        )
    });
    if last.is_some_and(|entry| entry.staff == session.staff.id) {
        let message = "出生日期和性别由登记人以外的第二人更正。请另一位同事核对后登录办理。";
        return Err(DeskError::new(ErrorCode::SecondPerson, message).at("donor"));
    }
    Ok(())
}

/// Undoes the registration of a wrong person. The donor number is never given out again.
///
/// # Errors
/// `not_found`; `out_of_order`, when more than the registration is known; `invalid` at `reason`.
pub fn undo_registration(
    session: &Session,
    request: DonorRegistrationUndo,
) -> Result<(), DeskError> {
    const OF_REGISTERING: [&str; 6] = [
        "donor.registered",
        "document.added",
        "donor.phone_changed",
        "donor.address_changed",
        "donor.revealed",
        "donor.told_apart",
    ];
    let reason = confirm::reason(&request.reason)?;
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        let joined = write.group(donor.id)?.members.len() > 1;
        let more = write
            .entries_about(donor.id)?
            .iter()
            .any(|entry| !OF_REGISTERING.contains(&entry.kind.as_str()));
        if joined || more {
            let message = "这位献血者除建档外已有别的记录,不能撤销建档。请改用更正或合并。";
            return Err(DeskError::out_of_order(message));
        }
        Ok(write.append(donor.id, RegistrationUndone { reason })?)
    })
}
