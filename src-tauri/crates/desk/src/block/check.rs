//! What the lists say of a document.

use crate::error::{DeskError, ErrorCode};
use chrono::NaiveDate;
use redwall_rules::{Deferral, Document, DocumentKind};
use redwall_store::{HeldDocument, Reading};

/// Whether a document blocks its holder on a day. One about which there is an entry that this
/// version cannot read does.
///
/// # Errors
/// Those of the database.
pub(crate) fn holds_on(
    read: &Reading<'_>,
    kind: DocumentKind,
    number: &str,
    day: NaiveDate,
) -> Result<bool, DeskError> {
    let blocks = read.blocks_of(kind, number)?;
    Ok(blocks.iter().any(|block| block.holds_on(day)) || read.has_unread_block(number)?)
}

/// Makes sure that a person may be registered with a document.
///
/// # Errors
/// `document_blocked` at `document.number`.
pub(crate) fn ask(
    read: &Reading<'_>,
    document: &Document,
    day: NaiveDate,
) -> Result<(), DeskError> {
    if holds_on(read, document.kind(), document.number(), day)? {
        let message = "这个证件在屏蔽名单上,不能登记献血。请医生核对后处理。";
        return Err(DeskError::new(ErrorCode::DocumentBlocked, message).at("document.number"));
    }
    Ok(())
}

/// What blocks the holder of documents, as the rules read it: undated unless the list has a date.
///
/// # Errors
/// Those of the database.
pub(crate) fn deferrals(
    read: &Reading<'_>,
    documents: &[HeldDocument],
) -> Result<Vec<Deferral>, DeskError> {
    let mut deferrals = Vec::new();
    for document in documents {
        let blocks = read.blocks_of(document.kind, &document.number)?;
        for block in blocks.into_iter().filter(|block| block.stands()) {
            deferrals.push(Deferral {
                code: Deferral::BLOCKED_DOCUMENT.to_owned(),
                event: None,
                from: block.from,
                until: block.until,
                permanent: false,
                ended: None,
            });
        }
    }
    Ok(deferrals)
}
