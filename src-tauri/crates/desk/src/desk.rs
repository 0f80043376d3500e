//! The desk itself: a folder, the rules, and who is on duty.

use crate::backup::Memory;
use crate::backup::keeper::Keeper;
use crate::clock::TimedStore;
use crate::command::{Callers, Job, Page, Rpc, Sheet};
use crate::donor_window::Windows;
use crate::error::{DeskError, ErrorCode};
use crate::idle::Use;
use crate::job::Progress;
use crate::opening;
use crate::printing::{self, PrintSystem};
use crate::rulebook::in_force::RulesInForce;
use crate::setting::IDLE_LOCK_MINUTES;
use chrono::NaiveDate;
use redwall_paper::{Fonts, Signer};
use redwall_rules::{Rulebook, questionnaire, self_test};
use redwall_store::{Clock, Reading, Role, StaffMember, Store, SystemClock};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

/// How often a desk looks whether it rests.
const BETWEEN_LOOKS: Duration = Duration::from_secs(5);

/// A desk: knows its folder and the rules; open while a person is on duty.
pub struct Desk {
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    rulebook: Arc<Rulebook>,
    fonts: Arc<OnceLock<Fonts>>,
    windows: Arc<Windows>,
    session: RwLock<Option<Arc<Session>>>,
    last_use: Use,
    backups: Memory,
    keeper: Keeper,
    print_system: Arc<dyn PrintSystem>,
}

impl Desk {
    /// A desk whose station is in `folder`. Nothing is opened yet; the rules prove themselves first.
    ///
    /// # Errors
    /// `self_test`, when a rule comes out differently from its case.
    pub fn at(folder: PathBuf) -> Result<Self, DeskError> {
        Self::with_clock(folder, Arc::new(SystemClock))
    }

    /// The same with a clock of the caller's, for tests.
    ///
    /// # Errors
    /// `self_test`, when a rule comes out differently from its case.
    pub fn with_clock(folder: PathBuf, clock: Arc<dyn Clock>) -> Result<Self, DeskError> {
        let rulebook = Rulebook::shipped().map_err(|error| self_test_failed(&error.to_string()))?;
        Self::with_rulebook(folder, clock, rulebook)
    }

    fn with_rulebook(
        folder: PathBuf,
        clock: Arc<dyn Clock>,
        rulebook: Rulebook,
    ) -> Result<Self, DeskError> {
        self_test(&rulebook).map_err(|failure| self_test_failed(&failure.to_string()))?;
        questionnaire::questionnaires().map_err(|error| self_test_failed(&error.to_string()))?;
        Ok(Self {
            folder,
            clock,
            rulebook: Arc::new(rulebook),
            fonts: Arc::default(),
            windows: Arc::default(),
            session: RwLock::default(),
            last_use: Use::default(),
            backups: Memory::default(),
            keeper: Keeper::default(),
            print_system: printing::of_this_computer(),
        })
    }

    /// The same desk with another print path, for tests.
    #[must_use]
    pub fn printing_with(self, print_system: Arc<dyn PrintSystem>) -> Self {
        Self {
            print_system,
            ..self
        }
    }

    /// Answers `{"command", "request"}` at once.
    ///
    /// # Errors
    /// Whatever the command refuses.
    pub fn rpc(&self, request: Value) -> Result<Value, DeskError> {
        read_request::<Rpc>(request)?.carry_out(self)
    }

    /// Carries out `{"command", "request"}`, telling `progress` as it goes.
    ///
    /// # Errors
    /// Whatever the command refuses; `cancelled`.
    pub fn job(&self, request: Value, progress: &mut Progress<'_>) -> Result<Value, DeskError> {
        let job = read_request::<Job>(request)?;
        let running = self.last_use.job();
        let answer = job.carry_out(self, progress);
        running.end(self.clock.now());
        answer
    }

    /// Makes the page that `{"command", "request"}` asks for.
    ///
    /// # Errors
    /// Whatever the command refuses.
    pub fn page(&self, request: Value) -> Result<Sheet, DeskError> {
        read_request::<Page>(request)?.carry_out(self)
    }

    /// The session of the person on duty, if that person may call a command. The staff list is read
    /// each time: a role that was taken away, at this desk or another, no longer counts.
    ///
    /// # Errors
    /// `not_logged_in`; `locked`; `not_allowed`.
    pub fn session(&self, callers: Callers) -> Result<Arc<Session>, DeskError> {
        let session = self.present()?;
        self.last_use.note(self.clock.now());
        allowed(session, callers)
    }

    /// The same for a screen that asks by itself, again and again: that is no use of the desk, which
    /// locks itself all the same.
    ///
    /// # Errors
    /// Those of [`Desk::session`].
    pub fn watching(&self, callers: Callers) -> Result<Arc<Session>, DeskError> {
        allowed(self.present()?, callers)
    }

    fn present(&self) -> Result<Arc<Session>, DeskError> {
        self.lock_if_idle();
        let session = self.on_duty().ok_or_else(|| self.nobody())?;
        self.as_on_the_staff_list(session)
    }

    /// Locks the desk if nobody has used it for as long as the station's setting says. Hosts call it
    /// from time to time; each command asks first.
    pub fn lock_if_idle(&self) {
        let Some(session) = self.on_duty() else {
            return;
        };
        let minutes = session.store.read(|read| IDLE_LOCK_MINUTES.read(read));
        let minutes = minutes.unwrap_or(IDLE_LOCK_MINUTES.shipped());
        if self.last_use.has_rested(minutes, self.clock.now()) {
            self.replace(&session, None);
            self.last_use.note_locked();
        }
    }

    /// Looks again and again, beside everything else, whether nobody uses the desk; until the desk
    /// is gone.
    pub fn lock_when_idle(desk: &Arc<Self>) {
        let desk = Arc::downgrade(desk);
        thread::spawn(move || {
            while let Some(desk) = desk.upgrade() {
                desk.lock_if_idle();
                drop(desk);
                thread::sleep(BETWEEN_LOOKS);
            }
        });
    }

    fn as_on_the_staff_list(&self, session: Arc<Session>) -> Result<Arc<Session>, DeskError> {
        let id = session.staff.id;
        let member = session.store.read(|read| read.staff_member(id))?;
        match member {
            Some(member) if member == session.staff => Ok(session),
            Some(member) if !member.left => {
                let store = session.store.clone();
                let changed = Arc::new(self.session_of(store, member));
                self.replace(&session, Some(Arc::clone(&changed)));
                Ok(changed)
            }
            _ => {
                self.replace(&session, None);
                let message = "您已不在工作人员名单上,不能继续。请让同事登录。";
                Err(DeskError::new(ErrorCode::NotLoggedIn, message))
            }
        }
    }

    /// Puts another session in the place of this one, unless somebody else came on duty meanwhile.
    fn replace(&self, former: &Arc<Session>, next: Option<Arc<Session>>) {
        next.iter().for_each(opening::write_in_background);
        let mut on_duty = self.session.write().unwrap_or_else(PoisonError::into_inner);
        if on_duty.as_ref().is_some_and(|now| Arc::ptr_eq(now, former)) {
            let closes = next.is_none();
            *on_duty = next;
            if closes {
                self.keeper.ended(Arc::clone(former));
            }
        }
    }

    fn nobody(&self) -> DeskError {
        if self.last_use.has_locked_itself() {
            let message = "太久没有操作,前台已自动锁定。请输入密码后继续。";
            return DeskError::new(ErrorCode::Locked, message);
        }
        DeskError::new(
            ErrorCode::NotLoggedIn,
            "还没有人登录。请先选择姓名并输入密码。",
        )
    }

    pub(crate) fn on_duty(&self) -> Option<Arc<Session>> {
        self.session
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts a person on duty, or nobody. The key is wiped with the last use of the session before.
    pub(crate) fn relieve(&self, next: Option<Session>) {
        self.last_use.note(self.clock.now());
        let next = next.map(Arc::new);
        next.iter().for_each(opening::write_in_background);
        let closes = next.is_none();
        let mut on_duty = self.session.write().unwrap_or_else(PoisonError::into_inner);
        let former = std::mem::replace(&mut *on_duty, next);
        drop(on_duty);
        if let Some(former) = former.filter(|_| closes) {
            self.keeper.ended(former);
        }
    }

    pub(crate) fn new_session(&self, store: Store, staff: StaffMember) -> Session {
        self.session_of(TimedStore::new(store), staff)
    }

    fn session_of(&self, store: TimedStore, staff: StaffMember) -> Session {
        Session {
            store,
            staff,
            rules: RulesInForce::new(Arc::clone(&self.rulebook)),
            fonts: Arc::clone(&self.fonts),
            windows: Arc::clone(&self.windows),
            openings: OnceLock::new(),
            backups: self.backups.clone(),
            print_system: Arc::clone(&self.print_system),
            signer: OnceLock::new(),
        }
    }

    pub(crate) fn backups(&self) -> &Memory {
        &self.backups
    }

    pub(crate) fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The rules that the product comes with.
    pub(crate) fn shipped_rules(&self) -> Arc<Rulebook> {
        Arc::clone(&self.rulebook)
    }

    pub(crate) fn windows(&self) -> &Windows {
        &self.windows
    }

    pub(crate) fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock)
    }
}

fn allowed(session: Arc<Session>, callers: Callers) -> Result<Arc<Session>, DeskError> {
    match callers {
        Callers::Roles(roles) if !roles.iter().any(|role| session.holds(*role)) => {
            Err(DeskError::not_allowed())
        }
        _ => Ok(session),
    }
}

/// A person on duty, and the open station.
pub struct Session {
    pub(crate) store: TimedStore,
    pub(crate) staff: StaffMember,
    rules: RulesInForce,
    fonts: Arc<OnceLock<Fonts>>,
    /// The donors' windows of this desk, whoever is on duty.
    pub(crate) windows: Arc<Windows>,
    /// Wakes whoever writes the openings that were noted.
    pub(crate) openings: OnceLock<Sender<()>>,
    /// How the last backups went.
    pub(crate) backups: Memory,
    /// The print path of this computer.
    pub(crate) print_system: Arc<dyn PrintSystem>,
    /// What signs certificates, once it was needed.
    pub(crate) signer: OnceLock<Signer>,
}

impl Session {
    /// Whether the person holds a role.
    pub fn holds(&self, role: Role) -> bool {
        self.staff.roles.contains(&role)
    }

    /// # Errors
    /// `not_allowed`, unless the person holds every one of the roles.
    pub(crate) fn require_all(&self, roles: &[Role]) -> Result<(), DeskError> {
        if roles.iter().all(|role| self.holds(*role)) {
            Ok(())
        } else {
            Err(DeskError::not_allowed())
        }
    }

    /// Health reasons are for physicians and auditors.
    pub(crate) fn sees_health(&self) -> bool {
        self.holds(Role::Physician) || self.holds(Role::Auditor)
    }

    /// The rules in force in a snapshot: the product's, with the station's own over them.
    pub(crate) fn rulebook(&self, read: &Reading<'_>) -> Result<Arc<Rulebook>, DeskError> {
        self.rules.of(read)
    }

    /// Today at the station.
    pub(crate) fn today(&self) -> NaiveDate {
        self.store.now().station_date()
    }

    /// The fonts, looked for when first needed.
    pub(crate) fn fonts(&self) -> Result<&Fonts, DeskError> {
        if let Some(fonts) = self.fonts.get() {
            return Ok(fonts);
        }
        let found = Fonts::find()?;
        Ok(self.fonts.get_or_init(|| found))
    }
}

fn read_request<T: DeserializeOwned>(request: Value) -> Result<T, DeskError> {
    serde_json::from_value(request).map_err(|error| DeskError::bad_request(&error.to_string()))
}

fn self_test_failed(reason: &str) -> DeskError {
    DeskError::new(
        ErrorCode::SelfTest,
        format!("规则自检没有通过,前台不能打开。请不要采血,并联系信息科。({reason})"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rulebook by which a permanent reason lasts for a day.
    const SOFTENED: &str = r#"
[rulebook]
name = "softened"
status = "draft"

[[reason]]
code = "P01"
reason_zh = "a"
reason_en = "a"
counted_from = "-"
duration = "P1D"
scope = "ALL"
clause = ""
source = "found"
"#;

    #[test]
    fn incident_02_a_desk_whose_rules_let_a_deferred_donor_through_does_not_open() {
        let at = |rulebook| {
            let folder = PathBuf::from("nowhere");
            Desk::with_rulebook(folder, Arc::new(SystemClock), rulebook)
        };
        let softened = Rulebook::with_layers(&[("softened.toml", SOFTENED)]).unwrap();
        let refused = at(softened).map(drop).unwrap_err();
        assert_eq!(refused.code, ErrorCode::SelfTest);
        assert!(refused.message.contains("不能打开"), "{refused}");
        assert!(at(Rulebook::shipped().unwrap()).is_ok());
    }
}
