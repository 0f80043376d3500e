//! The fonts that pages are set in.
//!
//! Every page is set in the same two families on every platform, shipped with the program
//! as the files of [`REQUIRED_FONTS`], so that one certificate looks the same at every
//! desk. Only a character that these lack sends us to the fonts of the operating system,
//! in the order of `RARE_FAMILIES`: looking through them all takes a while, and a Kai face
//! that one desk has and another lacks would make two certificates of one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontVariant};
use typst_kit::fonts::{FontStore, system};

use crate::PaperError;

/// File names that a fonts folder must hold.
///
/// The first two come with the npm package `@expo-google-fonts/noto-serif-sc`, the third
/// with `@expo-google-fonts/noto-sans-yi`; both are under the SIL Open Font License.
pub const REQUIRED_FONTS: &[&str] = &[
    "NotoSerifSC_400Regular.ttf",
    "NotoSerifSC_700Bold.ttf",
    "NotoSansYi_400Regular.ttf",
];

/// The families of [`REQUIRED_FONTS`], in the order in which a glyph is looked for.
const SHIPPED_FAMILIES: &[&str] = &["Noto Serif SC", "Noto Sans Yi"];

/// Families of the operating system that may have a rare character: first those whose
/// strokes are nearest to the shipped face, the Kai faces last.
const RARE_FAMILIES: &[&str] = &[
    "BabelStone Han",
    "HanaMinB",
    "SimSun-ExtB",
    "SimSun-ExtG",
    "Songti SC",
    "STSong",
    "LXGW WenKai",
    "KaiTi",
    "Kaiti SC",
];

/// The fonts that pages are set in: found once, then shared.
pub struct Fonts {
    shipped: Vec<Font>,
    common: FontStore,
    wide: OnceLock<FontStore>,
}

impl Fonts {
    /// Finds the fonts.
    ///
    /// Looks in the folder that the variable `REDWALL_FONTS` names, then beside the
    /// program: `fonts`, `../fonts`, `../Resources/fonts`, `../lib/Red Wall/fonts`,
    /// `../lib/redwall/fonts`. The first folder that has them all is taken.
    ///
    /// # Errors
    /// [`PaperError::FontsMissing`] if none has.
    pub fn find() -> Result<Self, PaperError> {
        let mut missing = PaperError::FontsMissing {
            file: REQUIRED_FONTS[0],
        };
        for folder in folders() {
            match Self::in_folder(&folder) {
                Ok(fonts) => return Ok(fonts),
                Err(error) => missing = error,
            }
        }
        Err(missing)
    }

    /// Reads the fonts of one folder.
    ///
    /// # Errors
    /// [`PaperError::FontsMissing`] names the first file that is absent or no font.
    pub fn in_folder(folder: &Path) -> Result<Self, PaperError> {
        let shipped = REQUIRED_FONTS
            .iter()
            .map(|file| read(&folder.join(file)).ok_or(PaperError::FontsMissing { file }))
            .collect::<Result<Vec<_>, _>>()?;
        let common = store(&shipped);
        Ok(Self {
            shipped,
            common,
            wide: OnceLock::new(),
        })
    }

    /// The fonts that have these characters: the shipped ones if they do, otherwise those
    /// of the operating system as well.
    ///
    /// # Errors
    /// The first character that none has.
    pub(crate) fn for_text(
        &self,
        characters: impl Iterator<Item = char> + Clone,
    ) -> Result<FontSet<'_>, char> {
        let common = FontSet {
            store: &self.common,
        };
        if common.first_lacking(characters.clone()).is_none() {
            return Ok(common);
        }
        let wide = FontSet {
            store: self.wide.get_or_init(|| with_system(&self.shipped)),
        };
        match wide.first_lacking(characters) {
            Some(character) => Err(character),
            None => Ok(wide),
        }
    }
}

/// The fonts chosen for one page.
#[derive(Clone, Copy)]
pub(crate) struct FontSet<'a> {
    pub(crate) store: &'a FontStore,
}

impl FontSet<'_> {
    /// The families that are there, in the order in which a glyph is looked for.
    pub(crate) fn families(&self) -> Vec<&'static str> {
        let book = self.store.book();
        SHIPPED_FAMILIES
            .iter()
            .chain(RARE_FAMILIES)
            .copied()
            .filter(|family| book.contains_family(&family.to_lowercase()))
            .collect()
    }

    /// The first character that no family has in its regular face.
    fn first_lacking(&self, mut characters: impl Iterator<Item = char>) -> Option<char> {
        let book = self.store.book();
        let faces: Vec<_> = self
            .families()
            .iter()
            .filter_map(|family| book.select(&family.to_lowercase(), FontVariant::default()))
            .filter_map(|index| book.info(index))
            .collect();
        characters.find(|character| {
            !faces
                .iter()
                .any(|face| face.coverage.contains(u32::from(*character)))
        })
    }
}

fn folders() -> Vec<PathBuf> {
    let named = env::var_os("REDWALL_FONTS").filter(|value| !value.is_empty());
    let program = env::current_exe().ok();
    let beside = program
        .as_deref()
        .and_then(Path::parent)
        .into_iter()
        .flat_map(|folder| {
            [
                "fonts",
                "../fonts",
                "../Resources/fonts",
                "../lib/Red Wall/fonts",
                "../lib/redwall/fonts",
            ]
            .map(|relative| folder.join(relative))
        });
    named.map(PathBuf::from).into_iter().chain(beside).collect()
}

fn read(file: &Path) -> Option<Font> {
    Font::new(Bytes::new(fs::read(file).ok()?), 0)
}

fn store(fonts: &[Font]) -> FontStore {
    let mut store = FontStore::new();
    store.extend(fonts.iter().map(|font| (font.clone(), font.info().clone())));
    store
}

fn with_system(shipped: &[Font]) -> FontStore {
    let mut store = store(shipped);
    store.extend(system().filter(|(_, info)| RARE_FAMILIES.contains(&info.family.as_str())));
    store
}
