//! Ranges of donation codes, as their issuer gave them.

use crate::Session;
use crate::error::DeskError;
use crate::visit::entries::parse_code;
use redwall_rules::DonationCode;
use redwall_store::fact::CodeRangeGiven;
use redwall_store::{CodeRange, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Digits of a number in a donation code of ISBT 128.
const SERIAL_DIGITS: u32 = 6;

/// Asks for the ranges of donation codes.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CodeRangeList {}

/// Notes a range of donation codes that their issuer gave.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CodeRangeAdd {
    /// The first code, as the issuer wrote it.
    pub first: String,
    /// The last code.
    pub last: String,
}

/// A range of donation codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CodeRangeRow {
    /// The first code.
    pub first: String,
    /// The last code.
    pub last: String,
    /// The next code of which no label was made; none when all are used up.
    pub next: Option<String>,
    /// Codes that are left.
    pub left: u32,
}

/// The ranges of donation codes, in the order in which they were given.
///
/// # Errors
/// Those of the database.
pub fn ranges(session: &Session, _: CodeRangeList) -> Result<Vec<CodeRangeRow>, DeskError> {
    session.store.read(rows)
}

/// Notes a range of donation codes.
///
/// # Errors
/// `donation_code_invalid` at `first` or `last`; `invalid` at `last`, when it is before the first,
/// of another facility or year, or meets a range that was given before.
pub fn add_range(session: &Session, request: CodeRangeAdd) -> Result<Vec<CodeRangeRow>, DeskError> {
    let first = parse_code(&request.first, "first")?;
    let last = parse_code(&request.last, "last")?;
    let range = range_of(&first, &last).ok_or_else(|| {
        let message = "两个献血码不是同一号段,或末号小于首号。请核对发放单。";
        DeskError::invalid("last", message)
    })?;
    session.store.write(session.staff.id, |write| {
        let meets = |other: &CodeRange| {
            other.prefix == range.prefix && other.first <= range.last && range.first <= other.last
        };
        if write.code_ranges()?.iter().any(meets) {
            let message = "这个号段与已登记的号段重叠。请核对发放单。";
            return Err(DeskError::invalid("last", message));
        }
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        write.append(station, range)?;
        rows(write)
    })
}

fn range_of(first: &DonationCode, last: &DonationCode) -> Option<CodeRangeGiven> {
    let digits = usize::try_from(SERIAL_DIGITS).ok()?;
    let split = |code: &DonationCode| {
        let text = code.as_str();
        let (prefix, number) = text.split_at_checked(text.len().checked_sub(digits)?)?;
        Some((prefix.to_owned(), number.parse::<u32>().ok()?))
    };
    let ((prefix, first), (other, last)) = (split(first)?, split(last)?);
    (prefix == other && first <= last).then_some(CodeRangeGiven {
        prefix,
        first,
        last,
        digits: SERIAL_DIGITS,
    })
}

fn rows(read: &Reading<'_>) -> Result<Vec<CodeRangeRow>, DeskError> {
    let ranges = read.code_ranges()?.into_iter();
    let row = |range: CodeRange| {
        let next = next_number(read, &range)?;
        Ok(CodeRangeRow {
            first: range.code(range.first),
            last: range.code(range.last),
            left: (range.last + 1).saturating_sub(next),
            next: (next <= range.last).then(|| range.code(next)),
        })
    };
    ranges.map(row).collect()
}

/// The number after the last one of which a label was made.
pub(super) fn next_number(read: &Reading<'_>, range: &CodeRange) -> Result<u32, DeskError> {
    let mut next = range.first;
    // Labels of another range with the same first letters may come after this one's.
    if let Some(last) = read.last_label(&range.prefix)? {
        match range.number_of(&last) {
            Some(number) => next = number + 1,
            None => {
                while next <= range.last && read.labels_of(&range.code(next))? > 0 {
                    next += 1;
                }
            }
        }
    }
    Ok(next)
}
