//! The 56 ethnic groups of GB/T 3304-1991.
//!
//! The numeric code is the key: public copies of the standard disagree about the letter codes.

/// One ethnic group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EthnicGroup {
    /// Two digits, `01` to `56`.
    pub code: &'static str,
    /// Name in Chinese, with 族.
    pub name_zh: &'static str,
    /// Romanised name, as the standard spells it.
    pub romanised: &'static str,
}

/// Every group, in the order of the codes.
pub fn all() -> &'static [EthnicGroup] {
    &GROUPS
}

/// The group of a two-digit code.
pub fn by_code(code: &str) -> Option<&'static EthnicGroup> {
    GROUPS.iter().find(|group| group.code == code)
}

/// The group of a Chinese name; 族 at its end may be missing, as on a card reader's answer.
pub fn by_name(name: &str) -> Option<&'static EthnicGroup> {
    let name = name.trim();
    GROUPS.iter().find(|group| {
        group.name_zh == name
            || group
                .name_zh
                .strip_suffix('族')
                .is_some_and(|short| short == name)
    })
}

const fn group(code: &'static str, name_zh: &'static str, romanised: &'static str) -> EthnicGroup {
    EthnicGroup {
        code,
        name_zh,
        romanised,
    }
}

static GROUPS: [EthnicGroup; 56] = [
    group("01", "汉族", "Han"),
    group("02", "蒙古族", "Mongol"),
    group("03", "回族", "Hui"),
    group("04", "藏族", "Zang"),
    group("05", "维吾尔族", "Uygur"),
    group("06", "苗族", "Miao"),
    group("07", "彝族", "Yi"),
    group("08", "壮族", "Zhuang"),
    group("09", "布依族", "Buyei"),
    group("10", "朝鲜族", "Chosen"),
    group("11", "满族", "Man"),
    group("12", "侗族", "Dong"),
    group("13", "瑶族", "Yao"),
    group("14", "白族", "Bai"),
    group("15", "土家族", "Tujia"),
    group("16", "哈尼族", "Hani"),
    group("17", "哈萨克族", "Kazak"),
    group("18", "傣族", "Dai"),
    group("19", "黎族", "Li"),
    group("20", "傈僳族", "Lisu"),
    group("21", "佤族", "Va"),
    group("22", "畲族", "She"),
    group("23", "高山族", "Gaoshan"),
    group("24", "拉祜族", "Lahu"),
    group("25", "水族", "Sui"),
    group("26", "东乡族", "Dongxiang"),
    group("27", "纳西族", "Naxi"),
    group("28", "景颇族", "Jingpo"),
    group("29", "柯尔克孜族", "Kirgiz"),
    group("30", "土族", "Tu"),
    group("31", "达斡尔族", "Daur"),
    group("32", "仫佬族", "Mulao"),
    group("33", "羌族", "Qiang"),
    group("34", "布朗族", "Blang"),
    group("35", "撒拉族", "Salar"),
    group("36", "毛南族", "Maonan"),
    group("37", "仡佬族", "Gelao"),
    group("38", "锡伯族", "Xibe"),
    group("39", "阿昌族", "Achang"),
    group("40", "普米族", "Pumi"),
    group("41", "塔吉克族", "Tajik"),
    group("42", "怒族", "Nu"),
    group("43", "乌孜别克族", "Uzbek"),
    group("44", "俄罗斯族", "Russ"),
    group("45", "鄂温克族", "Ewenki"),
    group("46", "德昂族", "Deang"),
    group("47", "保安族", "Bonan"),
    group("48", "裕固族", "Yugur"),
    group("49", "京族", "Gin"),
    group("50", "塔塔尔族", "Tatar"),
    group("51", "独龙族", "Derung"),
    group("52", "鄂伦春族", "Oroqen"),
    group("53", "赫哲族", "Hezhen"),
    group("54", "门巴族", "Monba"),
    group("55", "珞巴族", "Lhoba"),
    group("56", "基诺族", "Jino"),
];

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{all, by_code, by_name};

    #[rstest]
    #[case::first("01", "汉族", "Han")]
    #[case::common_in_leshan("07", "彝族", "Yi")]
    #[case::last("56", "基诺族", "Jino")]
    fn a_code_finds_its_group(#[case] code: &str, #[case] name: &str, #[case] romanised: &str) {
        let group = by_code(code).unwrap();
        assert_eq!((group.name_zh, group.romanised), (name, romanised));
    }

    #[rstest]
    #[case::full("彝族", Some("07"))]
    #[case::as_a_card_reader_gives_it("彝", Some("07"))]
    #[case::spaces_around(" 土家族 ", Some("15"))]
    #[case::long("柯尔克孜族", Some("29"))]
    #[case::nobody("星族", None)]
    #[case::only_the_suffix("族", None)]
    #[case::empty("", None)]
    fn a_name_finds_its_code(#[case] name: &str, #[case] code: Option<&str>) {
        assert_eq!(by_name(name).map(|group| group.code), code);
    }

    #[rstest]
    #[case("00")]
    #[case("57")]
    #[case("7")]
    #[case("")]
    fn a_code_outside_the_standard_finds_nothing(#[case] code: &str) {
        assert_eq!(by_code(code), None);
    }

    #[test]
    fn codes_run_from_01_to_56_and_no_name_comes_twice() {
        for (at, group) in all().iter().enumerate() {
            assert_eq!(group.code, format!("{:02}", at + 1));
            assert_eq!(by_name(group.name_zh), Some(group));
        }
    }
}
