//! Files written whole or not at all.

use redwall_desk::{DeskError, ErrorCode};
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes `bytes` to `path`; what was there before stays until the new file is safely on the disk.
///
/// # Errors
/// `storage` if the folder cannot be written or the disk is full; then nothing has changed.
pub fn whole(path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
    write(path, bytes).map_err(|error| {
        tracing::warn!(kind = ?error.kind(), "a page could not be saved");
        DeskError::new(
            ErrorCode::Storage,
            "文件没有保存成功:这个位置不能写入或磁盘已满。请换一个位置再保存。",
        )
    })
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_page_replaces_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("证书.pdf");
        whole(&path, b"first").unwrap();
        whole(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing else is left behind"
        );
    }

    #[test]
    fn a_place_that_cannot_be_written_leaves_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("证书.pdf");
        fs::create_dir(&taken).unwrap();
        fs::write(taken.join("kept"), b"kept").unwrap();
        for path in [taken.clone(), folder.path().join("none").join("证书.pdf")] {
            assert_eq!(whole(&path, b"page").unwrap_err().code, ErrorCode::Storage);
        }
        assert_eq!(fs::read(taken.join("kept")).unwrap(), b"kept");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
