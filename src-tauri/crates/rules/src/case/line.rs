//! Reading a line strictly: what is wrong is said with a code and a field, without the value.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, Error as _, IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Value, error::Category};

/// The longest line that is read, in bytes.
pub const MAX_LINE_BYTES: usize = 16 * 1024 * 1024;

/// More characters than an id needs.
const ID_LIMIT: usize = 200;

/// A line's own id, a text or a number, given back as it came; null if there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Id(Value);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = Value::deserialize(deserializer)?;
        match &id {
            Value::Null | Value::Number(_) => Ok(Self(id)),
            Value::String(text) if text.chars().count() <= ID_LIMIT => Ok(Self(id)),
            Value::String(_) => Err(D::Error::custom("too_long: id 过长 / the id is too long")),
            _ => Err(D::Error::custom(
                "invalid_type: id 应为文字或数 / the id is a text or a number",
            )),
        }
    }
}

/// Why a line was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct LineError {
    /// The line's id, null if it could not be read.
    pub id: Id,
    /// What kind of mistake it is, one word.
    pub code: String,
    /// The mistake in Chinese and English, without the value.
    pub message: String,
    /// Where it is, as `history[0].ml`.
    pub field: Option<String>,
}

impl Serialize for LineError {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Line<'a> {
            id: &'a Id,
            error: Wrong<'a>,
        }
        #[derive(Serialize)]
        struct Wrong<'a> {
            code: &'a str,
            message: &'a str,
            field: Option<&'a str>,
        }
        let error = Wrong {
            code: &self.code,
            message: &self.message,
            field: self.field.as_deref(),
        };
        Line {
            id: &self.id,
            error,
        }
        .serialize(serializer)
    }
}

impl LineError {
    /// An error about a line that could be read but not answered.
    #[must_use]
    pub fn new(id: Id, code: &str, message: impl Into<String>, field: Option<&str>) -> Self {
        Self {
            id,
            code: code.to_owned(),
            message: message.into(),
            field: field.map(str::to_owned),
        }
    }
}

/// Reads one line as one JSON object.
///
/// # Errors
/// What is wrong with the line, and with which of its fields.
pub fn read_line<T: DeserializeOwned>(line: &str) -> Result<T, LineError> {
    if line.len() > MAX_LINE_BYTES {
        let message = "这一行过长 / the line is too long";
        return Err(LineError::new(Id::default(), "too_long", message, None));
    }
    let mut reader = serde_json::Deserializer::from_str(line);
    let read = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| explained(line, &error.path().to_string(), error.inner()))?;
    reader.end().map_err(|error| explained(line, "", &error))?;
    Ok(read)
}

fn explained(line: &str, path: &str, error: &serde_json::Error) -> LineError {
    let id = id_of(line);
    let path = if path == "." { "" } else { path };
    if error.classify() != Category::Data {
        let column = error.column();
        let message =
            format!("第{column}个字节附近不是有效的 JSON / not valid JSON near byte {column}");
        return LineError::new(id, "json", message, none_if_empty(path));
    }
    let text = error.to_string();
    let text = text
        .rfind(" at line ")
        .map_or(text.as_str(), |end| &text[..end]);
    let mistake = Mistake::of(text);
    let field = match mistake.name {
        Some(name) => below(path, name),
        None => path.to_owned(),
    };
    LineError::new(id, mistake.code, mistake.message, none_if_empty(&field))
}

/// What a text of serde's, or of this crate's own, says.
struct Mistake<'a> {
    code: &'a str,
    message: String,
    /// The field that it names, below the path where it was found.
    name: Option<&'a str>,
}

impl<'a> Mistake<'a> {
    fn of(text: &'a str) -> Self {
        let name = text.split('`').nth(1).unwrap_or_default();
        let named = |code, zh: &str, en: &str| Self {
            code,
            message: format!("{zh}：{name} / {en}: {name}"),
            name: Some(name),
        };
        if text.starts_with("unknown field") {
            return named("unknown_field", "不认识的字段", "unknown field");
        }
        if text.starts_with("missing field") {
            return named("missing_field", "缺少字段", "missing field");
        }
        if text.starts_with("duplicate field") {
            return named(
                "duplicate_field",
                "字段出现两次",
                "the field stands here twice",
            );
        }
        if let Some((code, message)) = own_mistake(text) {
            return Self {
                code,
                message: message.to_owned(),
                name: None,
            };
        }
        let (zh, en) = expected(text);
        if text.starts_with("unknown variant") {
            let message = format!("不认识的值，应为{zh} / unknown value, expected {en}");
            return Self {
                code: "unknown_value",
                message,
                name: None,
            };
        }
        let message = format!("类型不对，应为{zh} / wrong type, expected {en}");
        Self {
            code: "invalid_type",
            message,
            name: None,
        }
    }
}

/// What serde expected, in words.
fn expected(text: &str) -> (String, String) {
    let expected = text
        .rsplit_once(", expected ")
        .map_or("", |(_, words)| words);
    let (zh, en) = match expected {
        "f64" => ("数", "a number"),
        "a whole number" => ("整数", "a whole number"),
        "a boolean" => (" true 或 false", "true or false"),
        "a string" => ("文字", "a text"),
        "a sequence" => ("列表", "a list"),
        _ if expected.starts_with("struct ") => ("对象", "an object"),
        _ => {
            let words: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
            return (words.join("、"), words.join(", "));
        }
    };
    (zh.to_owned(), en.to_owned())
}

/// The mistakes that this crate names itself begin with their code.
fn own_mistake(text: &str) -> Option<(&str, &str)> {
    const CODES: [&str; 6] = [
        "date",
        "date_range",
        "negative",
        "range",
        "too_long",
        "invalid_type",
    ];
    text.split_once(": ")
        .filter(|(code, _)| CODES.contains(code))
}

/// `name` within `path`, which may already end with it.
fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        return name.to_owned();
    }
    if path == name || path.ends_with(&format!(".{name}")) {
        return path.to_owned();
    }
    format!("{path}.{name}")
}

fn none_if_empty(field: &str) -> Option<&str> {
    (!field.is_empty()).then_some(field)
}

/// The id of a line that is otherwise wrong, as far as it can be read.
fn id_of(line: &str) -> Id {
    struct Seek<'a>(&'a mut Id);

    impl<'de> Visitor<'de> for Seek<'_> {
        type Value = ();

        fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(key) = map.next_key::<String>()? {
                if key == "id" {
                    *self.0 = map.next_value()?;
                    return Ok(());
                }
                map.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }

    let mut id = Id::default();
    let mut reader = serde_json::Deserializer::from_str(line);
    // The line is known to be wrong: whatever was read before the mistake is the answer.
    let _ = reader.deserialize_map(Seek(&mut id));
    id
}
