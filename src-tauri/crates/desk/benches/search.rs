//! What finding a donor costs, whole command, request in, answer out.
//!
//! A synthetic station is made aside, or taken from a folder (`search/station.rs`). Each kind of search is
//! timed in turn with the same rows read by a raw prepared statement, from the encrypted file and
//! from a plain copy. Exact finds over 1.5 times the encrypted floor or 2 ms, others over 20 ms, and
//! pages over 2 ms (99th percentile), end with an error. The floor's 1.5 times is asked of half a
//! million donors and more: of a file that fits into memory, the command's own microseconds are most.

#[path = "search/people.rs"]
mod people;
#[path = "search/station.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod station;

use people::Person;
use serde_json::json;
use station::Station;
use std::error::Error;
use std::fmt::Display;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How often each kind is asked.
const ASKED: usize = 1_000;
/// Questions that only warm up what is cached.
const WARM_UP: usize = 100;
const MOST_OVER_FLOOR: f64 = 1.5;
/// From so many donors on, most of a find is reading and decrypting pages.
const MANY: u32 = 500_000;
const MOST_EXACT: Duration = Duration::from_millis(2);
const MOST_PARTIAL: Duration = Duration::from_millis(20);
const MOST_PAGE: Duration = Duration::from_millis(2);

fn main() -> ExitCode {
    match measured() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(slow) => {
            eprintln!("{slow} kinds are slower than meant");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// One kind of search: what is typed for a person, and the key that finds the same rows.
struct Kind {
    name: &'static str,
    typed: fn(&Person) -> String,
    key: (&'static str, fn(&Person) -> String),
    is_exact: bool,
}

#[rustfmt::skip] // One kind a line.
const KINDS: &[Kind] = &[
    Kind { name: "ID number", typed: |p| p.document.clone(), key: ("document", |p| p.document.clone()), is_exact: true },
    Kind { name: "phone", typed: |p| p.phone.clone(), key: ("phone", |p| p.phone.clone()), is_exact: true },
    Kind { name: "donor number", typed: |p| p.donor_no.clone(), key: ("donor_no", |p| p.donor_no.clone()), is_exact: true },
    Kind { name: "donation code", typed: |p| p.code.clone(), key: ("donation_code", |p| p.code.clone()), is_exact: true },
    Kind { name: "ID, last 4", typed: |p| p.document_end(4), key: ("document_tail", |p| reversed(&p.document_end(4))), is_exact: false },
    Kind { name: "ID, last 6", typed: |p| p.document_end(6), key: ("document_tail", |p| reversed(&p.document_end(6))), is_exact: false },
    Kind { name: "phone, last 4", typed: Person::phone_end, key: ("phone_tail", |p| reversed(&p.phone_end())), is_exact: false },
    Kind { name: "whole name", typed: |p| p.name.clone(), key: ("name", |p| p.plain_name()), is_exact: false },
    Kind { name: "given name", typed: Person::given_name, key: ("name_part", Person::given_name), is_exact: false },
    Kind { name: "surname", typed: Person::surname, key: ("name", Person::surname), is_exact: false },
    Kind { name: "王", typed: |_| "王".into(), key: ("name", |_| "王".into()), is_exact: false },
    Kind { name: "李", typed: |_| "李".into(), key: ("name", |_| "李".into()), is_exact: false },
    Kind { name: "wang", typed: |_| "wang".into(), key: ("pinyin", |_| "wang".into()), is_exact: false },
    Kind { name: "li", typed: |_| "li".into(), key: ("pinyin", |_| "li".into()), is_exact: false },
    Kind { name: "pinyin", typed: Person::pinyin, key: ("pinyin", Person::pinyin), is_exact: false },
    Kind { name: "initials", typed: Person::initials, key: ("initials", Person::initials), is_exact: false },
    Kind { name: "one letter", typed: |p| p.initials()[..1].into(), key: ("pinyin", |p| p.initials()[..1].into()), is_exact: false },
    Kind { name: "王0307", typed: Person::surname_birthday, key: ("birthday", |p| p.birthday() + &p.surname()), is_exact: false },
];

fn measured() -> Result<usize, Box<dyn Error>> {
    let station = Station::prepare(ASKED + WARM_UP)?;
    println!(
        "{:<14} {}",
        "",
        ["command", "encrypted floor", "plain floor", "ratio"].join(" | ")
    );
    let mut slow = 0;
    for kind in KINDS {
        slow += usize::from(!kind.is_fast(&station)?);
    }
    slow += usize::from(!pages_are_fast(&station)?);
    Ok(slow)
}

impl Kind {
    /// Measures and prints; whether it is as fast as meant.
    fn is_fast(&self, station: &Station) -> Result<bool, Box<dyn Error>> {
        let Station { desk, floor, .. } = station;
        let of_many = station.donors >= MANY;
        let (mut command, mut encrypted, mut plain) = (Vec::new(), Vec::new(), Vec::new());
        let (kind, key_of) = self.key;
        for person in &station.asked {
            let (query, key) = ((self.typed)(person), key_of(person));
            let request = json!({ "command": "donor_search", "request": { "query": query } });
            encrypted.push(timed(|| floor.encrypted(kind, &key, self.is_exact))?.0);
            let (time, answer) = timed(|| desk.rpc(request))?;
            command.push(time);
            plain.push(timed(|| floor.plain(kind, &key, self.is_exact))?.0);
            if answer["hits"].as_array().is_none_or(Vec::is_empty) {
                return Err(format!("{}: nobody found", self.name).into());
            }
        }
        let [command, encrypted, plain] = [command, encrypted, plain].map(Times::of);
        let ratio = command.median.as_secs_f64() / encrypted.median.as_secs_f64();
        let (most, is_near) = if self.is_exact {
            (MOST_EXACT, !of_many || ratio <= MOST_OVER_FLOOR)
        } else {
            (MOST_PARTIAL, true)
        };
        let is_fast = is_near && command.percentile_99 < most;
        print(
            self.name,
            &command,
            &[&encrypted, &plain],
            &format!("{ratio:.2}"),
            is_fast,
        );
        Ok(is_fast)
    }
}

fn pages_are_fast(station: &Station) -> Result<bool, Box<dyn Error>> {
    let mut pages = Vec::new();
    for person in &station.asked {
        let request = json!({ "command": "donor_open", "request": { "donor": person.id } });
        pages.push(timed(|| station.desk.rpc(request))?.0);
    }
    let pages = Times::of(pages);
    let is_fast = pages.percentile_99 < MOST_PAGE;
    print("donor's page", &pages, &[], "", is_fast);
    Ok(is_fast)
}

fn print(name: &str, command: &Times, floors: &[&Times], ratio: &str, is_fast: bool) {
    let floors: Vec<String> = floors.iter().map(|floor| floor.to_string()).collect();
    let mark = if is_fast { "" } else { "  TOO SLOW" };
    println!(
        "{name:<14} {command} | {} | {ratio}{mark}",
        floors.join(" | ")
    );
}

/// How long it took, and the answer.
fn timed<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(Duration, T), E> {
    let begun = Instant::now();
    let answer = work()?;
    Ok((begun.elapsed(), answer))
}

struct Times {
    median: Duration,
    percentile_99: Duration,
}

impl Times {
    fn of(times: Vec<Duration>) -> Self {
        let mut times: Vec<Duration> = times.into_iter().skip(WARM_UP).collect();
        times.sort_unstable();
        let at = |percent: usize| {
            let place = times.len() * percent / 100;
            times.get(place).copied().unwrap_or_default()
        };
        Self {
            median: at(50),
            percentile_99: at(99),
        }
    }
}

impl Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (median, percentile_99) = (self.median, self.percentile_99);
        write!(f, "p50 {median:>8.1?} p99 {percentile_99:>8.1?}")
    }
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}
