//! A station made of a copy again. It is made aside, proved whole and given to a new desk; only then
//! does it move to its place.

use super::drill::unsound;
use super::unfinished::Unfinished;
use crate::Desk;
use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use crate::session::put_on_duty;
use crate::staff::at;
use crate::station::filled;
use crate::verify::{self, JournalVerify, Verification};
use redwall_store::{Role, StaffId, StaffMember, Store, StoreError};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;
use ts_rs::TS;
use zeroize::Zeroizing;

const ASIDE: &str = "restoring";
/// How the folder is named in which a station that was replaced is kept, before the day.
const REPLACED: &str = "replaced";

/// Makes the station of a backup again and puts its administrator on duty. The desk is a new one,
/// whose numbers and entries are nobody else's.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupRestore {
    /// The file of the copy.
    pub file: String,
    /// An administrator of the station when the copy was made.
    pub staff: String,
    /// That person's password of then; with a recovery key, a new one.
    pub password: String,
    /// The recovery key of then, when the password is lost.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub recovery_key: Option<String>,
    /// Put it in place of the station that is here, which is kept in a folder beside it.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub replace: bool,
}

/// A station was restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupRestored {
    /// The desk that was lost.
    pub lost_desk: String,
    /// The desk that stands in its place.
    pub desk: String,
    /// What was proved of the copy.
    pub proved: Verification,
    /// Where the station is kept that was here before; null if none was.
    pub replaced: Option<String>,
}

/// Makes the station of a backup again and puts its administrator on duty.
///
/// # Errors
/// `out_of_order`, while somebody is on duty; `station_exists`; `invalid` at `file` or `staff`;
/// `wrong_password` at `password`; `damaged`, when the copy is not whole; `in_use`; `storage`;
/// `cancelled`. Nothing has changed then, and nothing is left behind.
pub fn restore(
    desk: &Desk,
    request: BackupRestore,
    progress: &mut Progress<'_>,
) -> Result<BackupRestored, DeskError> {
    let request = Secret::of(request);
    let file = filled(&request.file, "file", "请选择一份备份。")?;
    if desk.on_duty().is_some() {
        return Err(DeskError::out_of_order(
            "还有人在岗。请先锁定前台,再恢复备份。",
        ));
    }
    fs::create_dir_all(desk.folder()).map_err(StoreError::from)?;
    Store::finish_settling(desk.folder())?;
    let exists = Store::exists(desk.folder());
    if exists && !request.replace {
        return Err(station_exists());
    }
    if !Path::new(file).exists() {
        let message = "没有找到这份备份。请检查备份盘是否插好、路径是否正确。";
        return Err(DeskError::invalid("file", message));
    }
    let aside = Unfinished::new(desk.folder(), ASIDE)?;
    let mut step = |done, total| progress.tell(done, total);
    Store::unpack::<DeskError>(Path::new(file), aside.folder(), &mut step)
        .map_err(|error| error.at("file"))?;
    let (store, staff) = open(desk, &request, aside.folder())?;
    let proved = prove(&store, progress)?;
    let stood = store.stand_in(staff)?;
    let replaced = settle(desk, &aside, exists)?;
    reopen(desk, &request)?;
    Ok(BackupRestored {
        lost_desk: stood.lost.to_string(),
        desk: stood.desk.to_string(),
        proved,
        replaced,
    })
}

/// A request whose secrets are wiped with it.
struct Secret {
    file: String,
    staff: String,
    password: Zeroizing<String>,
    recovery_key: Option<Zeroizing<String>>,
    replace: bool,
}

impl Secret {
    fn of(request: BackupRestore) -> Self {
        Self {
            file: request.file,
            staff: request.staff.trim().to_owned(),
            password: Zeroizing::new(request.password),
            recovery_key: request.recovery_key.map(Zeroizing::new),
            replace: request.replace,
        }
    }
}

/// Opens what was made of the copy, for an administrator.
fn open(desk: &Desk, request: &Secret, aside: &Path) -> Result<(Store, StaffId), DeskError> {
    let opened = match &request.recovery_key {
        Some(key) => Store::recover(aside, desk.clock(), key, &request.staff, &request.password),
        None => Store::open(aside, desk.clock(), &request.staff, &request.password),
    };
    let (store, staff) = opened.map_err(|error| match error {
        StoreError::WrongPassword => DeskError::new(
            ErrorCode::WrongPassword,
            "姓名或密码不对。请用做这份备份时的管理员姓名和当时的密码。",
        )
        .at("password"),
        StoreError::WeakPassword | StoreError::NoAdministrator => at(error, "password"),
        other => unsound(other),
    })?;
    let member = member(&store, staff)?;
    if !member.roles.contains(&Role::Administrator) {
        let message = "恢复备份只能由管理员来做。请填写做备份时的管理员。";
        return Err(DeskError::invalid("staff", message));
    }
    Ok((store, staff))
}

fn member(store: &Store, staff: StaffId) -> Result<StaffMember, DeskError> {
    let member = store.read(|read| read.staff_member(staff))?;
    Ok(member
        .filter(|member| !member.left)
        .ok_or(StoreError::WrongPassword)?)
}

/// The whole proof of the copy.
fn prove(store: &Store, progress: &mut Progress<'_>) -> Result<Verification, DeskError> {
    let whole = JournalVerify {
        quick: false,
        expect: None,
    };
    let proved = verify::of_store(store, whole, progress)?;
    if proved.differences.is_empty() {
        return Ok(proved);
    }
    tracing::warn!(differences = ?proved.differences, "the backup is not whole");
    let message = "这份备份核对不符,没有恢复,原有数据没有改动。请换另一份备份,并联系信息科。";
    Err(DeskError::new(ErrorCode::Damaged, message).at("file"))
}

fn settle(desk: &Desk, aside: &Unfinished, instead: bool) -> Result<Option<String>, DeskError> {
    if !instead {
        Store::settle(aside.folder(), desk.folder())?;
        return Ok(None);
    }
    let name = format!("{REPLACED}-{}", desk.clock().now().station_date());
    let kept = Store::settle_instead(aside.folder(), desk.folder(), &name)?;
    Ok(Some(kept.display().to_string()))
}

fn reopen(desk: &Desk, request: &Secret) -> Result<(), DeskError> {
    let (store, staff) = Store::open(
        desk.folder(),
        desk.clock(),
        &request.staff,
        &request.password,
    )?;
    put_on_duty(desk, store, staff)
}

fn station_exists() -> DeskError {
    DeskError::new(
        ErrorCode::StationExists,
        "这个文件夹里已经有血站数据,没有改动它。请换一个空文件夹;如果要用备份代替它,请选择替换(命令行加 --replace),旧数据会移到旁边的文件夹,不会删除。",
    )
}
