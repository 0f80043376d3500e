//! People of an old system who do not exist: the division of their numbers is a city as a whole,
//! which is nobody's address.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use std::collections::HashSet;

const SURNAMES: [&str; 24] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭",
    "单", "仇", "解", "曾", "任", "朴", "尉迟", "欧阳",
];
const GIVEN: [&str; 28] = [
    "兰", "敏", "伟", "芳", "强", "静", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "秀英",
    "建国", "志强", "小川", "晓燕", "春梅", "国庆", "雪梅", "海燕", "文静", "子涵", "雨桐", "浩然",
    "𬭎",
];
const YI: [(&str, &str); 6] = [
    ("阿都", "日以"),
    ("吉克", "木乃"),
    ("沙马", "尔布"),
    ("曲比", "伍各"),
    ("莫色", "史布"),
    ("尔古", "阿支"),
];
/// What old systems have between the parts of a name.
const DOTS: [&str; 4] = ["·", "•", "．", "・"];

/// Somebody.
#[derive(Clone)]
pub struct Somebody {
    pub old_number: String,
    pub name: String,
    pub is_male: bool,
    pub born: NaiveDate,
    pub number: String,
    pub phone: String,
}

/// So many people, always the same.
pub fn of(many: u32, rng: &mut Rng) -> Vec<Somebody> {
    let mut numbers = HashSet::new();
    (0..many)
        .map(|of| somebody(of, rng, &mut numbers))
        .collect()
}

fn somebody(of: u32, rng: &mut Rng, numbers: &mut HashSet<String>) -> Somebody {
    let is_male = rng.bool();
    let name = name(of, rng);
    let first = NaiveDate::from_ymd_opt(1968, 1, 1).unwrap();
    loop {
        let born = first + Days::new(rng.u64(..11_000));
        let number = number(born, rng.u32(..500) * 2 + u32::from(is_male));
        if numbers.insert(number.clone()) {
            return Somebody {
                old_number: format!("LS{of:06}"),
                name,
                is_male,
                born,
                number,
                phone: format!("121{of:08}"),
            };
        }
    }
}

fn name(of: u32, rng: &mut Rng) -> String {
    if of % 12 == 5 {
        let (clan, given) = YI[rng.usize(..YI.len())];
        return format!("{clan}{}{given}", DOTS[of as usize % DOTS.len()]);
    }
    let surname = SURNAMES[rng.usize(..SURNAMES.len())];
    let second = if rng.bool() {
        GIVEN[rng.usize(..GIVEN.len())]
    } else {
        ""
    };
    format!("{surname}{}{second}", GIVEN[rng.usize(..GIVEN.len())])
}

/// A resident number with its check character (GB 11643-1999).
pub fn number(born: NaiveDate, order: u32) -> String {
    let (year, month, day) = (born.year(), born.month(), born.day());
    let body = format!("511100{year:04}{month:02}{day:02}{order:03}");
    let sum = body
        .bytes()
        .fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let checks = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"];
    format!("{body}{}", checks[sum as usize])
}
