//! Comma-separated values, as Excel opens them rightly.

use super::{Cell, Form};
use std::borrow::Cow;
use std::io::{self, Write};

/// As UTF-8 opens in Excel.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";
/// What a spreadsheet takes for the beginning of a formula.
const FORMULA_BEGINNINGS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Digits that a spreadsheet keeps of a number; more are rounded away or shown as a power of ten.
const DIGITS_KEPT: usize = 11;

/// A table as comma-separated values. A text that a spreadsheet would calculate, or would read as a
/// number and round, is given a leading apostrophe or tab that it shows as text.
pub(in crate::export) struct Csv<W: Write>(csv::Writer<W>);

impl<W: Write> Csv<W> {
    pub(in crate::export) fn new(mut to: W, columns: &[&str]) -> io::Result<Self> {
        to.write_all(BYTE_ORDER_MARK.as_bytes())?;
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(columns)?;
        Ok(Self(writer))
    }
}

impl<W: Write> Form for Csv<W> {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(in_csv(cell).as_bytes())?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

fn in_csv(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) if text.starts_with(FORMULA_BEGINNINGS) => format!("'{text}").into(),
        Cell::Text(text) if would_be_read_as_number(text) => format!("\t{text}").into(),
        Cell::Text(text) => text.into(),
        Cell::Number(number) => number.to_string().into(),
        Cell::Fraction(number) => number.to_string().into(),
        Cell::Date(date) => date.to_string().into(),
        Cell::Empty => "".into(),
    }
}

/// Digits with leading zeros, or more of them than a spreadsheet keeps; digits around an E are a
/// power of ten to it.
fn would_be_read_as_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let power = text
        .split_once(['E', 'e'])
        .is_some_and(|(number, power)| digits(number) && digits(power));
    power || (digits(text) && (text.starts_with('0') || text.len() > DIGITS_KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn written(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut csv = Box::new(Csv::new(&mut bytes, &["name"]).unwrap());
        csv.row(&[Cell::text(text)]).unwrap();
        csv.finish().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[rstest]
    #[case("=1+1")]
    #[case("+1")]
    #[case("-1")]
    #[case("@SUM(A1)")]
    #[case("\t=1")]
    #[case("\r=1")]
    fn no_cell_can_become_a_formula(#[case] dangerous: &str) {
        let written = written(dangerous);
        let (_, cell) = written.split_once('\n').unwrap();
        assert!(cell.trim_start_matches('"').starts_with('\''), "{cell}");
    }

    #[rstest]
    #[case("511100199001010025")]
    #[case("0000012")]
    #[case("12100000001")]
    #[case("1E5")]
    fn a_number_of_somebody_stays_text(#[case] number: &str) {
        let kept = written(number);
        let (_, cell) = kept.split_once('\n').unwrap();
        let as_text = cell.trim_end().trim_start_matches('\t') == number;
        assert!(as_text, "{cell}");
        let rounds = number.len() > DIGITS_KEPT || number.starts_with('0') || number.contains('E');
        assert_eq!(cell.starts_with('\t'), rounds, "{cell}");
    }

    #[test]
    fn excel_is_told_that_it_is_utf_8() {
        assert_eq!(written("黄兰"), "\u{FEFF}name\n黄兰\n");
    }
}
