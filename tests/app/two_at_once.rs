//! Several programs that write to one station at once: the second collection of a donor is refused
//! whatever the timing, and no writer is turned away or left waiting behind the others.

use redwall_tests::{Station, joined, walk_in};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::Barrier;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

const ROUNDS: u32 = 40;
const WRITERS: u32 = 10;
/// How often the writers' waits are measured at most.
const MEASUREMENTS: u32 = 5;
/// Walk-ins of each writer.
const EACH: u32 = 30;

/// A program that records what it is given, one line at a time.
struct Recorder {
    child: Child,
    input: ChildStdin,
    answers: Receiver<String>,
}

impl Recorder {
    fn start(station: &Station) -> Self {
        let mut child = station
            .command(&["walk-in"])
            .stderr(Stdio::inherit())
            .spawn()
            .expect("redwall-cli starts");
        let input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let (tell, answers) = channel();
        thread::spawn(move || {
            output
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| tell.send(line))
        });
        Self {
            child,
            input,
            answers,
        }
    }

    fn record(&mut self, line: &Value) -> Value {
        self.input
            .write_all(joined(std::slice::from_ref(line)).as_bytes())
            .expect("the program reads");
        let answer = self.answers.recv().expect("an answer");
        serde_json::from_str(&answer).expect("JSON")
    }

    fn end(mut self) {
        drop(self.input);
        assert!(self.child.wait().expect("the end").code().is_some());
    }
}

#[test]
fn incident_14_of_two_programs_that_record_one_donor_the_second_is_refused() {
    let station = Station::new();
    let mut one = Recorder::start(&station);
    let mut other = Recorder::start(&station);
    for round in 0..ROUNDS {
        let here = walk_in(1 + round);
        let mut there = here.clone();
        there["donation_code"] = json!(format!("Z511127{round:06}"));
        // The second begins up to 4 ms before or after the first: about as long as a walk-in takes.
        let (early, late) = (round.is_multiple_of(2), u64::from(round * 37 % 41) * 100);
        let (wait_here, wait_there) = if early { (late, 0) } else { (0, late) };
        let start = Barrier::new(2);
        let begin = |recorder: &mut Recorder, line: &Value, wait: u64| {
            start.wait();
            thread::sleep(Duration::from_micros(wait));
            recorder.record(line)
        };
        let answers = thread::scope(|scope| {
            let first = scope.spawn(|| begin(&mut one, &here, wait_here));
            let second = begin(&mut other, &there, wait_there);
            [first.join().expect("an answer"), second]
        });
        let mut verdicts = answers.each_ref().map(|answer| answer["verdict"].as_str());
        verdicts.sort_unstable();
        assert_eq!(
            verdicts,
            [Some("accept"), Some("defer")],
            "round {round}: {answers:?}"
        );
        let refused = answers.iter().find(|answer| answer["donation"].is_null());
        let rule = &refused.expect("one is refused")["findings"][0]["rule"];
        assert_eq!(rule, "interval.whole_blood.whole_blood", "round {round}");
    }
    one.end();
    other.end();
    let proved = station.verified();
    assert_eq!(proved["donors"], ROUNDS);
    assert_eq!(proved["donations"], ROUNDS);
}

/// How long each of a writer's walk-ins took.
fn timed(recorder: &mut Recorder, first: u32) -> Vec<Duration> {
    let lines = (first..first + EACH).map(walk_in);
    let timed = lines.map(|line| {
        let begun = Instant::now();
        let answer = recorder.record(&line);
        assert_eq!(answer["verdict"], "accept", "{answer}");
        begun.elapsed()
    });
    timed.collect()
}

fn percentile_99(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[(times.len() * 99 / 100).min(times.len() - 1)]
}

/// The 99th percentile of one writer alone, as often as all of them together, and of ten at once.
fn alone_and_together(recorders: &mut [Recorder], first: u32) -> (Duration, Duration) {
    let mut alone = Vec::new();
    for round in 0..WRITERS {
        alone.extend(timed(&mut recorders[0], first + round * EACH));
    }
    let start = Barrier::new(WRITERS as usize);
    let together: Vec<Duration> = thread::scope(|scope| {
        let writers = recorders.iter_mut().zip(WRITERS..).map(|(recorder, at)| {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                timed(recorder, first + at * EACH)
            })
        });
        let writers: Vec<_> = writers.collect();
        writers
            .into_iter()
            .flat_map(|writer| writer.join().expect("no writer is turned away"))
            .collect()
    });
    (percentile_99(alone), percentile_99(together))
}

/// What else the machine does can only lengthen a wait, and does not last: one quiet measurement of
/// several tells how long the writers wait for each other.
#[test]
fn ten_programs_that_write_at_once_each_have_their_turn() {
    let station = Station::new();
    let mut recorders: Vec<_> = (0..WRITERS).map(|_| Recorder::start(&station)).collect();
    let mut measured = Vec::new();
    let within_twenty = (0..MEASUREMENTS).any(|measurement| {
        let first = 1 + measurement * 2 * WRITERS * EACH;
        let (alone, together) = alone_and_together(&mut recorders, first);
        eprintln!("99th percentile of a walk-in: {alone:?} alone, {together:?} with ten writers");
        measured.push((alone, together));
        together <= alone * 20
    });
    recorders.into_iter().for_each(Recorder::end);
    assert!(within_twenty, "{measured:?}");
    let donations = u32::try_from(measured.len()).expect("few") * 2 * WRITERS * EACH;
    assert_eq!(station.verified()["donations"], donations);
}

#[test]
fn a_writer_that_is_killed_in_its_turn_holds_nobody_up() {
    let station = Station::new();
    let mut one = Recorder::start(&station);
    let mut other = Recorder::start(&station);
    let lines: Vec<Value> = (1..100).map(walk_in).collect();
    one.input
        .write_all(joined(&lines).as_bytes())
        .expect("the program reads");
    one.answers.recv().expect("it has begun");
    one.child.kill().expect("the kill");
    assert_eq!(other.record(&walk_in(200))["verdict"], "accept");
    one.child.wait().expect("the end");
    other.end();
    station.verified();
}
