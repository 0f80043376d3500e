//! Taking in a list of blocked documents.
//!
//! Lines are read and checked first; those that are right are then written some hundreds at a time.
//! Whatever stops an import, taking the same file in again writes the rest: a line that stands is
//! left as it is.

use super::entry::{Listed, Put};
use super::{BlockImport, BlockImported, BlockSet, RefusedLine};
use crate::Session;
use crate::document::DocumentInput;
use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use chrono::NaiveDate;
use redwall_rules::DocumentKind;
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// Lines that are written in one transaction: other desks wait no longer than for these.
const BATCH: usize = 200;

const COLUMNS: [&str; 5] = ["type", "number", "list", "from", "until"];

/// A line as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListLine {
    #[serde(rename = "type", default)]
    kind: Option<String>,
    number: String,
    list: String,
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    until: Option<String>,
}

impl BlockImport {
    /// Takes in a file.
    ///
    /// # Errors
    /// `invalid` at `file`, when it cannot be read or is not UTF-8.
    pub fn of_file(path: &Path) -> Result<Self, DeskError> {
        let bytes = fs::read(path).map_err(|error| {
            tracing::warn!(kind = ?error.kind(), "list not read");
            DeskError::invalid("file", "这个文件打不开。请检查文件是否存在、是否有权限读。")
        })?;
        let file = String::from_utf8(bytes).map_err(|_| {
            let message = "文件不是 UTF-8 文字。请在表格软件中另存为“CSV UTF-8”后再导入。";
            DeskError::invalid("file", message)
        })?;
        Ok(Self { file })
    }
}

/// Takes a list in.
///
/// # Errors
/// `invalid` at `file`, when its headings are wrong; `cancelled`, after which
/// what was written stays and the same file can be taken in again. A wrong line is an answer.
pub fn import(
    session: &Session,
    request: BlockImport,
    progress: &mut Progress<'_>,
) -> Result<BlockImported, DeskError> {
    let text = request.file.trim_start_matches('\u{FEFF}');
    let lines = if text.trim_start().starts_with('{') {
        json_lines(text)
    } else {
        csv_lines(text)?
    };
    let today = session.today();
    let total = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let mut imported = BlockImported::default();
    let mut listed = Vec::new();
    for (line, read) in lines {
        match read.and_then(|read| Listed::read(&read.request()?, today)) {
            Ok(read) => listed.push(read),
            Err(error) => imported.refused.push(refused(line, error)),
        }
    }
    let mut done = total - u32::try_from(listed.len()).unwrap_or(total);
    for batch in listed.chunks(BATCH) {
        progress.tell(done, total).map_err(|_| stopped(done))?;
        for put in write_batch(session, batch)? {
            match put {
                Put::Added => imported.added += 1,
                Put::Changed => imported.changed += 1,
                Put::Unchanged => imported.unchanged += 1,
            }
            done += 1;
        }
    }
    progress.tell(done, total).map_err(|_| stopped(done))?;
    Ok(imported)
}

fn write_batch(session: &Session, batch: &[Listed]) -> Result<Vec<Put>, DeskError> {
    session.store.write(session.staff.id, |write| {
        batch.iter().map(|listed| listed.put(write)).collect()
    })
}

fn stopped(done: u32) -> DeskError {
    let message = format!("已停止,前{done}行已经处理。再次导入同一文件会接着写完,已有的不会重复。");
    DeskError::new(ErrorCode::Cancelled, message)
}

type Lines = Vec<(u32, Result<ListLine, DeskError>)>;

fn json_lines(text: &str) -> Lines {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| (at, serde_json::from_str(line).map_err(|_| unreadable())))
        .collect()
}

fn csv_lines(text: &str) -> Result<Lines, DeskError> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|_| wrong_headings())?.clone();
    let known = headings.iter().all(|heading| COLUMNS.contains(&heading));
    let needed = ["number", "list"]
        .iter()
        .all(|needed| headings.iter().any(|heading| heading == *needed));
    if !known || !needed {
        return Err(wrong_headings());
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let at = match &record {
            Ok(record) => record.position().map(csv::Position::line),
            Err(error) => error.position().map(csv::Position::line),
        };
        let at = u32::try_from(at.unwrap_or_default()).unwrap_or(u32::MAX);
        let line = record.and_then(|record| record.deserialize(Some(&headings)));
        lines.push((at, line.map_err(|_| unreadable())));
    }
    Ok(lines)
}

impl ListLine {
    fn request(self) -> Result<BlockSet, DeskError> {
        let kind = match self.kind.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(name) => Some(DocumentKind::from_name(name).ok_or_else(|| {
                let message = "没有这种证件类型。请按说明填写,例如 resident_id,或留空由系统识别。";
                DeskError::invalid("type", message)
            })?),
        };
        Ok(BlockSet {
            document: DocumentInput {
                kind,
                number: self.number,
            },
            list: self.list,
            from: day(self.from.as_deref(), "from")?,
            until: day(self.until.as_deref(), "until")?,
        })
    }
}

fn day(text: Option<&str>, field: &str) -> Result<Option<NaiveDate>, DeskError> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => text
            .parse()
            .map(Some)
            .map_err(|_| DeskError::invalid(field, "日期应写成 2026-11-22 的样子,没有就留空。")),
    }
}

fn refused(line: u32, error: DeskError) -> RefusedLine {
    let field = error
        .field
        .map(|field| match field.strip_prefix("document.") {
            Some(column) => column.to_owned(),
            None => field,
        });
    RefusedLine {
        line,
        field,
        message: error.message,
    }
}

fn unreadable() -> DeskError {
    DeskError::new(
        ErrorCode::Invalid,
        "这一行读不懂:列数不对,或有不认识的字段。请对照第一行核对。",
    )
}

fn wrong_headings() -> DeskError {
    DeskError::invalid(
        "file",
        "第一行应是列名 type,number,list,from,until,至少要有 number 和 list。请改好后再导入。",
    )
}
