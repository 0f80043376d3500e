//! The story of the demonstration station, as walk-ins of past days.

use super::people::{People, Somebody};
use crate::document::DocumentInput;
use crate::walk_in::{WalkIn, WalkInInterview};
use chrono::{Datelike, Days, Months, NaiveDate};
use fastrand::Rng;
use redwall_rules::case::Id;
use redwall_rules::{DocumentKind, Examination, Plan, Sex};

/// The same story each time.
const SEED: u64 = 5_111;
const HOUSES: [&str; 3] = ["嘉州献血屋", "峨眉献血屋", "五通桥献血屋"];
const VEHICLES: [&str; 2] = ["流动采血车1号", "流动采血车2号"];
const MABIAN: &str = "马边彝族自治县流动采血车";
/// Regular donors, who come every seven months for three years.
const REGULARS: u32 = 120;
/// Platelet donors, who come every five weeks for a year.
const PLATELET_DONORS: u32 = 12;

/// The week in 马边, day by day from the eighth of August: donations of 400, 300 and 200 ml.
/// 1,321 donations, 488,000 ml; the tenth alone over 160,000 ml.
const MABIAN_WEEK: [(u32, u32, u32); 7] = [
    (95, 22, 8),
    (110, 25, 9),
    (370, 45, 12),
    (120, 40, 15),
    (110, 38, 14),
    (105, 36, 13),
    (90, 32, 12),
];

/// Everything that happened before `today`, in order of date.
pub(super) fn tell(today: NaiveDate) -> Vec<WalkIn> {
    let mut story = Story {
        people: People::new(SEED),
        rng: Rng::with_seed(SEED),
        today,
        codes: 0,
        walk_ins: Vec::new(),
    };
    story.regulars();
    story.platelet_donors();
    story.week_in_mabian();
    story.walk_ins.sort_by_key(|walk_in| walk_in.on);
    story.walk_ins
}

struct Story {
    people: People,
    rng: Rng,
    today: NaiveDate,
    codes: u32,
    walk_ins: Vec<WalkIn>,
}

impl Story {
    fn regulars(&mut self) {
        let begin = self
            .today
            .checked_sub_months(Months::new(36))
            .unwrap_or(self.today);
        for at in 0..REGULARS {
            let somebody = self.people.somebody(begin, at % 4 == 0);
            let site = self.site(at);
            let volume = [400, 400, 300, 200][self.rng.usize(..4)];
            let mut on = begin + Days::new(self.rng.u64(..210));
            while on < self.today {
                self.visit(&somebody, site, on, Plan::WholeBlood { ml: volume });
                on = on + Months::new(7) + Days::new(self.rng.u64(..20));
            }
        }
    }

    fn platelet_donors(&mut self) {
        let begin = self
            .today
            .checked_sub_months(Months::new(12))
            .unwrap_or(self.today);
        for at in 0..PLATELET_DONORS {
            let somebody = self.people.somebody(begin, false);
            let mut on = begin + Days::new(self.rng.u64(..30));
            while on < self.today {
                let plan = Plan::Platelets {
                    units: 1 + at % 2,
                    plasma_ml: 0,
                };
                self.visit(&somebody, HOUSES[0], on, plan);
                on = on + Days::new(35);
            }
        }
    }

    fn week_in_mabian(&mut self) {
        let year = self.today.year();
        let tenth = |year| NaiveDate::from_ymd_opt(year, 8, 8);
        let begin = [tenth(year), tenth(year - 1)]
            .into_iter()
            .flatten()
            .find(|begin| *begin + Days::new(7) <= self.today);
        for (on, (full, middle, small)) in begin
            .into_iter()
            .flat_map(|b| b.iter_days())
            .zip(MABIAN_WEEK)
        {
            for (ml, count) in [(400, full), (300, middle), (200, small)] {
                for _ in 0..count {
                    let somebody = self.people.somebody(on, true);
                    self.visit(&somebody, MABIAN, on, Plan::WholeBlood { ml });
                }
            }
        }
    }

    fn site(&mut self, at: u32) -> &'static str {
        let sites = [HOUSES[0], HOUSES[1], HOUSES[2], VEHICLES[0], VEHICLES[1]];
        sites[at as usize % sites.len()]
    }

    fn visit(&mut self, somebody: &Somebody, site: &str, on: NaiveDate, plan: Plan) {
        self.codes += 1;
        let exam = self.examination(somebody.sex);
        let code = format!("Z5111{:02}{:06}", on.year() % 100, self.codes);
        self.walk_ins.push(WalkIn {
            id: Id::default(),
            document: DocumentInput {
                kind: Some(DocumentKind::ResidentId),
                number: somebody.number.clone(),
            },
            name: somebody.name.clone(),
            sex: None,
            birth_date: None,
            phone: Some(somebody.phone.clone()),
            site: Some(site.to_owned()),
            on: Some(on),
            interview: WalkInInterview {
                form_no: format!("F{:06}", self.codes),
                consent: true,
                by: "演示医师".to_owned(),
            },
            plan,
            exam,
            donation_code: code,
            asks_to_continue: false,
        });
    }

    fn examination(&mut self, sex: Sex) -> Examination {
        let (weight, haemoglobin) = match sex {
            Sex::Male => (54..88, 128..165),
            Sex::Female => (47..70, 118..148),
        };
        Examination {
            weight_kg: Some(self.whole(weight)),
            systolic_mmhg: Some(self.whole(104..134)),
            diastolic_mmhg: Some(self.whole(64..74)),
            pulse_bpm: Some(self.whole(62..92)),
            temperature_c: Some(36.5),
            haemoglobin_g_l: Some(self.whole(haemoglobin)),
            platelets_10e9_l: Some(self.whole(170..320)),
            haematocrit: Some(0.41),
        }
    }

    fn whole(&mut self, range: std::ops::Range<u32>) -> f64 {
        f64::from(self.rng.u32(range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn volume(walk_in: &WalkIn) -> u32 {
        match walk_in.plan {
            Plan::WholeBlood { ml } => ml,
            Plan::Platelets { .. } => 0,
        }
    }

    #[test]
    fn the_week_in_mabian_is_that_of_the_report() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let story = tell(today);
        let week: Vec<_> = story
            .iter()
            .filter(|walk_in| walk_in.site.as_deref() == Some(MABIAN))
            .collect();
        assert_eq!(week.len(), 1_321);
        assert_eq!(
            week.iter().map(|walk_in| volume(walk_in)).sum::<u32>(),
            488_000
        );
        let tenth = NaiveDate::from_ymd_opt(2026, 8, 10);
        let on_the_tenth: u32 = week
            .iter()
            .filter(|walk_in| walk_in.on == tenth)
            .map(|walk_in| volume(walk_in))
            .sum();
        assert!(on_the_tenth > 160_000, "{on_the_tenth}");
    }

    #[test]
    fn the_story_lies_in_the_past_and_is_the_same_each_time() {
        let today = NaiveDate::from_ymd_opt(2026, 8, 9).unwrap();
        let story = tell(today);
        assert!(
            story
                .iter()
                .all(|walk_in| walk_in.on.is_some_and(|on| on <= today))
        );
        let again = tell(today);
        assert!(
            story
                .iter()
                .zip(&again)
                .all(|(one, other)| one.donation_code == other.donation_code
                    && one.name == other.name)
        );
    }
}
