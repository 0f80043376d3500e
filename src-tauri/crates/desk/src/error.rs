//! Errors as they cross to a screen or a script: `{code, message, field}`.

use crate::fault;
use redwall_store::StoreError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong: a closed list, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The request cannot be read: wrong JSON, an unknown field or command.
    BadRequest,
    /// A field's value is not acceptable; `field` names it.
    Invalid,
    /// A measurement is hard to believe and has to be confirmed; `field` names it.
    Implausible,
    /// A document number is wrong; `field` names it.
    DocumentInvalid,
    /// The document is registered already.
    DocumentRegistered,
    /// Donors are registered who may be the same person.
    SimilarDonors,
    /// The document is on the list of blocked documents.
    DocumentBlocked,
    /// The donation code is wrong.
    DonationCodeInvalid,
    /// The donation code was used before.
    DonationCodeUsed,
    /// What the request names does not exist.
    NotFound,
    /// The step cannot be taken now.
    OutOfOrder,
    /// The donor's window is over.
    WindowClosed,
    /// The donor changed the answers after they were read.
    WindowChanged,
    /// Nobody is logged in.
    NotLoggedIn,
    /// The desk locked itself because nobody used it.
    Locked,
    /// Too many wrong passwords: the message says how long to wait.
    Wait,
    /// The person on duty does not hold the role.
    NotAllowed,
    /// Another person than the one who recorded it has to do this.
    SecondPerson,
    /// Name or password is wrong.
    WrongPassword,
    /// The new password is too weak.
    WeakPassword,
    /// There is a station in the folder already.
    StationExists,
    /// There is no station in the folder.
    NoStation,
    /// The data is damaged.
    Damaged,
    /// The data was written by a newer version.
    Newer,
    /// Another program, or other work, has the data open.
    InUse,
    /// The computer's clock cannot be right.
    Clock,
    /// Numbers given to this desk are used up.
    NumbersUsedUp,
    /// The program's own cases came out differently: the desk does not open.
    SelfTest,
    /// A page could not be made.
    Paper,
    /// A file or the disk failed.
    Storage,
    /// The work was cancelled.
    Cancelled,
    /// A fault of the program.
    Internal,
}

/// An error with a sentence that tells a person what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct DeskError {
    /// What went wrong.
    pub code: ErrorCode,
    /// What to do, in Chinese.
    pub message: String,
    /// The request's field that is at fault, if one is.
    pub field: Option<String>,
}

impl DeskError {
    /// An error with a sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
        }
    }

    /// A field's value is not acceptable.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Invalid, message).at(field)
    }

    /// The same error, at a field.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// A step that cannot be taken now.
    pub fn out_of_order(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::OutOfOrder, message)
    }

    /// The work was cancelled.
    pub fn cancelled() -> Self {
        Self::new(ErrorCode::Cancelled, "已取消,没有写入任何内容。")
    }

    /// A fault of the program; its cause goes to the log.
    pub fn internal() -> Self {
        Self::new(
            ErrorCode::Internal,
            "程序内部出错,这一步没有写入。请重试;如果再次出现,请联系信息科。",
        )
    }

    /// The person on duty does not hold the role.
    pub(crate) fn not_allowed() -> Self {
        Self::new(
            ErrorCode::NotAllowed,
            "您的岗位不能做这一步。请让有权限的同事登录。",
        )
    }

    /// A request that cannot be read.
    pub fn bad_request(reason: &str) -> Self {
        Self::new(ErrorCode::BadRequest, format!("请求无法识别:{reason}"))
    }
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        let (code, message) = match &error {
            StoreError::NoStation => (
                ErrorCode::NoStation,
                "这个文件夹里还没有血站数据。请先新建血站。",
            ),
            StoreError::StationExists => (
                ErrorCode::StationExists,
                "这个文件夹里已经有血站数据,没有改动它。请直接登录,或换一个文件夹。",
            ),
            StoreError::WrongPassword => (
                ErrorCode::WrongPassword,
                "姓名或密码不对。请检查大小写和输入法后重试。",
            ),
            StoreError::StaffExists => (
                ErrorCode::Invalid,
                "已经有同名的工作人员。请在姓名后加上区别,例如岗位。",
            ),
            StoreError::WeakPassword => (
                ErrorCode::WeakPassword,
                "密码太弱:除姓名外至少8个字符,其中至少5个不同,不能是12345678这样的顺序。",
            ),
            StoreError::Wait(seconds) => {
                let message = format!("输错次数太多,请等待{seconds}秒后再试。");
                return Self::new(ErrorCode::Wait, message);
            }
            StoreError::RecoveryKeyMistyped => (
                ErrorCode::Invalid,
                "恢复密钥有输入错误(校验不对)。请逐组核对纸上的字母和数字后重新输入。",
            ),
            StoreError::RecoveryKeyOfOtherData => (
                ErrorCode::Invalid,
                "这个恢复密钥打不开现在的数据:它是人员离职换密钥以前的旧密钥,或属于别的血站。请找最近一次打印的恢复密钥;都打不开时,数据文件可能已损坏,请联系信息科。",
            ),
            StoreError::NotOnStaff => (
                ErrorCode::NotFound,
                "工作人员名单里没有这个人,或已经离岗。请刷新名单。",
            ),
            StoreError::LastAdministrator => (
                ErrorCode::Invalid,
                "这是最后一位能登录的管理员。请先让另一个人担任管理员。",
            ),
            StoreError::NoAdministrator => (
                ErrorCode::Invalid,
                "恢复密钥只能由名单上的管理员使用。请填写管理员的姓名。",
            ),
            StoreError::FirstSlots(names) => {
                let message = format!(
                    "程序升级后,以下人员还没有登录过:{}。请让他们各登录一次,或为他们重设密码,然后再移除。没有改动任何内容。",
                    names.join("、")
                );
                return Self::out_of_order(message);
            }
            StoreError::InUse => (
                ErrorCode::InUse,
                "数据正被另一个程序或窗口使用,没有改动任何内容。请关闭其他窗口和正在运行的任务后重试。",
            ),
            StoreError::RekeyUnfinished => (
                ErrorCode::Storage,
                "已移除,但换新密钥没有完成。请检查磁盘空间,锁定后重新登录,程序会自动继续;然后请重新显示并打印恢复密钥。",
            ),
            StoreError::VaultLost => (
                ErrorCode::Damaged,
                "密码文件(vault.json 和它的副本)丢失或损坏,数据还在,没有改动它。请管理员用恢复密钥登录。",
            ),
            StoreError::Damaged(_) => (
                ErrorCode::Damaged,
                "数据文件已损坏,没有改动它。请不要删除任何文件,用最近的备份恢复,并联系信息科。",
            ),
            StoreError::JournalCut(_) => (
                ErrorCode::Damaged,
                "数据库里缺少已经确认过的记录,可能被换成了旧文件,没有改动它。请联系信息科。",
            ),
            StoreError::Newer => (
                ErrorCode::Newer,
                "数据是由更新版本的程序写的,没有改动它。请安装新版本后再打开。",
            ),
            StoreError::Gap { .. } => (
                ErrorCode::Storage,
                "收到的记录不完整,没有写入。请重新取一次,或联系信息科。",
            ),
            StoreError::Forked { .. } => (
                ErrorCode::Damaged,
                "收到的记录与已有的记录对不上,没有写入。请不要删除任何文件,并联系信息科。",
            ),
            StoreError::AttachmentTooLarge(_) => (
                ErrorCode::Invalid,
                "文件太大,没有保存。请把图片或扫描件压缩到5MB以内再试。",
            ),
            StoreError::Cancelled => return Self::cancelled(),
            StoreError::NumbersUsedUp => (
                ErrorCode::NumbersUsedUp,
                "这台前台的编号已经用完。请管理员分配新的号段。",
            ),
            StoreError::NotABackup => (
                ErrorCode::Damaged,
                "这不是完整的备份文件(可能没有复制完),没有改动任何内容。请换另一份备份。",
            ),
            StoreError::PlaceMissing => (
                ErrorCode::Storage,
                "没有找到备份盘或备份文件夹,没有备份到那里。请插好备份盘,或由管理员重新设置备份位置。",
            ),
            StoreError::BackupDiffers => (
                ErrorCode::Damaged,
                "备份与数据核对不符,没有保留这份备份,以前的备份都还在。数据文件或磁盘可能有损坏,请联系信息科核对数据。",
            ),
            StoreError::Database(_) | StoreError::File(_) => {
                (ErrorCode::Storage, fault::sentence(&error))
            }
            StoreError::Cryptography | StoreError::Json(_) => return Self::internal_of(&error),
        };
        tracing::warn!(?code, "store refused");
        Self::new(code, message)
    }
}

impl From<redwall_paper::PaperError> for DeskError {
    fn from(error: redwall_paper::PaperError) -> Self {
        Self::new(ErrorCode::Paper, error.to_string())
    }
}

impl DeskError {
    fn internal_of(error: &StoreError) -> Self {
        tracing::error!(%error, "internal");
        Self::internal()
    }
}
