//! A real print server of the test's own, which keeps what its printers were given.

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
        self.tool(
            "lpadmin",
            &["-p", printer, "-E", "-v", "file:/dev/null", "-m", "raw"],
        );
    }

    /// The pages that the server was given, in order.
    pub fn received(&self) -> Vec<Vec<u8>> {
        let kept = fs::read_dir(self.folder.path().join("spool")).unwrap();
        let mut pages: Vec<PathBuf> = kept.map(|file| file.unwrap().path()).collect();
        pages.retain(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with('d')
        });
        pages.sort();
        pages.iter().map(|page| fs::read(page).unwrap()).collect()
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
         PreserveJobHistory Yes\nPreserveJobFiles Yes\n<Location />\n  Allow all\n</Location>\n\
         <Policy default>\n  JobPrivateAccess all\n  JobPrivateValues none\n  <Limit All>\n    \
         Allow all\n  </Limit>\n</Policy>\n",
        socket.display()
    )
}

fn places(folder: &Path) -> String {
    let at = |part: &str| folder.join(part).display().to_string();
    format!(
        "ServerRoot {}\nRequestRoot {}\nCacheDir {}\nStateDir {}\nAccessLog {}\nErrorLog {}\n\
         PageLog {}\n",
        at("root"),
        at("spool"),
        at("cache"),
        at("run"),
        at("log/access"),
        at("log/error"),
        at("log/page"),
    )
}
