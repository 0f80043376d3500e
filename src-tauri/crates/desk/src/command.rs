//! The one list of commands.
//!
//! Each line names a request, its answer, the function that carries it out and the roles that may
//! call it. The window, the loopback server and the command line are all hosts of this list; the
//! types of the screens are generated from it. A command's name is its request's, in snake case.

use crate::Desk;
use crate::error::DeskError;
use crate::job::Progress;
use redwall_store::Role::{
    self, Administrator, Auditor, CertificateClerk, Nurse, Physician, Receptionist,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::afterwards::{self, ReactionReport, UnitWithdraw};
use crate::attachment::{self, AttachmentAdd, AttachmentList, AttachmentRead, AttachmentRow};
use crate::award::{
    self, AwardConfer, Honours, HonoursList, HonoursListed, VolunteerAwardConfer,
    VolunteerHoursRecord,
};
use crate::backup::drill::{self, BackupDrill, BackupDrilled};
use crate::backup::list::{self as copies, BackupList, BackupRows};
use crate::backup::restore::{self, BackupRestore, BackupRestored};
use crate::backup::second_place::{self, BackupPlaceSet};
use crate::backup::{self, BackupMade, BackupNow, BackupState, LastBackup};
use crate::block::{
    self, BlockEnd, BlockImport, BlockImported, BlockList, BlockRow, BlockRows, BlockSet,
};
use crate::certificate::{
    self, Certificate, CertificateBatch, CertificateDue, CertificateIssue, CertificatesIssued,
    DueRow,
};
use crate::changes::{self, Change, DonorChanges};
use crate::clock::{self, ClockReading, TimeConfirm};
use crate::correction::{
    self, DonationCorrect, DonorAddressChange, DonorPhoneChange, ExaminationCorrect,
};
use crate::declared::{self, DonationDeclare};
use crate::deferral::{
    self, DeferralEnd, DeferralReason, DeferralReasonList, DeferralSet, DeferralVoid,
};
use crate::device::{self, DeviceDay, DeviceDayReport};
use crate::document::{self, DocumentCheck, DocumentReading};
use crate::donor::{self, DonationRow, DonorOpen, DonorPage, DonorRegister, DonorReveal, Revealed};
use crate::donor_window::{
    self, DonorWindow, DonorWindowClose, DonorWindowOpen, DonorWindowOpened, DonorWindowRead,
};
use crate::draft::{self, DraftDrop, DraftKept, DraftRead, DraftSave};
use crate::eligible::{self, Eligible, EligibleList};
use crate::export::nominations::{self as nominated, NominationsExport};
use crate::export::{self, ExportReport, ExportWrite};
use crate::identity::change::{
    self, DocumentAdd, DonorBirthCorrect, DonorRegistrationUndo, DonorRename,
};
use crate::identity::{
    self, DonorMerge, DonorMergePreview, DonorSimilar, DonorUnmerge, DonorUnmergePreview,
    DuplicateDismiss, DuplicateScan, Duplicates, MergePreview, SimilarDonor, UnmergePreview,
};
use crate::import::{self, ImportPreview, ImportRead, ImportReport, ImportRun};
use crate::journal::{self, JournalPage, JournalRead};
use crate::late_entry::{self, LateEntryAnswer, LateEntryRecord};
use crate::note::{self, NoteAdd, NoteStrike};
use crate::opening::{self, OpeningRow, RecordOpenings};
use crate::paper::contact::{self, StationContact, StationContactChange, StationContactRead};
use crate::paper::find::{self, PaperFind, PaperFound};
use crate::paper::issued::{
    self, CertificateReissue, CertificateVoid, IssuedPaper, PaperList, Reissued,
};
use crate::paper::order::{
    self, BenefitsIssue, GroupIssue, HonourIssue, LabelsIssue, LetterIssue, NominationsIssue,
    RecordIssue,
};
use crate::paper::proof::{
    self, CertificateVerified, CertificateVerify, StationKeyList, StationKeys,
};
use crate::paper::range::{self, CodeRangeAdd, CodeRangeList, CodeRangeRow};
use crate::paper::template::{self, TemplateCopy, TemplateList, Templates};
use crate::paper::{self, PaperLook, PaperLooked, PaperPdf, PaperPreview};
use crate::printing::blank::{self, BlankBook, BlankList, BlankReceive, BlankSpoil};
use crate::printing::ledger::{self, PrintJob, PrintList};
use crate::printing::printer::{self, PrinterList, PrinterRow, PrinterSet, PrinterSettings};
use crate::printing::queue::{self, PrintCancel, PrintCollect, PrintOrder, PrintRetry};
use crate::proved::{self, DonationProve, DonationUnprove};
use crate::reaction::{self, ReactionClassList, ReactionRow};
use crate::reconcile::{self, DayReconcile, DayReconciled};
use crate::rights::{self, StaffRightsRead, StaffRightsReport};
use crate::rulebook::activation::{self, RulebookActivate, RulebookWithdraw};
use crate::rulebook::difference::{self, RulebookDiff, RulebookDifference};
use crate::rulebook::read::{self, RulebookCheck, RulebookPage, RulebookRead, RulebookReading};
use crate::search::{self, DonorHits, DonorSearch};
use crate::session::{self, DeskRead, DeskState, SessionClose, SessionOpen, SessionRecover};
use crate::setting::{self, SettingChange, SettingList, SettingRow};
use crate::staff::{
    self, PasswordChange, PasswordReset, RecoveryKeyShow, RecoveryKeyShown, RolesChange, StaffAdd,
    StaffList, StaffRemoval, StaffRemove, StaffRow,
};
use crate::station::{self, StationCreate, StationCreated, StationDemonstrate};
use crate::statistics::{self, CollectedRead, CollectedRow};
use crate::system_check::{self, SystemCheck, SystemChecked};
use crate::task::{self, Task, TaskClose, TaskList, TaskTake};
use crate::verify::{self, JournalRebuild, JournalVerify, Rebuilding, Verification};
use crate::visit::{
    self, CollectionRecord, DonationCodeAssign, ExaminationJudge, ExaminationJudgement,
    ExaminationRecord, GroupDay, GroupRow, InquiryAnswers, InquiryForm, InquiryJudgement,
    InterviewForm, InterviewJudge, InterviewRead, InterviewRecord, RestEnd, Visit, VisitLeave,
    VisitList, VisitOpen, VisitRow,
};
use crate::walk_in::{self, WalkIn, WalkInAnswer};

/// Who may call a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callers {
    /// Anyone at the desk, logged in or not.
    Anyone,
    /// A person on duty who holds one of these roles.
    Roles(&'static [Role]),
}

/// One line of the list, as data.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// The request's type name; its snake case is the command's name.
    pub request: &'static str,
    /// Who may call it.
    pub callers: Callers,
}

/// A request that is answered at once.
pub trait Ask {
    /// What it is answered with.
    type Answer;

    /// Carries the request out for the person on duty.
    ///
    /// # Errors
    /// Whatever the command refuses, and `not_logged_in` or `not_allowed` before it is asked.
    fn ask(self, desk: &Desk) -> Result<Self::Answer, DeskError>;
}

/// A request that takes a while.
pub trait Work {
    /// What it is answered with.
    type Answer;

    /// Carries the request out for the person on duty, telling `progress` as it goes.
    ///
    /// # Errors
    /// Those of [`Ask::ask`]; `cancelled` when `progress` says so.
    fn work(self, desk: &Desk, progress: &mut Progress<'_>) -> Result<Self::Answer, DeskError>;
}

/// A request for a page.
pub trait Draw {
    /// Makes the page for the person on duty.
    ///
    /// # Errors
    /// Those of [`Ask::ask`].
    fn draw(self, desk: &Desk) -> Result<Sheet, DeskError>;
}

macro_rules! callers {
    (anyone) => { Callers::Anyone };
    ([watching $($role:ident)*]) => { Callers::Roles(&[$($role),*]) };
    ([$($role:ident)*]) => { Callers::Roles(&[$($role),*]) };
}

macro_rules! carry_out {
    ($desk:ident, $function:path, $request:expr, anyone $(, $progress:ident)?) => {
        $function($desk, $request $(, $progress)?)
    };
    ($desk:ident, $function:path, $request:expr, [watching $($role:ident)*]) => {
        $function(&*$desk.watching(callers!([$($role)*]))?, $request)
    };
    ($desk:ident, $function:path, $request:expr, $roles:tt $(, $progress:ident)?) => {
        $function(&*$desk.session(callers!($roles))?, $request $(, $progress)?)
    };
}

macro_rules! commands {
    (
        rpc { $($rpc:ident -> $rpc_answer:ty, $rpc_fn:path, $rpc_callers:tt;)* }
        job { $($job:ident -> $job_answer:ty, $job_fn:path, $job_callers:tt;)* }
        page { $($page:ident, $page_fn:path, $page_callers:tt;)* }
    ) => {
        /// A request that is answered at once.
        #[derive(Clone, Deserialize)]
        #[serde(tag = "command", content = "request", rename_all = "snake_case", deny_unknown_fields)]
        pub enum Rpc { $(
            #[doc = concat!("See [`", stringify!($rpc), "`].")]
            $rpc(Box<$rpc>),
        )* }

        /// A request that takes a while, tells how far it is and can be cancelled.
        #[derive(Clone, Deserialize)]
        #[serde(tag = "command", content = "request", rename_all = "snake_case", deny_unknown_fields)]
        pub enum Job { $(
            #[doc = concat!("See [`", stringify!($job), "`].")]
            $job(Box<$job>),
        )* }

        /// A request for a page: bytes to look at, to save or to print.
        #[derive(Clone, Deserialize)]
        #[serde(tag = "command", content = "request", rename_all = "snake_case", deny_unknown_fields)]
        pub enum Page { $(
            #[doc = concat!("See [`", stringify!($page), "`].")]
            $page(Box<$page>),
        )* }

        $(impl Ask for $rpc {
            type Answer = $rpc_answer;

            fn ask(self, desk: &Desk) -> Result<Self::Answer, DeskError> {
                carry_out!(desk, $rpc_fn, self, $rpc_callers)
            }
        })*

        $(impl Work for $job {
            type Answer = $job_answer;

            fn work(self, desk: &Desk, progress: &mut Progress<'_>) -> Result<Self::Answer, DeskError> {
                carry_out!(desk, $job_fn, self, $job_callers, progress)
            }
        })*

        $(impl Draw for $page {
            fn draw(self, desk: &Desk) -> Result<Sheet, DeskError> {
                carry_out!(desk, $page_fn, self, $page_callers)
            }
        })*

        impl Rpc {
            /// The lines of the list that are answered at once.
            pub const LIST: &'static [Command] = &[$(
                Command { request: stringify!($rpc), callers: callers!($rpc_callers) },
            )*];

            /// Carries the request out and gives the answer as JSON.
            ///
            /// # Errors
            /// Whatever the command refuses, and `not_logged_in` or `not_allowed` before it is asked.
            pub fn carry_out(self, desk: &Desk) -> Result<Value, DeskError> {
                match self { $(
                    Rpc::$rpc(request) => json(request.ask(desk)?),
                )* }
            }
        }

        impl Job {
            /// The lines of the list that take a while.
            pub const LIST: &'static [Command] = &[$(
                Command { request: stringify!($job), callers: callers!($job_callers) },
            )*];

            /// Carries the request out, telling `progress` as it goes, and gives the answer as JSON.
            ///
            /// # Errors
            /// Whatever the command refuses; `cancelled` when `progress` says so.
            pub fn carry_out(self, desk: &Desk, progress: &mut Progress<'_>) -> Result<Value, DeskError> {
                match self { $(
                    Job::$job(request) => json(request.work(desk, progress)?),
                )* }
            }
        }

        impl Page {
            /// The lines of the list that give pages.
            pub const LIST: &'static [Command] = &[$(
                Command { request: stringify!($page), callers: callers!($page_callers) },
            )*];

            /// Makes the page.
            ///
            /// # Errors
            /// Whatever the command refuses.
            pub fn carry_out(self, desk: &Desk) -> Result<Sheet, DeskError> {
                match self { $(
                    Page::$page(request) => request.draw(desk),
                )* }
            }
        }

        impl crate::typescript::List {
            /// Request and answer of every command, for the screens' types.
            pub(crate) fn of_commands() -> Self {
                let mut list = Self::default();
                $( list.add::<$rpc, $rpc_answer>("Rpc"); )*
                $( list.add::<$job, $job_answer>("Job"); )*
                $( list.add_page::<$page>(); )*
                list
            }
        }
    };
}

commands! {
    rpc {
        DeskRead -> DeskState, session::read, anyone;
        SessionOpen -> DeskState, session::open, anyone;
        SessionClose -> DeskState, session::close, anyone;
        SessionRecover -> DeskState, session::recover, anyone;
        StationCreate -> StationCreated, station::create, anyone;
        StaffList -> Vec<StaffRow>, staff::list, [Administrator Auditor];
        StaffAdd -> (), staff::add, [Administrator];
        StaffRightsRead -> StaffRightsReport, rights::report, [Administrator Auditor];
        RolesChange -> (), staff::change_roles, [Administrator];
        StaffRemove -> StaffRemoval, staff::remove, [Administrator];
        PasswordChange -> (), staff::change_password, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        PasswordReset -> (), staff::reset_password, [Administrator];
        RecoveryKeyShow -> RecoveryKeyShown, staff::show_recovery_key, [Administrator];
        SettingList -> Vec<SettingRow>, setting::list, [Administrator Auditor];
        SettingChange -> SettingRow, setting::change, [Administrator];
        TimeConfirm -> ClockReading, clock::confirm, [Administrator];
        BackupState -> LastBackup, backup::state, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        BackupList -> BackupRows, copies::list, anyone;
        BackupPlaceSet -> LastBackup, second_place::set, [Administrator];

        RulebookRead -> RulebookPage, read::page, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        RulebookCheck -> RulebookReading, read::check, [Physician Administrator Auditor];
        RulebookActivate -> RulebookPage, activation::activate, [Administrator];
        RulebookWithdraw -> RulebookPage, activation::withdraw, [Administrator];

        DocumentCheck -> DocumentReading, document::check, [Receptionist Physician];
        DonorSearch -> DonorHits, search::find, [Receptionist Physician Nurse CertificateClerk Auditor];
        DonorOpen -> DonorPage, donor::open, [Receptionist Physician Nurse CertificateClerk Auditor];
        DonorRegister -> DonorPage, donor::register, [Receptionist];
        DonorSimilar -> Vec<SimilarDonor>, identity::similar, [Receptionist];
        DuplicateDismiss -> (), identity::dismiss, [Receptionist Physician Administrator];
        DonorReveal -> Revealed, donor::reveal, [Receptionist Physician CertificateClerk Auditor];
        RecordOpenings -> Vec<OpeningRow>, opening::of_donor, [Administrator Auditor];
        AttachmentAdd -> AttachmentRow, attachment::add, [Receptionist Physician Nurse CertificateClerk];
        AttachmentList -> Vec<AttachmentRow>, attachment::list, [Receptionist Physician Nurse CertificateClerk Auditor];

        DonorRename -> DonorPage, change::rename, [Receptionist];
        DocumentAdd -> DonorPage, change::add_document, [Receptionist];
        DonorBirthCorrect -> DonorPage, change::correct_birth, [Receptionist Physician Administrator];
        DonorRegistrationUndo -> (), change::undo_registration, [Receptionist Administrator];
        DonorMergePreview -> MergePreview, identity::preview, [Physician Administrator];
        DonorMerge -> DonorPage, identity::merge, [Physician Administrator];
        DonorUnmergePreview -> UnmergePreview, identity::preview_unmerge, [Physician Administrator];
        DonorUnmerge -> DonorPage, identity::unmerge, [Physician Administrator];
        DonorPhoneChange -> DonorPage, correction::donor_phone, [Receptionist];
        DonorAddressChange -> DonorPage, correction::donor_address, [Receptionist];
        DonationDeclare -> DonorPage, declared::declare, [Receptionist Physician];
        DonationProve -> DonorPage, proved::prove, [Receptionist CertificateClerk];
        DonationUnprove -> DonorPage, proved::unprove, [Receptionist CertificateClerk];
        NoteAdd -> DonorPage, note::add, [Receptionist Physician Nurse CertificateClerk];
        NoteStrike -> DonorPage, note::strike, [Receptionist Physician Nurse CertificateClerk];
        DonorChanges -> Vec<Change>, changes::of_donor, [Administrator Auditor];
        JournalRead -> JournalPage, journal::read, [Administrator Auditor];
        SystemCheck -> SystemChecked, system_check::check, [Administrator Auditor];
        AwardConfer -> Honours, award::confer, [CertificateClerk Administrator];
        VolunteerAwardConfer -> Honours, award::confer_for_service, [CertificateClerk Administrator];
        VolunteerHoursRecord -> Honours, award::record_hours, [CertificateClerk Administrator];
        CollectedRead -> Vec<CollectedRow>, statistics::collected, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];

        DeferralReasonList -> Vec<DeferralReason>, deferral::reasons, [Physician Auditor];
        DeferralSet -> DonorPage, deferral::set, [Physician];
        DeferralEnd -> DonorPage, deferral::end, [Physician];
        DeferralVoid -> DonorPage, deferral::void, [Physician];
        BlockSet -> BlockRow, block::set, [Physician Administrator];
        BlockEnd -> BlockRow, block::end, [Physician];
        BlockList -> BlockRows, block::list, [Physician Auditor Administrator];

        VisitList -> Vec<VisitRow>, visit::today, [Receptionist Physician Nurse CertificateClerk Auditor];
        VisitOpen -> Visit, visit::open, [Receptionist];
        GroupDay -> Vec<GroupRow>, visit::group_day, [Receptionist Physician Nurse CertificateClerk Auditor];
        InterviewForm -> InquiryForm, visit::inquiry::form, [Physician];
        InterviewJudge -> InquiryJudgement, visit::inquiry::judge, [Physician];
        InterviewRead -> Option<InquiryAnswers>, visit::inquiry::read, [Physician Auditor];
        DonorWindowOpen -> DonorWindowOpened, donor_window::open, [Receptionist Physician];
        DonorWindowRead -> DonorWindow, donor_window::read, [watching Receptionist Physician];
        DonorWindowClose -> (), donor_window::close, [Receptionist Physician];
        InterviewRecord -> Visit, visit::interview, [Physician];
        ExaminationJudge -> ExaminationJudgement, visit::judge_measured, [Physician];
        ExaminationRecord -> Visit, visit::examine, [Physician];
        DeviceDay -> DeviceDayReport, device::day, [Physician Auditor];
        DonationCodeAssign -> Visit, visit::assign_code, [Nurse];
        CollectionRecord -> Visit, visit::collect, [Nurse];
        RestEnd -> Visit, visit::end_rest, [Nurse];
        ReactionClassList -> Vec<ReactionRow>, reaction::list, [Receptionist Physician Nurse];
        VisitLeave -> Visit, visit::leave, [Receptionist Physician Nurse];

        CertificateIssue -> Certificate, certificate::issue, [Receptionist CertificateClerk];
        CertificateDue -> Vec<DueRow>, certificate::due, [Receptionist CertificateClerk];

        CertificateVoid -> (), issued::void, [Receptionist CertificateClerk];
        CertificateReissue -> Reissued, issued::reissue, [Receptionist CertificateClerk];
        CertificateVerify -> CertificateVerified, proof::check, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        StationKeyList -> StationKeys, proof::keys, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];

        PaperLook -> PaperLooked, paper::look, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        PaperFind -> PaperFound, find::find, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        PaperList -> Vec<IssuedPaper>, issued::list, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        HonourIssue -> IssuedPaper, order::honour, [Receptionist CertificateClerk];
        RecordIssue -> IssuedPaper, order::record, [Receptionist CertificateClerk];
        BenefitsIssue -> IssuedPaper, order::benefits, [Receptionist CertificateClerk];
        GroupIssue -> IssuedPaper, order::group, [Receptionist CertificateClerk];
        LetterIssue -> IssuedPaper, order::letter, [Receptionist Physician];
        LabelsIssue -> IssuedPaper, order::labels, [Receptionist Nurse Administrator];
        CodeRangeList -> Vec<CodeRangeRow>, range::ranges, [Receptionist Nurse Administrator Auditor];
        CodeRangeAdd -> Vec<CodeRangeRow>, range::add_range, [Administrator];
        StationContactRead -> StationContact, contact::read, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        StationContactChange -> StationContact, contact::change, [Administrator];
        TemplateList -> Templates, template::list, [CertificateClerk Administrator Auditor];
        TemplateCopy -> Templates, template::copy, [CertificateClerk Administrator];

        PrinterList -> Vec<PrinterRow>, printer::list, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        PrinterSet -> PrinterSettings, printer::set, [CertificateClerk Administrator];
        PrintOrder -> PrintJob, queue::order, [Receptionist Physician Nurse CertificateClerk Administrator];
        PrintList -> Vec<PrintJob>, ledger::list, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        PrintRetry -> PrintJob, queue::retry, [Receptionist Physician Nurse CertificateClerk Administrator];
        PrintCancel -> PrintJob, queue::cancel, [Receptionist Physician Nurse CertificateClerk Administrator];
        PrintCollect -> PrintJob, queue::collect, [Receptionist Physician Nurse CertificateClerk Administrator];
        BlankList -> Vec<BlankBook>, blank::list, [Receptionist CertificateClerk Administrator Auditor];
        BlankReceive -> Vec<BlankBook>, blank::receive, [CertificateClerk Administrator];
        BlankSpoil -> Vec<BlankBook>, blank::spoil, [Receptionist CertificateClerk Administrator];

        ReactionReport -> DonationRow, afterwards::report_reaction, [Receptionist Physician Nurse];
        UnitWithdraw -> DonationRow, afterwards::withdraw, [Receptionist Physician Nurse];
        DonationCorrect -> DonationRow, correction::donation, [Physician Nurse];
        ExaminationCorrect -> Visit, correction::examination, [Physician];

        TaskList -> Vec<Task>, task::list, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        TaskTake -> Task, task::take, [Receptionist Physician Nurse CertificateClerk Administrator];
        TaskClose -> Task, task::close, [Receptionist Physician Nurse CertificateClerk Administrator];

        LateEntryRecord -> LateEntryAnswer, late_entry::record, [Physician Administrator];
        WalkIn -> WalkInAnswer, walk_in::record, [Receptionist];

        DraftSave -> (), draft::save, [Receptionist Physician Nurse Administrator];
        DraftRead -> Option<DraftKept>, draft::read, [Receptionist Physician Nurse Administrator];
        DraftDrop -> (), draft::forget, [Receptionist Physician Nurse Administrator];
    }
    job {
        StationDemonstrate -> StationCreated, station::demonstrate, anyone;
        RulebookDiff -> RulebookDifference, difference::judge_both, [Physician Administrator Auditor];
        ExportWrite -> ExportReport, export::write, [Administrator Auditor];
        BlockImport -> BlockImported, block::import, [Physician Administrator];
        ImportRead -> ImportPreview, import::read, [Physician Administrator];
        ImportRun -> ImportReport, import::run, [Physician Administrator];
        DayReconcile -> DayReconciled, reconcile::day, [Physician Auditor Administrator];
        HonoursList -> HonoursListed, award::nominations, [CertificateClerk Administrator Auditor];
        NominationsExport -> ExportReport, nominated::write, [CertificateClerk Administrator Auditor];
        EligibleList -> Eligible, eligible::list, [Receptionist Physician Auditor];
        NominationsIssue -> IssuedPaper, order::nominations, [CertificateClerk Administrator];
        CertificateBatch -> CertificatesIssued, certificate::batch, [Receptionist CertificateClerk];
        DuplicateScan -> Duplicates, identity::scan, [Receptionist Physician Administrator];
        BackupNow -> BackupMade, backup::now, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        BackupDrill -> BackupDrilled, drill::drill, [Administrator Auditor];
        BackupRestore -> BackupRestored, restore::restore, anyone;
        JournalVerify -> Verification, verify::journal, [Administrator Auditor];
        JournalRebuild -> Rebuilding, verify::rebuild, [Administrator];
    }
    page {
        AttachmentRead, attachment::read, [Receptionist Physician Nurse CertificateClerk Auditor];
        PaperPreview, paper::preview, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
        PaperPdf, paper::pdf, [Receptionist Physician Nurse CertificateClerk Administrator Auditor];
    }
}

/// A page as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Media type, such as `application/pdf`.
    pub media_type: &'static str,
    /// The name to save it under; it holds no personal data.
    pub file_name: String,
    /// The page itself.
    pub bytes: Vec<u8>,
}

pub(crate) fn json(answer: impl Serialize) -> Result<Value, DeskError> {
    serde_json::to_value(answer).map_err(|_| DeskError::internal())
}
