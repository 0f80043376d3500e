//! Whom a row is about: found by a document or by the number of the other system, or registered.

use super::field::Field;
use super::line::Whom;
use super::refusal::{Refusal, Stop};
use crate::document::DocumentInput;
use crate::donor::DonorRegister;
use crate::donor::register::Person;
use crate::error::DeskError;
use crate::walk_in;
use chrono::NaiveDate;
use redwall_rules::Document;
use redwall_store::fact::{DocumentAdded, OldNumberNoted, PhoneChanged};
use redwall_store::{DonorId, Identity, Reading, Writing};

/// The donor of a row.
pub(super) struct Settled {
    pub(super) donor: DonorId,
    /// The donor is registered by this row.
    pub(super) is_new: bool,
    /// Something of the row was not known before.
    pub(super) has_news: bool,
}

/// Finds the donor of a row, or registers whoever is not known; what the row adds to the record is
/// written. Similar donors become a task, as everywhere where nobody can be asked.
///
/// # Errors
/// A refusal, when the row speaks of two people, disagrees with the record, or of nobody known
/// without saying who it is.
pub(super) fn settle(
    write: &mut Writing<'_>,
    whom: &Whom,
    system: &str,
    today: NaiveDate,
) -> Result<Settled, Stop> {
    let Some(donor) = find(write, whom, system)? else {
        let person = person(whom, today)?;
        let donor = walk_in::register_unasked(write, &person)?;
        complete(write, donor, whom, system)?;
        return Ok(Settled {
            donor,
            is_new: true,
            has_news: true,
        });
    };
    agree(write, donor, whom)?;
    let has_news = complete(write, donor, whom, system)?;
    Ok(Settled {
        donor,
        is_new: false,
        has_news,
    })
}

fn find(read: &Reading<'_>, whom: &Whom, system: &str) -> Result<Option<DonorId>, Stop> {
    let owner = |document: &Option<Document>| match document {
        Some(document) => read.document_owner(document.kind(), document.number()),
        None => Ok(None),
    };
    let by_number = match &whom.old_number {
        Some(number) => read.old_number_owner(system, number)?,
        None => None,
    };
    let found = [owner(&whom.document)?, owner(&whom.other)?, by_number];
    let mut found = found.into_iter().flatten();
    let Some(donor) = found.next() else {
        return Ok(None);
    };
    if found.any(|other| other != donor) {
        let message = "证件和原系统编号属于不同的献血者。请核对;如果是同一人,请先合并两份档案。";
        return Err(Refusal::at(Field::OldNumber, message).into());
    }
    Ok(Some(donor))
}

/// Makes sure that the row agrees with what some record says of the donor, or said before.
fn agree(read: &Reading<'_>, donor: DonorId, whom: &Whom) -> Result<(), Stop> {
    let birth_date = said(whom, Document::birth_date, whom.birth_date)
        .map_err(|()| Refusal::at(Field::BirthDate, DISAGREES))?;
    let sex =
        said(whom, Document::sex, whom.sex).map_err(|()| Refusal::at(Field::Sex, DISAGREES))?;
    let known = read.identities(donor)?;
    let differs = |test: &dyn Fn(&Identity) -> bool| !known.iter().any(test);
    let named = |known: &Identity| whom.name.as_ref().is_none_or(|name| *name == known.name);
    let born = |known: &Identity| birth_date.is_none_or(|day| day == known.birth_date);
    let sexed = |known: &Identity| known.sex.is_none() || sex.is_none() || sex == known.sex;
    let other_than =
        |what: &str| format!("{what}与已登记的献血者不一致。请核对是否同一人,没有导入。");
    if differs(&named) {
        return Err(Refusal::at(Field::Name, other_than("姓名")).into());
    }
    if differs(&born) {
        return Err(Refusal::at(Field::BirthDate, other_than("出生日期")).into());
    }
    if differs(&|known| named(known) && born(known) && sexed(known)) {
        return Err(Refusal::at(Field::Sex, other_than("性别")).into());
    }
    let holds_new = |document: &Option<Document>| -> Result<bool, Stop> {
        let Some(document) = document else {
            return Ok(false);
        };
        Ok(!is_held(read, donor, document)?)
    };
    if whom.name.is_none() && (holds_new(&whom.document)? || holds_new(&whom.other)?) {
        let message = "证件没有登记过,这一行也没有姓名可以核对。请补上姓名。";
        return Err(Refusal::at(Field::Name, message).into());
    }
    Ok(())
}

const DISAGREES: &str = "与证件号码不一致。请核对证件。";

/// What the document says, or what was said where it says nothing.
fn said<T: PartialEq>(
    whom: &Whom,
    of_document: impl Fn(&Document) -> Option<T>,
    written: Option<T>,
) -> Result<Option<T>, ()> {
    match (whom.document.as_ref().and_then(of_document), written) {
        (Some(read), Some(written)) if read != written => Err(()),
        (read, written) => Ok(read.or(written)),
    }
}

fn person(whom: &Whom, today: NaiveDate) -> Result<Person, Stop> {
    let Some(document) = &whom.document else {
        let message = "没有找到这个原系统编号的献血者。请先导入献血者,或补上证件号码和姓名。";
        return Err(Refusal::at(Field::OldNumber, message).into());
    };
    let Some(name) = &whom.name else {
        let message = "没有找到这个证件的献血者。请先导入献血者,或补上姓名。";
        return Err(Refusal::at(Field::DocumentNumber, message).into());
    };
    let typed = DonorRegister {
        document: DocumentInput {
            kind: Some(document.kind()),
            number: document.number().to_owned(),
        },
        name: name.clone(),
        sex: whom.sex,
        birth_date: whom.birth_date,
        phone: whom.phone.clone(),
        address: None,
        not_the_same: Vec::new(),
    };
    Ok(Person::read(&typed, today)?)
}

/// Writes what the record lacks; whether it lacked something. A phone number that is known stands:
/// the old system's is the older one.
fn complete(
    write: &mut Writing<'_>,
    donor: DonorId,
    whom: &Whom,
    system: &str,
) -> Result<bool, DeskError> {
    let mut has_news = false;
    for document in [&whom.document, &whom.other].into_iter().flatten() {
        if !is_held(write, donor, document)? {
            let added = DocumentAdded {
                kind: document.kind(),
                number: document.number().to_owned(),
            };
            write.append(donor, added)?;
            has_news = true;
        }
    }
    if let Some(number) = &whom.old_number
        && write.old_number_owner(system, number)?.is_none()
    {
        let noted = OldNumberNoted {
            system: system.to_owned(),
            number: number.clone(),
        };
        write.append(donor, noted)?;
        has_news = true;
    }
    if let Some(phone) = &whom.phone
        && write
            .donor(donor)?
            .is_some_and(|donor| donor.phone.is_none())
    {
        let phone = phone.clone();
        write.append(donor, PhoneChanged { phone })?;
        has_news = true;
    }
    Ok(has_news)
}

fn is_held(
    read: &Reading<'_>,
    donor: DonorId,
    document: &Document,
) -> Result<bool, redwall_store::StoreError> {
    let held = read.documents(donor)?;
    Ok(held
        .iter()
        .any(|held| (held.kind, held.number.as_str()) == (document.kind(), document.number())))
}
