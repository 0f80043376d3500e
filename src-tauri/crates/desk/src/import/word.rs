//! What the words of a closed set mean: the common Chinese ones, the product's own, and what the map
//! says. A word that is none of these is refused, never guessed.

use super::field::Field;
use super::map::ImportMap;
use redwall_rules::{AwardLevel, DocumentKind, DonationKind, Outcome, Reaction, Sex, Source};
use redwall_store::fact::DeferralSource;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A closed set whose words can stand in a column.
pub(super) trait Words: DeserializeOwned {
    /// The common words, and the product's word for each.
    const COMMON: &'static [(&'static str, &'static str)];
}

/// GB/T 2261.1 codes the sexes, too.
impl Words for Sex {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("男", "male"),
        ("女", "female"),
        ("男性", "male"),
        ("女性", "female"),
        ("1", "male"),
        ("2", "female"),
    ];
}

impl Words for DocumentKind {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("身份证", "resident_id"),
        ("居民身份证", "resident_id"),
        ("二代身份证", "resident_id"),
        ("港澳台居民居住证", "residence_permit"),
        ("外国人永久居留身份证", "foreign_permanent"),
        ("港澳居民来往内地通行证", "hk_macao_permit"),
        ("台湾居民来往大陆通行证", "taiwan_permit"),
        ("护照", "passport"),
        ("军官证", "military"),
        ("士兵证", "military"),
        ("警官证", "military"),
        ("户口簿", "household_register"),
        ("驾驶证", "driving_licence"),
        ("其他", "other"),
    ];
}

impl Words for DonationKind {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("全血", "whole_blood"),
        ("单采血小板", "platelets"),
        ("机采血小板", "platelets"),
        ("血小板", "platelets"),
    ];
}

impl Words for Outcome {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("合格", "complete"),
        ("采满", "complete"),
        ("完成", "complete"),
        ("正常", "complete"),
        ("不足量", "partial"),
        ("未采满", "partial"),
        ("未采", "none"),
        ("未采血", "none"),
    ];
}

impl Words for Reaction {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("无", "none"),
        ("轻", "mild"),
        ("轻度", "mild"),
        ("中", "moderate"),
        ("中度", "moderate"),
        ("重", "severe"),
        ("重度", "severe"),
    ];
}

impl Words for Source {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("本站", "here"),
        ("外站有证", "proved"),
        ("外站有证明", "proved"),
        ("外站自述", "declared"),
        ("自述", "declared"),
    ];
}

impl Words for DeferralSource {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("征询", "interview"),
        ("体检", "examination"),
        ("检验", "laboratory"),
        ("检测", "laboratory"),
        ("其他血站", "other_station"),
        ("医师", "physician"),
    ];
}

impl Words for AwardLevel {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("铜奖", "bronze"),
        ("银奖", "silver"),
        ("金奖", "gold"),
        ("终身荣誉奖", "lifetime"),
        ("奉献奖铜奖", "bronze"),
        ("奉献奖银奖", "silver"),
        ("奉献奖金奖", "gold"),
        ("奉献奖终身荣誉奖", "lifetime"),
    ];
}

/// 是 or 否.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum YesOrNo {
    Yes,
    No,
}

impl Words for YesOrNo {
    const COMMON: &'static [(&'static str, &'static str)] = &[
        ("是", "yes"),
        ("否", "no"),
        ("true", "yes"),
        ("false", "no"),
        ("永久", "yes"),
        ("暂时", "no"),
    ];
}

/// Reads a word: what the map says of it, or else what it commonly means.
///
/// # Errors
/// What to do.
pub(super) fn read<T: Words>(map: &ImportMap, field: Field, word: &str) -> Result<T, String> {
    let common = T::COMMON.iter().find(|(known, _)| *known == word);
    let meaning = map
        .meaning(field, word)
        .or(common.map(|(_, meaning)| *meaning))
        .unwrap_or(word);
    serde_json::from_value(Value::from(meaning))
        .map_err(|_| format!("“{word}”没有对应的含义。请在对照表里说明,再导入一次。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn every_word_means_something<T: Words>() {
        let map = ImportMap::default();
        for (word, meaning) in T::COMMON {
            assert!(read::<T>(&map, Field::Kind, word).is_ok(), "{word}");
            assert!(read::<T>(&map, Field::Kind, meaning).is_ok(), "{meaning}");
        }
    }

    #[test]
    fn every_common_word_is_one_of_the_products() {
        every_word_means_something::<Sex>();
        every_word_means_something::<DocumentKind>();
        every_word_means_something::<DonationKind>();
        every_word_means_something::<Outcome>();
        every_word_means_something::<Reaction>();
        every_word_means_something::<Source>();
        every_word_means_something::<DeferralSource>();
        every_word_means_something::<AwardLevel>();
        every_word_means_something::<YesOrNo>();
    }

    #[rstest]
    #[case("01", true)]
    #[case("02", false)]
    #[case("全血400", false)]
    fn incident_04_a_code_means_what_the_map_says_or_nothing(
        #[case] code: &str,
        #[case] known: bool,
    ) {
        let mut map = ImportMap::default();
        let words = map.words.entry(Field::Kind).or_default();
        words.insert("01".into(), "whole_blood".into());
        let read = read::<DonationKind>(&map, Field::Kind, code);
        assert_eq!(read.is_ok(), known);
    }
}
