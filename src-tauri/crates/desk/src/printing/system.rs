//! What the queue asks of an operating system's print path.

use crate::error::{DeskError, ErrorCode};
use crate::paper::Made;

/// The print path of an operating system.
pub trait PrintSystem: std::marker::Send + Sync {
    /// The printers of this computer.
    ///
    /// # Errors
    /// `paper`, when the print system does not answer.
    fn printers(&self) -> Result<Vec<SystemPrinter>, DeskError>;

    /// Hands a document to a printer's queue; the system's name for it.
    ///
    /// # Errors
    /// `paper`, when the system does not take it.
    fn send(&self, made: &Made, how: &Send<'_>) -> Result<String, DeskError>;

    /// What became of a page.
    ///
    /// # Errors
    /// `paper`, when the print system does not answer.
    fn state(&self, printer: &str, job: &str) -> Result<JobState, DeskError>;

    /// Takes a page out of a printer's queue; one that is printed already stays printed.
    ///
    /// # Errors
    /// `paper`, when the print system does not answer.
    fn cancel(&self, printer: &str, job: &str) -> Result<(), DeskError>;
}

/// A printer, as the system knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemPrinter {
    /// Its name.
    pub name: String,
    /// Whether the system prints there when nobody says otherwise.
    pub is_default: bool,
    /// Whether it takes pages.
    pub takes_pages: bool,
    /// Whether it stands still.
    pub stopped: bool,
    /// What it reports, as the system's words: `media-empty`, `cover-open`.
    pub reasons: Vec<String>,
    /// What it says, if anything.
    pub message: Option<String>,
    /// Its trays, as the system names them.
    pub trays: Vec<String>,
    /// Whether it prints both sides.
    pub duplex: bool,
}

/// How a page is printed.
#[derive(Debug, Clone, Copy)]
pub struct Send<'a> {
    /// The printer.
    pub printer: &'a str,
    /// The tray; the printer's usual one when none.
    pub tray: Option<&'a str>,
    /// Copies.
    pub copies: u32,
    /// Both sides of a sheet.
    pub duplex: bool,
}

/// A sheet that a printer is asked for. What is drawn for another size, such as a label, is printed
/// on what lies in the printer: only who set it up knows how a roll runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IsoSheet {
    A4,
    A6,
}

/// What became of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobState {
    /// It waits or is being printed.
    Waiting,
    /// The system says that it was printed.
    Printed,
    /// It was not printed, and will not be.
    Failed(String),
    /// The system knows nothing of it.
    Unknown,
}

impl IsoSheet {
    /// # Errors
    /// `paper`, when there is no page.
    pub(super) fn of(made: &Made) -> Result<Option<Self>, DeskError> {
        let [width, height] = made.sheets.size_tenth_mm(1)?;
        let sides = [width.min(height), width.max(height)].map(|tenths| tenths / 10);
        let mut known = [Self::A4, Self::A6].into_iter();
        Ok(known.find(|sheet| sheet.sides_mm() == sides))
    }

    /// Shorter side first (ISO 216).
    pub(super) fn sides_mm(self) -> [i32; 2] {
        match self {
            Self::A4 => [210, 297],
            Self::A6 => [105, 148],
        }
    }
}

impl SystemPrinter {
    /// What keeps it from printing, as a sentence with what to do; none if nothing does.
    pub fn problem(&self) -> Option<String> {
        let mut reasons = self.reasons.iter().filter_map(|reason| sentence(reason));
        if let Some(known) = reasons.next() {
            return Some(format!("打印机“{}”{known}", self.name));
        }
        if !self.takes_pages {
            return Some(format!(
                "打印机“{}”不接收任务。请在系统设置中恢复它,或换一台打印机。",
                self.name
            ));
        }
        let message = self.message.as_deref().unwrap_or_default();
        self.stopped.then(|| match message {
            "" => format!(
                "打印机“{}”已暂停。请检查打印机后在系统设置中恢复。",
                self.name
            ),
            said => format!(
                "打印机“{}”已暂停({said})。请处理后在系统设置中恢复。",
                self.name
            ),
        })
    }
}

/// What a word of the system means, and what to do; none for words that keep nobody from printing.
fn sentence(reason: &str) -> Option<&'static str> {
    if reason.ends_with("-report") {
        return None;
    }
    let word = reason
        .trim_end_matches("-error")
        .trim_end_matches("-warning");
    Some(match word {
        "media-empty" | "media-needed" => "缺纸。请装纸,打印会自动继续。",
        "media-jam" => "卡纸。请按打印机上的提示取出卡住的纸。",
        "toner-empty" | "marker-supply-empty" => "没有碳粉或墨水。请更换耗材。",
        "cover-open" | "door-open" | "interlock-open" => "的盖子没有关好。请关好盖子。",
        "offline" | "shutdown" | "connecting-to-device" | "timed-out" => {
            "没有联机。请检查电源和连线。"
        }
        "input-tray-missing" => "的纸盒没有装好。请装好纸盒。",
        "output-area-full" => "的出纸口满了。请取走纸张。",
        _ => return None,
    })
}

/// The print system does not answer.
pub(super) fn silent() -> DeskError {
    let message = "系统的打印服务没有应答。请检查打印服务是否在运行,或先另存为 PDF。";
    DeskError::new(ErrorCode::Paper, message).at("printer")
}

/// The system does not take a document.
pub(super) fn not_taken(printer: &str) -> DeskError {
    let message = format!(
        "打印机“{printer}”没有接受这一页。请检查打印机是否开机、联机,然后重试,或另存为 PDF。"
    );
    DeskError::new(ErrorCode::Paper, message).at("printer")
}

/// Somebody took a document out of a printer's queue.
pub(super) fn taken_out(printer: &str) -> JobState {
    JobState::Failed(format!("任务在打印机“{printer}”上被取消。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn printer(reasons: &[&str], stopped: bool) -> SystemPrinter {
        SystemPrinter {
            name: "P".into(),
            is_default: true,
            takes_pages: true,
            stopped,
            reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
            message: None,
            trays: Vec::new(),
            duplex: false,
        }
    }

    #[rstest]
    #[case::paper(&["media-empty-error"], false, Some("缺纸"))]
    #[case::low_is_no_problem(&["media-low-warning", "toner-low-report"], false, None)]
    #[case::stopped(&["paused"], true, Some("已暂停"))]
    #[case::well(&["none"], false, None)]
    fn a_printer_says_what_keeps_it(
        #[case] reasons: &[&str],
        #[case] stopped: bool,
        #[case] said: Option<&str>,
    ) {
        let problem = printer(reasons, stopped).problem();
        match said {
            Some(words) => assert!(problem.unwrap().contains(words)),
            None => assert_eq!(problem, None),
        }
    }
}
