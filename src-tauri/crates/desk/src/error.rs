//! Errors as they cross to a screen or a script: `{code, message, field}`.

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
    /// A document number is wrong; `field` names it.
    DocumentInvalid,
    /// The document is registered already.
    DocumentRegistered,
    /// The donation code is wrong.
    DonationCodeInvalid,
    /// The donation code was used before.
    DonationCodeUsed,
    /// What the request names does not exist.
    NotFound,
    /// The step cannot be taken now.
    OutOfOrder,
    /// Nobody is logged in.
    NotLoggedIn,
    /// The person on duty does not hold the role.
    NotAllowed,
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
        Self { code, message: message.into(), field: None }
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
        Self::new(ErrorCode::Internal, "程序内部出错,这一步没有写入。请重试;如果再次出现,请联系信息科。")
    }

    /// A request that cannot be read.
    pub fn bad_request(reason: &str) -> Self {
        Self::new(ErrorCode::BadRequest, format!("请求无法识别:{reason}"))
    }
}
