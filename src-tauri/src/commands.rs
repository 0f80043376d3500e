//! All that the screens can ask the window for.
//!
//! `rpc`, `job` and `page` hand a request to the desk, which knows who may ask what. The others
//! are what only a window can do: a dialog, a file. Errors cross as `{code, message, field}`.

use redwall_desk::{Desk, DeskError, Progress, Sheet, Step, file};
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tauri::ipc::{Channel, Response};
use tauri::{Runtime, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

use crate::running_jobs::RunningJobs;

/// Carries a request out and gives its answer.
///
/// # Errors
/// Whatever the desk refuses.
#[tauri::command]
pub async fn rpc(desk: State<'_, Arc<Desk>>, request: Value) -> Result<Value, DeskError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.rpc(request)).await
}

/// Carries a long request out, telling `steps` how far it is; `id` is the caller's name for it.
///
/// # Errors
/// Whatever the desk refuses; `cancelled` after [`job_cancel`]; `bad_request` while another job
/// has the same `id`.
#[tauri::command]
pub async fn job(
    desk: State<'_, Arc<Desk>>,
    jobs: State<'_, RunningJobs>,
    id: String,
    request: Value,
    steps: Channel<Step>,
) -> Result<Value, DeskError> {
    let desk = Arc::clone(&desk);
    let running = jobs.begin(id)?;
    aside(move || {
        let mut listener = |step| running.tell(&steps, step);
        desk.job(request, &mut Progress::new(&mut listener))
    })
    .await
}

/// Cancels a running job at its next step. A job that has ended stays as it ended.
#[tauri::command]
pub fn job_cancel(jobs: State<'_, RunningJobs>, id: &str) {
    jobs.cancel(id);
}

/// Makes a page to look at; its bytes.
///
/// # Errors
/// Whatever the desk refuses.
#[tauri::command]
pub async fn page(desk: State<'_, Arc<Desk>>, request: Value) -> Result<Response, DeskError> {
    Ok(Response::new(sheet(&desk, request).await?.bytes))
}

/// Makes a page and saves it where the person says; the path, or nothing if they thought better.
///
/// # Errors
/// Whatever the desk refuses; `storage` if the file cannot be written.
#[tauri::command]
pub async fn page_save<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Arc<Desk>>,
    request: Value,
) -> Result<Option<String>, DeskError> {
    let sheet = sheet(&desk, request).await?;
    aside(move || {
        let Some(path) = ask_where(&window, &sheet.file_name) else {
            return Ok(None);
        };
        file::save(&path, &sheet.bytes)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// What the person is to choose.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PathAsked {
    /// A file that is there; of these kinds, or any when there are none.
    Open {
        /// What such a file is called at its end, such as `xlsx`.
        endings: Vec<String>,
    },
    /// A file to be written.
    Save {
        /// The name that is proposed.
        name: String,
    },
    /// A folder.
    Folder,
}

/// Asks the person for a path; nothing if they thought better. No file is opened or written here.
///
/// # Errors
/// None but a fault of the program.
#[tauri::command]
pub async fn path_choose<R: Runtime>(
    window: WebviewWindow<R>,
    asked: PathAsked,
) -> Result<Option<String>, DeskError> {
    aside(move || {
        let path = match asked {
            PathAsked::Save { name } => ask_where(&window, &name),
            PathAsked::Folder => {
                let chosen = window.dialog().file().set_parent(&window);
                chosen
                    .blocking_pick_folder()
                    .and_then(|path| path.into_path().ok())
            }
            PathAsked::Open { endings } => ask_which(&window, &endings),
        };
        Ok(path.map(|path| path.display().to_string()))
    })
    .await
}

async fn sheet(desk: &Arc<Desk>, request: Value) -> Result<Sheet, DeskError> {
    let desk = Arc::clone(desk);
    aside(move || desk.page(request)).await
}

/// Commands read the disk, hash passwords and wait for dialogs: never where the window is drawn.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DeskError> + Send + 'static,
) -> Result<T, DeskError> {
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(DeskError::internal()))
}

fn ask_which<R: Runtime>(window: &WebviewWindow<R>, endings: &[String]) -> Option<PathBuf> {
    let mut dialog = window.dialog().file().set_parent(window);
    if !endings.is_empty() {
        let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
        let name = endings.join(", ").to_uppercase();
        dialog = dialog.add_filter(name, &endings);
    }
    dialog.blocking_pick_file()?.into_path().ok()
}

fn ask_where<R: Runtime>(window: &WebviewWindow<R>, file_name: &str) -> Option<PathBuf> {
    let mut dialog = window
        .dialog()
        .file()
        .set_parent(window)
        .set_file_name(file_name);
    if let Some(extension) = Path::new(file_name)
        .extension()
        .and_then(|end| end.to_str())
    {
        dialog = dialog.add_filter(extension.to_uppercase(), &[extension]);
    }
    dialog.blocking_save_file()?.into_path().ok()
}
