//! Files that belong to a donor: the signature, the scanned form, the photo.

use crate::Session;
use crate::command::Sheet;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::signature;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use redwall_store::fact::AttachmentOf;
use redwall_store::{
    AttachmentRecord, DonorId, Hash, MOST_ATTACHMENT_BYTES, NewAttachment, Role, VisitId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a file is; its first bytes must say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileType {
    /// `image/jpeg`
    Jpeg,
    /// `image/png`
    Png,
    /// `application/pdf`
    Pdf,
}

impl FileType {
    const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Pdf];

    fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    fn begins(self) -> &'static [u8] {
        match self {
            Self::Jpeg => b"\xFF\xD8\xFF",
            Self::Png => b"\x89PNG\r\n\x1A\n",
            Self::Pdf => b"%PDF-",
        }
    }

    fn of_media_type(media_type: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.media_type() == media_type)
    }
}

/// Attaches a file to a donor.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentAdd {
    /// The donor.
    pub donor: DonorId,
    /// The visit that it belongs to.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub visit: Option<VisitId>,
    /// What it shows.
    pub shows: AttachmentOf,
    /// What the file is.
    pub file_type: FileType,
    /// Its bytes, base64; at most 5 MB of them.
    pub content: String,
}

/// Asks for a donor's attachments.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentList {
    /// The donor.
    pub donor: DonorId,
}

/// Asks for the file of an attachment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentRead {
    /// The donor.
    pub donor: DonorId,
    /// The attachment.
    pub sha256: String,
}

/// An attachment, as a line of the donor's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentRow {
    /// The SHA-256 of its bytes: its name.
    pub sha256: String,
    /// What it shows.
    pub shows: AttachmentOf,
    /// Its media type.
    pub media_type: String,
    /// Its size, bytes.
    pub bytes: u32,
    /// The visit that it belongs to.
    pub visit: Option<VisitId>,
    /// When it was attached, milliseconds UTC.
    pub at: i64,
}

impl From<AttachmentRecord> for AttachmentRow {
    fn from(record: AttachmentRecord) -> Self {
        Self {
            sha256: record.sha256.to_string(),
            shows: record.shows,
            media_type: record.media_type,
            bytes: record.bytes,
            visit: record.visit,
            at: record.at.0,
        }
    }
}

/// Attaches a file to a donor; who only has to do with certificates attaches proofs.
///
/// # Errors
/// `not_found`; `not_allowed`; `invalid` at `content`, when it is too large or not what it is said to
/// be, or at `visit`, when that is another donor's.
pub fn add(session: &Session, request: AttachmentAdd) -> Result<AttachmentRow, DeskError> {
    let all_kinds = [Role::Receptionist, Role::Physician, Role::Nurse];
    let works_with_donors = all_kinds.into_iter().any(|role| session.holds(role));
    if request.shows != AttachmentOf::Proof && !works_with_donors {
        return Err(DeskError::not_allowed());
    }
    if request.content.len() / 4 * 3 > MOST_ATTACHMENT_BYTES + 3 {
        return Err(too_large());
    }
    let bytes = STANDARD.decode(&request.content).map_err(|_| {
        DeskError::invalid("content", "文件内容无法读取。请重新选择文件或重新扫描。")
    })?;
    if bytes.len() > MOST_ATTACHMENT_BYTES {
        return Err(too_large());
    }
    if !bytes.starts_with(request.file_type.begins()) {
        let message = "文件的内容与类型不符。请选择 JPEG、PNG 图片或 PDF 文件。";
        return Err(DeskError::invalid("content", message));
    }
    let sha256 = session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        if let Some(visit) = request.visit
            && write.visit(visit)?.map(|visit| visit.donor) != Some(donor.id)
        {
            let message = "这次来访不是这位献血者的。请重新打开献血者。";
            return Err(DeskError::invalid("visit", message));
        }
        let file = NewAttachment {
            bytes: &bytes,
            media_type: request.file_type.media_type(),
            shows: request.shows,
            visit: request.visit,
        };
        Ok(write.attach(request.donor, &file)?)
    })?;
    session.store.read(|read| {
        let added = read.attachments(request.donor)?.into_iter();
        let mut added = added.filter(|record| record.sha256 == sha256);
        added
            .next()
            .map(AttachmentRow::from)
            .ok_or_else(DeskError::internal)
    })
}

/// The attachments of a donor that the person on duty may read, newest first.
///
/// # Errors
/// `not_found`.
pub fn list(session: &Session, request: AttachmentList) -> Result<Vec<AttachmentRow>, DeskError> {
    session.store.read(|read| {
        page::existing(read, request.donor)?;
        let records = read.attachments(request.donor)?.into_iter();
        let readable = records.filter(|record| may_read(session, record.shows));
        Ok(readable.map(AttachmentRow::from).collect())
    })
}

/// The file of an attachment.
///
/// # Errors
/// `not_found`; `not_allowed`; `damaged`, when its bytes are not those that were attached.
pub fn read(session: &Session, request: AttachmentRead) -> Result<Sheet, DeskError> {
    let sheet = session.store.read(|read| {
        page::existing(read, request.donor)?;
        let sha256 = Hash::from_hex(&request.sha256).ok_or_else(not_found)?;
        let records = read.attachments(request.donor)?.into_iter();
        let named: Vec<_> = records.filter(|record| record.sha256 == sha256).collect();
        if named.is_empty() {
            return Err(not_found());
        }
        let readable = named.iter().find(|record| may_read(session, record.shows));
        let record = readable.ok_or_else(DeskError::not_allowed)?;
        let (media_type, ending) = kept_as(&record.media_type).ok_or_else(not_found)?;
        Ok(Sheet {
            media_type,
            file_name: format!("{}.{ending}", &request.sha256[..16]),
            bytes: read.attachment(sha256)?.ok_or_else(not_found)?,
        })
    })?;
    session.note_opening(request.donor);
    Ok(sheet)
}

/// The media type and the ending of a file that is kept. A drawing was made here from strokes: none
/// is taken from outside.
fn kept_as(media_type: &str) -> Option<(&'static str, &'static str)> {
    if media_type == signature::SVG {
        return Some((signature::SVG, "svg"));
    }
    let kind = FileType::of_media_type(media_type)?;
    Some((kind.media_type(), kind.ending()))
}

/// Forms and signatures tell of health; a photo tells who somebody is.
fn may_read(session: &Session, shows: AttachmentOf) -> bool {
    match shows {
        AttachmentOf::Photo | AttachmentOf::Proof => true,
        AttachmentOf::Form | AttachmentOf::Signature => {
            session.holds(Role::Physician) || session.holds(Role::Auditor)
        }
    }
}

fn too_large() -> DeskError {
    DeskError::invalid(
        "content",
        "文件太大,没有保存。请把图片或扫描件压缩到5MB以内再试。",
    )
}

fn not_found() -> DeskError {
    DeskError::new(
        ErrorCode::NotFound,
        "找不到这个附件。请刷新献血者页面后重试。",
    )
    .at("sha256")
}
