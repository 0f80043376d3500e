//! The forms that a table can take as a file. No cell of any can become a formula.

use super::table::{Cell, Table};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde_json::{Map, Value};
use std::error::Error;

/// As UTF-8 opens in Excel.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";
/// What a spreadsheet takes for the beginning of a formula.
const FORMULA_BEGINNINGS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// An Excel workbook: numbers of people and codes as text, dates as dates.
pub(super) fn xlsx(table: &Table) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
    let mut workbook = Workbook::new();
    let heading = Format::new().set_bold();
    let text = Format::new().set_num_format("@");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet();
    for (column, name) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, *name, &heading)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(value) => {
                    sheet.write_string_with_format(row, column, value, &text)?;
                }
                Cell::Number(value) => {
                    sheet.write_number(row, column, *value)?;
                }
                Cell::Date(value) => {
                    sheet.write_datetime_with_format(row, column, *value, &date)?;
                }
                Cell::Empty => {}
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    workbook
        .save_to_buffer()
        .map_err(|error: XlsxError| error.into())
}

/// Comma-separated values. A text that a spreadsheet would calculate, or would read as a number and
/// round, is given a leading apostrophe or tab that it shows as text.
pub(super) fn csv(table: &Table) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
    let mut writer = csv::Writer::from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(&table.columns)?;
    for cells in &table.rows {
        writer.write_record(cells.iter().map(in_csv))?;
    }
    Ok(writer.into_inner()?)
}

fn in_csv(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(FORMULA_BEGINNINGS) => format!("'{text}"),
        Cell::Text(text) if would_be_read_as_number(text) => format!("\t{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Empty => String::new(),
    }
}

/// Digits with leading zeros, or more of them than a spreadsheet keeps.
fn would_be_read_as_number(text: &str) -> bool {
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    digits && (text.starts_with('0') || text.len() > 11)
}

/// One JSON object a line.
pub(super) fn jsonl(table: &Table) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
    let mut lines = Vec::new();
    for cells in &table.rows {
        let object: Map<String, Value> = table
            .columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| ((*column).to_owned(), in_json(cell)))
            .collect();
        serde_json::to_writer(&mut lines, &object)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

fn in_json(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Number(number) => Value::from(*number),
        Cell::Date(date) => Value::from(date.to_string()),
        Cell::Empty => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table {
            columns: vec!["name"],
            rows: vec![vec![Cell::Text(text.to_owned())]],
        }
    }

    #[test]
    fn no_cell_of_a_csv_can_become_a_formula() {
        for dangerous in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            let written = String::from_utf8(csv(&table(dangerous)).unwrap()).unwrap();
            let cell = written.lines().nth(1).unwrap().trim_matches('"');
            assert!(cell.starts_with('\''), "{cell}");
        }
    }

    #[test]
    fn an_identity_number_stays_text() {
        let written = String::from_utf8(csv(&table("511100199001010025")).unwrap()).unwrap();
        assert_eq!(written, "\u{FEFF}name\n\t511100199001010025\n");
    }
}
