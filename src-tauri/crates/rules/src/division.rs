//! Names of places of registration (GB/T 2260), to show beside a document number.
//!
//! A code is that of the place at the time of registration, and codes are abolished: one that is
//! not listed here is nobody's mistake, and never a reason to refuse a number.

/// The name of a six-digit code: in full for Leshan as it is and as it was, the province for any
/// other, nothing for a code of no known province.
pub fn name(code: &str) -> Option<&'static str> {
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    named(&LESHAN, code)
        .or_else(|| named(&ONCE_LESHAN, code))
        .or_else(|| named(&PROVINCES, code.get(..2)?))
}

fn named(table: &[(&str, &'static str)], code: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, name)| *name)
}

static LESHAN: [(&str, &str); 12] = [
    ("511100", "四川省乐山市"),
    ("511102", "四川省乐山市市中区"),
    ("511111", "四川省乐山市沙湾区"),
    ("511112", "四川省乐山市五通桥区"),
    ("511113", "四川省乐山市金口河区"),
    ("511123", "四川省乐山市犍为县"),
    ("511124", "四川省乐山市井研县"),
    ("511126", "四川省乐山市夹江县"),
    ("511129", "四川省乐山市沐川县"),
    ("511132", "四川省乐山市峨边彝族自治县"),
    ("511133", "四川省乐山市马边彝族自治县"),
    ("511181", "四川省乐山市峨眉山市"),
];

/// Codes that left Leshan or were replaced: six counties until 1997, and 峨眉 before it was a city
/// of Leshan. Older donors carry them.
static ONCE_LESHAN: [(&str, &str); 8] = [
    ("511121", "四川省仁寿县（原属乐山市）"),
    ("511122", "四川省眉山县（原属乐山市）"),
    ("511125", "四川省乐山市峨眉县（今峨眉山市）"),
    ("511127", "四川省洪雅县（原属乐山市）"),
    ("511128", "四川省彭山县（原属乐山市）"),
    ("511130", "四川省青神县（原属乐山市）"),
    ("511131", "四川省丹棱县（原属乐山市）"),
    ("519004", "四川省峨眉山市"),
];

/// By the first two digits. 83 stands on residence permits of Taiwan residents only.
static PROVINCES: [(&str, &str); 35] = [
    ("11", "北京市"),
    ("12", "天津市"),
    ("13", "河北省"),
    ("14", "山西省"),
    ("15", "内蒙古自治区"),
    ("21", "辽宁省"),
    ("22", "吉林省"),
    ("23", "黑龙江省"),
    ("31", "上海市"),
    ("32", "江苏省"),
    ("33", "浙江省"),
    ("34", "安徽省"),
    ("35", "福建省"),
    ("36", "江西省"),
    ("37", "山东省"),
    ("41", "河南省"),
    ("42", "湖北省"),
    ("43", "湖南省"),
    ("44", "广东省"),
    ("45", "广西壮族自治区"),
    ("46", "海南省"),
    ("50", "重庆市"),
    ("51", "四川省"),
    ("52", "贵州省"),
    ("53", "云南省"),
    ("54", "西藏自治区"),
    ("61", "陕西省"),
    ("62", "甘肃省"),
    ("63", "青海省"),
    ("64", "宁夏回族自治区"),
    ("65", "新疆维吾尔自治区"),
    ("71", "台湾省"),
    ("81", "香港特别行政区"),
    ("82", "澳门特别行政区"),
    ("83", "台湾省"),
];

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::name;

    #[rstest]
    #[case::district("511102", Some("四川省乐山市市中区"))]
    #[case::long_name("511133", Some("四川省乐山市马边彝族自治县"))]
    #[case::county_level_city("511181", Some("四川省乐山市峨眉山市"))]
    #[case::the_city_itself("511100", Some("四川省乐山市"))]
    #[case::a_county_that_left_leshan("511121", Some("四川省仁寿县（原属乐山市）"))]
    #[case::an_abolished_county("511125", Some("四川省乐山市峨眉县（今峨眉山市）"))]
    #[case::a_code_that_leshan_never_had("511199", Some("四川省"))]
    #[case::elsewhere("110105", Some("北京市"))]
    #[case::hong_kong_permit("810000", Some("香港特别行政区"))]
    #[case::taiwan_permit("830000", Some("台湾省"))]
    #[case::no_such_province("990000", None)]
    #[case::too_short("5111", None)]
    #[case::not_digits("51110X", None)]
    #[case::six_bytes_of_two_characters("乐山", None)]
    #[case::empty("", None)]
    fn a_code_has_a_name_or_none(#[case] code: &str, #[case] expected: Option<&str>) {
        assert_eq!(name(code), expected);
    }
}
