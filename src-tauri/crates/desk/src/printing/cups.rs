//! Printing through CUPS, on Linux and macOS: asked over IPP, at its socket or at the port of this
//! computer.

use super::ipp::{Answer, Group, Operation, Question};
use super::system::{
    IsoSheet, JobState, PrintSystem, Send, SystemPrinter, not_taken, silent, taken_out,
};
use crate::error::DeskError;
use crate::paper::Made;
use std::env;
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where CUPS listens, on Debian and its kin, elsewhere, and on macOS.
const SOCKETS: [&str; 3] = [
    "/run/cups/cups.sock",
    "/var/run/cups/cups.sock",
    "/private/var/run/cupsd",
];
const PORT: &str = "localhost:631";
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// The user that jobs are asked for, as the desk's.
const USER: &str = "redwall";

/// The print system of Linux and macOS.
#[derive(Debug, Clone)]
pub struct Cups(Place);

#[derive(Debug, Clone)]
enum Place {
    Socket(PathBuf),
    Port(String),
}

impl Cups {
    /// The one of this computer, or the one that `CUPS_SERVER` names.
    pub fn of_this_computer() -> Self {
        let named = env::var("CUPS_SERVER")
            .ok()
            .filter(|named| !named.is_empty());
        if let Some(named) = named {
            return Self::at(&named);
        }
        let mut sockets = SOCKETS.iter().filter(|socket| Path::new(socket).exists());
        match sockets.next() {
            Some(socket) => Self::at(socket),
            None => Self::at(PORT),
        }
    }

    /// One that listens at a socket, or at `host:port`.
    pub fn at(place: &str) -> Self {
        if place.starts_with('/') {
            return Self(Place::Socket(place.into()));
        }
        let place = place.split("/version=").next().unwrap_or(place);
        Self(Place::Port(match place.contains(':') {
            true => place.to_owned(),
            false => format!("{place}:631"),
        }))
    }

    fn ask(&self, question: Question, path: &str, page: &[u8]) -> Result<Answer, DeskError> {
        let answer = match &self.0 {
            Place::Socket(socket) => UnixStream::connect(socket).and_then(|stream| {
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                question.ask(stream, path, page)
            }),
            Place::Port(port) => TcpStream::connect(port).and_then(|stream| {
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                question.ask(stream, path, page)
            }),
        };
        answer.map_err(|error| {
            tracing::warn!(kind = ?error.kind(), "the print system does not answer");
            silent()
        })
    }

    fn default_printer(&self) -> Result<Option<String>, DeskError> {
        let question = Question::new(Operation::GetDefault)
            .keywords("requested-attributes", &["printer-name"]);
        let answer = self.ask(question, "/", &[])?;
        let named = answer
            .groups
            .iter()
            .flat_map(|group| group.texts("printer-name"));
        Ok(named.into_iter().next())
    }

    fn about_job(&self, operation: Operation, job: &str) -> Result<Answer, DeskError> {
        let question = Question::new(operation)
            .uri("job-uri", &format!("ipp://localhost/jobs/{job}"))
            .name("requesting-user-name", USER);
        let question = match operation {
            Operation::GetJobAttributes => question.keywords(
                "requested-attributes",
                &[
                    "job-state",
                    "job-state-reasons",
                    "job-printer-state-message",
                ],
            ),
            _ => question,
        };
        self.ask(question, "/jobs/", &[])
    }
}

impl PrintSystem for Cups {
    fn printers(&self) -> Result<Vec<SystemPrinter>, DeskError> {
        let asked = [
            "printer-name",
            "printer-state",
            "printer-state-reasons",
            "printer-state-message",
            "printer-is-accepting-jobs",
            "media-source-supported",
            "sides-supported",
        ];
        let question =
            Question::new(Operation::GetPrinters).keywords("requested-attributes", &asked);
        let answer = self.ask(question, "/", &[])?;
        let default = self.default_printer()?;
        let printer = |group: &Group| printer(group, default.as_deref());
        Ok(answer.groups.iter().filter_map(printer).collect())
    }

    fn send(&self, made: &Made, how: &Send<'_>) -> Result<String, DeskError> {
        let sheet = made.pdf()?;
        let sides = match how.duplex {
            true => "two-sided-long-edge",
            false => "one-sided",
        };
        let question = Question::new(Operation::PrintJob)
            .uri(
                "printer-uri",
                &format!("ipp://localhost{}", path_of(how.printer)),
            )
            .name("requesting-user-name", USER)
            .name("job-name", &sheet.file_name)
            .mime("document-format", sheet.media_type)
            .of_job()
            .integer("copies", how.copies)
            .keywords("sides", &[sides])
            .media(IsoSheet::of(made)?.map(IsoSheet::sides_mm), how.tray);
        let answer = self.ask(question, &path_of(how.printer), &sheet.bytes)?;
        let job = answer
            .groups
            .iter()
            .find_map(|group| group.number("job-id"));
        match job {
            Some(job) if answer.is_ok() => Ok(job.to_string()),
            _ => Err(not_taken(how.printer)),
        }
    }

    fn state(&self, printer: &str, job: &str) -> Result<JobState, DeskError> {
        let answer = self.about_job(Operation::GetJobAttributes, job)?;
        if answer.is_not_found() {
            return Ok(JobState::Unknown);
        }
        let Some(group) = answer.groups.first().filter(|_| answer.is_ok()) else {
            return Err(silent());
        };
        Ok(match group.number("job-state") {
            Some(9) => JobState::Printed,
            Some(7) => taken_out(printer),
            Some(8) => JobState::Failed(failure(printer, group)),
            _ => JobState::Waiting,
        })
    }

    fn cancel(&self, _: &str, job: &str) -> Result<(), DeskError> {
        self.about_job(Operation::CancelJob, job).map(drop)
    }
}

fn printer(group: &Group, default: Option<&str>) -> Option<SystemPrinter> {
    const STOPPED: i32 = 5;
    let name = group.texts("printer-name").into_iter().next()?;
    let sides = group.texts("sides-supported");
    let messages = group.texts("printer-state-message").into_iter();
    Some(SystemPrinter {
        is_default: default == Some(name.as_str()),
        takes_pages: group.bool("printer-is-accepting-jobs").unwrap_or(true),
        stopped: group.number("printer-state") == Some(STOPPED),
        reasons: group.texts("printer-state-reasons"),
        message: messages.into_iter().next(),
        trays: group.texts("media-source-supported"),
        duplex: sides.iter().any(|side| side.starts_with("two-sided")),
        name,
    })
}

/// The path of a printer: its name with everything escaped that is no plain letter or digit.
fn path_of(printer: &str) -> String {
    let escaped: String = printer
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("/printers/{escaped}")
}

fn failure(printer: &str, group: &Group) -> String {
    let said = group.texts("job-printer-state-message").join(" ");
    match said.as_str() {
        "" => format!("打印机“{printer}”没有打印成功。请检查打印机后重新打印。"),
        said => format!("打印机“{printer}”没有打印成功({said})。请检查后重新打印。"),
    }
}
