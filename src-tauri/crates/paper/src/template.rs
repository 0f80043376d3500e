//! The templates that come with the program, and the station's own copies of them.

use std::fmt;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::PaperError;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../templates/", $name)))),*]
    };
}

/// Name and text of every template: what a station may copy and change.
pub const TEMPLATES: &[(&str, &str)] = templates![
    "common.typ",
    "certificate.typ",
    "thank-you.typ",
    "honour.typ",
    "group.typ",
    "record.typ",
    "benefits.typ",
    "deferral.typ",
    "leaflet.typ",
    "visit-form.typ",
    "labels.typ",
    "nominations.typ",
    "day.typ",
    "calibration.typ",
];

pub(crate) fn built_in(name: &str) -> Option<&'static str> {
    let found = TEMPLATES.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}

/// Whether a folder has a copy of any template.
pub(crate) fn any_in(folder: &Path) -> bool {
    TEMPLATES
        .iter()
        .any(|(name, _)| folder.join(name).is_file())
}

/// Puts copies of the templates into a station's folder; a copy that is there stays as it is.
///
/// # Errors
/// [`PaperError::Folder`].
pub fn copy_templates(folder: &Path) -> Result<(), PaperError> {
    let refused = |error: std::io::Error| PaperError::Folder(error.to_string());
    fs::create_dir_all(folder).map_err(refused)?;
    for (name, text) in TEMPLATES {
        match File::create_new(folder.join(name)) {
            Ok(mut file) => file.write_all(text.as_bytes()).map_err(refused)?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(refused(error)),
        }
    }
    Ok(())
}

/// What is wrong with a station's own template; the built-in one was used instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// The template's name, such as `thank-you.typ`.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What typst says about it.
    pub message: String,
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            message,
        } = self;
        write!(
            f,
            "本站版式 {file} 第 {line} 行有误（{message}），已改用内置版式。请修改后再试。"
        )
    }
}
