//! Comma-separated values, as old systems write them: in UTF-8 or GB 18030, between commas, tabs or
//! semicolons.

use super::cell::Cell;
use crate::error::DeskError;
use encoding_rs::GB18030;
use std::borrow::Cow;

/// Reads the rows, and says how they are written.
///
/// # Errors
/// `invalid` at `file`, when the text is in neither encoding.
pub(super) fn read(bytes: &[u8]) -> Result<(&'static str, Vec<Vec<Cell>>), DeskError> {
    let (encoding, text) = decoded(bytes)?;
    let first = text.lines().find(|line| !line.trim().is_empty());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(first.unwrap_or_default()))
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| {
            DeskError::invalid("file", "文件里的引号或分隔不对,读不懂。请重新导出。")
        })?;
        // The number of a row is that of its line: blank lines are rows, too.
        let line = record.position().map_or(0, csv::Position::line);
        while (rows.len() as u64) + 1 < line {
            rows.push(Vec::new());
        }
        rows.push(record.iter().map(Cell::of_text).collect());
    }
    Ok((encoding, rows))
}

fn decoded(bytes: &[u8]) -> Result<(&'static str, Cow<'_, str>), DeskError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(("utf-8", text.into()));
    }
    GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| ("gb18030", text))
        .ok_or_else(|| {
            let message = "文件既不是UTF-8也不是GB 18030文字。请另存为“CSV UTF-8”后再导入。";
            DeskError::invalid("file", message)
        })
}

/// What the first line has most of.
fn delimiter(line: &str) -> u8 {
    let count = |delimiter: &u8| line.bytes().filter(|byte| byte == delimiter).count();
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn row(cells: [&str; 2]) -> Vec<Cell> {
        cells.map(Cell::of_text).into()
    }

    #[rstest]
    #[case(b"\xEF\xBB\xBF\xE5\xA7\x93\xE5\x90\x8D,b\r\n1,2\r\n".to_vec(), "utf-8")]
    #[case("姓名,b\n1,2\n".as_bytes().to_vec(), "utf-8")]
    #[case("姓名\tb\n1\t2\n".as_bytes().to_vec(), "utf-8")]
    #[case("姓名;b\n\"1\";2\n".as_bytes().to_vec(), "utf-8")]
    #[case(b"\xD0\xD5\xC3\xFB,b\n1,2\n".to_vec(), "gb18030")]
    fn a_table_is_read_in_either_encoding(#[case] bytes: Vec<u8>, #[case] encoding: &str) {
        let (read_as, rows) = read(&bytes).unwrap();
        assert_eq!(read_as, encoding);
        assert_eq!(rows, [row(["姓名", "b"]), row(["1", "2"])]);
    }

    #[test]
    fn characters_beyond_the_basic_plane_come_through_gb_18030() {
        let (bytes, _, _) = GB18030.encode("𬭎𠅤");
        assert_eq!(read(&bytes).unwrap().1, [vec![Cell::of_text("𬭎𠅤")]]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(read(b"\xFF\xFF\xFF").is_err());
    }
}
