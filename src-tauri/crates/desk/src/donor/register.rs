//! Registering a person, from a document and what the person says.

use super::DonorRegister;
use super::page;
use crate::Session;
use crate::clock;
use crate::document;
use crate::donor::DonorPage;
use crate::error::{DeskError, ErrorCode};
use crate::{address, block, identity, name, phone};
use chrono::NaiveDate;
use redwall_rules::{Document, Sex};
use redwall_store::fact::{AddressChanged, DocumentAdded, DonorRegistered, PhoneChanged};
use redwall_store::{Donor, DonorId, Writing};

/// A person, as read from a document and said at the desk; agrees with itself.
pub(crate) struct Person {
    pub(crate) document: Document,
    pub(crate) name: String,
    pub(crate) sex: Option<Sex>,
    pub(crate) birth_date: NaiveDate,
    pub(crate) phone: Option<String>,
}

impl Person {
    /// Reads a person from what was typed.
    ///
    /// # Errors
    /// `document_invalid`; `invalid` at the field that is missing or disagrees with the document.
    pub(crate) fn read(typed: &DonorRegister, today: NaiveDate) -> Result<Self, DeskError> {
        let document = document::parse(&typed.document, today)?;
        let name = name::in_stored_form(&typed.name)?;
        let phone = match &typed.phone {
            Some(phone) => phone::in_stored_form(phone)?,
            None => None,
        };
        let sex = agreed(document.sex(), typed.sex)
            .ok_or_else(|| DeskError::invalid("sex", "性别与证件号码不一致。请核对证件。"))?;
        let birth_date = agreed(document.birth_date(), typed.birth_date)
            .ok_or_else(|| {
                DeskError::invalid("birth_date", "出生日期与证件号码不一致。请核对证件。")
            })?
            .ok_or_else(|| DeskError::invalid("birth_date", "请填写出生日期,以证件为准。"))?;
        if sex.is_none() {
            return Err(DeskError::invalid("sex", "请选择性别,以证件为准。"));
        }
        let earliest = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(NaiveDate::MIN);
        if birth_date > today || birth_date < earliest {
            return Err(DeskError::invalid(
                "birth_date",
                "出生日期不可能。请核对证件。",
            ));
        }
        Ok(Self {
            document,
            name,
            sex,
            birth_date,
            phone,
        })
    }

    /// Writes the person's first two entries.
    ///
    /// # Errors
    /// `numbers_used_up`; those of the database.
    pub(crate) fn register(&self, write: &mut Writing<'_>) -> Result<DonorId, DeskError> {
        let donor = DonorId::mint();
        let registered = DonorRegistered {
            donor_no: write.next_donor_no()?.0,
            name: self.name.clone(),
            sex: self.sex,
            birth_date: self.birth_date,
            phone: self.phone.clone(),
        };
        write.append(donor, registered)?;
        let document = DocumentAdded {
            kind: self.document.kind(),
            number: self.document.number().to_owned(),
        };
        write.append(donor, document)?;
        Ok(donor)
    }
}

/// What the document says, or what was said where it says nothing; none if they disagree.
fn agreed<T: PartialEq>(document: Option<T>, said: Option<T>) -> Option<Option<T>> {
    match (document, said) {
        (Some(document), Some(said)) if document != said => None,
        (document, said) => Some(document.or(said)),
    }
}

/// Registers a person who was never here before.
///
/// # Errors
/// `document_registered`, when the document is somebody's; `document_blocked`; `similar_donors`, when
/// one of them is not said to be another person; those of reading the person.
pub fn register(session: &Session, request: DonorRegister) -> Result<DonorPage, DeskError> {
    let person = clock::or_doubt(session, Person::read(&request, session.today()))?;
    let address = match &request.address {
        Some(typed) => address::in_stored_form(typed)?,
        None => None,
    };
    let donor = session.store.write(session.staff.id, |write| {
        let document = &person.document;
        if let Some(owner) = write.document_owner(document.kind(), document.number())? {
            return Err(already_registered(write, owner)?);
        }
        block::ask(write, document, session.today())?;
        let others = identity::looked_at(write, &person, &request.not_the_same)?;
        let donor = person.register(write)?;
        for other in others {
            identity::apart(write, donor, other)?;
        }
        if let Some(address) = address {
            write.append(donor, AddressChanged { address })?;
        }
        Ok(donor)
    })?;
    page::of(session, donor)
}

/// Writes another phone number of a donor, if it is another.
///
/// # Errors
/// Those of the database.
pub(crate) fn follow_phone(
    write: &mut Writing<'_>,
    donor: &Donor,
    phone: Option<&str>,
) -> Result<(), DeskError> {
    match phone {
        Some(phone) if donor.phone.as_deref() != Some(phone) => Ok(write.append(
            donor.id,
            PhoneChanged {
                phone: phone.to_owned(),
            },
        )?),
        _ => Ok(()),
    }
}

/// Writes another address of a donor, if it is another.
///
/// # Errors
/// Those of the database.
pub(crate) fn follow_address(
    write: &mut Writing<'_>,
    donor: &Donor,
    address: Option<&str>,
) -> Result<(), DeskError> {
    match address {
        Some(address) if donor.address.as_deref() != Some(address) => Ok(write.append(
            donor.id,
            AddressChanged {
                address: address.to_owned(),
            },
        )?),
        _ => Ok(()),
    }
}

pub(crate) fn already_registered(
    write: &Writing<'_>,
    owner: DonorId,
) -> Result<DeskError, DeskError> {
    let whose = write
        .donor(owner)?
        .map(|donor| donor.donor_no.to_string())
        .unwrap_or_default();
    let message = format!("这个证件已经登记过,献血者号 {whose}。没有重复建档,请打开这位献血者。");
    Ok(DeskError::new(ErrorCode::DocumentRegistered, message).at("document.number"))
}
