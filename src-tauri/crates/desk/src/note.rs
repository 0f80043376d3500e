//! Notes on a donor's page: what colleagues should know, never about health.

use crate::Session;
use crate::deferral::{Signed, signed};
use crate::donor::{DonorPage, page};
use crate::error::{DeskError, ErrorCode};
use redwall_store::fact::{NoteAdded, NoteStruck};
use redwall_store::{DonorId, NoteId, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const LONGEST: usize = 500;

/// Adds a note to a donor's page. Everybody who may open the page reads it: reasons of health do
/// not belong there.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteAdd {
    /// The donor.
    pub donor: DonorId,
    /// What it says.
    pub text: String,
}

/// Strikes a note out; it stays visible.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteStrike {
    /// The note.
    pub note: NoteId,
    /// Why.
    pub reason: String,
}

/// A note, as a line of the donor's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoteRow {
    /// The note.
    pub id: NoteId,
    /// What it says.
    pub text: String,
    /// Who wrote it, and when.
    pub added: Signed,
    /// Who struck it out, when and why.
    pub struck: Option<Signed>,
}

/// Adds a note.
///
/// # Errors
/// `not_found`; `invalid` at `text`.
pub fn add(session: &Session, request: NoteAdd) -> Result<DonorPage, DeskError> {
    let text = filled(&request.text, "text", "请填写备注。")?;
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        let note = NoteId::mint();
        Ok(write.append(donor.id, NoteAdded { note, text })?)
    })?;
    page::of(session, request.donor)
}

/// Strikes a note out.
///
/// # Errors
/// `not_found`; `out_of_order`, when it is struck out already; `invalid` at `reason`.
pub fn strike(session: &Session, request: NoteStrike) -> Result<DonorPage, DeskError> {
    let reason = filled(&request.reason, "reason", "请写明为什么划去这条备注。")?;
    let donor = session.store.write(session.staff.id, |write| {
        let note = write.note(request.note)?.ok_or_else(|| {
            let message = "找不到这条备注。请刷新献血者页面。";
            DeskError::new(ErrorCode::NotFound, message).at("note")
        })?;
        if note.struck.is_some() {
            return Err(DeskError::out_of_order("这条备注已经划去。"));
        }
        let struck = NoteStruck {
            note: note.id,
            reason,
        };
        write.append(note.donor, struck)?;
        Ok(note.donor)
    })?;
    page::of(session, donor)
}

/// The notes of a donor, newest first.
pub(crate) fn rows(read: &Reading<'_>, donor: DonorId) -> Result<Vec<NoteRow>, DeskError> {
    let notes = read.notes(donor)?.into_iter();
    notes
        .map(|note| {
            Ok(NoteRow {
                id: note.id,
                text: note.text,
                added: signed(read, note.added)?,
                struck: note.struck.map(|struck| signed(read, struck)).transpose()?,
            })
        })
        .collect()
}

fn filled(typed: &str, field: &str, empty: &str) -> Result<String, DeskError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(DeskError::invalid(field, empty));
    }
    if typed.chars().count() > LONGEST {
        return Err(DeskError::invalid(field, "最多500个字。请缩短。"));
    }
    Ok(typed.to_owned())
}
