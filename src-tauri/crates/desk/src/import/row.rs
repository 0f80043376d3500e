//! A row, read field by field.

use super::book::Book;
use super::cell::Cell;
use super::date::{self, Epoch};
use super::field::Field;
use super::map::{ImportMap, Layout};
use super::refusal::Refusal;
use super::word::{self, Words};
use chrono::NaiveDate;

/// A row with what its columns mean.
#[derive(Clone, Copy)]
pub(super) struct Row<'b> {
    pub(super) map: &'b ImportMap,
    pub(super) layout: &'b Layout,
    epoch: Epoch,
    cells: &'b [Cell],
    /// Its number in the file, from 1.
    pub(super) number: u32,
    pub(super) today: NaiveDate,
}

impl<'b> Row<'b> {
    /// The rows of a sheet below its headings; those without anything in them are none.
    pub(super) fn of(
        book: &'b Book,
        map: &'b ImportMap,
        layout: &'b Layout,
        today: NaiveDate,
    ) -> impl Iterator<Item = Self> {
        let sheet = &book.sheets[layout.sheet];
        let rows = (sheet.first_row..).zip(&sheet.rows);
        rows.skip(layout.heading + 1)
            .filter(|(_, cells)| !cells.iter().all(Cell::is_empty))
            .map(move |(number, cells)| Self {
                map,
                layout,
                epoch: book.epoch,
                cells,
                number,
                today,
            })
    }

    fn cell(&self, field: Field) -> &'b Cell {
        let column = self.layout.columns.get(&field);
        let cell = column.and_then(|column| self.cells.get(*column));
        cell.unwrap_or(&Cell::Empty)
    }

    /// The field as text, none where it is empty.
    pub(super) fn text(&self, field: Field) -> Result<Option<String>, Refusal> {
        let text = self.cell(field).text();
        text.map_err(|message| Refusal::at(field, message))
    }

    /// The field as a day.
    pub(super) fn day(&self, field: Field) -> Result<Option<NaiveDate>, Refusal> {
        let day = date::read(self.cell(field), self.epoch);
        day.map_err(|message| Refusal::at(field, message))
    }

    /// The field as a word of a closed set.
    pub(super) fn word<T: Words>(&self, field: Field) -> Result<Option<T>, Refusal> {
        let Some(text) = self.text(field)? else {
            return Ok(None);
        };
        let word = word::read(self.map, field, &text);
        word.map(Some)
            .map_err(|message| Refusal::at(field, message))
    }

    /// The field as text, after what the map says of it.
    pub(super) fn translated(&self, field: Field) -> Result<Option<String>, Refusal> {
        let text = self.text(field)?;
        Ok(text.map(|text| match self.map.meaning(field, &text) {
            Some(meaning) => meaning.to_owned(),
            None => text,
        }))
    }

    /// The field as a person sees it.
    pub(super) fn shown(&self, field: Field) -> String {
        self.cell(field).shown()
    }

    /// All cells as a person sees them.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'b Cell> {
        self.cells.iter()
    }
}
