//! A PDF on disk, for programs that read PDFs.

use std::process::{Command, Output};
use std::sync::LazyLock;

use redwall_paper::{Document, Fonts, Press};
use tempfile::TempDir;

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::find().unwrap());

pub struct Printed {
    folder: TempDir,
}

impl Printed {
    pub fn of(document: &Document) -> Self {
        Self::by(&Press::new(&FONTS), document)
    }

    pub fn by(press: &Press<'_>, document: &Document) -> Self {
        Self::new(&press.lay_out(document).unwrap().pdf().unwrap())
    }

    pub fn new(pdf: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("page.pdf"), pdf).unwrap();
        Self { folder }
    }

    pub fn read_with(&self, program: &str, arguments: &[&str]) -> Output {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"));
        assert!(
            output.status.success(),
            "{program} {arguments:?}: {output:?}"
        );
        output
    }

    pub fn said_by(&self, program: &str, arguments: &[&str]) -> String {
        String::from_utf8_lossy(&self.read_with(program, arguments).stdout).into_owned()
    }

    pub fn text(&self) -> String {
        self.said_by("pdftotext", &["page.pdf", "-"])
    }

    /// The text without the spaces and line ends that depend on where a line breaks.
    pub fn running_text(&self) -> String {
        self.text().split_whitespace().collect()
    }

    /// The text in the order in which the file has it, rather than by where it stands.
    pub fn text_as_written(&self) -> String {
        let text = self.said_by("pdftotext", &["-raw", "page.pdf", "-"]);
        text.split_whitespace().collect()
    }

    pub fn info(&self) -> String {
        self.said_by("pdfinfo", &["page.pdf"])
    }

    pub fn picture(&self, resolution: &str) -> image::GrayImage {
        self.read_with(
            "pdftoppm",
            &["-r", resolution, "-gray", "-singlefile", "page.pdf", "page"],
        );
        image::open(self.folder.path().join("page.pgm"))
            .unwrap()
            .into_luma8()
    }

    /// What an independent reader sees in the first page's code of this kind.
    pub fn scan(&self, resolution: &str, kind: rxing::BarcodeFormat) -> String {
        let page = self.picture(resolution);
        let (width, height) = page.dimensions();
        rxing::helpers::detect_in_luma(page.into_raw(), width, height, Some(kind))
            .unwrap()
            .getText()
            .to_owned()
    }

    pub fn qr(&self) -> String {
        self.scan("200", rxing::BarcodeFormat::QR_CODE)
    }
}
