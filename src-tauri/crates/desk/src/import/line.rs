//! What a row says, right in itself; what the station knows of it is asked later.

use super::amount::{self, Amount, Written};
use super::field::{Field, SheetKind};
use super::refusal::{Refusal, Stop};
use super::row::Row;
use super::word::YesOrNo;
use crate::block::{BlockSet, Listed};
use crate::deferral::{DeferralInput, check_dates};
use crate::document::{self, DocumentInput};
use crate::{name, phone};
use chrono::{Days, NaiveDate};
use redwall_rules::{
    Award, AwardLevel, Document, DocumentKind, Donation, DonationKind, Outcome, Reaction, Sex,
    Source,
};
use redwall_store::fact::DeferralSource;

/// A row, read.
pub(super) enum Line {
    Donor(Whom),
    Donation(Whom, Given),
    Deferral(Whom, Deferred),
    Award(Whom, Award),
    Block(Listed),
}

/// Whom a row is about, as far as it says.
pub(super) struct Whom {
    pub(super) document: Option<Document>,
    pub(super) other: Option<Document>,
    pub(super) old_number: Option<String>,
    pub(super) name: Option<String>,
    pub(super) sex: Option<Sex>,
    pub(super) birth_date: Option<NaiveDate>,
    pub(super) phone: Option<String>,
}

/// What was given.
pub(super) struct Given {
    pub(super) code: String,
    pub(super) record_no: Option<String>,
    pub(super) facts: Donation,
    pub(super) site: String,
}

/// A deferral. One of which something cannot be read still defers, without an end.
pub(super) struct Deferred {
    pub(super) input: DeferralInput,
    pub(super) source: DeferralSource,
    pub(super) problem: Option<Refusal>,
}

/// Before every code of another system that nobody has explained: it can then be none of the
/// product's, and an unknown code blocks.
pub(super) const UNEXPLAINED: &str = "old:";
const MOST_CODE: usize = 40;
/// The longest text of a site, a code or a number.
const MOST_TEXT: usize = 100;

impl Line {
    /// Reads a row.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub(super) fn read(row: &Row<'_>) -> Result<Self, Stop> {
        Ok(match row.layout.kind {
            SheetKind::Donors => Self::Donor(Whom::read(row)?),
            SheetKind::Donations => Self::Donation(Whom::read(row)?, Given::read(row)?),
            SheetKind::Deferrals => Self::Deferral(Whom::read(row)?, Deferred::read(row)),
            SheetKind::Awards => Self::Award(Whom::read(row)?, award(row)?),
            SheetKind::Blocks => Self::Block(listed(row)?),
            SheetKind::Ignored => return Err(Stop::Import(crate::DeskError::internal())),
        })
    }
}

impl Whom {
    fn read(row: &Row<'_>) -> Result<Self, Stop> {
        let name = row.text(Field::Name)?;
        let phone = row.text(Field::Phone)?;
        let whom = Self {
            document: held(row, Field::DocumentType, Field::DocumentNumber)?,
            other: held(row, Field::OtherDocumentType, Field::OtherDocumentNumber)?,
            old_number: short(row, Field::OldNumber)?,
            name: name.map(|name| name::in_stored_form(&name)).transpose()?,
            sex: row.word(Field::Sex)?,
            birth_date: row.day(Field::BirthDate)?,
            phone: match phone {
                Some(phone) => phone::in_stored_form(&phone)?,
                None => None,
            },
        };
        if whom.document.is_none() && whom.old_number.is_none() {
            let message = "没有证件号码,也没有原系统的编号,不知道是谁。请补上其中一项。";
            return Err(Refusal::at(Field::DocumentNumber, message).into());
        }
        Ok(whom)
    }
}

fn held(row: &Row<'_>, kind: Field, number: Field) -> Result<Option<Document>, Stop> {
    let Some(text) = row.text(number)? else {
        return Ok(None);
    };
    let kind: Option<DocumentKind> = row.word(kind)?;
    let input = DocumentInput { kind, number: text };
    let document = document::parse(&input, row.today);
    document
        .map(Some)
        .map_err(|error| Refusal::at(number, error.message).into())
}

/// Text that is kept as it is.
fn short(row: &Row<'_>, field: Field) -> Result<Option<String>, Refusal> {
    let text = row.text(field)?;
    match text {
        Some(text) if text.chars().count() > MOST_TEXT => {
            Err(Refusal::at(field, "这一格的文字太长。请核对是否串列。"))
        }
        text => Ok(text),
    }
}

impl Given {
    fn read(row: &Row<'_>) -> Result<Self, Refusal> {
        let date = required(row.day(Field::Date)?, Field::Date, "没有献血日期。请补上。")?;
        if date > row.today {
            return Err(Refusal::at(Field::Date, "献血日期在今天之后。请核对日期。"));
        }
        let kind: Option<DonationKind> = row.word(Field::Kind)?;
        let kind = required(kind, Field::Kind, "没有献血类型。请补上。")?;
        let outcome: Outcome = row.word(Field::Outcome)?.unwrap_or_default();
        let amount = read_amount(row, kind, outcome)?;
        Ok(Self {
            code: short(row, Field::Code)?.unwrap_or_default(),
            record_no: short(row, Field::RecordNo)?,
            facts: Donation {
                date,
                kind,
                ml: amount.ml,
                units: amount.units,
                plasma_ml: amount.plasma_ml,
                outcome,
                reaction: row.word::<Reaction>(Field::Reaction)?.unwrap_or_default(),
                source: row.word::<Source>(Field::Source)?.unwrap_or_default(),
            },
            site: short(row, Field::Site)?.unwrap_or_default(),
        })
    }
}

fn read_amount(row: &Row<'_>, kind: DonationKind, outcome: Outcome) -> Result<Amount, Refusal> {
    let written = Written {
        amount: row.translated(Field::Amount)?,
        ml: row.translated(Field::Ml)?,
        units: row.translated(Field::Units)?,
        plasma_ml: row.translated(Field::PlasmaMl)?,
    };
    let named = [Field::Amount, Field::Ml, Field::Units];
    let at = named
        .into_iter()
        .find(|field| row.layout.columns.contains_key(field));
    amount::read(&written, kind, outcome)
        .map_err(|message| Refusal::at(at.unwrap_or(Field::Amount), message))
}

/// What a row says of kind and amount, whatever else is wrong with it: for sums over a file.
pub(super) fn amount_alone(row: &Row<'_>) -> Option<Donation> {
    let kind: DonationKind = row.word(Field::Kind).ok()??;
    let outcome: Outcome = row.word(Field::Outcome).ok()?.unwrap_or_default();
    let amount = read_amount(row, kind, outcome).ok()?;
    Some(Donation {
        date: NaiveDate::default(),
        kind,
        ml: amount.ml,
        units: amount.units,
        plasma_ml: amount.plasma_ml,
        outcome,
        reaction: Reaction::None,
        source: Source::Here,
    })
}

impl Deferred {
    fn read(row: &Row<'_>) -> Self {
        let code = row.text(Field::DeferralCode).ok().flatten();
        Self::understood(row).unwrap_or_else(|problem| Self {
            input: DeferralInput {
                code: unexplained(code.as_deref().unwrap_or_default()),
                event: None,
                from: None,
                until: None,
                permanent: false,
            },
            source: DeferralSource::OldSystem,
            problem: Some(problem),
        })
    }

    fn understood(row: &Row<'_>) -> Result<Self, Refusal> {
        let code = row.text(Field::DeferralCode)?;
        let code = required(code, Field::DeferralCode, "没有延期代码。")?;
        let meaning = row.map.meaning(Field::DeferralCode, &code);
        let meaning = meaning.ok_or_else(|| {
            let message = format!("延期代码“{code}”没有对应。请在对照表里说明它是哪一项延期。");
            Refusal::at(Field::DeferralCode, message)
        })?;
        let input = DeferralInput {
            code: meaning.to_owned(),
            event: row.day(Field::Event)?,
            from: row.day(Field::From)?,
            until: row.day(Field::Until)?,
            permanent: row.word(Field::Permanent)? == Some(YesOrNo::Yes),
        };
        check_dates(&input, row.today).map_err(|error| Refusal::at(Field::Until, error.message))?;
        Ok(Self {
            input,
            source: row
                .word::<DeferralSource>(Field::FoundBy)?
                .unwrap_or(DeferralSource::OldSystem),
            problem: None,
        })
    }
}

/// A code of another system that means nothing here.
pub(super) fn unexplained(code: &str) -> String {
    let code: String = code.chars().take(MOST_CODE).collect();
    format!("{UNEXPLAINED}{code}")
}

fn award(row: &Row<'_>) -> Result<Award, Refusal> {
    let level: Option<AwardLevel> = row.word(Field::Level)?;
    let cutoff = row.day(Field::Cutoff)?;
    Ok(Award {
        level: required(level, Field::Level, "没有奖项。请补上。")?,
        cutoff: required(cutoff, Field::Cutoff, "没有统计截止日期。请补上。")?,
        counted_after: row.day(Field::CountedAfter)?,
    })
}

fn listed(row: &Row<'_>) -> Result<Listed, Stop> {
    let number = row.text(Field::DocumentNumber)?;
    let request = BlockSet {
        document: DocumentInput {
            kind: row.word(Field::DocumentType)?,
            number: required(number, Field::DocumentNumber, "没有证件号码。请补上。")?,
        },
        list: match short(row, Field::List)? {
            Some(list) => list,
            None => row.map.list.clone().unwrap_or_default(),
        },
        from: row.day(Field::From)?,
        until: row.day(Field::Until)?,
    };
    Ok(Listed::read(&request, row.today)?)
}

fn required<T>(value: Option<T>, field: Field, otherwise: &str) -> Result<T, Refusal> {
    value.ok_or_else(|| Refusal::at(field, otherwise))
}

/// Days that somebody who gives blood has lived at least and at most, with room for old habits: more
/// or less is a wrong year.
pub(super) fn is_plausible_age(born: NaiveDate, on: NaiveDate) -> bool {
    const LEAST: Days = Days::new(16 * 365);
    const MOST: Days = Days::new(76 * 366);
    let (from, to) = (born.checked_add_days(LEAST), born.checked_add_days(MOST));
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
}
