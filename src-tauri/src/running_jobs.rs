//! The jobs that run now, so that one of them can be cancelled.

use redwall_desk::{DeskError, Step};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::ipc::Channel;

/// The jobs that run now, by the name that the screens gave each.
#[derive(Debug, Default, Clone)]
pub struct RunningJobs(Arc<Mutex<HashMap<String, Arc<AtomicBool>>>>);

impl RunningJobs {
    /// Enters a job under `id`, until it is dropped.
    ///
    /// # Errors
    /// `bad_request` while another job runs under this name.
    pub fn begin(&self, id: String) -> Result<RunningJob, DeskError> {
        let mut jobs = self.jobs();
        if jobs.contains_key(&id) {
            return Err(DeskError::bad_request("同名的任务正在进行。").at("id"));
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        jobs.insert(id.clone(), Arc::clone(&cancelled));
        Ok(RunningJob {
            id,
            cancelled,
            among: self.clone(),
        })
    }

    /// Asks the job under `id`, if one runs, to stop at its next step.
    pub fn cancel(&self, id: &str) {
        if let Some(cancelled) = self.jobs().get(id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// A map of flags cannot be left half-changed, so a panic elsewhere does not spoil it.
    fn jobs(&self) -> MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A job that runs.
#[derive(Debug)]
pub struct RunningJob {
    id: String,
    cancelled: Arc<AtomicBool>,
    among: RunningJobs,
}

impl RunningJob {
    /// Tells `steps` how far the job is; breaks it off if it was cancelled or nobody listens.
    pub fn tell(&self, steps: &Channel<Step>, step: Step) -> ControlFlow<()> {
        if self.cancelled.load(Ordering::Relaxed) || steps.send(step).is_err() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}

impl Drop for RunningJob {
    fn drop(&mut self) {
        self.among.jobs().remove(&self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redwall_desk::ErrorCode;

    fn listener() -> Channel<Step> {
        Channel::new(|_| Ok(()))
    }

    const STEP: Step = Step { done: 1, total: 2 };

    #[test]
    fn a_cancelled_job_is_broken_off_and_no_other() {
        let jobs = RunningJobs::default();
        let one = jobs.begin("one".into()).unwrap();
        let other = jobs.begin("other".into()).unwrap();
        assert_eq!(one.tell(&listener(), STEP), ControlFlow::Continue(()));
        jobs.cancel("one");
        assert_eq!(one.tell(&listener(), STEP), ControlFlow::Break(()));
        assert_eq!(other.tell(&listener(), STEP), ControlFlow::Continue(()));
    }

    #[test]
    fn a_job_that_nobody_listens_to_is_broken_off() {
        let job = RunningJobs::default().begin("one".into()).unwrap();
        let gone = Channel::new(|_| Err(tauri::Error::WebviewNotFound));
        assert_eq!(job.tell(&gone, STEP), ControlFlow::Break(()));
    }

    #[test]
    fn a_name_is_free_again_when_its_job_has_ended() {
        let jobs = RunningJobs::default();
        let first = jobs.begin("one".into()).unwrap();
        let second = jobs.begin("one".into());
        assert_eq!(
            second.map(|_| ()).map_err(|error| error.code),
            Err(ErrorCode::BadRequest)
        );
        drop(first);
        jobs.cancel("one");
        let third = jobs.begin("one".into()).unwrap();
        assert_eq!(third.tell(&listener(), STEP), ControlFlow::Continue(()));
    }
}
