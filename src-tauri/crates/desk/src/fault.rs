//! What is wrong with a disk, and what to do.

use redwall_store::{DiskFault, StoreError};

/// The sentence for a disk or database that failed.
pub(crate) fn sentence(error: &StoreError) -> &'static str {
    match error.disk_fault() {
        Some(DiskFault::Full) => {
            "磁盘满了,这一步没有写入,原有数据没有改动。请清理磁盘或换一块盘后重试。"
        }
        Some(DiskFault::ReadOnly) => {
            "磁盘是只读的,这一步没有写入,原有数据没有改动。请检查写保护开关和文件夹权限后重试。"
        }
        Some(DiskFault::FileTooLarge) => {
            "文件太大,这块盘的格式放不下(FAT32 最多4GB),没有写入。请把备份盘格式化为 exFAT 或 NTFS,或换一块盘。"
        }
        None => "磁盘或数据库没有写成,这一步没有记录。请检查磁盘空间和权限后重试。",
    }
}
