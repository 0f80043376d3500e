//! A real print server of the test's own, with printers that write what they print into a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

const SERVER: &str = "/usr/sbin/cupsd";
const TOOLS: &str = "/usr/sbin";

pub struct PrintServer {
    folder: TempDir,
    server: Child,
}

impl PrintServer {
    /// Starts the server. Without CUPS there is no test of printing: `cargo xtask setup` installs it.
    pub fn start() -> Self {
        assert!(
            Path::new(SERVER).exists(),
            "{SERVER} is not installed: run `cargo xtask setup`"
        );
        let folder = tempfile::tempdir().unwrap();
        for part in ["root", "spool", "cache", "run", "log"] {
            fs::create_dir(folder.path().join(part)).unwrap();
        }
        let path = |part: &str| folder.path().join(part);
        fs::write(path("root/cupsd.conf"), policy(&path("run/cups.sock"))).unwrap();
        fs::write(path("root/cups-files.conf"), places(folder.path())).unwrap();
        let server = Command::new(SERVER)
            .arg("-f")
            .arg("-c")
            .arg(path("root/cupsd.conf"))
            .arg("-s")
            .arg(path("root/cups-files.conf"))
            .spawn()
            .unwrap();
        let server = Self { folder, server };
        patiently("the print server answers", || server.socket().exists());
        server
    }

    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("run/cups.sock")
    }

    pub fn add(&self, printer: &str) {
        fs::write(self.output(printer), "").unwrap();
        let device = format!("file://{}", self.output(printer).display());
        self.tool(
            "lpadmin",
            &["-p", printer, "-E", "-v", &device, "-m", "raw"],
        );
    }

    /// What a printer has printed last.
    pub fn printed(&self, printer: &str) -> Vec<u8> {
        fs::read(self.output(printer)).unwrap()
    }

    fn output(&self, printer: &str) -> PathBuf {
        self.folder.path().join(format!("{printer}.out"))
    }

    /// Runs a tool of CUPS on this server.
    pub fn tool(&self, name: &str, arguments: &[&str]) {
        let inside = Path::new(TOOLS).join(name);
        let program = if inside.exists() { inside } else { name.into() };
        let done = Command::new(program)
            .args(arguments)
            .env("CUPS_SERVER", self.socket())
            .output()
            .unwrap();
        assert!(done.status.success(), "{name} {arguments:?}: {done:?}");
    }
}

impl Drop for PrintServer {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Waits for what another program does.
pub fn patiently(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..600 {
        if is_so() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("{what}: not within half a minute");
}

fn policy(socket: &Path) -> String {
    format!(
        "Listen {}\nLogLevel error\nBrowsing No\nWebInterface No\nDefaultAuthType None\n\
         PreserveJobHistory Yes\n<Location />\n  Allow all\n</Location>\n\
         <Policy default>\n  JobPrivateAccess all\n  JobPrivateValues none\n  <Limit All>\n    \
         Allow all\n  </Limit>\n</Policy>\n",
        socket.display()
    )
}

fn places(folder: &Path) -> String {
    let at = |part: &str| folder.join(part).display().to_string();
    format!(
        "ServerRoot {}\nRequestRoot {}\nCacheDir {}\nStateDir {}\nAccessLog {}\nErrorLog {}\n\
         PageLog {}\nFileDevice Yes\n",
        at("root"),
        at("spool"),
        at("cache"),
        at("run"),
        at("log/access"),
        at("log/error"),
        at("log/page"),
    )
}
