//! The book of numbered blank stock: received, used, spoiled.

use crate::Session;
use crate::error::DeskError;
use crate::task;
use redwall_store::fact::{BlankNumbers, BlanksReceived, BlanksSpent};
use redwall_store::{BlankChange, BlankRecord, Reading};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The longest name of a stock.
const LONGEST: usize = 40;
/// The most blanks of one line.
const MOST: u32 = 100_000;

/// Asks for the book of blanks.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlankList {}

/// Notes blanks that came in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlankReceive {
    /// Which.
    pub blanks: BlankNumbers,
}

/// Notes blanks that are spoiled.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlankSpoil {
    /// Which.
    pub blanks: BlankNumbers,
    /// Why.
    pub reason: String,
}

/// The book of one stock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BlankBook {
    /// The stock.
    pub stock: String,
    /// Blanks that came in.
    pub received: u32,
    /// Blanks that were printed on.
    pub used: u32,
    /// Blanks that are spoiled.
    pub spoiled: u32,
    /// Blanks that must be in the drawer.
    pub left: u32,
    /// The lowest number that must be there.
    pub next: Option<u32>,
    /// The lines of the book, the oldest first.
    pub lines: Vec<BlankLine>,
}

/// A line of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BlankLine {
    /// The first number.
    pub first: u32,
    /// The last number.
    pub last: u32,
    /// What became of them.
    pub change: BlankChange,
    /// Why they are spoiled.
    pub reason: Option<String>,
    /// Who says so.
    pub by: String,
    /// When, station-local, `YYYY-MM-DD HH:MM`.
    pub at: String,
}

/// The book of blanks, by stock.
///
/// # Errors
/// Those of the database.
pub fn list(session: &Session, _: BlankList) -> Result<Vec<BlankBook>, DeskError> {
    session.store.read(books)
}

/// Notes blanks that came in.
///
/// # Errors
/// `invalid` at `blanks`.
pub fn receive(session: &Session, request: BlankReceive) -> Result<Vec<BlankBook>, DeskError> {
    let blanks = tidy(request.blanks)?;
    session.store.write(session.staff.id, |write| {
        let known = of_stock(write, &blanks.stock)?;
        let came_before = |record: &BlankRecord| {
            record.change == BlankChange::Received && meet(&record.blanks, &blanks)
        };
        if known.iter().any(came_before) {
            let message = "这些编号里有已经入库的。请核对首号和末号。";
            return Err(DeskError::invalid("blanks", message));
        }
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        write.append(station, BlanksReceived { blanks })?;
        books(write)
    })
}

/// Notes blanks that are spoiled.
///
/// # Errors
/// `invalid` at `blanks` or `reason`.
pub fn spoil(session: &Session, request: BlankSpoil) -> Result<Vec<BlankBook>, DeskError> {
    let blanks = tidy(request.blanks)?;
    let reason = request.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(DeskError::invalid(
            "reason",
            "请写明作废的原因,例如卡纸、印歪。",
        ));
    }
    session.store.write(session.staff.id, |write| {
        in_the_drawer(write, &blanks)?;
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        let spent = BlanksSpent {
            blanks,
            print: None,
            reason: Some(reason),
        };
        write.append(station, spent)?;
        books(write)
    })
}

/// Makes sure that blanks came in and are not gone.
///
/// # Errors
/// `invalid` at `blanks`.
pub(super) fn in_the_drawer(read: &Reading<'_>, blanks: &BlankNumbers) -> Result<(), DeskError> {
    let known = of_stock(read, &blanks.stock)?;
    let is = |record: &BlankRecord, number: u32| {
        (record.blanks.first..=record.blanks.last).contains(&number)
    };
    for number in blanks.first..=blanks.last {
        let (mut came, mut gone) = (false, false);
        for record in known.iter().filter(|record| is(record, number)) {
            match record.change {
                BlankChange::Received => came = true,
                BlankChange::Used | BlankChange::Spoiled => gone = true,
            }
        }
        if !came || gone {
            let message = match gone {
                true => format!("{}第{number}号已经用掉或作废。请核对编号。", blanks.stock),
                false => format!(
                    "{}第{number}号没有入库。请核对编号,或先登记入库。",
                    blanks.stock
                ),
            };
            return Err(DeskError::invalid("blanks", message));
        }
    }
    Ok(())
}

/// # Errors
/// `invalid` at `blanks`.
pub(super) fn tidy(blanks: BlankNumbers) -> Result<BlankNumbers, DeskError> {
    let stock = blanks.stock.trim().to_owned();
    if stock.is_empty() || stock.chars().count() > LONGEST {
        let message = "请填写空白证书的名称,最多40个字。";
        return Err(DeskError::invalid("blanks", message));
    }
    if blanks.first > blanks.last || blanks.last - blanks.first >= MOST {
        let message = "末号应不小于首号,一次最多10万份。请核对编号。";
        return Err(DeskError::invalid("blanks", message));
    }
    Ok(BlankNumbers { stock, ..blanks })
}

fn meet(one: &BlankNumbers, other: &BlankNumbers) -> bool {
    one.stock == other.stock && one.first <= other.last && other.first <= one.last
}

fn of_stock(read: &Reading<'_>, stock: &str) -> Result<Vec<BlankRecord>, DeskError> {
    let mut records = read.blanks()?;
    records.retain(|record| record.blanks.stock == stock);
    Ok(records)
}

fn books(read: &Reading<'_>) -> Result<Vec<BlankBook>, DeskError> {
    let mut by_stock: BTreeMap<String, Vec<BlankRecord>> = BTreeMap::new();
    for record in read.blanks()? {
        let stock = by_stock.entry(record.blanks.stock.clone());
        stock.or_default().push(record);
    }
    let books = by_stock.into_iter();
    books
        .map(|(stock, records)| book(read, stock, records))
        .collect()
}

fn book(
    read: &Reading<'_>,
    stock: String,
    records: Vec<BlankRecord>,
) -> Result<BlankBook, DeskError> {
    let sum = |change: BlankChange| -> u32 {
        let those = records.iter().filter(|record| record.change == change);
        those
            .map(|record| record.blanks.last - record.blanks.first + 1)
            .sum()
    };
    let (received, used, spoiled) = (
        sum(BlankChange::Received),
        sum(BlankChange::Used),
        sum(BlankChange::Spoiled),
    );
    Ok(BlankBook {
        stock,
        received,
        used,
        spoiled,
        left: received.saturating_sub(used.saturating_add(spoiled)),
        next: next(&records),
        lines: records
            .into_iter()
            .map(|record| {
                Ok(BlankLine {
                    first: record.blanks.first,
                    last: record.blanks.last,
                    change: record.change,
                    reason: record.reason,
                    by: task::name(read, record.by)?,
                    at: record.at.station_minute(),
                })
            })
            .collect::<Result<_, DeskError>>()?,
    })
}

/// The lowest number that came in and is not gone.
fn next(records: &[BlankRecord]) -> Option<u32> {
    let of = |received: bool| {
        let those = records
            .iter()
            .filter(move |record| (record.change == BlankChange::Received) == received);
        let mut spans: Vec<(u32, u32)> = those
            .map(|record| (record.blanks.first, record.blanks.last))
            .collect();
        spans.sort_unstable();
        spans
    };
    let gone = of(false);
    of(true).into_iter().find_map(|(first, last)| {
        let mut number = first;
        for (from, to) in &gone {
            if (*from..=*to).contains(&number) {
                number = to + 1;
            }
        }
        (number <= last).then_some(number)
    })
}
