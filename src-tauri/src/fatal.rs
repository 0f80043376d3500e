//! When there is no window to say it in.

use std::process::ExitCode;

/// Says `sentence` in a message of the operating system, and on standard error, and ends.
pub fn end(sentence: &str) -> ExitCode {
    tracing::error!("the window did not open");
    eprintln!("{sentence}");
    if has_display() {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("红色长城 Red Wall")
            .set_description(sentence)
            .set_buttons(rfd::MessageButtons::OkCustom("知道了".into()))
            .show();
    }
    ExitCode::FAILURE
}

/// Whether there is a window system to show anything on.
#[cfg(target_os = "linux")]
pub fn has_display() -> bool {
    gtk::init().is_ok()
}

/// Whether there is a window system to show anything on: here, always.
#[cfg(not(target_os = "linux"))]
pub fn has_display() -> bool {
    true
}
