//! How a name is read: in pinyin without tones, with every reading of a character that has several.

use pinyin::{ToPinyin, ToPinyinMulti};

/// Readings kept for one name or part of it. Where there would be more, the characters that come
/// last have their usual reading only: it is the surname whose other readings count.
const MOST_READINGS: usize = 32;

/// Every combination of the characters' readings, as syllables; none of a text without any.
pub(super) fn readings(part: &[char]) -> Vec<Vec<String>> {
    let mut readings: Vec<Vec<String>> = vec![Vec::new()];
    for (place, character) in part.iter().enumerate() {
        let mut syllables = syllables(*character, part.get(place + 1).copied());
        if readings.len() * syllables.len() > MOST_READINGS {
            syllables.truncate(1);
        }
        if syllables.is_empty() {
            continue;
        }
        readings = readings
            .iter()
            .flat_map(|reading| {
                syllables.iter().map(|syllable| {
                    let mut longer = reading.clone();
                    longer.push(syllable.clone());
                    longer
                })
            })
            .collect();
    }
    readings.retain(|reading| !reading.is_empty());
    readings
}

/// A character's readings without tones, the usual one first; a Latin letter reads as itself.
fn syllables(character: char, next: Option<char>) -> Vec<String> {
    if character.is_ascii_alphanumeric() {
        return vec![character.to_ascii_lowercase().to_string()];
    }
    let usual = character.to_pinyin().map(|reading| reading.plain());
    let all = character.to_pinyin_multi().into_iter().flatten();
    let mut syllables: Vec<String> = Vec::new();
    let as_surname = surname_reading(character, next).into_iter();
    for syllable in as_surname.chain(usual).chain(all.map(|r| r.plain())) {
        for typed in as_typed(syllable) {
            if !syllables.contains(&typed) {
                syllables.push(typed);
            }
        }
    }
    syllables
}

/// A syllable as a keyboard has it: ü is typed v or u, and passports print YU.
fn as_typed(syllable: &str) -> Vec<String> {
    if !syllable.contains('ü') {
        return vec![syllable.to_owned()];
    }
    ["v", "u", "yu"]
        .map(|letters| syllable.replace('ü', letters))
        .to_vec()
}

/// Readings that some characters have only or usually as surnames.
fn surname_reading(character: char, next: Option<char>) -> Option<&'static str> {
    Some(match (character, next) {
        ('尉', Some('迟')) => "yu",
        ('万', Some('俟')) => "mo",
        ('俟', _) => "qi",
        ('澹', Some('台')) => "tan",
        ('长', Some('孙')) => "zhang",
        ('单', _) => "shan",
        ('仇', _) => "qiu",
        ('曾', _) => "zeng",
        ('解', _) => "xie",
        ('查', _) => "zha",
        ('朴', _) => "piao",
        ('区', _) => "ou",
        ('任', _) => "ren",
        ('尉', _) => "yu",
        ('盖', _) => "ge",
        ('乐', _) => "yue",
        ('翟', _) => "zhai",
        ('缪', _) => "miao",
        ('逄', _) => "pang",
        ('覃', _) => "qin",
        ('种', _) => "chong",
        ('秘', _) => "bi",
        ('洗', _) => "xian",
        ('员', _) => "yun",
        ('贠', _) => "yun",
        ('黑', _) => "he",
        ('折', _) => "she",
        ('召', _) => "shao",
        ('祭', _) => "zhai",
        ('繁', _) => "po",
        ('郇', _) => "xun",
        ('隗', _) => "wei",
        ('能', _) => "nai",
        ('莘', _) => "shen",
        ('车', _) => "che",
        ('郗', _) => "xi",
        ('盛', _) => "sheng",
        ('葛', _) => "ge",
        ('应', _) => "ying",
        ('於', _) => "yu",
        ('句', _) => "gou",
        ('牟', _) => "mu",
        ('谌', _) => "chen",
        ('佴', _) => "nai",
        ('相', _) => "xiang",
        ('宁', _) => "ning",
        ('仉', _) => "zhang",
        ('乜', _) => "nie",
        ('适', _) => "kuo",
        ('藏', _) => "zang",
        ('都', _) => "du",
        ('重', _) => "chong",
        ('行', _) => "xing",
        ('沈', _) => "shen",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn read(name: &str) -> Vec<String> {
        let characters: Vec<char> = name.chars().collect();
        readings(&characters).iter().map(|r| r.concat()).collect()
    }

    #[rstest]
    #[case("单小川", &["shanxiaochuan", "danxiaochuan", "chanxiaochuan"])]
    #[case("仇小川", &["qiuxiaochuan", "chouxiaochuan"])]
    #[case("曾小川", &["zengxiaochuan", "cengxiaochuan"])]
    #[case("解小川", &["xiexiaochuan", "jiexiaochuan"])]
    #[case("查小川", &["zhaxiaochuan", "chaxiaochuan"])]
    #[case("朴小川", &["piaoxiaochuan", "puxiaochuan"])]
    #[case("区小川", &["ouxiaochuan", "quxiaochuan"])]
    #[case("任小川", &["renxiaochuan"])]
    #[case("尉迟小川", &["yuchixiaochuan", "weichixiaochuan"])]
    #[case("万俟小川", &["moqixiaochuan", "wansixiaochuan"])]
    #[case("覃小川", &["qinxiaochuan", "tanxiaochuan"])]
    #[case("盖小川", &["gexiaochuan", "gaixiaochuan"])]
    #[case("乐小川", &["yuexiaochuan", "lexiaochuan"])]
    #[case("翟小川", &["zhaixiaochuan", "dixiaochuan"])]
    #[case("缪小川", &["miaoxiaochuan"])]
    #[case("长孙小川", &["zhangsunxiaochuan", "changsunxiaochuan"])]
    #[case("吕小川", &["lvxiaochuan", "luxiaochuan", "lyuxiaochuan"])]
    #[case("王乐", &["wangyue", "wangle"])]
    #[case("黄重行", &["huangchongxing", "huangzhonghang"])]
    #[case("John王", &["johnwang"])]
    fn a_name_has_every_reading_of_its_characters(#[case] name: &str, #[case] expected: &[&str]) {
        let read = read(name);
        for reading in expected {
            assert!(read.iter().any(|r| r == reading), "{name}: {read:?}");
        }
    }

    #[test]
    fn of_too_many_readings_those_of_the_surname_stay() {
        let read = read("单仇曾解查朴区任尉盖乐翟缪");
        assert!(read.len() <= MOST_READINGS);
        for surname in ["shan", "dan", "chan"] {
            assert!(read.iter().any(|r| r.starts_with(surname)), "{surname}");
        }
    }

    #[test]
    fn a_text_without_a_reading_has_none() {
        assert_eq!(read("ꀉꄔ"), Vec::<String>::new());
    }
}
