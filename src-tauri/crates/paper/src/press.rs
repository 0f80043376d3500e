//! The one way from documents to their pages.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use typst::foundations::Bytes;

use crate::document::{Document, Draft, day};
use crate::fonts::FontSet;
use crate::qr::{self, Modules};
use crate::sheets::Sheets;
use crate::template::{self, TemplateFault};
use crate::world::Desk;
use crate::{Fonts, PaperError, Signer, wording};

/// What every page is made with: fonts, the station's folder of templates, its key.
pub struct Press<'a> {
    fonts: &'a Fonts,
    folder: Option<PathBuf>,
    signer: Option<&'a Signer>,
}

impl<'a> Press<'a> {
    /// Sets documents by the built-in templates; certificates carry an unsigned statement.
    pub fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            folder: None,
            signer: None,
        }
    }

    /// Uses the station's own copy of a template, where the folder has one that works.
    pub fn with_templates(self, folder: &Path) -> Self {
        Self {
            folder: Some(folder.to_owned()),
            ..self
        }
    }

    /// Signs what certificates say.
    pub fn signing_with(self, signer: &'a Signer) -> Self {
        Self {
            signer: Some(signer),
            ..self
        }
    }

    /// Sets one document.
    ///
    /// # Errors
    /// See [`PaperError`]; nothing is made when one character cannot be shown.
    pub fn lay_out(&self, document: &Document) -> Result<Sheets, PaperError> {
        self.lay_out_all(std::slice::from_ref(document))
    }

    /// Sets several documents of one kind, one after the other, to become one file.
    ///
    /// # Errors
    /// [`PaperError::NothingToPrint`]; [`PaperError::Mixed`]; as [`Press::lay_out`].
    pub fn lay_out_all(&self, documents: &[Document]) -> Result<Sheets, PaperError> {
        let drafts = documents
            .iter()
            .map(Document::draft)
            .collect::<Result<Vec<_>, _>>()?;
        self.set_all(drafts)
    }

    pub(crate) fn set_all(&self, mut drafts: Vec<Draft>) -> Result<Sheets, PaperError> {
        for draft in &drafts {
            wording::check(&draft.words)?;
        }
        let fonts = self.fonts_for(&drafts)?;
        let first = drafts.first().ok_or(PaperError::NothingToPrint)?;
        let template = first.template;
        if drafts.iter().any(|draft| draft.template != template) {
            return Err(PaperError::Mixed);
        }
        let files = self.files(&mut drafts, fonts)?;
        let set = |folder| set(&Desk::new(template, &files, fonts, folder)?, &drafts);
        let own = self.folder.as_deref().filter(|own| template::any_in(own));
        let Some(folder) = own else {
            return set(None).map_err(|fault| broken(&fault, &drafts));
        };
        set(Some(folder)).or_else(|fault| {
            let sheets = set(None).map_err(|fault| broken(&fault, &drafts))?;
            Ok(sheets.with_fault(fault))
        })
    }

    fn fonts_for(&self, drafts: &[Draft]) -> Result<FontSet<'a>, PaperError> {
        // To look a character up in a font is slow: each is asked for once.
        let mut characters = BTreeSet::new();
        for draft in drafts {
            wording::each_text(&draft.words, "", &mut |_, text| {
                characters.extend(text.chars());
                Ok::<_, PaperError>(())
            })?;
        }
        let character = match self.fonts.for_text(characters.iter().copied()) {
            Ok(fonts) => return Ok(fonts),
            Err(character) => character,
        };
        for draft in drafts {
            wording::each_text(&draft.words, "", &mut |field, text| {
                if text.contains(character) {
                    return Err(PaperError::NoGlyph { field, character });
                }
                Ok(())
            })?;
        }
        Err(PaperError::Template(format!("no font for {character}")))
    }

    /// Everything that a template reads: `data.json`, and codes and pictures one after the
    /// other in `parts`. A name of their own for each would stay in memory for ever.
    fn files(
        &self,
        drafts: &mut [Draft],
        fonts: FontSet<'_>,
    ) -> Result<HashMap<String, Bytes>, PaperError> {
        let mut parts = Vec::new();
        for draft in drafts.iter_mut() {
            if let Some(statement) = &draft.statement {
                let text = match self.signer {
                    Some(signer) => signer.sign(statement),
                    None => statement.plain(),
                };
                draft.words["qr"] = code_part(&mut parts, &qr::modules(&text)?);
                draft.words["signed"] = self.signer.is_some().into();
            }
            for (key, bytes) in std::mem::take(&mut draft.files) {
                draft.words[key] = part(&mut parts, &bytes);
            }
            if let Some((key, code)) = draft.code.take() {
                draft.words[key] = code_part(&mut parts, &code);
            }
        }
        let data = json!({
            "fonts": fonts.families(),
            "head": head(drafts),
            "items": drafts.iter_mut().map(|draft| draft.words.take()).collect::<Vec<_>>(),
        });
        Ok(HashMap::from([
            (
                "data.json".to_owned(),
                Bytes::new(data.to_string().into_bytes()),
            ),
            ("parts".to_owned(), Bytes::new(parts)),
        ]))
    }
}

/// Adds bytes to the parts, and says where they are.
fn part(parts: &mut Vec<u8>, bytes: &[u8]) -> Value {
    let at = parts.len();
    parts.extend_from_slice(bytes);
    json!({ "at": at, "length": bytes.len() })
}

fn code_part(parts: &mut Vec<u8>, code: &Modules) -> Value {
    let mut place = part(parts, &code.grey);
    place["width"] = code.width.into();
    place
}

/// What the file says of itself: title, station, subject, date.
fn head(drafts: &[Draft]) -> Value {
    let (Some(first), Some(last)) = (drafts.first(), drafts.last()) else {
        return Value::Null;
    };
    let title = if drafts.len() == 1 {
        format!("{} {}", first.title, first.serial)
    } else {
        format!("{} {}–{}", first.title, first.serial, last.serial)
    };
    json!({
        "title": title.trim(),
        "station": first.station,
        "subject": first.subject,
        "date": day::Day::from(first.dated),
    })
}

fn set(desk: &Desk<'_>, drafts: &[Draft]) -> Result<Sheets, TemplateFault> {
    let identity: Vec<&str> = drafts
        .iter()
        .flat_map(|draft| [draft.station.as_str(), draft.serial.as_str()])
        .collect();
    let unfit = |message: String| desk.fault_of(message);
    let sheets = Sheets::new(desk.set()?, identity.join(" ")).map_err(unfit)?;
    match first_not_shown(&sheets, drafts) {
        Some(missing) => Err(unfit(format!("没有印出“{missing}”"))),
        None => Ok(sheets),
    }
}

/// The first of the texts that a document must show, and that its pages do not.
fn first_not_shown<'a>(sheets: &Sheets, drafts: &'a [Draft]) -> Option<&'a str> {
    let pages = sheets.running_texts();
    if pages.len() == drafts.len() {
        let mut pairs = drafts.iter().zip(&pages);
        return pairs.find_map(|(draft, page)| draft.not_shown_in(page));
    }
    let whole = pages.concat();
    drafts.iter().find_map(|draft| draft.not_shown_in(&whole))
}

/// Why a built-in template failed: its data have been checked, the pictures only begun to be.
fn broken(fault: &TemplateFault, drafts: &[Draft]) -> PaperError {
    if drafts.iter().any(|draft| draft.has_signature) && fault.message.contains("image") {
        return PaperError::Picture;
    }
    PaperError::Template(format!("{} {}: {}", fault.file, fault.line, fault.message))
}
