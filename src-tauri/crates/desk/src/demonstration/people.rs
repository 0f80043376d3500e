//! People who do not exist: names, numbers and phones that are nobody's.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use redwall_rules::Sex;

/// The city as a whole: a collective code under which nobody is registered, so that no number made
/// here can be a real person's.
const NOBODYS_DIVISION: &str = "511100";
/// Mobile numbers do not begin with 121.
pub(super) const NOBODYS_PREFIX: &str = "121";

const SURNAMES: [&str; 30] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭",
    "何", "罗", "高", "林", "曾", "任", "解", "单", "仇", "查", "区", "朴", "尉迟", "欧阳",
];
const GIVEN: [&str; 32] = [
    "兰", "敏", "伟", "芳", "强", "静", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超",
    "秀英", "建国", "志强", "小川", "晓燕", "春梅", "国庆", "雪梅", "海燕", "文静", "子涵", "雨桐",
    "浩然", "佳怡", "俊杰", "思远",
];
const YI_CLANS: [&str; 10] = [
    "阿都", "吉克", "沙马", "阿苦", "吉木", "曲比", "莫色", "尔古", "阿尔", "马海",
];
const YI_GIVEN: [&str; 10] = [
    "日以", "木乃", "尔布", "阿呷", "伍各", "史布", "以作", "拉博", "阿支", "布哈",
];

/// A made-up person.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    pub(super) name: String,
    pub(super) number: String,
    pub(super) phone: String,
    pub(super) sex: Sex,
}

/// Makes people, each with a number of their own.
pub(super) struct People {
    rng: Rng,
    made: u32,
}

impl People {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            made: 0,
        }
    }

    /// A person who is 20 to 50 years old on a day; every third of a Yi county has a Yi name.
    pub(super) fn somebody(&mut self, on: NaiveDate, in_yi_county: bool) -> Somebody {
        self.made += 1;
        let sex = if self.rng.bool() {
            Sex::Male
        } else {
            Sex::Female
        };
        let age_days = self.rng.u64(20 * 366..50 * 365);
        let born = on.checked_sub_days(Days::new(age_days)).unwrap_or(on);
        let yi = in_yi_county && self.rng.u8(..3) == 0;
        Somebody {
            name: self.name(yi),
            number: self.number(born, sex),
            phone: format!("{NOBODYS_PREFIX}{:08}", self.made),
            sex,
        }
    }

    fn name(&mut self, yi: bool) -> String {
        let (first, second, between) = if yi {
            (&YI_CLANS[..], &YI_GIVEN[..], "·")
        } else {
            (&SURNAMES[..], &GIVEN[..], "")
        };
        format!("{}{between}{}", self.pick(first), self.pick(second))
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.rng.usize(..from.len())]
    }

    fn number(&self, born: NaiveDate, sex: Sex) -> String {
        resident_number(born, sex, self.made % 500)
    }
}

/// A resident number that is nobody's: `pair`, up to 499, tells people of one birth date and sex
/// apart.
pub(super) fn resident_number(born: NaiveDate, sex: Sex, pair: u32) -> String {
    let sequence = pair * 2 + u32::from(sex == Sex::Male);
    let body = format!(
        "{NOBODYS_DIVISION}{:04}{:02}{:02}{sequence:03}",
        born.year(),
        born.month(),
        born.day()
    );
    let check = check_character(&body);
    body + check
}

/// ISO 7064 MOD 11-2 over the first 17 digits (GB 11643-1999).
fn check_character(body: &str) -> &'static str {
    const CHARACTERS: [&str; 11] = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"];
    let sum = body
        .bytes()
        .fold(0_u32, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    CHARACTERS[sum as usize % 11]
}

#[cfg(test)]
mod tests {
    use super::*;
    use redwall_rules::{Document, DocumentKind};

    #[test]
    fn every_number_is_right_and_nobodys() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let mut people = People::new(7);
        let mut numbers = std::collections::HashSet::new();
        for _ in 0..2000 {
            let somebody = people.somebody(today, true);
            let parsed =
                Document::parse(Some(DocumentKind::ResidentId), &somebody.number, today).unwrap();
            assert_eq!(parsed.sex(), Some(somebody.sex));
            assert_eq!(parsed.division(), Some(NOBODYS_DIVISION));
            assert!(numbers.insert(somebody.number));
        }
    }
}
