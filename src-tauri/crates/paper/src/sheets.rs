//! Pages that have been set: as PDF, as pictures, as text.

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::model::Document as _;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use crate::{PaperError, TemplateFault};

/// The widest preview that is drawn, pixels.
const WIDEST_PREVIEW: u32 = 8000;

/// A document that has been set, and every character of which has a glyph.
pub struct Sheets {
    document: PagedDocument,
    identity: String,
    fault: Option<TemplateFault>,
}

/// A page as dots.
pub struct Dots {
    /// Dots in a row.
    pub width: u32,
    /// Red, green, blue, alpha, a byte each, row by row from the top; nothing is transparent.
    pub rgba: Vec<u8>,
}

impl Sheets {
    /// Takes what typst has set.
    ///
    /// # Errors
    /// There is no page, or a glyph is missing all the same.
    pub(crate) fn new(document: PagedDocument, identity: String) -> Result<Self, String> {
        if document.pages().is_empty() {
            return Err("没有页面".into());
        }
        if document.pages().iter().any(|page| lacks_glyph(&page.frame)) {
            return Err("有字没有字体".into());
        }
        Ok(Self {
            document,
            identity,
            fault: None,
        })
    }

    /// Says that the station's own template was left aside, and why.
    pub(crate) fn with_fault(self, fault: TemplateFault) -> Self {
        Self {
            fault: Some(fault),
            ..self
        }
    }

    /// The pages with everything on them moved, tenths of a millimetre to the right and down: what
    /// a printer that is off needs to meet pre-printed stock.
    #[must_use]
    pub fn moved(self, right_tenth_mm: i32, down_tenth_mm: i32) -> Self {
        let tenths = |count: i32| Abs::mm(f64::from(count) / 10.0);
        let by = Point::new(tenths(right_tenth_mm), tenths(down_tenth_mm));
        let pages = self.document.pages().iter().cloned().map(|mut page| {
            page.frame.translate(by);
            page
        });
        let document = PagedDocument::new(pages.collect(), self.document.info().clone());
        Self { document, ..self }
    }

    /// Why the station's own template was left aside; none if it was used, or there is none.
    pub fn fault(&self) -> Option<&TemplateFault> {
        self.fault.as_ref()
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// The pages as PDF/A-2u, tagged; the same bytes for the same documents.
    ///
    /// # Errors
    /// [`PaperError::Template`] if a page breaks a rule of PDF/A-2u.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2u])
            .map_err(|error| PaperError::Template(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(self.identity.clone()),
            creator: Smart::Custom(Some("Red Wall".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        let result = typst_pdf::pdf(&self.document, &options);
        typst::comemo::evict(0);
        result.map_err(|errors| PaperError::Template(first_message(&errors)))
    }

    /// A page, counted from 1, as a PNG of this width in pixels; its height follows.
    ///
    /// # Errors
    /// [`PaperError::NoSuchPage`]; [`PaperError::PreviewWidth`] if the width is 0 or far more
    /// than a screen has.
    pub fn png(&self, page: usize, pixels_wide: u32) -> Result<Vec<u8>, PaperError> {
        let page = self.page(page)?;
        if !(1..=WIDEST_PREVIEW).contains(&pixels_wide) {
            return Err(PaperError::PreviewWidth {
                pixels: pixels_wide,
                limit: WIDEST_PREVIEW,
            });
        }
        let options = RenderOptions {
            pixel_per_pt: (f64::from(pixels_wide) / page.frame.width().to_pt()).into(),
            ..RenderOptions::default()
        };
        typst_render::render(page, &options)
            .encode_png()
            .map_err(|error| PaperError::Template(error.to_string()))
    }

    /// A page, counted from 1, as dots for a printer that takes no PDF.
    ///
    /// # Errors
    /// [`PaperError::NoSuchPage`].
    pub fn dots(&self, page: usize, dots_per_inch: u32) -> Result<Dots, PaperError> {
        const POINTS_PER_INCH: f64 = 72.0;
        let page = self.page(page)?;
        let options = RenderOptions {
            pixel_per_pt: (f64::from(dots_per_inch) / POINTS_PER_INCH).into(),
            ..RenderOptions::default()
        };
        let picture = typst_render::render(page, &options);
        Ok(Dots {
            width: picture.width(),
            rgba: picture.take(),
        })
    }

    /// Width and height of a page, counted from 1, tenths of a millimetre.
    ///
    /// # Errors
    /// [`PaperError::NoSuchPage`].
    pub fn size_tenth_mm(&self, page: usize) -> Result<[i32; 2], PaperError> {
        let size = self.page(page)?.frame.size();
        #[allow(
            clippy::cast_possible_truncation,
            reason = "rounded, and smaller than any sheet"
        )]
        let tenths = |length: Abs| (length.to_mm() * 10.0).round() as i32;
        Ok([tenths(size.x), tenths(size.y)])
    }

    /// A page, counted from 1, as an SVG whose letters are outlines.
    ///
    /// # Errors
    /// [`PaperError::NoSuchPage`].
    pub fn svg(&self, page: usize) -> Result<String, PaperError> {
        Ok(typst_svg::svg(self.page(page)?, &SvgOptions::default()))
    }

    /// The text of each page without any space, in the order in which it was set.
    pub(crate) fn running_texts(&self) -> Vec<String> {
        let pages = self.document.pages().iter();
        let texts = pages.map(|page| {
            let mut text = String::new();
            gather(&page.frame, &mut text);
            text.retain(|character| !character.is_whitespace());
            text
        });
        texts.collect()
    }

    fn page(&self, number: usize) -> Result<&Page, PaperError> {
        let found = number.checked_sub(1);
        found
            .and_then(|at| self.document.pages().get(at))
            .ok_or(PaperError::NoSuchPage {
                page: number,
                pages: self.pages(),
            })
    }
}

pub(crate) fn first_message(errors: &[SourceDiagnostic]) -> String {
    let message = errors.first().map(|error| error.message.to_string());
    message.unwrap_or_default()
}

/// Whether a glyph stands anywhere that its font does not have: glyph 0, drawn as a box.
fn lacks_glyph(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => lacks_glyph(&group.frame),
        FrameItem::Text(text) => text.glyphs.iter().any(|glyph| glyph.id == 0),
        _ => false,
    })
}

fn gather(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather(&group.frame, text),
            FrameItem::Text(run) => text.push_str(&run.text),
            _ => {}
        }
    }
}
