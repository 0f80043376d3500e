//! The one way from a desk's documents to pages: its fonts, its templates, its key.

use super::{proof, template};
use crate::Session;
use crate::error::DeskError;
use redwall_paper::{Document, Press, Sheets};

/// Sets documents of one kind, signed where they say something that can be proved.
pub(super) fn set(session: &Session, documents: &[Document]) -> Result<Sheets, DeskError> {
    let signer = proof::signer(session)?;
    let folder = template::folder(session);
    let press = Press::new(session.fonts()?)
        .with_templates(&folder)
        .signing_with(signer);
    Ok(press.lay_out_all(documents)?)
}

/// The same without a signature: what is not issued proves nothing.
pub(super) fn set_unsigned(session: &Session, documents: &[Document]) -> Result<Sheets, DeskError> {
    let folder = template::folder(session);
    let press = Press::new(session.fonts()?).with_templates(&folder);
    Ok(press.lay_out_all(documents)?)
}
