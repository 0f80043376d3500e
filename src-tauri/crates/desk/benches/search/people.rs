//! Made-up people, as skewed as real ones: one in fourteen is a 王, one in fourteen a 李.

use chrono::NaiveDate;
use fastrand::Rng;
use redwall_rules::Sex;
use redwall_store::DonorId;

/// Surnames with their pinyin.
#[rustfmt::skip] // A list.
const SURNAMES: &[(&str, &str)] = &[
    ("张", "zhang"), ("刘", "liu"), ("陈", "chen"), ("杨", "yang"), ("黄", "huang"), ("赵", "zhao"),
    ("吴", "wu"), ("周", "zhou"), ("徐", "xu"), ("孙", "sun"), ("马", "ma"), ("朱", "zhu"),
    ("胡", "hu"), ("郭", "guo"), ("何", "he"), ("高", "gao"), ("林", "lin"), ("罗", "luo"),
    ("郑", "zheng"), ("梁", "liang"), ("谢", "xie"), ("宋", "song"), ("唐", "tang"), ("许", "xu"),
    ("邓", "deng"), ("冯", "feng"), ("韩", "han"), ("曹", "cao"), ("曾", "zeng"), ("彭", "peng"),
    ("萧", "xiao"), ("蔡", "cai"), ("潘", "pan"), ("田", "tian"), ("董", "dong"), ("袁", "yuan"),
    ("于", "yu"), ("余", "yu"), ("叶", "ye"), ("蒋", "jiang"), ("杜", "du"), ("苏", "su"),
    ("魏", "wei"), ("程", "cheng"), ("单", "shan"), ("仇", "qiu"), ("解", "xie"), ("查", "zha"),
    ("任", "ren"), ("尉迟", "yuchi"),
];
/// Characters of given names, with their pinyin.
#[rustfmt::skip] // A list.
const GIVEN: &[(&str, &str)] = &[
    ("伟", "wei"), ("芳", "fang"), ("娜", "na"), ("敏", "min"), ("静", "jing"), ("丽", "li"),
    ("强", "qiang"), ("磊", "lei"), ("军", "jun"), ("洋", "yang"), ("勇", "yong"), ("艳", "yan"),
    ("杰", "jie"), ("娟", "juan"), ("涛", "tao"), ("明", "ming"), ("超", "chao"), ("兰", "lan"),
    ("霞", "xia"), ("平", "ping"), ("刚", "gang"), ("桂", "gui"), ("英", "ying"), ("华", "hua"),
    ("玉", "yu"), ("萍", "ping"), ("红", "hong"), ("鹏", "peng"), ("飞", "fei"), ("梅", "mei"),
    ("鑫", "xin"), ("波", "bo"), ("斌", "bin"), ("莉", "li"), ("宇", "yu"), ("浩", "hao"),
    ("凯", "kai"), ("健", "jian"), ("俊", "jun"), ("帆", "fan"), ("雪", "xue"), ("帅", "shuai"),
    ("慧", "hui"), ("旭", "xu"), ("宁", "ning"), ("婷", "ting"), ("琳", "lin"), ("欣", "xin"),
    ("龙", "long"), ("林", "lin"), ("阳", "yang"), ("建", "jian"), ("国", "guo"), ("文", "wen"),
    ("辉", "hui"), ("峰", "feng"), ("春", "chun"), ("晨", "chen"), ("思", "si"), ("佳", "jia"),
    ("小", "xiao"), ("川", "chuan"), ("竹", "zhu"), ("山", "shan"), ("江", "jiang"), ("海", "hai"),
];
/// Parts of Yi names, with their pinyin.
#[rustfmt::skip] // A list.
const YI: &[(&str, &str)] = &[
    ("吉克", "jike"), ("阿都", "adu"), ("尔古", "ergu"), ("木乃", "munai"), ("日以", "riyi"),
    ("沙马", "shama"), ("阿牛", "aniu"), ("曲比", "qubi"), ("伍呷", "wuga"), ("拉日", "lari"),
];

/// A made-up person.
pub struct Person {
    pub id: DonorId,
    pub number: u32,
    parts: Vec<(String, String)>,
    pub name: String,
    pub sex: Sex,
    pub birth_date: NaiveDate,
    pub document: String,
    pub phone: String,
    /// A donation code of this person's alone.
    pub code: String,
}

/// So many people, always the same but for their ids.
pub fn of(number: u32) -> Vec<Person> {
    let mut random = Rng::with_seed(20_261_122);
    (1..=number).map(|of| person(&mut random, of)).collect()
}

/// Some of them.
pub fn some(people: &[Person], number: usize) -> Vec<&Person> {
    let mut random = Rng::with_seed(7);
    (0..number).filter_map(|_| random.choice(people)).collect()
}

fn person(random: &mut Rng, number: u32) -> Person {
    let (separator, parts) = parts(random);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let birth_date = NaiveDate::from_ymd_opt(1967, 1, 1)
        .unwrap_or_default()
        .checked_add_days(chrono::Days::new(random.u64(0..15_000)))
        .unwrap_or_default();
    let order = random.u32(0..1_000);
    Person {
        id: DonorId::mint(),
        number,
        name: names.join(separator),
        sex: if order % 2 == 1 {
            Sex::Male
        } else {
            Sex::Female
        },
        birth_date,
        document: document(birth_date, order),
        phone: format!("121{:08}", random.u32(0..100_000_000)),
        code: super::station::code(number, 0),
        parts,
    }
}

/// What separates the parts of a name, and its parts with their pinyin, the surname first.
fn parts(random: &mut Rng) -> (&'static str, Vec<(String, String)>) {
    let mut pick = |from: &[(&str, &str)]| {
        let (name, pinyin) = from[random.usize(..from.len())];
        (name.to_owned(), pinyin.to_owned())
    };
    let surname = pick(SURNAMES);
    let given = [pick(GIVEN), pick(GIVEN)];
    let yi = vec![pick(YI), pick(YI), pick(YI)];
    match random.u32(0..100) {
        0..7 => ("", with(("王".into(), "wang".into()), given, random)),
        7..14 => ("", with(("李".into(), "li".into()), given, random)),
        14..18 => ("·", yi),
        _ => ("", with(surname, given, random)),
    }
}

fn with(
    surname: (String, String),
    [first, second]: [(String, String); 2],
    random: &mut Rng,
) -> Vec<(String, String)> {
    if random.u32(0..5) == 0 {
        vec![surname, first]
    } else {
        vec![surname, first, second]
    }
}

/// A resident number with its check character, of a city as a whole: nobody's.
fn document(born: NaiveDate, order: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let body = format!("511100{}{order:03}", born.format("%Y%m%d"));
    let digits = body.bytes().map(|digit| u32::from(digit - b'0'));
    let sum: u32 = digits
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check = CHECKS[sum as usize % CHECKS.len()];
    format!("{body}{}", char::from(check))
}

impl Person {
    pub fn donor_no(&self) -> String {
        format!("{:07}", self.number)
    }

    pub fn document_end(&self, length: usize) -> String {
        self.document[self.document.len() - length..].to_owned()
    }

    pub fn phone_end(&self) -> String {
        self.phone[self.phone.len() - 4..].to_owned()
    }

    pub fn plain_name(&self) -> String {
        self.parts.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub fn surname(&self) -> String {
        self.parts
            .first()
            .map(|(name, _)| name.clone())
            .unwrap_or_default()
    }

    pub fn given_name(&self) -> String {
        self.parts
            .iter()
            .skip(1)
            .map(|(name, _)| name.as_str())
            .collect()
    }

    pub fn pinyin(&self) -> String {
        self.parts
            .iter()
            .map(|(_, pinyin)| pinyin.as_str())
            .collect()
    }

    /// Of a surname of two characters, one letter only: the beginning of its initials.
    pub fn initials(&self) -> String {
        let letters = self
            .parts
            .iter()
            .filter_map(|(_, pinyin)| pinyin.chars().next());
        match self.parts.iter().all(|(name, _)| name.chars().count() == 1) {
            true => letters.collect(),
            false => letters.take(1).collect(),
        }
    }

    pub fn birthday(&self) -> String {
        self.birth_date.format("%m%d").to_string()
    }

    pub fn surname_birthday(&self) -> String {
        self.surname() + &self.birthday()
    }
}
