//! How a file is read: which sheet holds what, which column what, and what its codes mean. The map
//! that was used last is remembered among the station's settings.

use super::book::{Book, Sheet};
use super::cell::Cell;
use super::field::{Field, SheetKind, meant_by, plain};
use crate::error::DeskError;
use redwall_store::fact::SettingChanged;
use redwall_store::{Reading, Writing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The setting that the map is remembered in.
const SETTING: &str = "import.map";
/// Rows in which a heading may stand: titles come above it.
const HEADING_WITHIN: usize = 10;
/// What the other system is called where nobody has named it.
const OLD_SYSTEM: &str = "原系统";

/// How a file is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ImportMap {
    /// What the other system is called: its donor numbers are kept under this name.
    pub system: Option<String>,
    /// The sheets; one that is missing here is read by its headings.
    pub sheets: Vec<SheetMap>,
    /// What the codes of a column mean: the file's word, and the product's.
    pub words: BTreeMap<Field, BTreeMap<String, String>>,
    /// The list that blocked documents stand on, where the rows name none.
    pub list: Option<String>,
}

/// How a sheet is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetMap {
    /// Its name; empty for a file that is no workbook.
    pub sheet: String,
    /// What its rows are.
    pub kind: SheetKind,
    /// Each field with the heading of its column.
    #[serde(default)]
    pub columns: BTreeMap<Field, String>,
}

impl ImportMap {
    /// What the other system is called.
    pub(super) fn system(&self) -> &str {
        self.system.as_deref().unwrap_or(OLD_SYSTEM)
    }

    /// What the file's word for a field means, where somebody has said so.
    pub(super) fn meaning(&self, field: Field, word: &str) -> Option<&str> {
        let words = self.words.get(&field)?;
        words.get(word).map(String::as_str)
    }
}

/// The map that was used last.
pub(super) fn remembered(read: &Reading<'_>) -> Result<Option<ImportMap>, DeskError> {
    let kept = read.setting(SETTING)?;
    Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()))
}

/// Remembers a map for the next file.
pub(super) fn remember(write: &mut Writing<'_>, map: &ImportMap) -> Result<(), DeskError> {
    if remembered(write)?.as_ref() == Some(map) {
        return Ok(());
    }
    let changed = SettingChanged {
        key: SETTING.to_owned(),
        value: serde_json::to_value(map).map_err(|_| DeskError::internal())?,
    };
    let station = write.station_id()?.ok_or_else(DeskError::internal)?;
    Ok(write.append(station, changed)?)
}

/// A sheet with the place of every column that is read.
#[derive(Debug)]
pub(super) struct Layout {
    /// Which sheet of the book.
    pub(super) sheet: usize,
    pub(super) kind: SheetKind,
    /// The row of the headings, from 0 within the sheet's rows.
    pub(super) heading: usize,
    /// Each field and its column.
    pub(super) columns: BTreeMap<Field, usize>,
}

/// The map that a book is read by in the end, and where its columns are. What was said stands; what
/// was not is read from the headings. A remembered map that does not fit is not used.
///
/// # Errors
/// `invalid` at `map`, when a sheet or heading that it names is not there or something is missing.
pub(super) fn lay_out(
    book: &Book,
    said: Option<&ImportMap>,
    remembered: Option<ImportMap>,
) -> Result<(ImportMap, Vec<Layout>), DeskError> {
    let mut map = said
        .cloned()
        .or_else(|| remembered.clone())
        .unwrap_or_default();
    if said.is_some() {
        known_sheets(book, &map)?;
    }
    let mut sheets = Vec::new();
    let mut layouts = Vec::new();
    for (at, sheet) in book.sheets.iter().enumerate() {
        let named = map.sheets.iter().find(|named| named.sheet == sheet.name);
        let laid = match named {
            Some(named) => by_map(sheet, at, named),
            None => Ok(by_headings(sheet, at)),
        };
        let layout = match laid {
            Err(_) if said.is_none() => by_headings(sheet, at),
            other => other?,
        };
        sheets.push(as_map(sheet, &layout));
        layouts.push(layout);
    }
    map.sheets = sheets;
    Ok((map, layouts))
}

fn known_sheets(book: &Book, map: &ImportMap) -> Result<(), DeskError> {
    let known = |name: &str| book.sheets.iter().any(|sheet| sheet.name == name);
    match map.sheets.iter().find(|named| !known(&named.sheet)) {
        None => Ok(()),
        Some(stranger) => Err(DeskError::invalid(
            "map",
            format!("文件里没有名为“{}”的工作表。请核对对照表。", stranger.sheet),
        )),
    }
}

fn by_map(sheet: &Sheet, at: usize, named: &SheetMap) -> Result<Layout, DeskError> {
    if named.kind == SheetKind::Ignored {
        return Ok(Layout {
            sheet: at,
            kind: named.kind,
            heading: 0,
            columns: BTreeMap::new(),
        });
    }
    if named.columns.is_empty() {
        let mut layout = by_headings(sheet, at);
        layout.kind = named.kind;
        return complete(sheet, layout);
    }
    let rows = sheet.rows.iter().take(HEADING_WITHIN).enumerate();
    let fits = |row: &[Cell]| {
        let found = named.columns.iter().map(|(field, heading)| {
            let wanted = plain(heading);
            let mut columns = row.iter().enumerate();
            let column = columns.find(|(_, cell)| plain(&cell.shown()) == wanted);
            column.map(|(column, _)| (*field, column))
        });
        found.collect::<Option<BTreeMap<Field, usize>>>()
    };
    let found = rows
        .into_iter()
        .find_map(|(row, cells)| Some((row, fits(cells)?)));
    let Some((heading, columns)) = found else {
        let message = format!(
            "工作表“{}”里找不到对照表写的列名。请核对对照表。",
            sheet.name
        );
        return Err(DeskError::invalid("map", message));
    };
    let layout = Layout {
        sheet: at,
        kind: named.kind,
        heading,
        columns,
    };
    complete(sheet, layout)
}

/// Makes sure that nothing is missing without which the rows say nothing.
fn complete(sheet: &Sheet, layout: Layout) -> Result<Layout, DeskError> {
    let held = |one_of: &&&[Field]| {
        one_of
            .iter()
            .any(|field| layout.columns.contains_key(field))
    };
    let missing = layout.kind.needs().iter().find(|one_of| !held(one_of));
    let Some(missing) = missing else {
        return Ok(layout);
    };
    let named = missing.iter().filter_map(|wanted| {
        let known = Field::HEADINGS.iter().find(|(field, _)| field == wanted);
        known.and_then(|(_, names)| names.first().copied())
    });
    let names: Vec<&str> = named.collect();
    let message = format!(
        "工作表“{}”缺少列:{}。请在对照表里指定。",
        sheet.name,
        names.join(" 或 ")
    );
    Err(DeskError::invalid("map", message))
}

/// The row with the most headings that are known, and what they mean. Of two columns with one
/// heading, the first is meant.
fn by_headings(sheet: &Sheet, at: usize) -> Layout {
    let known = |row: &Vec<Cell>| {
        let mut columns = BTreeMap::new();
        for (column, cell) in row.iter().enumerate() {
            if let Cell::Text(heading) = cell
                && let Some(field) = meant_by(heading)
            {
                columns.entry(field).or_insert(column);
            }
        }
        columns
    };
    let rows = sheet.rows.iter().take(HEADING_WITHIN);
    let (heading, columns) = rows
        .map(known)
        .enumerate()
        .max_by_key(|(row, columns)| (columns.len(), std::cmp::Reverse(*row)))
        .unwrap_or_default();
    Layout {
        sheet: at,
        kind: kind_of(&sheet.name, &columns),
        heading,
        columns,
    }
}

fn kind_of(name: &str, columns: &BTreeMap<Field, usize>) -> SheetKind {
    let is = |kind: SheetKind| {
        let held = |one_of: &&[Field]| one_of.iter().any(|field| columns.contains_key(field));
        kind.needs().iter().all(held)
    };
    let is_list = columns.contains_key(&Field::List) || name.contains("名单");
    match () {
        () if is(SheetKind::Awards) => SheetKind::Awards,
        () if is(SheetKind::Deferrals) => SheetKind::Deferrals,
        () if is(SheetKind::Donations) => SheetKind::Donations,
        () if is(SheetKind::Blocks) && is_list => SheetKind::Blocks,
        () if is(SheetKind::Donors) => SheetKind::Donors,
        () => SheetKind::Ignored,
    }
}

fn as_map(sheet: &Sheet, layout: &Layout) -> SheetMap {
    let headings = sheet.rows.get(layout.heading);
    let heading = |column: usize| {
        let cell = headings.and_then(|row| row.get(column));
        cell.map(Cell::shown).unwrap_or_default()
    };
    let columns = layout.columns.iter();
    SheetMap {
        sheet: sheet.name.clone(),
        kind: layout.kind,
        columns: columns.map(|(field, at)| (*field, heading(*at))).collect(),
    }
}
