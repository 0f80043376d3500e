//! Items of a TOML document, read strictly: each mistake knows its bytes.

use std::ops::Range;

use chrono::NaiveDate;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::day::read_day;

/// A mistake and the bytes that hold it.
pub(super) struct Mistake {
    pub(super) at: Range<usize>,
    pub(super) reason: String,
}

pub(super) type Checked<T> = Result<T, Mistake>;
pub(super) type Item<'i> = Spanned<DeValue<'i>>;

pub(super) fn mistake<T>(at: Range<usize>, zh: &str, en: &str) -> Checked<T> {
    let reason = format!("{zh} / {en}");
    Err(Mistake { at, reason })
}

pub(super) fn only_known(table: &DeTable<'_>, known: &[&str]) -> Checked<()> {
    for key in table.keys() {
        if !known.contains(&key.get_ref().as_ref()) {
            let (zh, en) = (
                format!("未知的键 {}", key.get_ref()),
                format!("unknown key {}", key.get_ref()),
            );
            return mistake(key.span(), &zh, &en);
        }
    }
    Ok(())
}

pub(super) fn table<'a, 'i>(item: &'a Item<'i>) -> Checked<&'a DeTable<'i>> {
    match item.get_ref() {
        DeValue::Table(table) => Ok(table),
        _ => mistake(item.span(), "这里应为一个表", "a table belongs here"),
    }
}

pub(super) fn list<'a, 'i>(item: &'a Item<'i>) -> Checked<&'a [Item<'i>]> {
    match item.get_ref() {
        DeValue::Array(array) => Ok(array),
        _ => mistake(item.span(), "这里应为一个列表", "a list belongs here"),
    }
}

pub(super) fn required<'a, 'i>(item: &'a Item<'i>, key: &str) -> Checked<&'a Item<'i>> {
    match table(item)?.get(key) {
        Some(found) => Ok(found),
        None => mistake(
            item.span(),
            &format!("缺少 {key}"),
            &format!("{key} is missing"),
        ),
    }
}

pub(super) fn required_text<'a>(item: &'a Item<'_>, key: &str) -> Checked<(&'a str, Range<usize>)> {
    let found = required(item, key)?;
    match found.get_ref() {
        DeValue::String(text) => Ok((text.as_ref(), found.span())),
        _ => mistake(
            found.span(),
            &format!("{key} 应为文字"),
            &format!("{key} is a text"),
        ),
    }
}

pub(super) fn optional_text<'a>(item: &'a Item<'_>, key: &str) -> Checked<Option<&'a str>> {
    if table(item)?.get(key).is_none() {
        return Ok(None);
    }
    Ok(Some(required_text(item, key)?.0))
}

pub(super) fn whole(item: &Item<'_>) -> Checked<u32> {
    const LIMIT: u32 = 10_000_000;
    let number = match item.get_ref() {
        DeValue::Integer(integer) => u32::from_str_radix(integer.as_str(), integer.radix()).ok(),
        _ => None,
    };
    match number {
        Some(number) if number <= LIMIT => Ok(number),
        _ => mistake(
            item.span(),
            "应为不小于零的整数",
            "a whole number, not negative, belongs here",
        ),
    }
}

pub(super) fn decimal(item: &Item<'_>) -> Checked<f64> {
    let number = match item.get_ref() {
        DeValue::Integer(_) => Some(f64::from(whole(item)?)),
        DeValue::Float(float) => float.as_str().parse::<f64>().ok(),
        _ => None,
    };
    match number {
        Some(number) if number.is_finite() && number >= 0.0 => Ok(number),
        _ => mistake(
            item.span(),
            "应为不小于零的数",
            "a number, not negative, belongs here",
        ),
    }
}

pub(super) fn word(item: &Item<'_>, words: &[&'static str]) -> Checked<&'static str> {
    let known = words
        .iter()
        .find(|word| item.get_ref().as_str() == Some(**word));
    match known {
        Some(word) => Ok(word),
        None => mistake(
            item.span(),
            &format!("应为 {} 之一", words.join("、")),
            &format!("one of {}", words.join(", ")),
        ),
    }
}

pub(super) fn read_date(item: &Item<'_>) -> Checked<NaiveDate> {
    let text = match item.get_ref() {
        DeValue::Datetime(datetime) => datetime.to_string(),
        DeValue::String(text) => text.to_string(),
        _ => String::new(),
    };
    match read_day(&text) {
        Ok(day) => Ok(day),
        Err(_) => mistake(
            item.span(),
            "应为 1900 至 2200 年间的日期 YYYY-MM-DD",
            "a date YYYY-MM-DD between 1900 and 2200",
        ),
    }
}
