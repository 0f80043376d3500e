//! Files that leave the desk, written whole or not at all.

use crate::error::{DeskError, ErrorCode};
use std::path::Path;

/// Writes a file; what was there before stays until the new one is safely on the disk.
///
/// # Errors
/// `storage`, when the place cannot be written or the disk is full; then nothing has changed.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
    redwall_store::write_atomically(path, bytes).map_err(|error| {
        tracing::warn!(kind = ?error.kind(), "file not written");
        let message = "文件没有写成。请检查文件夹是否存在、磁盘空间和权限,或换一个位置。";
        DeskError::new(ErrorCode::Storage, message)
    })
}
