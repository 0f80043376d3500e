//! Excel workbooks: numbers of people and codes as text, dates as dates. Every text is written as a
//! text, so that none can be a formula.

use super::{Cell, Form};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::io::{self, Seek, Write};
use std::path::Path;

/// Rows that a sheet of Excel holds, the heading among them.
const MOST_ROWS: u32 = 1_048_576;
const MOST_TEXT: usize = 32_767;
/// Characters that a sheet's name holds.
const MOST_NAME: usize = 31;
const COLUMN_WIDTH: f64 = 16.0;

/// A workbook of tables, written from top to bottom: rows that are written leave the memory.
pub(crate) struct Book {
    workbook: Workbook,
    /// The sheet that is being written, and the rows in it.
    sheet: usize,
    rows: u32,
    parts: u32,
    name: String,
    columns: Vec<String>,
    most_rows: u32,
    heading: Format,
    text: Format,
    date: Format,
}

impl Book {
    /// An empty workbook whose rows wait in a folder until it is saved.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub(crate) fn waiting_in(folder: &Path) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder).map_err(io::Error::other)?;
        Ok(Self {
            workbook,
            sheet: 0,
            rows: 0,
            parts: 0,
            name: String::new(),
            columns: Vec::new(),
            most_rows: MOST_ROWS,
            heading: Format::new().set_bold(),
            text: Format::new().set_num_format("@"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
        })
    }

    /// Begins a table: a sheet, and further ones where it has more rows than a sheet holds.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub(crate) fn begin(&mut self, name: &str, columns: &[String]) -> io::Result<()> {
        self.name = sheet_name(name);
        self.columns = columns.to_vec();
        self.parts = 0;
        self.add_sheet().map_err(io::Error::other)
    }

    /// Writes a row of the table.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub(crate) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        if self.rows == self.most_rows {
            self.add_sheet().map_err(io::Error::other)?;
        }
        self.write(cells).map_err(io::Error::other)?;
        self.rows += 1;
        Ok(())
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub(crate) fn save(mut self, to: impl Write + Seek + Send) -> io::Result<()> {
        self.workbook.save_to_writer(to).map_err(io::Error::other)
    }

    fn add_sheet(&mut self) -> Result<(), XlsxError> {
        self.parts += 1;
        let name = match self.parts {
            1 => self.name.clone(),
            part => format!("{} {part}", self.name),
        };
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(&name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, heading) in (0..).zip(&self.columns) {
            sheet.set_column_width(column, COLUMN_WIDTH)?;
            sheet.write_string_with_format(0, column, heading, &self.heading)?;
        }
        self.sheet = self.workbook.worksheets().len() - 1;
        self.rows = 1;
        Ok(())
    }

    fn write(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let row = self.rows;
        let sheet = self.workbook.worksheet_from_index(self.sheet)?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => {
                    sheet.write_string_with_format(row, column, cut(text), &self.text)?;
                }
                Cell::Number(number) => {
                    sheet.write_number(row, column, *number)?;
                }
                Cell::Fraction(number) => {
                    sheet.write_number(row, column, *number)?;
                }
                Cell::Date(date) => {
                    sheet.write_datetime_with_format(row, column, *date, &self.date)?;
                }
                Cell::Empty => {}
            }
        }
        Ok(())
    }
}

/// A name that Excel takes for a sheet's; room is left for the number of a part.
fn sheet_name(name: &str) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    name.chars().filter(allowed).take(MOST_NAME - 5).collect()
}

/// What a cell can hold of a text.
fn cut(text: &str) -> &str {
    match text.char_indices().nth(MOST_TEXT) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// One table as a workbook.
pub(in crate::export) struct Xlsx<W: Write + Seek + Send> {
    to: W,
    book: Book,
}

impl<W: Write + Seek + Send> Xlsx<W> {
    pub(in crate::export) fn new(
        to: W,
        name: &str,
        columns: &[&str],
        folder: &Path,
    ) -> io::Result<Self> {
        let mut book = Book::waiting_in(folder)?;
        let columns: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
        book.begin(name, &columns)?;
        Ok(Self { to, book })
    }
}

impl<W: Write + Seek + Send> Form for Xlsx<W> {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.book.row(cells)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.book.save(self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx as Opened};
    use std::io::Cursor;

    fn opened(book: Book) -> Opened<Cursor<Vec<u8>>> {
        let mut bytes = Cursor::new(Vec::new());
        book.save(&mut bytes).unwrap();
        Opened::new(Cursor::new(bytes.into_inner())).unwrap()
    }

    #[test]
    fn texts_stay_texts_and_dates_are_dates() {
        let folder = tempfile::tempdir().unwrap();
        let mut book = Book::waiting_in(folder.path()).unwrap();
        book.begin("表", &["a".into(), "b".into()]).unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for text in ["=1+1", "511100199001010025", "@x"] {
            book.row(&[Cell::text(text), Cell::Date(day)]).unwrap();
        }
        let range = opened(book).worksheet_range("表").unwrap();
        assert_eq!(range.get((1, 0)), Some(&Data::String("=1+1".into())));
        assert_eq!(
            range.get((2, 0)),
            Some(&Data::String("511100199001010025".into()))
        );
        let Some(Data::DateTime(read)) = range.get((3, 1)) else {
            panic!("a date");
        };
        assert_eq!(read.as_datetime().map(|read| read.date()), Some(day));
    }

    #[test]
    fn a_table_with_more_rows_than_a_sheet_holds_goes_on_in_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let mut book = Book::waiting_in(folder.path()).unwrap();
        book.most_rows = 3;
        book.begin("表", &["a".into()]).unwrap();
        for number in 0..5 {
            book.row(&[Cell::Number(number)]).unwrap();
        }
        let mut opened = opened(book);
        assert_eq!(opened.sheet_names(), ["表", "表 2", "表 3"]);
        let last = opened.worksheet_range("表 3").unwrap();
        assert_eq!(last.get((0, 0)), Some(&Data::String("a".into())));
        assert_eq!(last.get((1, 0)), Some(&Data::Float(4.0)));
        assert_eq!(last.height(), 2);
    }
}
