//! A real print server of the test's own, which keeps what its printers were given.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

const SERVER: &str = "/usr/sbin/cupsd";
const TOOLS: &str = "/usr/sbin";
const PROGRAMS: &str = "/usr/lib/cups";

/// What CUPS runs as an office printer: it waits for paper, and keeps what it was told and given.
const OFFICE_PRINTER: &str = r#"#!/bin/sh
[ $# -eq 0 ] && exit 0
folder="${DEVICE_URI#office:}"
if [ -e "$folder/out-of-paper" ]; then
    echo "STATE: +media-empty-error" >&2
    while [ -e "$folder/out-of-paper" ]; do sleep 0.1; done
    echo "STATE: -media-empty-error" >&2
fi
cat ${6+"$6"} > "$folder/$1.pdf"
echo "copies=$4 $5" > "$folder/$1.told"
"#;

/// How an office printer describes itself: two trays, both sides, pages as PDF.
const OFFICE: &str = r#"*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "OFFICE.PPD"
*Manufacturer: "Red Wall"
*Product: "(Office)"
*ModelName: "Office"
*ShortNickName: "Office"
*NickName: "Office"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: ""
*PageSize A6: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: ""
*PageRegion A6: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*ImageableArea A6: "0 0 297 420"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*PaperDimension A6: "297 420"
*OpenUI *InputSlot: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1: ""
*InputSlot Tray2: ""
*CloseUI: *InputSlot
*OpenUI *Duplex: PickOne
*DefaultDuplex: None
*Duplex None: ""
*Duplex DuplexNoTumble: ""
*Duplex DuplexTumble: ""
*CloseUI: *Duplex
"#;

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
        for part in ["root", "spool", "cache", "run", "log", "printed"] {
            fs::create_dir(folder.path().join(part)).unwrap();
        }
        programs(&folder.path().join("bin"));
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

    /// Adds one with two trays, which prints both sides, and can run out of paper.
    pub fn add_office_printer(&self, printer: &str) {
        let described = self.folder.path().join("office.ppd");
        fs::write(&described, OFFICE).unwrap();
        let address = format!("office:{}", self.folder.path().join("printed").display());
        let described = described.display().to_string();
        self.tool(
            "lpadmin",
            &["-p", printer, "-E", "-v", &address, "-P", &described],
        );
    }

    /// Takes the paper out of every office printer, or puts some in.
    pub fn put_paper_in(&self, there_is: bool) {
        let empty = self.folder.path().join("printed/out-of-paper");
        match there_is {
            true => fs::remove_file(empty).unwrap(),
            false => fs::write(empty, "").unwrap(),
        }
    }

    /// What office printers put out, in order: how they were told to, and the page descriptions.
    pub fn printed(&self) -> Vec<(String, Vec<u8>)> {
        let folder = self.folder.path().join("printed");
        let mut jobs: Vec<u32> = fs::read_dir(&folder)
            .unwrap()
            .filter_map(|file| {
                let name = file.unwrap().file_name().into_string().unwrap();
                name.strip_suffix(".told")?.parse().ok()
            })
            .collect();
        jobs.sort_unstable();
        let read = |job| {
            let at = |end: &str| folder.join(format!("{job}.{end}"));
            let told = fs::read_to_string(at("told")).unwrap();
            (told, fs::read(at("pdf")).unwrap())
        };
        jobs.into_iter().map(read).collect()
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

/// The programs of the server, and the printer of the tests among them.
fn programs(folder: &Path) {
    fs::create_dir_all(folder.join("backend")).unwrap();
    for part in [
        "cgi-bin", "daemon", "driver", "filter", "monitor", "notifier",
    ] {
        symlink(Path::new(PROGRAMS).join(part), folder.join(part)).unwrap();
    }
    let printer = folder.join("backend/office");
    fs::write(&printer, OFFICE_PRINTER).unwrap();
    fs::set_permissions(&printer, Permissions::from_mode(0o700)).unwrap();
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
        "ServerRoot {}\nServerBin {}\nRequestRoot {}\nCacheDir {}\nStateDir {}\nAccessLog {}\nErrorLog {}\n\
         PageLog {}\n",
        at("root"),
        at("bin"),
        at("spool"),
        at("cache"),
        at("run"),
        at("log/access"),
        at("log/error"),
        at("log/page"),
    )
}
