//! Red Wall 红色长城: the desktop window of a blood station's front desk.
//!
//! The window is thin. What a desk can do is the list of commands in `redwall-desk`; here they
//! cross to the screens, pages go to files, and the operating system's window is
//! opened and remembered. To read it: [`start`] (what happens before the window opens),
//! [`commands`] (all that the screens can ask for), then [`running_jobs`], and [`donor_window`],
//! the second window.
//!
//! The station's data lie in the `station` folder of the program's local data folder
//! (`~/.local/share/cn.redwall.desk` on Linux, `%LOCALAPPDATA%\cn.redwall.desk` on Windows,
//! `~/Library/Application Support/cn.redwall.desk` on macOS), or where `REDWALL_DATA_DIR` says.
#![forbid(unsafe_code)]
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod application;
mod commands;
mod donor_window;
mod fatal;
mod logbook;
mod running_jobs;
mod start;

use std::process::ExitCode;

fn main() -> ExitCode {
    logbook::note_panics();
    if !fatal::has_display() {
        return fatal::end("没有找到图形界面。请在桌面里启动;没有显示器的机器请用 redwall-cli。");
    }
    match std::panic::catch_unwind(application::run) {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => fatal::end(&format!("红色长城打不开窗口:{error}")),
        Err(_) => {
            fatal::end("红色长城打不开窗口。没有写入任何内容;请重新启动,仍不行时请联系信息科。")
        }
    }
}
