//! Names as skewed as real ones: one in fourteen is a 王, one in fourteen a 李, some are Yi.

use fastrand::Rng;

/// Surnames, each with how many of ten thousand have it.
#[rustfmt::skip] // A list.
const SURNAMES: &[(&str, u32)] = &[
    ("李", 720), ("王", 715), ("张", 660), ("刘", 540), ("陈", 460), ("杨", 390), ("黄", 230),
    ("周", 220), ("吴", 200), ("罗", 190), ("赵", 180), ("徐", 150), ("何", 150), ("唐", 140),
    ("邓", 130), ("胡", 130), ("谢", 120), ("曾", 120), ("朱", 120), ("郑", 110), ("蒋", 100),
    ("冯", 100), ("彭", 100), ("宋", 100), ("马", 95), ("孙", 95), ("郭", 95), ("林", 90),
    ("高", 85), ("梁", 80), ("廖", 80), ("许", 80), ("曹", 75), ("袁", 75), ("邱", 70),
    ("叶", 70), ("韩", 65), ("余", 65), ("龚", 60), ("董", 60), ("苏", 60), ("潘", 60),
    ("魏", 55), ("杜", 55), ("程", 55), ("田", 55), ("钟", 55), ("汪", 50), ("任", 50),
    ("蔡", 50), ("范", 50), ("姚", 50), ("卢", 45), ("易", 45), ("熊", 45), ("夏", 45),
    ("沈", 40), ("付", 40), ("肖", 40), ("江", 40), ("石", 40), ("方", 40), ("白", 35),
    ("贺", 35), ("雷", 35), ("毛", 35), ("万", 35), ("秦", 35), ("段", 30), ("谭", 30),
    ("史", 30), ("邹", 30), ("陶", 30), ("黎", 30), ("孔", 25), ("向", 25), ("康", 25),
    ("代", 25), ("文", 25), ("严", 25), ("龙", 25), ("薛", 20), ("侯", 20), ("孟", 20),
    ("单", 10), ("仇", 8), ("解", 8), ("查", 6), ("区", 5), ("朴", 5), ("牟", 20),
    ("税", 5), ("欧阳", 25), ("尉迟", 3), ("司马", 5), ("上官", 4), ("诸葛", 3),
];
/// Characters of given names, the usual ones first.
const GIVEN: &str = "伟芳敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏飞梅鑫波斌莉宇浩凯健俊帆雪帅慧旭宁婷琳\
欣龙林阳建国文辉峰春晨思佳小川竹山江海燕秀志庆子涵雨桐然怡远晓光成云德福荣昌永安世民家胜学清良金贵发祥东南西北天泽\
梓轩诗瑶嘉豪宏坤倩颖璐瑞祺彤博翔睿恒奇冰洁蓉蕾菊莲凤珍琴素碧群容";
/// Parts of Yi names: clans, and what is given.
#[rustfmt::skip] // A list.
const CLANS: &[&str] = &[
    "阿都", "吉克", "沙马", "阿苦", "吉木", "曲比", "莫色", "尔古", "阿尔", "马海", "阿牛", "木乃",
    "勒伍", "俄木", "吉候", "海来", "的日", "罗洪",
];
#[rustfmt::skip] // A list.
const YI_GIVEN: &[&str] = &[
    "日以", "木乃", "尔布", "阿呷", "伍各", "史布", "以作", "拉博", "阿支", "布哈", "伍呷", "拉日",
    "木果", "么且", "尔哈", "友古", "石布", "阿依", "子呷", "乌牛",
];
/// Pairs of one sound, as an ear at the desk confuses them.
#[rustfmt::skip] // A list.
const SAME_SOUND: &[(char, char)] = &[
    ('伟', '玮'), ('静', '婧'), ('明', '铭'), ('梅', '玫'), ('平', '萍'), ('英', '瑛'), ('玉', '钰'),
    ('红', '虹'), ('波', '博'), ('林', '琳'), ('文', '雯'), ('小', '晓'), ('佳', '嘉'), ('军', '君'),
    ('丽', '莉'), ('建', '健'), ('洋', '阳'), ('飞', '菲'), ('志', '智'), ('清', '青'),
];
/// A character that no name made here has.
const OTHER: char = '某';

/// One in so many has a Yi name, a given name of one character.
const YI_OF: u32 = 25;
const SHORT_OF: u32 = 6;

/// A name.
pub(super) fn name(rng: &mut Rng) -> String {
    if rng.u32(..YI_OF) == 0 {
        return yi(rng);
    }
    let mut name = surname(rng).to_owned();
    name.push(given(rng));
    if rng.u32(..SHORT_OF) > 0 {
        name.push(given(rng));
    }
    name
}

fn yi(rng: &mut Rng) -> String {
    let (clan, first) = (usual(rng, CLANS.len()), usual(rng, YI_GIVEN.len()));
    let mut name = format!("{}·{}", CLANS[clan], YI_GIVEN[first]);
    if rng.bool() {
        name.push_str(YI_GIVEN[usual(rng, YI_GIVEN.len())]);
    }
    name
}

fn surname(rng: &mut Rng) -> &'static str {
    let total: u32 = SURNAMES.iter().map(|(_, weight)| weight).sum();
    let mut at = rng.u32(..total);
    for (surname, weight) in SURNAMES {
        if at < *weight {
            return surname;
        }
        at -= weight;
    }
    SURNAMES[0].0
}

fn given(rng: &mut Rng) -> char {
    let at = usual(rng, GIVEN.chars().count());
    GIVEN.chars().nth(at).unwrap_or(OTHER)
}

/// A place in a list, those at the front far more often than those at the end.
fn usual(rng: &mut Rng, length: usize) -> usize {
    const SKEW: f64 = 1.7;
    // A share of a list's length is a place in it.
    let at = (rng.f64().powf(SKEW) * length as f64) as usize;
    at.min(length - 1)
}

/// The name with a character of the same sound; none where no character has one.
pub(super) fn same_sound(name: &str) -> Option<String> {
    let other = |c: char| {
        let pair = SAME_SOUND.iter().find(|(one, two)| *one == c || *two == c);
        pair.map(|(one, two)| if *one == c { *two } else { *one })
    };
    let (at, _) = name.char_indices().find(|(_, c)| other(*c).is_some())?;
    let changed = name.char_indices().map(|(here, c)| match other(c) {
        Some(heard) if here == at => heard,
        _ => c,
    });
    Some(changed.collect())
}

/// The name with its last two characters in the other order; none where that makes no difference.
pub(super) fn transposed(name: &str) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    let count = letters.len();
    if count < 3 || letters[count - 1] == letters[count - 2] {
        return None;
    }
    letters.swap(count - 1, count - 2);
    Some(letters.into_iter().collect())
}

/// The name with another character at its end.
pub(super) fn one_different(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    letters.pop();
    letters.push(OTHER);
    letters.into_iter().collect()
}

/// The name without its last character; none of a name of two.
pub(super) fn one_missing(name: &str) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    let is_long = letters.len() >= 3;
    letters.pop();
    is_long.then(|| letters.into_iter().collect())
}
