//! The station's own copies of the templates.

use crate::Session;
use crate::error::DeskError;
use redwall_paper::{TEMPLATES, copy_templates};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Asks for the templates.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateList {}

/// Puts copies of the built-in templates into the station's folder, to be changed there.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateCopy {}

/// The templates, and where the station's own are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Templates {
    /// The folder of the station's own.
    pub folder: String,
    /// Every template.
    pub templates: Vec<TemplateRow>,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateRow {
    /// Its file.
    pub file: String,
    /// Whether the station has a copy of its own.
    pub own: bool,
    /// Whether that copy differs from the built-in one.
    pub changed: bool,
}

/// The templates.
///
/// # Errors
/// None but a fault of the program.
pub fn list(session: &Session, _: TemplateList) -> Result<Templates, DeskError> {
    let folder = folder(session);
    let row = |(file, text): &(&str, &str)| {
        let own = std::fs::read(folder.join(file)).ok();
        TemplateRow {
            file: (*file).to_owned(),
            own: own.is_some(),
            changed: own.is_some_and(|own| own != text.as_bytes()),
        }
    };
    Ok(Templates {
        templates: TEMPLATES.iter().map(row).collect(),
        folder: folder.display().to_string(),
    })
}

/// Puts copies of the templates into the station's folder; one that is there stays as it is.
///
/// # Errors
/// `paper`, when the folder cannot be written.
pub fn copy(session: &Session, _: TemplateCopy) -> Result<Templates, DeskError> {
    copy_templates(&folder(session))?;
    list(session, TemplateList {})
}

/// The folder of the station's own templates, beside its data.
pub(super) fn folder(session: &Session) -> PathBuf {
    session.store.folder().join("templates")
}
