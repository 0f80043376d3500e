//! Excel workbooks: numbers of people and codes as text, dates as dates. Every text is written as a
//! text, so that none can be a formula.
//!
//! Rows go straight into the compressed file: nothing waits in memory or in a file aside, and a disk
//! that is full is an error like any other.

use super::{Cell, Form};
use chrono::NaiveDate;
use std::fmt::Write as _;
use std::io::{self, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Rows that a sheet of Excel holds, the heading among them.
const MOST_ROWS: u32 = 1_048_576;
/// Characters that a cell holds.
const MOST_TEXT: usize = 32_767;
/// Characters that a sheet's name holds.
const MOST_NAME: usize = 31;
/// Little is gained by a higher one but time is lost.
const COMPRESSION: i64 = 1;

/// A workbook of tables, written from top to bottom.
pub(crate) struct Book<W: Write + Seek> {
    zip: ZipWriter<W>,
    sheets: Vec<String>,
    /// Rows in the sheet that is being written.
    rows: u32,
    parts: u32,
    name: String,
    columns: Vec<String>,
    most_rows: u32,
    /// A row on its way.
    line: String,
}

/// The places of the formats in [`STYLES`].
const TEXT: u32 = 1;
const DATE: u32 = 2;
const HEADING: u32 = 3;

impl<W: Write + Seek> Book<W> {
    /// An empty workbook.
    pub(crate) fn new(to: W) -> Self {
        Self {
            zip: ZipWriter::new(to),
            sheets: Vec::new(),
            rows: 0,
            parts: 0,
            name: String::new(),
            columns: Vec::new(),
            most_rows: MOST_ROWS,
            line: String::new(),
        }
    }

    /// Begins a table: a sheet, and further ones where it has more rows than a sheet holds.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub(crate) fn begin(&mut self, name: &str, columns: &[String]) -> io::Result<()> {
        self.name = sheet_name(name);
        self.columns = columns.to_vec();
        self.parts = 0;
        self.add_sheet()
    }

    /// Writes a row of the table.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub(crate) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        if self.rows == self.most_rows {
            self.add_sheet()?;
        }
        self.begin_row();
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => self.text(column, TEXT, text),
                Cell::Number(number) => self.number(column, 0, number),
                Cell::Fraction(number) => self.number(column, 0, number),
                Cell::Date(date) => self.number(column, DATE, day_number(*date)),
                Cell::Empty => {}
            }
        }
        self.end_row()
    }

    /// Writes what holds the sheets together.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.end_sheet()?;
        let (mut types, mut sheets, mut relations) = (String::new(), String::new(), String::new());
        for (number, name) in (1..).zip(&self.sheets) {
            let _ = write!(
                types,
                "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{SPREADSHEET}.worksheet+xml\"/>"
            );
            let _ = write!(
                sheets,
                "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>",
                escaped(name)
            );
            let _ = write!(
                relations,
                "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            );
        }
        self.part("[Content_Types].xml", &format!("{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{SPREADSHEET}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{SPREADSHEET}.styles+xml\"/>{types}</Types>"))?;
        self.part("_rels/.rels", &format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"))?;
        self.part("xl/workbook.xml", &format!("{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets></workbook>"))?;
        self.part("xl/_rels/workbook.xml.rels", &format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}<Relationship Id=\"styles\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"))?;
        self.part(
            "xl/styles.xml",
            &format!("{XML}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"),
        )?;
        let mut to = self.zip.finish()?;
        to.flush()?;
        Ok(to)
    }

    fn part(&mut self, name: &str, content: &str) -> io::Result<()> {
        self.zip.start_file(name, options())?;
        self.zip.write_all(content.as_bytes())
    }

    fn add_sheet(&mut self) -> io::Result<()> {
        self.end_sheet()?;
        self.parts += 1;
        self.sheets.push(match self.parts {
            1 => self.name.clone(),
            part => format!("{} {part}", self.name),
        });
        let name = format!("xl/worksheets/sheet{}.xml", self.sheets.len());
        let columns = self.columns.len().max(1);
        self.part(&name, &format!("{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"{columns}\" width=\"16\" customWidth=\"1\"/></cols><sheetData>"))?;
        self.rows = 0;
        self.begin_row();
        for (column, heading) in (0..).zip(std::mem::take(&mut self.columns)) {
            self.text(column, HEADING, &heading);
            self.columns.push(heading);
        }
        self.end_row()
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        if self.sheets.is_empty() {
            return Ok(());
        }
        self.zip.write_all(b"</sheetData></worksheet>")
    }

    fn begin_row(&mut self) {
        self.line.clear();
        let _ = write!(self.line, "<row r=\"{}\">", self.rows + 1);
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.line.push_str("</row>");
        self.rows += 1;
        self.zip.write_all(self.line.as_bytes())
    }

    fn text(&mut self, column: u32, style: u32, text: &str) {
        self.begin_cell(column, style);
        self.line
            .push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        escape_into(&mut self.line, cut(text));
        self.line.push_str("</t></is></c>");
    }

    fn number(&mut self, column: u32, style: u32, number: impl std::fmt::Display) {
        self.begin_cell(column, style);
        let _ = write!(self.line, "><v>{number}</v></c>");
    }

    fn begin_cell(&mut self, column: u32, style: u32) {
        self.line.push_str("<c r=\"");
        push_letters(&mut self.line, column);
        let _ = write!(self.line, "{}\" s=\"{style}\"", self.rows + 1);
    }
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// As it comes, as text, as a date, and bold.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>";

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(COMPRESSION))
        .large_file(true)
}

/// The letters of a column: A, B, …, Z, AA.
fn push_letters(to: &mut String, column: u32) {
    if column >= 26 {
        push_letters(to, column / 26 - 1);
    }
    to.push(char::from_u32(u32::from('A') + column % 26).unwrap_or('A'));
}

/// The day as Excel counts it: 1 March 1900 is 61.
fn day_number(day: NaiveDate) -> i64 {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    (day - first).num_days()
}

fn escaped(text: &str) -> String {
    let mut to = String::new();
    escape_into(&mut to, text);
    to
}

/// Characters that XML knows not stand as the one for what is unknown.
fn escape_into(to: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\r' => to.push_str("&#13;"),
            '\t' | '\n' => to.push(c),
            '\0'..'\u{20}' | '\u{FFFE}' | '\u{FFFF}' => to.push('\u{FFFD}'),
            c => to.push(c),
        }
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
pub(in crate::export) struct Xlsx<W: Write + Seek>(Book<W>);

impl<W: Write + Seek> Xlsx<W> {
    pub(in crate::export) fn new(to: W, name: &str, columns: &[&str]) -> io::Result<Self> {
        let mut book = Book::new(to);
        let columns: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
        book.begin(name, &columns)?;
        Ok(Self(book))
    }
}

impl<W: Write + Seek> Form for Xlsx<W> {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.0.row(cells)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.0.finish().map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx as Opened};
    use std::io::Cursor;

    fn opened(book: Book<Cursor<Vec<u8>>>) -> Opened<Cursor<Vec<u8>>> {
        Opened::new(Cursor::new(book.finish().unwrap().into_inner())).unwrap()
    }

    #[test]
    fn texts_stay_texts_and_dates_are_dates() {
        let mut book = Book::new(Cursor::new(Vec::new()));
        book.begin("表", &["a".into(), "b".into()]).unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for text in ["=1+1", "511100199001010025", "<a & \"b\">\u{1}"] {
            book.row(&[Cell::text(text), Cell::Date(day)]).unwrap();
        }
        let range = opened(book).worksheet_range("表").unwrap();
        assert_eq!(range.get((1, 0)), Some(&Data::String("=1+1".into())));
        assert_eq!(
            range.get((2, 0)),
            Some(&Data::String("511100199001010025".into()))
        );
        let kept = Data::String("<a & \"b\">\u{FFFD}".into());
        assert_eq!(range.get((3, 0)), Some(&kept));
        let Some(Data::DateTime(read)) = range.get((3, 1)) else {
            panic!("a date");
        };
        assert_eq!(read.as_datetime().map(|read| read.date()), Some(day));
    }

    #[test]
    fn a_table_with_more_rows_than_a_sheet_holds_goes_on_in_the_next() {
        let mut book = Book::new(Cursor::new(Vec::new()));
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
