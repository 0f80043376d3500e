//! The sample workbook: 10,000 rows as a station's old system would export them, dirty on purpose.
//! Made from a seed; every row says what must become of it.

use crate::people::{self, Somebody};
use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

/// The day on which the old system was exported.
pub const TODAY: (i32, u32, u32) = (2026, 11, 22);
const SEED: u64 = 5_111;
const DONORS: u32 = 2_400;
const DONATIONS: usize = 6_900;
const DEFERRALS: usize = 500;
const AWARDS: usize = 100;
const BLOCKS: usize = 100;

/// A cell as Excel holds it.
#[derive(Clone, Debug)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Day(NaiveDate),
}

/// What must become of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Taken,
    Known,
    /// Refused at a field.
    Refused(&'static str),
    /// It blocks, and a physician has to look.
    Held,
}

pub struct Sheet {
    pub name: &'static str,
    pub title: &'static str,
    pub headings: &'static [&'static str],
    pub rows: Vec<(Vec<Cell>, Fate)>,
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// A date in one of the ways in which Excel comes to hold it.
fn day(day: NaiveDate, way: usize) -> Cell {
    match way % 7 {
        0 => Cell::Day(day),
        1 => text(day.format("%Y-%-m-%-d").to_string()),
        2 => text(day.format("%Y/%m/%d").to_string()),
        3 => text(day.format("%Y%m%d").to_string()),
        4 => text(day.format("%Y年%-m月%-d日").to_string()),
        5 => text(day.format("%Y-%m-%d 00:00:00").to_string()),
        _ => {
            let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            Cell::Number((day - first).num_days() as f64)
        }
    }
}

pub fn today() -> NaiveDate {
    let (year, month, day) = TODAY;
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Every sheet of the workbook.
pub fn sheets() -> Vec<Sheet> {
    let mut rng = Rng::with_seed(SEED);
    let people = people::of(DONORS, &mut rng);
    let good: Vec<&Somebody> = people
        .iter()
        .enumerate()
        .filter(|(at, _)| donor_fate(*at) == Fate::Taken)
        .map(|(_, somebody)| somebody)
        .collect();
    vec![
        donors(&people),
        donations(&good, &mut rng),
        deferrals(&good, &mut rng),
        awards(&good),
        blocks(),
    ]
}

fn donor_fate(at: usize) -> Fate {
    match at % 100 {
        7 | 19 | 31 => Fate::Refused("document_number"),
        43 => Fate::Refused("document_number"),
        55 => Fate::Refused("sex"),
        67 => Fate::Refused("birth_date"),
        79 => Fate::Refused("name"),
        91 => Fate::Known,
        _ => Fate::Taken,
    }
}

fn donors(people: &[Somebody]) -> Sheet {
    let rows = (0..people.len()).map(|at| (donor(people, at), donor_fate(at)));
    Sheet {
        name: "献血者",
        title: "献血者档案导出(人员均为虚构)",
        headings: &[
            "档案号",
            "姓名",
            "性别",
            "出生日期",
            "证件类型",
            "身份证号码",
            "手机号",
            "血型",
            "备注",
        ],
        rows: rows.collect(),
    }
}

fn donor(people: &[Somebody], at: usize) -> Vec<Cell> {
    if donor_fate(at) == Fate::Known {
        return donor(people, at - 1);
    }
    let of = &people[at];
    let mut sex = if of.is_male { "男" } else { "女" };
    let mut born = of.born;
    let mut name = text(of.name.clone());
    let mut number = text(dressed(&of.number, at));
    match at % 100 {
        7 => {
            let last = if of.number.ends_with('1') { "2" } else { "1" };
            number = text(format!("{}{last}", &of.number[..17]));
        }
        19 => number = text(format!("{}{}", &of.number[..6], &of.number[8..17])),
        31 => number = Cell::Number(of.number[..17].parse::<f64>().unwrap() * 10.0),
        43 => name = Cell::Empty,
        55 => sex = if of.is_male { "女" } else { "男" },
        67 => born = born + Days::new(1),
        79 => name = text(format!("{}1", of.name)),
        _ => {}
    }
    let phone = match at % 9 {
        0 => Cell::Empty,
        1 => text(format!("+86 {}", of.phone)),
        2 => Cell::Number(of.phone.parse().unwrap()),
        _ => text(of.phone.clone()),
    };
    let kind = if at.is_multiple_of(4) {
        Cell::Empty
    } else {
        text("身份证")
    };
    vec![
        text(of.old_number.clone()),
        name,
        text(if at % 50 == 3 {
            if of.is_male { "1" } else { "2" }
        } else {
            sex
        }),
        day(born, at),
        kind,
        number,
        phone,
        text(["A", "B", "O", "AB"][at % 4]),
        Cell::Empty,
    ]
}

/// A number as people type it.
fn dressed(number: &str, at: usize) -> String {
    match at % 11 {
        1 => number.to_lowercase(),
        2 => format!(" {} {}", &number[..6], &number[6..]),
        3 => number
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap())
            .collect(),
        _ => number.to_owned(),
    }
}

struct Gift {
    on: NaiveDate,
    platelets: bool,
    amount: u32,
}

fn donations(good: &[&Somebody], rng: &mut Rng) -> Sheet {
    let mut rows: Vec<(Vec<Cell>, Fate)> = Vec::new();
    let mut of = 0;
    while rows.len() < DONATIONS {
        let somebody = good[of % good.len()];
        for gift in history(somebody, of, rng) {
            let at = rows.len();
            if at == DONATIONS {
                break;
            }
            rows.push(donation(somebody, &gift, at, rows.last()));
        }
        of += 1;
    }
    Sheet {
        name: "献血记录",
        title: "",
        headings: &[
            "流水号",
            "档案号",
            "姓名",
            "献血码",
            "献血日期",
            "献血类型",
            "献血量",
            "采血结果",
            "献血反应",
            "记录来源",
            "采血地点",
        ],
        rows,
    }
}

/// Past donations, well apart.
fn history(of: &Somebody, place: usize, rng: &mut Rng) -> Vec<Gift> {
    let platelets = place % 10 == 9;
    let mut on = of.born + Days::new(365 * 18 + 30 + rng.u64(..3_000));
    let mut gifts = Vec::new();
    for _ in 0..rng.usize(1..=6) {
        if on >= today() {
            break;
        }
        let amount = if platelets {
            rng.u32(1..=2)
        } else {
            [200, 300, 400][rng.usize(..3)]
        };
        gifts.push(Gift {
            on,
            platelets,
            amount,
        });
        let apart = if platelets { 30..90 } else { 190..900 };
        on = on + Days::new(rng.u64(apart));
    }
    gifts
}

fn donation(
    of: &Somebody,
    gift: &Gift,
    at: usize,
    last: Option<&(Vec<Cell>, Fate)>,
) -> (Vec<Cell>, Fate) {
    let written = match (gift.platelets, at % 3) {
        (false, 0) => Cell::Number(f64::from(gift.amount)),
        (false, 1) => text(format!("{}ml", gift.amount)),
        (false, _) => text(gift.amount.to_string()),
        (true, 0) => text(format!("{}治疗量", gift.amount)),
        (true, _) => Cell::Number(f64::from(gift.amount)),
    };
    let code = format!("Z5111{:02}{at:06}", gift.on.year() % 100);
    let mut cells = vec![
        text(format!("N{at:07}")),
        text(of.old_number.clone()),
        text(of.name.clone()),
        if at % 8 == 3 { Cell::Empty } else { text(code) },
        day(gift.on, at),
        text(if gift.platelets {
            "机采血小板"
        } else {
            "全血"
        }),
        written,
        Cell::Empty,
        text(if at % 60 == 11 { "轻度" } else { "无" }),
        match at % 20 {
            6 => text("外站有证"),
            13 => text("自述"),
            14 => Cell::Empty,
            _ => text("本站"),
        },
        text(["嘉州献血屋", "峨眉献血屋", "流动采血车1号"][at % 3]),
    ];
    let fate = spoil(&mut cells, gift, at, last);
    (cells, fate)
}

/// Every two hundredth row is wrong in some way.
fn spoil(cells: &mut Vec<Cell>, gift: &Gift, at: usize, last: Option<&(Vec<Cell>, Fate)>) -> Fate {
    let last_taken = last.filter(|(_, fate)| *fate == Fate::Taken);
    match (at % 200, last_taken) {
        (5, _) => cells[4] = text("2027-01-02"),
        (17, _) => cells[4] = text(gift.on.format("%y-%-m-%-d").to_string()),
        (29, _) => cells[5] = text("03"),
        (41, _) => cells[6] = text("4000"),
        (53, _) => cells[6] = Cell::Empty,
        (65, _) => {
            cells[1] = text(format!("LS9{at:05}"));
            return Fate::Refused("old_number");
        }
        (89, Some((row, _))) => {
            *cells = row.clone();
            return Fate::Known;
        }
        (101, Some((row, _))) => {
            let number = format!("N{at:07}");
            *cells = row.clone();
            cells[0] = text(number);
            cells[3] = text(format!("Z511199{at:06}"));
            return Fate::Refused("date");
        }
        (113, _) => {
            cells[2] = text("无此人");
            return Fate::Refused("name");
        }
        (125, _) => {
            cells[6] = Cell::Empty;
            cells[7] = text("未采血");
            return Fate::Taken;
        }
        _ => return Fate::Taken,
    }
    Fate::Refused(match at % 200 {
        5 | 17 => "date",
        29 => "kind",
        _ => "amount",
    })
}

fn deferrals(good: &[&Somebody], rng: &mut Rng) -> Sheet {
    let codes = ["01", "02", "03", "04", "05", "06", "07", "08"];
    let rows = (0..DEFERRALS).map(|at| {
        let of = good[at * 4];
        let event = today() - Days::new(rng.u64(5..5_000));
        let mut cells = vec![
            text(of.old_number.clone()),
            text(of.name.clone()),
            text(codes[at % codes.len()]),
            day(event, at),
            Cell::Empty,
            Cell::Empty,
            text(if at % 8 == 3 { "是" } else { "否" }),
            text(["征询", "体检", "检验"][at % 3]),
        ];
        let fate = match at % 50 {
            10 => {
                cells[2] = text("99");
                Fate::Held
            }
            35 => {
                cells[3] = text("不详");
                Fate::Held
            }
            49 if at % 100 == 99 => {
                cells[0] = text("LS900000");
                Fate::Refused("old_number")
            }
            _ => Fate::Taken,
        };
        (cells, fate)
    });
    Sheet {
        name: "延期记录",
        title: "",
        headings: &[
            "档案号",
            "姓名",
            "延期代码",
            "发生日期",
            "开始日期",
            "解除日期",
            "是否永久",
            "发现环节",
        ],
        rows: rows.collect(),
    }
}

fn awards(good: &[&Somebody]) -> Sheet {
    let rows = (0..AWARDS).map(|at| {
        let of = good[at * 7 + 1];
        let (level, last, fate) = match at % 10 {
            4 => ("金奖", Cell::Empty, Fate::Refused("cutoff")),
            5 => ("金奖", text("2018-06-01"), Fate::Taken),
            7 if at % 20 == 7 => ("优秀奖", Cell::Empty, Fate::Refused("level")),
            even if even % 2 == 0 => ("铜奖", Cell::Empty, Fate::Taken),
            _ => ("银奖", Cell::Empty, Fate::Taken),
        };
        let cells = vec![
            text(of.old_number.clone()),
            text(of.name.clone()),
            text(level),
            text("2019年12月31日"),
            last,
        ];
        (cells, fate)
    });
    Sheet {
        name: "表彰",
        title: "",
        headings: &["档案号", "姓名", "奖项", "统计截止日期", "金奖末次献血日期"],
        rows: rows.collect(),
    }
}

fn blocks() -> Sheet {
    let rows = (0..BLOCKS).map(|at| {
        let wrong = at % 50 == 20;
        let number = if wrong {
            "511100199001010011".to_owned()
        } else {
            format!("E{:08}", 11_000_000 + at * 37)
        };
        let cells = vec![
            text(if wrong { "身份证" } else { "护照" }),
            text(number),
            text("市疾控屏蔽名单"),
            day(NaiveDate::from_ymd_opt(2020, 5, 1).unwrap(), at),
        ];
        let fate = if wrong {
            Fate::Refused("document_number")
        } else {
            Fate::Taken
        };
        (cells, fate)
    });
    Sheet {
        name: "屏蔽名单",
        title: "",
        headings: &["证件类型", "证件号码", "名单", "开始日期"],
        rows: rows.collect(),
    }
}

/// The rows of a sheet as they stand in the workbook, with their numbers.
pub fn numbered(sheet: &Sheet) -> impl Iterator<Item = (u32, &(Vec<Cell>, Fate))> {
    let first = if sheet.title.is_empty() { 2 } else { 3 };
    (first..).zip(&sheet.rows)
}

/// The workbook.
pub fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 11, 22).unwrap();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(sheet.name).unwrap();
        let mut row = 0;
        if !sheet.title.is_empty() {
            page.write_string(0, 0, sheet.title).unwrap();
            row = 1;
        }
        for (column, heading) in (0..).zip(sheet.headings) {
            page.write_string(row, column, *heading).unwrap();
        }
        for (cells, _) in &sheet.rows {
            row += 1;
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Empty => continue,
                    Cell::Text(text) => page.write_string(row, column, text),
                    Cell::Number(number) => page.write_number(row, column, *number),
                    Cell::Day(day) => page.write_datetime_with_format(row, column, *day, &date),
                }
                .unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}
