//! A template and its data, made into one page.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use crate::PaperError;
use crate::fonts::FontSet;

/// The widest preview that is drawn, pixels.
const WIDEST_PREVIEW: u32 = 8000;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// A template, and the files that it reads.
pub(crate) struct Template<'a> {
    /// The template's own name and text.
    pub(crate) main: (&'static str, &'static str),
    /// The name and the bytes of each file that it reads.
    pub(crate) files: Vec<(&'static str, Vec<u8>)>,
    /// What it is set in.
    pub(crate) fonts: FontSet<'a>,
}

/// A page that has been set, and every character of which has a glyph.
pub(crate) struct Page(PagedDocument);

impl Page {
    /// Sets a template.
    ///
    /// # Errors
    /// [`PaperError::Template`] if template and data do not go together, if they fill
    /// other than one page, or if a glyph is missing all the same.
    pub(crate) fn set(template: Template<'_>) -> Result<Self, PaperError> {
        let desk = Desk::lay_out(template)?;
        let result = typst::compile::<PagedDocument>(&desk).output;
        // What was set is somebody's certificate: it does not stay in memory.
        typst::comemo::evict(0);
        let document = result.map_err(|errors| template_error(&errors))?;
        let [page] = document.pages() else {
            let pages = document.pages().len();
            return Err(PaperError::Template(format!(
                "{pages} pages instead of one"
            )));
        };
        if lacks_glyph(&page.frame) {
            return Err(PaperError::Template("a glyph is missing".into()));
        }
        Ok(Self(document))
    }

    /// The page as PDF/A-2u, which depends on nothing but the page and `identity`.
    ///
    /// # Errors
    /// [`PaperError::Template`] if the page breaks a rule of PDF/A-2u.
    pub(crate) fn pdf(&self, identity: &str) -> Result<Vec<u8>, PaperError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2u])
            .map_err(|error| PaperError::Template(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(identity.to_owned()),
            creator: Smart::Custom(Some("Red Wall".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        let result = typst_pdf::pdf(&self.0, &options);
        typst::comemo::evict(0);
        result.map_err(|errors| template_error(&errors))
    }

    /// The page as a PNG of this width in pixels; its height follows.
    ///
    /// # Errors
    /// [`PaperError::PreviewWidth`] if the width is 0 or far more than a screen has.
    pub(crate) fn png(&self, pixels_wide: u32) -> Result<Vec<u8>, PaperError> {
        let out_of_range = PaperError::PreviewWidth {
            pixels: pixels_wide,
            limit: WIDEST_PREVIEW,
        };
        let page = self
            .0
            .pages()
            .first()
            .ok_or(PaperError::Template("no page".into()))?;
        if !(1..=WIDEST_PREVIEW).contains(&pixels_wide) {
            return Err(out_of_range);
        }
        let options = RenderOptions {
            pixel_per_pt: (f64::from(pixels_wide) / page.frame.width().to_pt()).into(),
            ..RenderOptions::default()
        };
        typst_render::render(page, &options)
            .encode_png()
            .map_err(|error| PaperError::Template(error.to_string()))
    }
}

/// What typst sees of the world while it sets one page: no disk, no network, no clock.
struct Desk<'a> {
    fonts: FontSet<'a>,
    main: Source,
    files: Vec<(FileId, Bytes)>,
}

impl<'a> Desk<'a> {
    fn lay_out(template: Template<'a>) -> Result<Self, PaperError> {
        let (name, text) = template.main;
        let files = template
            .files
            .into_iter()
            .map(|(name, bytes)| Ok((file_id(name)?, Bytes::new(bytes))))
            .collect::<Result<_, PaperError>>()?;
        let main = Source::new(file_id(name)?, text.to_owned());
        Ok(Self {
            fonts: template.fonts,
            main,
            files,
        })
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
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        Err(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(name: &str) -> Result<FileId, PaperError> {
    let path =
        VirtualPath::new(name).map_err(|_| PaperError::Template(format!("no path: {name}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn template_error(errors: &[SourceDiagnostic]) -> PaperError {
    let message = errors.first().map(|error| error.message.to_string());
    PaperError::Template(message.unwrap_or_default())
}

/// Whether a glyph stands anywhere that its font does not have: glyph 0, drawn as a box.
fn lacks_glyph(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => lacks_glyph(&group.frame),
        FrameItem::Text(text) => text.glyphs.iter().any(|glyph| glyph.id == 0),
        _ => false,
    })
}
