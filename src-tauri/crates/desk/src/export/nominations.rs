//! The lists of a round of honours as a file: whom to nominate, who is near, whose records are
//! missing.

use super::cell::Cell;
use super::table::Rows;
use super::{ExportFormat, ExportReport, Leaving};
use crate::Session;
use crate::award::{self, HonoursList, HonoursListed, Near, Nomination, Uncounted};
use crate::error::DeskError;
use crate::job::Progress;
use crate::paper::visit_form::kind_of;
use chrono::NaiveDate;
use redwall_rules::{AwardLevel, Level, Sex, VolunteerAward};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Which list of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoundList {
    /// Who is to be nominated.
    Due,
    /// Who is near the next level.
    Near,
    /// Whose records contradict their awards.
    Missing,
}

/// Writes a list of a round as a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NominationsExport {
    /// Last day whose donations the round counts.
    pub as_of: NaiveDate,
    /// Which list.
    pub list: RoundList,
    /// Counts within which a donor is near the next level.
    #[serde(default)]
    #[ts(as = "Option<u32>", optional)]
    pub near: u32,
    /// Document numbers in full, of those to be nominated only; that each was shown is an entry.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub in_full: bool,
    /// The form of the file.
    pub format: ExportFormat,
    /// Where to; a file that exists is not overwritten.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// Writes a list of a round, whole or not at all; that it was written is an entry.
///
/// # Errors
/// Those of [`super::write`] and [`award::nominations`].
pub fn write(
    session: &Session,
    request: NominationsExport,
    progress: &mut Progress<'_>,
) -> Result<ExportReport, DeskError> {
    let (what, name, columns) = match request.list {
        RoundList::Due => ("nominations", "申报名单", DUE),
        RoundList::Near => ("nominations_near", "接近奖项", NEAR),
        RoundList::Missing => ("nominations_missing", "记录不全", MISSING),
    };
    let leaving = Leaving {
        what: what.to_owned(),
        format: request.format,
        out: &request.out,
        with_health: false,
        name,
        columns,
    };
    let asked = HonoursList {
        as_of: request.as_of,
        round: None,
        near: request.near,
        in_full: request.in_full && request.list == RoundList::Due,
    };
    let mut listed = None;
    if !request.out.exists() {
        listed = Some(award::nominations(session, asked, progress)?);
    }
    leaving.take_out(session, progress, |rows| match listed {
        Some(listed) => fill(request.list, listed, rows),
        None => Ok(()),
    })
}

fn fill(list: RoundList, listed: HonoursListed, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    match list {
        RoundList::Due => listed.rows.iter().try_for_each(|row| rows.put(&due(row))),
        RoundList::Near => listed.near.iter().try_for_each(|row| rows.put(&near(row))),
        RoundList::Missing => {
            let mut missed = listed.uncounted.iter();
            missed.try_for_each(|row| rows.put(&missing(row)))
        }
    }
}

const DUE: &[&str] = &[
    "申报奖项",
    "姓名",
    "性别",
    "出生日期",
    "证件类型",
    "证件号码",
    "献血者号",
    "本轮次数",
    "累计次数",
    "全血毫升",
    "血小板治疗单位",
    "上次金奖统计至",
    "已获奖项",
    "志愿服务小时",
    "最近献血",
];

fn due(row: &Nomination) -> Vec<Cell> {
    let mut cells = vec![Cell::text(awards_due(row))];
    cells.extend(who(row));
    cells.extend([
        Cell::Number(row.tally.count),
        Cell::Number(row.tally.lifetime_count),
        Cell::Number(row.tally.whole_blood_ml),
        Cell::Number(row.tally.platelet_units),
        Cell::date(row.tally.counted_after),
        Cell::text(held(row)),
        Cell::number(row.volunteer_hours),
        Cell::date(row.last_donation),
    ]);
    cells
}

const NEAR: &[&str] = &[
    "下一级",
    "还差次数",
    "再献一次即可",
    "姓名",
    "性别",
    "出生日期",
    "证件类型",
    "证件号码",
    "献血者号",
    "本轮次数",
    "累计次数",
    "可献全血",
    "可献血小板",
    "最近献血",
];

fn near(near: &Near) -> Vec<Cell> {
    let row = &near.row;
    let next = row.tally.to_next;
    let mut cells = vec![
        next.map_or(Cell::Empty, |next| Cell::text(level(next.level))),
        Cell::number(next.map(|next| next.needs)),
        Cell::text(if near.by_one { "是" } else { "否" }),
    ];
    cells.extend(who(row));
    cells.extend([
        Cell::Number(row.tally.count),
        Cell::Number(row.tally.lifetime_count),
        Cell::date(near.next_whole_blood),
        Cell::date(near.next_platelets),
        Cell::date(row.last_donation),
    ]);
    cells
}

const MISSING: &[&str] = &["献血者号", "姓名", "问题"];

fn missing(row: &Uncounted) -> Vec<Cell> {
    vec![
        Cell::text(row.donor_no.clone()),
        Cell::text(row.name.clone()),
        Cell::text(row.problem.clone()),
    ]
}

fn who(row: &Nomination) -> [Cell; 6] {
    let sex = row.sex.map(|sex| match sex {
        Sex::Male => "男",
        Sex::Female => "女",
    });
    [
        Cell::text(row.name.clone()),
        sex.map_or(Cell::Empty, Cell::text),
        Cell::Date(row.birth_date),
        Cell::text(kind_of(row.document_type)),
        Cell::text(row.document.clone()),
        Cell::text(row.donor_no.clone()),
    ]
}

fn awards_due(row: &Nomination) -> String {
    let mut due = Vec::new();
    if row.tally.lifetime_honour {
        due.push("奉献奖终身荣誉奖");
    }
    if row.tally.nominate != Level::None {
        due.push(level(row.tally.nominate));
    }
    if row.volunteer_lifetime_due {
        due.push(service(VolunteerAward::Lifetime));
    }
    due.extend(row.volunteer_due.map(service));
    due.join("、")
}

fn held(row: &Nomination) -> String {
    let given = row.awards.iter().map(|award| {
        let name = match award.level {
            AwardLevel::Bronze => "铜奖",
            AwardLevel::Silver => "银奖",
            AwardLevel::Gold => "金奖",
            AwardLevel::Lifetime => "奉献奖终身荣誉奖",
        };
        format!("{name}({})", award.cutoff)
    });
    let served = row
        .volunteer_awards
        .iter()
        .map(|honour| format!("{}({})", service(honour.award), honour.cutoff));
    given.chain(served).collect::<Vec<_>>().join("、")
}

fn level(level: Level) -> &'static str {
    match level {
        Level::None => "",
        Level::Bronze => "铜奖",
        Level::Silver => "银奖",
        Level::Gold => "金奖",
    }
}

fn service(award: VolunteerAward) -> &'static str {
    match award {
        VolunteerAward::OneStar => "志愿服务奖一星级",
        VolunteerAward::TwoStars => "志愿服务奖二星级",
        VolunteerAward::ThreeStars => "志愿服务奖三星级",
        VolunteerAward::FourStars => "志愿服务奖四星级",
        VolunteerAward::FiveStars => "志愿服务奖五星级",
        VolunteerAward::Lifetime => "志愿服务奖终身荣誉奖",
    }
}
