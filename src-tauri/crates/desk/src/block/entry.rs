//! Putting a document on a list, and taking it off.

use super::list::row;
use super::{BlockEnd, BlockRow, BlockSet};
use crate::error::{DeskError, ErrorCode};
use crate::{Session, document};
use chrono::NaiveDate;
use redwall_rules::Document;
use redwall_store::fact::{DocumentBlocked, DocumentUnblocked, TaskAbout, TaskRaised};
use redwall_store::{Block, Reading, Role, TaskId, Writing, block_subject};

/// A document on a list, right in itself.
pub(crate) struct Listed {
    document: Document,
    list: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

/// What putting a document on a list came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Put {
    Added,
    Changed,
    Unchanged,
}

impl Listed {
    /// # Errors
    /// `document_invalid` at `document.number`; `invalid` at `list` or `until`.
    pub(crate) fn read(request: &BlockSet, today: NaiveDate) -> Result<Self, DeskError> {
        let document = document::parse(&request.document, today)?;
        let ends_before_it_begins = request
            .from
            .zip(request.until)
            .is_some_and(|(from, until)| until <= from);
        if ends_before_it_begins {
            let message = "解除日期应在开始日期之后。请核对两个日期。";
            return Err(DeskError::invalid("until", message));
        }
        Ok(Self {
            document,
            list: filled(
                &request.list,
                "list",
                "请填写名单的名称,例如发出名单的单位。",
            )?,
            from: request.from,
            until: request.until,
        })
    }

    /// Puts the document on its list, unless it stands there with the same days.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) fn put(&self, write: &mut Writing<'_>) -> Result<Put, DeskError> {
        let (kind, number) = (self.document.kind(), self.document.number());
        let standing: Vec<Block> = write
            .blocks_of(kind, number)?
            .into_iter()
            .filter(Block::stands)
            .collect();
        let same_list = standing
            .iter()
            .find(|block| block.kind == kind && block.list == self.list);
        let put = match same_list {
            Some(block) if (block.from, block.until) == (self.from, self.until) => {
                return Ok(Put::Unchanged);
            }
            Some(_) => Put::Changed,
            None => Put::Added,
        };
        let fact = DocumentBlocked {
            kind,
            number: number.to_owned(),
            list: self.list.clone(),
            from: self.from,
            until: self.until,
        };
        write.append(block_subject(number), fact)?;
        if standing.is_empty() {
            self.raise_tasks(write)?;
        }
        Ok(put)
    }

    /// Whoever has donated with the document becomes a physician's task.
    fn raise_tasks(&self, write: &mut Writing<'_>) -> Result<(), DeskError> {
        for donor in write.document_holders(self.document.kind(), self.document.number())? {
            if write.given(donor)?.donations == 0 {
                continue;
            }
            let task = TaskRaised {
                task: TaskId::mint(),
                about: TaskAbout::RegisteredDocumentBlocked,
                donation: None,
                role: Role::Physician,
                merged: None,
            };
            write.append(donor, task)?;
        }
        Ok(())
    }
}

/// Puts a document on a list.
///
/// # Errors
/// `document_invalid` at `document.number`; `invalid` at `list` or `until`.
pub fn set(session: &Session, request: BlockSet) -> Result<BlockRow, DeskError> {
    let listed = Listed::read(&request, session.today())?;
    session.store.write(session.staff.id, |write| {
        listed.put(write)?;
        let block = on_list(write, &listed.document, &listed.list)?;
        row(session, write, block.ok_or_else(DeskError::internal)?)
    })
}

/// Takes a document off a list.
///
/// # Errors
/// `not_found`, when it is not on that list; `invalid` at `reason`; `second_person`.
pub fn end(session: &Session, request: BlockEnd) -> Result<BlockRow, DeskError> {
    let document = document::parse(&request.document, session.today())?;
    let list = filled(&request.list, "list", "请填写名单的名称。")?;
    let reason = filled(
        &request.reason,
        "reason",
        "请写明原因,它会和姓名、时间一起保留。",
    )?;
    session.store.write(session.staff.id, |write| {
        let standing = on_list(write, &document, &list)?
            .filter(Block::stands)
            .ok_or_else(|| {
                let message = "这个证件不在这份名单上。请核对号码和名单名称。";
                DeskError::new(ErrorCode::NotFound, message).at("document.number")
            })?;
        if standing.set.by == session.staff.id {
            let message = "登记屏蔽的人不能自己解除。请另一位医师核对后登录办理。";
            return Err(DeskError::new(ErrorCode::SecondPerson, message).at("document.number"));
        }
        let fact = DocumentUnblocked {
            kind: standing.kind,
            number: standing.number,
            list,
            reason,
        };
        let list = fact.list.clone();
        write.append(block_subject(&fact.number), fact)?;
        let block = on_list(write, &document, &list)?;
        row(session, write, block.ok_or_else(DeskError::internal)?)
    })
}

/// What a list says of a document: the one of its own type, or else of another with its number.
fn on_list(
    read: &Reading<'_>,
    document: &Document,
    list: &str,
) -> Result<Option<Block>, DeskError> {
    let mut blocks = read.blocks_of(document.kind(), document.number())?;
    blocks.retain(|block| block.list == list);
    blocks.sort_by_key(|block| (!block.stands(), block.kind != document.kind()));
    Ok(blocks.into_iter().next())
}

fn filled(text: &str, field: &str, otherwise: &str) -> Result<String, DeskError> {
    match text.trim() {
        "" => Err(DeskError::invalid(field, otherwise)),
        text => Ok(text.to_owned()),
    }
}
