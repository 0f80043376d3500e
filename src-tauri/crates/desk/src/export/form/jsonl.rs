//! One JSON object a line.

use super::{Cell, Form};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, Write};

/// A table as JSON Lines.
pub(in crate::export) struct Jsonl<W: Write> {
    to: W,
    columns: &'static [&'static str],
}

impl<W: Write> Jsonl<W> {
    pub(in crate::export) fn new(to: W, columns: &'static [&'static str]) -> Self {
        Self { to, columns }
    }
}

impl<W: Write> Form for Jsonl<W> {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let columns = self.columns;
        serde_json::to_writer(&mut self.to, &Line { columns, cells })?;
        self.to.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.to.flush()
    }
}

struct Line<'a> {
    columns: &'a [&'a str],
    cells: &'a [Cell],
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            match cell {
                Cell::Text(text) => line.serialize_entry(column, text)?,
                Cell::Number(number) => line.serialize_entry(column, number)?,
                Cell::Fraction(number) => line.serialize_entry(column, number)?,
                Cell::Date(date) => line.serialize_entry(column, date)?,
                Cell::Empty => line.serialize_entry(column, &())?,
            }
        }
        line.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_every_column() {
        let mut bytes = Vec::new();
        let mut jsonl = Box::new(Jsonl::new(&mut bytes, &["no", "ml", "phone"]));
        let row = [Cell::text("0000001"), Cell::Number(400), Cell::Empty];
        jsonl.row(&row).unwrap();
        jsonl.finish().unwrap();
        let line = "{\"no\":\"0000001\",\"ml\":400,\"phone\":null}\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), line);
    }
}
