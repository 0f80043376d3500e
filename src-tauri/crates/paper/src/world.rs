//! What typst sees of the world while it sets a document: no disk beyond a station's folder of
//! templates, no network, no clock.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

use crate::fonts::FontSet;
use crate::template::{self, TemplateFault};

/// The largest file that a station's template may read, bytes.
const LARGEST_FILE: u64 = 8 << 20;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// One document's template, data and fonts.
pub(crate) struct Desk<'a> {
    fonts: FontSet<'a>,
    main: FileId,
    data: &'a HashMap<String, Bytes>,
    folder: Option<&'a Path>,
}

impl<'a> Desk<'a> {
    /// Makes a world in which `main` is the template, and the data come before the files of
    /// the station's folder, and those before the built-in ones.
    ///
    /// # Errors
    /// The template has no usable name.
    pub(crate) fn new(
        main: &str,
        data: &'a HashMap<String, Bytes>,
        fonts: FontSet<'a>,
        folder: Option<&'a Path>,
    ) -> Result<Self, TemplateFault> {
        let path = VirtualPath::new(main).map_err(|_| TemplateFault {
            file: main.to_owned(),
            line: 1,
            message: "no such template".to_owned(),
        })?;
        Ok(Self {
            fonts,
            main: RootedPath::new(VirtualRoot::Project, path).intern(),
            data,
            folder,
        })
    }

    /// Sets the document.
    ///
    /// # Errors
    /// Where in which template it went wrong.
    pub(crate) fn set(&self) -> Result<PagedDocument, TemplateFault> {
        let result = typst::compile::<PagedDocument>(self).output;
        // What was set is somebody's certificate: it does not stay in memory.
        typst::comemo::evict(0);
        result.map_err(|errors| self.fault(&errors))
    }

    /// What is wrong with the template as a whole.
    pub(crate) fn fault_of(&self, message: String) -> TemplateFault {
        TemplateFault {
            file: file_name(self.main),
            line: 1,
            message,
        }
    }

    /// Where it went wrong: in the station's own file if the error came through one.
    fn fault(&self, errors: &[SourceDiagnostic]) -> TemplateFault {
        let Some(error) = errors.first() else {
            return self.fault_of(String::new());
        };
        let trace = error.trace.iter().map(|point| DiagSpan::from(point.span));
        let places: Vec<(FileId, usize)> = std::iter::once(error.span)
            .chain(trace)
            .filter_map(|span| self.place(span))
            .collect();
        let own = places.iter().find(|(id, _)| self.is_own(*id));
        let (id, line) = own.or(places.first()).copied().unwrap_or((self.main, 1));
        TemplateFault {
            file: file_name(id),
            line,
            message: error.message.to_string(),
        }
    }

    fn place(&self, span: DiagSpan) -> Option<(FileId, usize)> {
        let id = span.id()?;
        let start = self.range(span)?.start;
        let line = self.source(id).ok()?.lines().byte_to_line(start)?;
        Some((id, line + 1))
    }

    fn is_own(&self, id: FileId) -> bool {
        let folder = self.folder;
        folder.is_some_and(|folder| in_folder(folder, &file_name(id)).is_some())
    }

    /// The bytes behind a name: data first, so that no template stands in for a donor's facts.
    fn bytes(&self, id: FileId) -> FileResult<Bytes> {
        let name = file_name(id);
        if *id.root() != VirtualRoot::Project {
            return Err(FileError::NotFound(PathBuf::from(name)));
        }
        if let Some(bytes) = self.data.get(&name) {
            return Ok(bytes.clone());
        }
        if let Some(bytes) = self.folder.and_then(|folder| in_folder(folder, &name)) {
            return Ok(Bytes::new(bytes));
        }
        template::built_in(&name)
            .map(|text| Bytes::new(text.as_bytes()))
            .ok_or_else(|| FileError::NotFound(PathBuf::from(name)))
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let bytes = self.bytes(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(
            id,
            text.trim_start_matches('\u{feff}').to_owned(),
        ))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.bytes(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_name(id: FileId) -> String {
    id.vpath().get_without_slash().to_owned()
}

/// A file that lies in the folder itself: a link out of it, or one too large, is not read.
fn in_folder(folder: &Path, name: &str) -> Option<Vec<u8>> {
    if name.contains(['/', '\\', ':']) {
        return None;
    }
    let path = folder.join(name);
    let about = fs::symlink_metadata(&path).ok()?;
    if !about.is_file() || about.len() > LARGEST_FILE {
        return None;
    }
    fs::read(path).ok()
}
