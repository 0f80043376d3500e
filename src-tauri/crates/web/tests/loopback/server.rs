//! The real program on a free port, and a client small enough to send what no browser would.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A running server with a station folder and screens of its own.
pub struct Server {
    child: Child,
    input: Option<ChildStdin>,
    /// The port that it announced.
    pub port: u16,
    folder: TempDir,
}

impl Server {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ui = folder.path().join("ui");
        std::fs::create_dir(&ui).unwrap();
        std::fs::write(ui.join("index.html"), "<title>红色长城</title>").unwrap();
        std::fs::write(folder.path().join("secret.txt"), "outside the screens").unwrap();
        let mut child = command(folder.path(), &ui)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line
            .trim()
            .strip_prefix("listening on http://127.0.0.1:")
            .unwrap();
        Self {
            port: port.parse().unwrap(),
            child,
            input,
            folder,
        }
    }

    /// The folder of the station's data.
    pub fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// Asks for `{"command","request"}` at `path`.
    pub fn ask(&self, path: &str, command: &str, request: Value) -> Answer {
        self.send(&self.post(path, &call(command, request)))
    }

    /// The answer of an rpc that is expected to succeed.
    pub fn rpc(&self, command: &str, request: Value) -> Value {
        let answer = self.ask("/rpc", command, request);
        assert_eq!(answer.status, 200, "{command}: {}", answer.text());
        answer.json()
    }

    /// A request as a browser on this server's own page would send it.
    pub fn post(&self, path: &str, body: &str) -> String {
        let own = format!("127.0.0.1:{}", self.port);
        request("POST", path, &own, Some(&format!("http://{own}")), body)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send(&request(
            "GET",
            path,
            &format!("127.0.0.1:{}", self.port),
            None,
            "",
        ))
    }

    pub fn send(&self, request: &str) -> Answer {
        let mut stream = self.open(request);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::parse(&bytes)
    }

    /// Sends a request and leaves the reading, or the hanging up, to the caller.
    pub fn open(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(120)))
            .unwrap();
        // A refused body may be answered before it has been read to its end.
        let _ = stream.write_all(request.as_bytes());
        stream
    }

    /// Closes the server's standard input and waits for it to end.
    pub fn close_input(mut self) -> ExitStatus {
        drop(self.input.take());
        let patience = Instant::now() + Duration::from_secs(20);
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                Instant::now() < patience,
                "still running 20 s after its input ended"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program as it is called.
pub fn command(folder: &Path, ui: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redwall-web"));
    command
        .arg("--data")
        .arg(folder.join("data"))
        .arg("--ui")
        .arg(ui)
        .stdin(Stdio::piped());
    command
}

/// A request's body.
pub fn call(command: &str, request: Value) -> String {
    serde_json::json!({ "command": command, "request": request }).to_string()
}

/// HTTP/1.0, so that the answer comes in one piece and ends with the connection.
pub fn request(method: &str, path: &str, host: &str, origin: Option<&str>, body: &str) -> String {
    let origin = origin
        .map(|origin| format!("Origin: {origin}\r\n"))
        .unwrap_or_default();
    format!(
        "{method} {path} HTTP/1.0\r\nHost: {host}\r\n{origin}Content-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("an HTTP answer");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .and_then(|line| line.split(' ').nth(1))
            .unwrap();
        let headers = lines.filter_map(|line| line.split_once(": "));
        Self {
            status: status.parse().unwrap(),
            headers: headers
                .map(|(name, value)| (name.to_lowercase(), value.into()))
                .collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// The `code` of the error.
    pub fn code(&self) -> String {
        self.json()["code"]
            .as_str()
            .expect("an error has a code")
            .to_owned()
    }
}
