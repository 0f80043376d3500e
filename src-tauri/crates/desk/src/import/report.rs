//! The report as a workbook that can be sent back: the figures, the sample, and every row that was
//! refused with its own cells and why.

use super::book::Book as File;
use super::map::Layout;
use super::refusal::Refusal;
use super::run::Import;
use super::sample::ImportSample;
use super::totals::{DonationSum, RowCounts};
use crate::error::DeskError;
use crate::export::cell::Cell;
use crate::export::form::xlsx::Book;
use crate::export::part::{PartFile, not_written};
use std::io::{self, BufWriter, Seek, Write};
use std::path::Path;

/// Writes the report, whole or not at all.
///
/// # Errors
/// `storage` at `report`.
pub(super) fn write(
    place: &Path,
    file: &File,
    layouts: &[Layout],
    import: &Import<'_>,
    sample: &[ImportSample],
) -> Result<(), DeskError> {
    let part = PartFile::beside(place).map_err(|error| error.at("report"))?;
    fill(&part, file, layouts, import, sample).map_err(|error| not_written(&error).at("report"))?;
    part.sync().map_err(|error| error.at("report"))?;
    part.settle().map_err(|error| error.at("report"))
}

fn fill(
    part: &PartFile,
    file: &File,
    layouts: &[Layout],
    import: &Import<'_>,
    sample: &[ImportSample],
) -> io::Result<()> {
    let mut book = Book::new(BufWriter::new(part.file().try_clone()?));
    figures(&mut book, import)?;
    compared(&mut book, sample)?;
    refusals(&mut book, "未导入", file, layouts, import, &import.refused)?;
    refusals(&mut book, "待医师核对", file, layouts, import, &import.held)?;
    book.finish().map(drop)
}

fn figures(book: &mut Book<impl Write + Seek>, import: &Import<'_>) -> io::Result<()> {
    let columns = ["项目", "文件行数", "新增", "已有", "未导入", "待医师核对"];
    book.begin("汇总", &columns.map(str::to_owned))?;
    let totals = &import.totals;
    for sheet in &totals.sheets {
        book.row(&counts(&sheet.sheet, sheet.rows))?;
    }
    book.row(&counts("合计", totals.rows))?;
    let columns = ["项目", "文件中", "本系统中"];
    book.begin("与原系统核对", &columns.map(str::to_owned))?;
    let pair = |what: &str, of: fn(&DonationSum) -> u64| {
        let of_kind = |kind: &super::totals::DonationTotals, name: &str| {
            [
                Cell::text(format!("{name}{what}")),
                Cell::text(of(&kind.in_file).to_string()),
                Cell::text(of(&kind.in_station).to_string()),
            ]
        };
        [
            of_kind(&totals.whole_blood, "全血"),
            of_kind(&totals.platelets, "单采血小板"),
        ]
    };
    for rows in [
        pair("次数", |sum| u64::from(sum.donations)),
        pair("毫升", |sum| sum.ml),
        pair("治疗量", |sum| sum.units),
    ] {
        rows.iter().try_for_each(|row| book.row(row))?;
    }
    let donors = [
        ("涉及献血者", totals.donors),
        ("其中新建档", totals.donors_registered),
    ];
    donors.iter().try_for_each(|(what, number)| {
        let number = Cell::text(number.to_string());
        book.row(&[Cell::text(*what), Cell::Empty, number])
    })
}

fn counts(what: &str, counts: RowCounts) -> [Cell; 6] {
    [
        Cell::text(what),
        Cell::Number(counts.rows),
        Cell::Number(counts.added),
        Cell::Number(counts.known),
        Cell::Number(counts.refused),
        Cell::Number(counts.held),
    ]
}

fn compared(book: &mut Book<impl Write + Seek>, sample: &[ImportSample]) -> io::Result<()> {
    let columns = ["工作表", "行号", "献血者号", "项目", "文件中", "本系统中"];
    book.begin("抽样核对", &columns.map(str::to_owned))?;
    for row in sample {
        for field in &row.fields {
            book.row(&[
                Cell::text(row.sheet.clone()),
                Cell::Number(row.row),
                Cell::text(row.donor_no.clone()),
                Cell::word(field.field),
                Cell::text(field.in_file.clone()),
                Cell::text(field.in_station.clone()),
            ])?;
        }
    }
    Ok(())
}

/// A table for each sheet that has such rows, under its own headings.
fn refusals(
    book: &mut Book<impl Write + Seek>,
    title: &str,
    file: &File,
    layouts: &[Layout],
    import: &Import<'_>,
    refusals: &[(usize, Refusal)],
) -> io::Result<()> {
    for layout in layouts {
        let mut of_sheet = refusals
            .iter()
            .filter(|(at, _)| import.row(*at).layout.sheet == layout.sheet)
            .peekable();
        if of_sheet.peek().is_none() {
            continue;
        }
        let mut columns = ["行号", "有问题的列", "原因"].map(str::to_owned).to_vec();
        columns.extend(import.headings(layout));
        let sheet = &file.sheets[layout.sheet].name;
        book.begin(&format!("{title} {sheet}"), &columns)?;
        for (at, refusal) in of_sheet {
            let heading = refusal.field.and_then(|field| import.heading(*at, field));
            let mut cells = vec![
                Cell::Number(import.row(*at).number),
                Cell::text_if_any(heading),
                Cell::text(refusal.message.clone()),
            ];
            cells.extend(import.row(*at).cells().map(|cell| Cell::text(cell.shown())));
            book.row(&cells)?;
        }
    }
    Ok(())
}
