//! The lists as a screen shows them.

use super::{BlockList, BlockRow, BlockRows};
use crate::Session;
use crate::deferral::signed;
use crate::error::DeskError;
use redwall_rules::document::masked;
use redwall_store::{Block, Reading};

/// The most rows of one answer.
const MOST_ROWS: usize = 200;

/// What is and was on the lists.
///
/// # Errors
/// Those of the database.
pub fn list(session: &Session, request: BlockList) -> Result<BlockRows, DeskError> {
    session.store.read(|read| {
        let mut total = 0;
        let mut rows = Vec::new();
        read.each_block(|block| {
            if total >= request.after && rows.len() < MOST_ROWS {
                rows.push(row(session, read, block)?);
            }
            total += 1;
            Ok::<_, DeskError>(())
        })?;
        Ok(BlockRows { total, rows })
    })
}

pub(super) fn row(
    session: &Session,
    read: &Reading<'_>,
    block: Block,
) -> Result<BlockRow, DeskError> {
    let active = block.holds_on(session.today());
    let mut ended = block
        .ended
        .map(|signature| signed(read, signature))
        .transpose()?;
    if let Some(ended) = &mut ended
        && !session.sees_health()
    {
        ended.reason = None;
    }
    Ok(BlockRow {
        kind: block.kind,
        number: masked(&block.number),
        list: block.list,
        from: block.from,
        until: block.until,
        active,
        set: signed(read, block.set)?,
        ended,
    })
}
