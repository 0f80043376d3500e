//! As much of the Internet Printing Protocol as the queue needs: asking and reading the answer
//! (RFC 8010, 8011).

use std::io::{self, Read, Write};

const VERSION: [u8; 2] = [2, 0];
const OPERATION_GROUP: u8 = 0x01;
const JOB_GROUP: u8 = 0x02;
const END: u8 = 0x03;
const INTEGER: u8 = 0x21;
const BEGIN_COLLECTION: u8 = 0x34;
const END_COLLECTION: u8 = 0x37;
const MEMBER: u8 = 0x4A;
const NAME: u8 = 0x42;
const KEYWORD: u8 = 0x44;
const URI: u8 = 0x45;
const CHARSET: u8 = 0x47;
const LANGUAGE: u8 = 0x48;
const MIME: u8 = 0x49;
/// The largest answer that is read, bytes.
const LARGEST: u64 = 8 << 20;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Operation {
    PrintJob = 0x0002,
    CancelJob = 0x0008,
    GetJobAttributes = 0x0009,
    GetDefault = 0x4001,
    GetPrinters = 0x4002,
}

/// A question in the making.
pub(super) struct Question {
    bytes: Vec<u8>,
    in_job: bool,
}

impl Question {
    pub(super) fn new(operation: Operation) -> Self {
        let mut bytes = VERSION.to_vec();
        bytes.extend((operation as u16).to_be_bytes());
        bytes.extend(1_u32.to_be_bytes());
        bytes.push(OPERATION_GROUP);
        let question = Self {
            bytes,
            in_job: false,
        };
        question.text(CHARSET, "attributes-charset", "utf-8").text(
            LANGUAGE,
            "attributes-natural-language",
            "en",
        )
    }

    pub(super) fn uri(self, name: &str, value: &str) -> Self {
        self.text(URI, name, value)
    }

    pub(super) fn name(self, name: &str, value: &str) -> Self {
        self.text(NAME, name, value)
    }

    pub(super) fn mime(self, name: &str, value: &str) -> Self {
        self.text(MIME, name, value)
    }

    /// Several words under one name.
    pub(super) fn keywords(mut self, name: &str, values: &[&str]) -> Self {
        for (at, value) in values.iter().enumerate() {
            let name = if at == 0 { name } else { "" };
            self = self.text(KEYWORD, name, value);
        }
        self
    }

    /// What follows is about the job.
    pub(super) fn of_job(mut self) -> Self {
        if !self.in_job {
            self.bytes.push(JOB_GROUP);
            self.in_job = true;
        }
        self
    }

    pub(super) fn integer(mut self, name: &str, value: u32) -> Self {
        let value = i32::try_from(value).unwrap_or(i32::MAX);
        self.put(INTEGER, name, &value.to_be_bytes());
        self
    }

    /// The sheet, shorter side first, millimetres, and the tray, as far as they matter: `media-col`
    /// (PWG 5100.3), which counts hundredths.
    pub(super) fn media(mut self, sheet_mm: Option<[i32; 2]>, tray: Option<&str>) -> Self {
        if sheet_mm.is_none() && tray.is_none() {
            return self;
        }
        self.put(BEGIN_COLLECTION, "media-col", &[]);
        if let Some([short, long]) = sheet_mm {
            self.put(MEMBER, "", b"media-size");
            self.put(BEGIN_COLLECTION, "", &[]);
            for (name, side) in [("x-dimension", short), ("y-dimension", long)] {
                self.put(MEMBER, "", name.as_bytes());
                self.put(INTEGER, "", &(side * 100).to_be_bytes());
            }
            self.put(END_COLLECTION, "", &[]);
        }
        if let Some(tray) = tray {
            self.put(MEMBER, "", b"media-source");
            self.put(KEYWORD, "", tray.as_bytes());
        }
        self.put(END_COLLECTION, "", &[]);
        self
    }

    fn text(mut self, tag: u8, name: &str, value: &str) -> Self {
        self.put(tag, name, value.as_bytes());
        self
    }

    fn put(&mut self, tag: u8, name: &str, value: &[u8]) {
        let length = |bytes: usize| u16::try_from(bytes).unwrap_or(0).to_be_bytes();
        // What does not fit is none of the names and words that a printer has.
        let value = value.get(..value.len().min(1023)).unwrap_or_default();
        self.bytes.push(tag);
        self.bytes.extend(length(name.len()));
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(length(value.len()));
        self.bytes.extend(value);
    }

    /// Asks, with a page after the question if there is one.
    ///
    /// # Errors
    /// Those of the connection; `InvalidData`, when the answer is none.
    pub(super) fn ask(
        mut self,
        mut connection: impl Read + Write,
        path: &str,
        page: &[u8],
    ) -> io::Result<Answer> {
        self.bytes.push(END);
        let head = format!(
            "POST {path} HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/ipp\r\n\
             Content-Length: {}\r\n\r\n",
            self.bytes.len() + page.len()
        );
        connection.write_all(head.as_bytes())?;
        connection.write_all(&self.bytes)?;
        connection.write_all(page)?;
        connection.flush()?;
        let mut answer = Vec::new();
        connection.take(LARGEST).read_to_end(&mut answer)?;
        Answer::read(&answer).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))
    }
}

/// A value of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Number(i32),
    Bool(bool),
    Text(String),
}

/// A group of an answer: a printer, a job.
#[derive(Debug, Default, Clone)]
pub(super) struct Group {
    values: Vec<(String, Value)>,
}

impl Group {
    pub(super) fn number(&self, name: &str) -> Option<i32> {
        self.of(name).find_map(|value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
    }

    pub(super) fn bool(&self, name: &str) -> Option<bool> {
        self.of(name).find_map(|value| match value {
            Value::Bool(said) => Some(*said),
            _ => None,
        })
    }

    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        let text = |value: &Value| match value {
            Value::Text(text) if !text.is_empty() => Some(text.clone()),
            _ => None,
        };
        self.of(name).filter_map(text).collect()
    }

    fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Value> {
        self.values
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value)
    }
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    status: u16,
    /// Its groups, that of the operation aside.
    pub(super) groups: Vec<Group>,
}

impl Answer {
    /// Whether what was asked for was done.
    pub(super) fn is_ok(&self) -> bool {
        self.status < 0x0100
    }

    /// Whether what was asked about does not exist.
    pub(super) fn is_not_found(&self) -> bool {
        self.status == 0x0406
    }

    /// Reads an answer with the head of HTTP before it.
    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let mut rest = Bytes(bytes.get(end + 4..)?);
        // An interim answer may stand before the one that counts.
        if bytes.starts_with(b"HTTP/1.1 100") || bytes.starts_with(b"HTTP/1.0 100") {
            return Self::read(rest.0);
        }
        rest.take(2)?;
        let status = rest.short()?;
        rest.take(4)?;
        let mut groups = Vec::new();
        let mut group: Option<Group> = None;
        let mut name = String::new();
        loop {
            let tag = *rest.take(1)?.first()?;
            if tag < 0x10 {
                groups.extend(group.take());
                match tag {
                    END => return Some(Self { status, groups }),
                    OPERATION_GROUP => {}
                    _ => group = Some(Group::default()),
                }
                continue;
            }
            let length = usize::from(rest.short()?);
            let named = rest.take(length)?;
            if !named.is_empty() {
                name = String::from_utf8_lossy(named).into_owned();
            }
            let length = usize::from(rest.short()?);
            let value = value(tag, rest.take(length)?);
            if let (Some(group), Some(value)) = (group.as_mut(), value) {
                group.values.push((name.clone(), value));
            }
        }
    }
}

fn value(tag: u8, bytes: &[u8]) -> Option<Value> {
    match tag {
        0x21 | 0x23 => Some(Value::Number(i32::from_be_bytes(bytes.try_into().ok()?))),
        0x22 => Some(Value::Bool(*bytes.first()? != 0)),
        0x41..=0x49 => Some(Value::Text(String::from_utf8_lossy(bytes).into_owned())),
        _ => None,
    }
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_answer_brings_the_reader_down(bytes: Vec<u8>) {
            let mut whole = b"HTTP/1.0 200 OK\r\n\r\n".to_vec();
            whole.extend(bytes);
            let _ = Answer::read(&whole);
        }
    }

    #[test]
    fn several_words_of_one_name_are_read() {
        let question = Question::new(Operation::GetPrinters)
            .of_job()
            .keywords("sides", &["one-sided", "two-sided-long-edge"])
            .integer("copies", 3);
        let mut whole = b"HTTP/1.0 200 OK\r\n\r\n".to_vec();
        whole.extend(question.bytes);
        whole.push(END);
        let answer = Answer::read(&whole).unwrap();
        let job = &answer.groups[0];
        assert_eq!(job.texts("sides"), ["one-sided", "two-sided-long-edge"]);
        assert_eq!(job.number("copies"), Some(3));
    }
}
