//! One donor as a line of JSON: what `redwall-cli honours` reads and writes.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::{Award, HonoursProblem, Tally, VolunteerRecord, tally};
use crate::{
    case::{HistoryItem, Id, LineError, read_line},
    day::Day,
    rulebook::Rulebook,
};

/// More hours than anybody lives.
const HOURS_LIMIT: f64 = 1_000_000.0;

/// A tally with the id of its line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HonoursAnswer {
    /// The line's id.
    pub id: Id,
    /// What has been earned.
    #[serde(flatten)]
    pub tally: Tally,
}

/// Answers one line by the rules in force on its `as_of`.
///
/// # Errors
/// What is wrong with the line and with which of its fields, or why a gold in it cannot be
/// followed.
pub fn honours_line(line: &str, rulebook: &Rulebook) -> Result<HonoursAnswer, LineError> {
    let form: HonoursForm = read_line(line)?;
    let as_of = form.as_of.0;
    let volunteer = VolunteerRecord {
        minutes: form.volunteer_hours.map_or(0, |hours| hours.minutes),
        since: form.volunteer_since.map(|day| day.0),
    };
    let rules = rulebook.honours_rules(as_of);
    match tally(&form.history, &form.awards, volunteer, as_of, rules) {
        Ok(tally) => Ok(HonoursAnswer { id: form.id, tally }),
        Err(problem) => Err(refused(form.id, &problem)),
    }
}

fn refused(id: Id, problem: &HonoursProblem) -> LineError {
    let message = format!("{} / {}", problem.zh(), problem.en());
    LineError::new(id, problem.code(), message, Some("awards"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HonoursForm {
    #[serde(default)]
    id: Id,
    as_of: Day,
    #[serde(default)]
    history: Vec<HistoryItem>,
    #[serde(default)]
    awards: Vec<Award>,
    #[serde(default)]
    volunteer_hours: Option<Hours>,
    #[serde(default)]
    volunteer_since: Option<Day>,
}

/// Hours, perhaps with a fraction, kept as whole minutes.
struct Hours {
    minutes: u32,
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hours = f64::deserialize(deserializer)?;
        if hours < 0.0 {
            return Err(D::Error::custom(
                "negative: 不能是负数 / must not be negative",
            ));
        }
        if hours.is_nan() || hours > HOURS_LIMIT {
            return Err(D::Error::custom("range: 数值过大 / too large a number"));
        }
        // A decimal such as 0.1 is not exact in binary: a minute begun is not a minute served,
        // but a millionth of one short of it is.
        let minutes = (hours * 60.0 + 1e-6).floor() as u32;
        Ok(Self { minutes })
    }
}
