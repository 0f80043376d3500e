// Generated from the list of commands in redwall-desk: `cargo xtask gen`.

/**
 * How a rulebook came into force at this station.
 */
export type Activated = { 
/**
 * Station-local day.
 */
on: string, 
/**
 * Who activated it.
 */
by: string, 
/**
 * Who else gave a password for it.
 */
second: string, };

/**
 * An answer to a question.
 */
export type Answer = { 
/**
 * The question.
 */
question: string, 
/**
 * Yes, or no.
 */
yes: boolean, 
/**
 * The day that was asked for, where the donor knows it.
 */
date?: string | null, };

/**
 * What a physician decides on an answer that would defer: the deferral, or why there is none.
 */
export type AnswerDecision = { 
/**
 * The question.
 */
question: string, 
/**
 * The deferral.
 */
deferral?: DeferralInput | null, 
/**
 * What came of asking again: needed without a deferral, and with one that ends before what the
 * answer proposes.
 */
reason?: string | null, };

/**
 * Why an answer does not defer the donor.
 */
export type AnswerExplained = { 
/**
 * The question.
 */
question: string, 
/**
 * What came of asking again.
 */
reason: string, };

/**
 * A question with its answer.
 */
export type AnsweredQuestion = { 
/**
 * The answer.
 */
answer: Answer, 
/**
 * The answer is not the one that is fine.
 */
against: boolean, 
/**
 * The question in Chinese; empty for one of a version that this program does not have.
 */
zh: string, 
/**
 * The question in English.
 */
en: string, };

/**
 * An arm.
 */
export type Arm = "left" | "right";

/**
 * Attaches a file to a donor.
 */
export type AttachmentAdd = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The visit that it belongs to.
 */
visit?: VisitId | null, 
/**
 * What it shows.
 */
shows: AttachmentOf, 
/**
 * What the file is.
 */
file_type: FileType, 
/**
 * Its bytes, base64; at most 5 MB of them.
 */
content: string, };

/**
 * Asks for a donor's attachments.
 */
export type AttachmentList = { 
/**
 * The donor.
 */
donor: DonorId, };

/**
 * What an attachment shows.
 */
export type AttachmentOf = "signature" | "form" | "photo" | "proof";

/**
 * Asks for the file of an attachment.
 */
export type AttachmentRead = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The attachment.
 */
sha256: string, };

/**
 * An attachment, as a line of the donor's list.
 */
export type AttachmentRow = { 
/**
 * The SHA-256 of its bytes: its name.
 */
sha256: string, 
/**
 * What it shows.
 */
shows: AttachmentOf, 
/**
 * Its media type.
 */
media_type: string, 
/**
 * Its size, bytes.
 */
bytes: number, 
/**
 * The visit that it belongs to.
 */
visit: VisitId | null, 
/**
 * When it was attached, milliseconds UTC.
 */
at: number, };

/**
 * One award that was conferred.
 */
export type Award = { 
/**
 * What was conferred.
 */
level: AwardLevel, 
/**
 * Last day whose donations the round counted.
 */
cutoff: string, 
/**
 * The day of the donation that was the gold's last count, when the records behind it are
 * missing here; counting restarts after it.
 */
counted_after: string | null, };

/**
 * Records that a national award was conferred.
 */
export type AwardConfer = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * Which award.
 */
level: AwardLevel, 
/**
 * Last day whose donations the round counted.
 */
cutoff: string, 
/**
 * The day of a gold's last counted donation, where the records behind it are missing.
 */
counted_after?: string | null, };

/**
 * An award that can be conferred for donations.
 */
export type AwardLevel = "bronze" | "silver" | "gold" | "lifetime";

/**
 * Restores the newest copy aside, proves it whole and leaves nothing behind.
 */
export type BackupDrill = { 
/**
 * The password of the person on duty: with it the copy is opened as after a real loss. Without
 * it, or if the password was another one then, this desk's own key opens it.
 */
password?: string | null, };

/**
 * What the drill proved.
 */
export type BackupDrilled = { 
/**
 * The copy.
 */
file: string, 
/**
 * When it was made, milliseconds UTC.
 */
made_at: number, 
/**
 * Whether it was opened with a password and the copy's own vault, as after a real loss.
 */
by_password: boolean, 
/**
 * Entries of this desk that were written since: what a loss of the desk now would lose.
 */
entries_since: number, 
/**
 * What was proved.
 */
proved: Verification, };

/**
 * Asks for the copies in this desk's places; anybody may, since who restores one needs its
 * administrator's password.
 */
export type BackupList = Record<symbol, never>;

/**
 * A backup was made, of which at least one copy was verified.
 */
export type BackupMade = { 
/**
 * The first copy's file.
 */
file: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * This desk's newest entry in it, `SEQ:HASH`.
 */
head: string, 
/**
 * How its pages were proved; it was opened, and read back whole, besides.
 */
proved: PagesProved, 
/**
 * The places that failed, each with a sentence.
 */
failures: Array<string>, 
/**
 * How the backups stand now.
 */
last: LastBackup, };

/**
 * Backs the station up now.
 */
export type BackupNow = { 
/**
 * A file or folder instead of the usual places; for administrators.
 */
to?: string | null, };

/**
 * Where copies go.
 */
export type BackupPlace = "station" | "second" | "elsewhere";

/**
 * Says where copies go besides the station's own folder; null: nowhere.
 */
export type BackupPlaceSet = { 
/**
 * A folder that is there, on another disk.
 */
folder?: string | null, };

/**
 * Why a copy is made.
 */
export type BackupReason = "scheduled" | "closing" | "before_upgrade" | "by_hand";

/**
 * Makes the station of a backup again and puts its administrator on duty. The desk is a new one,
 * whose numbers and entries are nobody else's.
 */
export type BackupRestore = { 
/**
 * The file of the copy.
 */
file: string, 
/**
 * An administrator of the station when the copy was made.
 */
staff: string, 
/**
 * That person's password of then; with a recovery key, a new one.
 */
password: string, 
/**
 * The recovery key of then, when the password is lost.
 */
recovery_key?: string | null, 
/**
 * Put it in place of the station that is here, which is kept in a folder beside it.
 */
replace?: boolean, };

/**
 * A station was restored.
 */
export type BackupRestored = { 
/**
 * The desk that was lost.
 */
lost_desk: string, 
/**
 * The desk that stands in its place.
 */
desk: string, 
/**
 * What was proved of the copy.
 */
proved: Verification, 
/**
 * Where the station is kept that was here before; null if none was.
 */
replaced: string | null, };

/**
 * A copy.
 */
export type BackupRow = { 
/**
 * Where it lies.
 */
place: BackupPlace, 
/**
 * The file.
 */
file: string, 
/**
 * When it was made, milliseconds UTC.
 */
made_at: number, 
/**
 * Why.
 */
reason: BackupReason, 
/**
 * Its length.
 */
bytes: number, 
/**
 * The newest entry in it of the desk that made it, `SEQ:HASH`.
 */
head: string, };

/**
 * The copies in this desk's places.
 */
export type BackupRows = { 
/**
 * The copies, the newest first.
 */
copies: Array<BackupRow>, 
/**
 * The places that could not be looked into, each with a sentence.
 */
failures: Array<string>, };

/**
 * Asks how the last backups went.
 */
export type BackupState = Record<symbol, never>;

/**
 * What is free for a donor and the family, before what was already refunded.
 */
export type Benefits = { 
/**
 * Everything given, ml of whole blood.
 */
total_ml: number, 
/**
 * For the donor.
 */
self: DonorBenefit, 
/**
 * For spouse and lineal relatives together.
 */
family: FamilyBenefit, 
/**
 * The clause behind it.
 */
clause: string, 
/**
 * The whole in Chinese.
 */
zh: string, 
/**
 * The whole in English.
 */
en: string, };

/**
 * Issues the statement of what blood costs a donor and the family nothing.
 */
export type BenefitsIssue = { 
/**
 * The donor.
 */
donor: DonorId, };

/**
 * The book of one stock.
 */
export type BlankBook = { 
/**
 * The stock.
 */
stock: string, 
/**
 * Blanks that came in.
 */
received: number, 
/**
 * Blanks that were printed on.
 */
used: number, 
/**
 * Blanks that are spoiled.
 */
spoiled: number, 
/**
 * Blanks that must be in the drawer.
 */
left: number, 
/**
 * The lowest number that must be there.
 */
next: number | null, 
/**
 * The lines of the book, the oldest first.
 */
lines: Array<BlankLine>, };

/**
 * What became of blanks.
 */
export type BlankChange = "received" | "used" | "spoiled";

/**
 * A line of the book.
 */
export type BlankLine = { 
/**
 * The first number.
 */
first: number, 
/**
 * The last number.
 */
last: number, 
/**
 * What became of them.
 */
change: BlankChange, 
/**
 * Why they are spoiled.
 */
reason: string | null, 
/**
 * Who says so.
 */
by: string, 
/**
 * When, station-local, `YYYY-MM-DD HH:MM`.
 */
at: string, };

/**
 * Asks for the book of blanks.
 */
export type BlankList = Record<symbol, never>;

/**
 * Numbered blanks, from the first to the last.
 */
export type BlankNumbers = { 
/**
 * What they are, such as 感谢证书A4.
 */
stock: string, 
/**
 * The first number.
 */
first: number, 
/**
 * The last number.
 */
last: number, };

/**
 * Notes blanks that came in.
 */
export type BlankReceive = { 
/**
 * Which.
 */
blanks: BlankNumbers, };

/**
 * Notes blanks that are spoiled.
 */
export type BlankSpoil = { 
/**
 * Which.
 */
blanks: BlankNumbers, 
/**
 * Why.
 */
reason: string, };

/**
 * Takes a document off a list. Another person than the one who put it there does so.
 */
export type BlockEnd = { 
/**
 * The document.
 */
document: DocumentInput, 
/**
 * The list.
 */
list: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Takes in a list of blocked documents, CSV with a line of headings or JSON Lines: `type` (may be
 * empty), `number`, `list`, `from`, `until`.
 */
export type BlockImport = { 
/**
 * What the file holds.
 */
file: string, };

/**
 * What became of the lines of a list.
 */
export type BlockImported = { 
/**
 * Put on the list.
 */
added: number, 
/**
 * On the list already, with other days, which now hold.
 */
changed: number, 
/**
 * On the list already.
 */
unchanged: number, 
/**
 * Lines that were not taken.
 */
refused: Array<RefusedLine>, };

/**
 * Asks for what is and was on the lists, some hundreds at a time.
 */
export type BlockList = { 
/**
 * How many to leave out before the first.
 */
after?: number, };

/**
 * A document on a list, or one that was on it; the number is masked.
 */
export type BlockRow = { 
/**
 * The document's type.
 */
type: DocumentKind, 
/**
 * Its number, masked.
 */
number: string, 
/**
 * The list.
 */
list: string, 
/**
 * First day of the block; always, when absent.
 */
from: string | null, 
/**
 * First day on which donating is allowed again.
 */
until: string | null, 
/**
 * Whether it blocks today.
 */
active: boolean, 
/**
 * Who put it on the list.
 */
set: Signed, 
/**
 * Who took it off the list; the reason only for those who may see health reasons.
 */
ended: Signed | null, };

/**
 * Some of what is and was on the lists.
 */
export type BlockRows = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * These, in order of the full number.
 */
rows: Array<BlockRow>, };

/**
 * Puts a document on a list. Where a registered donor who has donated holds it, a physician gets a
 * task.
 */
export type BlockSet = { 
/**
 * The document.
 */
document: DocumentInput, 
/**
 * The list that it stands on.
 */
list: string, 
/**
 * First day of the block; always, when absent.
 */
from?: string | null, 
/**
 * First day on which donating is allowed again; none while it never ends by itself.
 */
until?: string | null, };

/**
 * A deferral that an answer speaks for.
 */
export type CandidateRow = { 
/**
 * The reason.
 */
reason: ReasonRow, 
/**
 * The day that it is counted from.
 */
event: string | null, 
/**
 * The first day on which donating is allowed again; none while that cannot be told.
 */
until: string | null, 
/**
 * Never ends by itself.
 */
permanent: boolean, 
/**
 * It keeps from platelets only.
 */
platelets_only: boolean, 
/**
 * By the day that was given it is over already.
 */
over: boolean, };

/**
 * A certificate that was issued.
 */
export type Certificate = { 
/**
 * The certificate.
 */
id: CertificateId, 
/**
 * Its serial.
 */
serial: string, 
/**
 * The donation that it thanks for.
 */
donation: DonationId, 
/**
 * Station-local day of issue.
 */
issued_on: string, 
/**
 * How often it was printed.
 */
printed: number, 
/**
 * The donation was corrected after it was issued: it says what was recorded first.
 */
superseded: boolean, 
/**
 * It no longer holds.
 */
voided: boolean, };

/**
 * Issues the certificates of a group, or of some visits.
 */
export type CertificateBatch = { 
/**
 * The group.
 */
group?: string | null, 
/**
 * The visits; all that are due of the group, when empty.
 */
visits?: Array<VisitId>, };

/**
 * A design of the thank-you certificate.
 */
export type CertificateDesign = "rules" | "waves" | "column";

/**
 * Asks for the certificates that are due.
 */
export type CertificateDue = { 
/**
 * Those of this group alone.
 */
group?: string | null, };

/**
 * One certificate.
 */
export type CertificateId = string;

/**
 * Issues the thank-you certificate of a visit whose rest is over.
 */
export type CertificateIssue = { 
/**
 * The visit.
 */
visit: VisitId, };

/**
 * How a thank-you certificate looks.
 */
export type CertificateLook = { 
/**
 * The design.
 */
design?: CertificateDesign, 
/**
 * What it is printed on.
 */
stock?: CertificateStock, 
/**
 * Where no font has a character of the name: the name is written by hand, and this says how.
 */
remark?: string | null, };

/**
 * Voids a certificate or another document and issues it anew, by the records as they stand now.
 */
export type CertificateReissue = { 
/**
 * The certificate, or the other document.
 */
certificate: CertificateId, 
/**
 * Why.
 */
reason: string, };

/**
 * What a genuine code says.
 */
export type CertificateSays = { 
/**
 * The station.
 */
station: string, 
/**
 * The title.
 */
title: string, 
/**
 * The serial.
 */
serial: string, 
/**
 * The name, masked.
 */
who: string, 
/**
 * Station-local day of the donation.
 */
on: string, 
/**
 * What was given.
 */
what: string, 
/**
 * The donation code.
 */
donation_code: string, 
/**
 * Station-local day of issue.
 */
issued_on: string, };

/**
 * What a certificate is printed on.
 */
export type CertificateStock = "a4" | "card";

/**
 * What the code of a certificate proves.
 */
export type CertificateVerified = { 
/**
 * Whether this station signed it, and nothing was changed since.
 */
genuine: boolean, 
/**
 * Why it proves nothing, in Chinese; none if it does.
 */
problem: string | null, 
/**
 * What it says; none if it proves nothing.
 */
says: CertificateSays | null, 
/**
 * Whether it still holds, as far as this desk knows.
 */
standing: Standing, 
/**
 * The whole as a sentence, in Chinese.
 */
sentence: string, 
/**
 * The serial of what was issued in its place.
 */
replaced_by: string | null, };

/**
 * Checks the code of a certificate.
 */
export type CertificateVerify = { 
/**
 * The text of the code, as a phone or a gun reads it.
 */
text: string, };

/**
 * Voids a certificate or another document.
 */
export type CertificateVoid = { 
/**
 * The certificate, or the other document.
 */
certificate: CertificateId, 
/**
 * Why.
 */
reason: string, };

/**
 * What became of a batch.
 */
export type CertificatesIssued = { 
/**
 * Those that were issued, in the order of the visits.
 */
issued: Array<Certificate>, 
/**
 * Visits whose certificate was not, each with what to do.
 */
not_issued: Array<NotIssued>, 
/**
 * It was broken off: what is due after these stays due.
 */
stopped: boolean, };

/**
 * An entry about a donor.
 */
export type Change = { 
/**
 * When, station-local, `YYYY-MM-DD HH:MM`.
 */
at: string, 
/**
 * When, milliseconds UTC.
 */
instant: number, 
/**
 * By whom.
 */
by: string, 
/**
 * The name of its kind in the journal.
 */
kind: string, 
/**
 * What it says, field by field; null where it is withheld.
 */
fields: Record<string, unknown>, };

/**
 * How a donor came to donate.
 */
export type Channel = "enterprise" | "university" | "army" | "street" | "love_blood_bank" | "other";

/**
 * One thing that was looked at.
 */
export type CheckRow = { 
/**
 * What was looked at.
 */
what: Checked, 
/**
 * How it is.
 */
state: CheckState, 
/**
 * The figures behind it, by name.
 */
values: Record<string, unknown>, };

/**
 * How something is.
 */
export type CheckState = "passed" | "attention" | "failed";

/**
 * What is looked at.
 */
export type Checked = "rules" | "journal" | "unread" | "vault" | "disk" | "clock" | "backup" | "second_place" | "fonts" | "printers" | "tasks";

/**
 * The clock beside the newest entry.
 */
export type ClockReading = { 
/**
 * Whether it can be believed.
 */
state: ClockState, 
/**
 * What it shows, milliseconds UTC.
 */
now: number, 
/**
 * The instant of the newest entry, milliseconds UTC.
 */
newest: number, };

/**
 * Whether the computer's clock can be believed.
 */
export type ClockState = "ok" | "behind" | "ahead";

/**
 * Notes a range of donation codes that their issuer gave.
 */
export type CodeRangeAdd = { 
/**
 * The first code, as the issuer wrote it.
 */
first: string, 
/**
 * The last code.
 */
last: string, };

/**
 * Asks for the ranges of donation codes.
 */
export type CodeRangeList = Record<symbol, never>;

/**
 * A range of donation codes.
 */
export type CodeRangeRow = { 
/**
 * The first code.
 */
first: string, 
/**
 * The last code.
 */
last: string, 
/**
 * The next code of which no label was made; none when all are used up.
 */
next: string | null, 
/**
 * Codes that are left.
 */
left: number, };

/**
 * Asks what was collected from one day to another, both included.
 */
export type CollectedRead = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
to: string, };

/**
 * What was collected on a day at a site, of one kind.
 */
export type CollectedRow = { 
/**
 * Station-local day.
 */
date: string, 
/**
 * Where.
 */
site: string, 
/**
 * What.
 */
kind: DonationKind, 
/**
 * Donations in which blood was drawn.
 */
donations: number, 
/**
 * All that was collected, ml.
 */
ml: number, 
/**
 * Therapeutic units of platelets.
 */
units: number, };

/**
 * How a collection went, as far as it was noted.
 */
export type CollectionDetail = { 
/**
 * When the needle was in, milliseconds UTC.
 */
started_at?: number | null, 
/**
 * When it was out, milliseconds UTC.
 */
ended_at?: number | null, 
/**
 * Which arm.
 */
arm?: Arm | null, 
/**
 * The lot of the bag or the set.
 */
bag_lot?: string | null, };

/**
 * Records a collection; the donor is judged again in the same transaction.
 */
export type CollectionRecord = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The donation code, read once more from the bag.
 */
code: string, 
/**
 * What was drawn.
 */
drawn: Plan, 
/**
 * How it ended.
 */
outcome?: Outcome, 
/**
 * How it went, as far as it is known.
 */
detail?: CollectionDetail, };

/**
 * How a collection went, as a screen shows it.
 */
export type CollectionShown = { 
/**
 * When the needle was in, station-local `HH:MM`.
 */
started: string | null, 
/**
 * When it was out, station-local `HH:MM`.
 */
ended: string | null, 
/**
 * Whole minutes between them.
 */
minutes: number | null, 
/**
 * Which arm.
 */
arm: Arm | null, 
/**
 * The lot of the bag or the set.
 */
bag_lot: string | null, 
/**
 * What the duration means for the unit, in Chinese, where it means something.
 */
note: string | null, };

/**
 * The consent that the donor signs.
 */
export type ConsentText = { 
/**
 * Its version: what recording asks for.
 */
version: string, 
/**
 * Chinese, a paragraph a line.
 */
zh: string, 
/**
 * English, a paragraph a line.
 */
en: string, };

/**
 * What an honour is counted in.
 */
export type CountedIn = "counts" | "golds" | "hours";

/**
 * Judges the donations of a day again.
 */
export type DayReconcile = { 
/**
 * The day; today when absent.
 */
day?: string | null, };

/**
 * A day's donations, judged again.
 */
export type DayReconciled = { 
/**
 * The day.
 */
day: string, 
/**
 * How many are against the rules, then or now.
 */
against: number, 
/**
 * Each donation, in order of code.
 */
donations: Array<ReconciledDonation>, };

/**
 * Ends a deferral. A permanent one, and one that a result stands behind, is ended by another
 * person than the one who set it.
 */
export type DeferralEnd = { 
/**
 * The record.
 */
deferral: DeferralId, 
/**
 * The first day on which it no longer blocks.
 */
from: string, 
/**
 * Why.
 */
reason: string, };

/**
 * One deferral record.
 */
export type DeferralId = string;

/**
 * A deferral as it is found in an interview or set by a physician.
 */
export type DeferralInput = { 
/**
 * The code of the reason.
 */
code: string, 
/**
 * The day that the duration is counted from.
 */
event?: string | null, 
/**
 * First day of the block; always, when absent.
 */
from?: string | null, 
/**
 * The first day on which donating is allowed again, where the rulebook does not compute it.
 */
until?: string | null, 
/**
 * Never ends by itself.
 */
permanent?: boolean, };

/**
 * One reason of the rulebook's list.
 */
export type DeferralReason = { 
/**
 * Its code.
 */
code: string, 
/**
 * The reason, in Chinese.
 */
reason_zh: string, 
/**
 * The reason, in English.
 */
reason_en: string, 
/**
 * What the duration is counted from; `-` when there is nothing to count from.
 */
counted_from: string, 
/**
 * The duration: ISO 8601, or a word such as `PERM`, `UNTIL_END`, `RETRY`.
 */
duration: string, 
/**
 * Blocks platelets only.
 */
platelets_only: boolean, };

/**
 * Asks for the list of deferral reasons.
 */
export type DeferralReasonList = Record<symbol, never>;

/**
 * A deferral record, as a line of the donor's page.
 */
export type DeferralRow = { 
/**
 * The record.
 */
id: DeferralId, 
/**
 * The code; withheld from those who may not see health reasons.
 */
code: string | null, 
/**
 * The reason in Chinese; withheld likewise.
 */
reason: string | null, 
/**
 * Who found it; withheld likewise.
 */
source: DeferralSource | null, 
/**
 * The day that the duration is counted from; withheld likewise.
 */
event: string | null, 
/**
 * First day of the block.
 */
from: string | null, 
/**
 * First day on which donating is allowed again.
 */
until: string | null, 
/**
 * Never ends by itself.
 */
permanent: boolean, 
/**
 * The day from which a physician has ended it.
 */
ended: string | null, 
/**
 * It was set by mistake and never blocks.
 */
voided: boolean, 
/**
 * Whether it blocks today.
 */
active: boolean, 
/**
 * Who set it; withheld likewise.
 */
set: Signed | null, 
/**
 * Who ended it and why; withheld likewise.
 */
ending: Signed | null, 
/**
 * Who voided it and why; withheld likewise.
 */
voiding: Signed | null, };

/**
 * Defers a donor. Each donation that the deferral concerns becomes a physician's task.
 */
export type DeferralSet = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The deferral.
 */
deferral: DeferralInput, 
/**
 * Who found the reason; the physician, when absent.
 */
source?: DeferralSource | null, };

/**
 * Who found the reason of a deferral.
 */
export type DeferralSource = "interview" | "examination" | "laboratory" | "other_station" | "blocked_document" | "physician" | "old_system";

/**
 * Voids a deferral that was set by mistake: it never blocks, and stays visible. Another person
 * than the one who set it does so.
 */
export type DeferralVoid = { 
/**
 * The record.
 */
deferral: DeferralId, 
/**
 * What was the mistake.
 */
reason: string, };

/**
 * An error with a sentence that tells a person what to do.
 */
export type DeskError = { 
/**
 * What went wrong.
 */
code: ErrorCode, 
/**
 * What to do, in Chinese.
 */
message: string, 
/**
 * The request's field that is at fault, if one is.
 */
field: string | null, };

/**
 * Asks for the state of the desk.
 */
export type DeskRead = Record<symbol, never>;

/**
 * The state of the desk.
 */
export type DeskState = { 
/**
 * How far it is open.
 */
station: StationState, 
/**
 * The station's name, once open.
 */
station_name: string | null, 
/**
 * The site that visits are recorded at, once open.
 */
site: string | null, 
/**
 * Today at the station (UTC+8).
 */
today: string, 
/**
 * The computer's clock beside the newest entry, once open.
 */
clock: ClockReading | null, 
/**
 * The names that can log in.
 */
staff: Array<string>, 
/**
 * The person on duty.
 */
on_duty: OnDuty | null, 
/**
 * The key slots are lost or damaged: only the recovery key opens the station.
 */
vault_lost: boolean, 
/**
 * How the last backups went.
 */
last_backup: LastBackup, };

/**
 * Asks for the instruments of a day.
 */
export type DeviceDay = { 
/**
 * The day; today when absent.
 */
day?: string | null, };

/**
 * The instruments of a day.
 */
export type DeviceDayReport = { 
/**
 * The day.
 */
day: string, 
/**
 * Each instrument, by its label; readings without one come last.
 */
devices: Array<DeviceRow>, 
/**
 * Whether one of them drifts.
 */
drifting: boolean, 
/**
 * Two that read apart, while nothing tells which of them is off.
 */
apart: DevicesApart | null, };

/**
 * How far an instrument's readings are from others, men compared with men and women with women.
 */
export type DeviceDifference = { 
/**
 * By how much, g/L; above zero it reads higher.
 */
g_l: number, 
/**
 * On how many of the other readings it rests.
 */
others: number, 
/**
 * Too far, on enough readings, to be an accident.
 */
drift: boolean, };

/**
 * The haemoglobin of a day by one instrument.
 */
export type DeviceRow = { 
/**
 * The instrument's label; none where it was not noted.
 */
device: string | null, 
/**
 * How many readings.
 */
count: number, 
/**
 * Their mean, g/L.
 */
mean_g_l: number, 
/**
 * The lowest of them, g/L.
 */
least_g_l: number, 
/**
 * The highest of them, g/L.
 */
most_g_l: number, 
/**
 * How far they are from those of the others on that day that do not drift, like with like.
 */
from_others: DeviceDifference | null, 
/**
 * How far they are from its own of the four weeks before, like with like.
 */
from_past: DeviceDifference | null, 
/**
 * Whether the instrument drifts.
 */
drifting: boolean, 
/**
 * What to do, in Chinese, when it does.
 */
notice: string | null, };

/**
 * Two instruments that read apart.
 */
export type DevicesApart = { 
/**
 * The two, by their labels; none for readings without one.
 */
devices: [string | null, string | null], 
/**
 * By how much, g/L.
 */
g_l: number, 
/**
 * What to do, in Chinese.
 */
notice: string, };

/**
 * One donor who would be judged otherwise.
 */
export type DifferenceExample = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The number that people read.
 */
donor_no: string, 
/**
 * The verdict by the rules in force.
 */
before: KindVerdict, 
/**
 * The verdict with the files.
 */
after: KindVerdict, };

/**
 * Donors who would be judged otherwise in the same way.
 */
export type DifferenceGroup = { 
/**
 * The kind of donation.
 */
kind: DonationKind, 
/**
 * The verdict by the rules in force.
 */
before: Verdict, 
/**
 * The verdict with the files.
 */
after: Verdict, 
/**
 * Whether the first possible day would come sooner, later, or not change.
 */
next: NextShift, 
/**
 * How many donors.
 */
donors: number, 
/**
 * Some of them.
 */
examples: Array<DifferenceExample>, };

/**
 * Gives a donor one more document, or one in the place of another.
 */
export type DocumentAdd = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The document.
 */
document: DocumentInput, 
/**
 * The document that it replaces, which still finds the donor.
 */
replaces?: DocumentInput | null, };

/**
 * Reads a document number: is it right, what does it say, whose is it?
 */
export type DocumentCheck = { 
/**
 * The document.
 */
document: DocumentInput, };

/**
 * A document as typed or read from a card.
 */
export type DocumentInput = { 
/**
 * Its type; recognised from the number when absent.
 */
type?: DocumentKind | null, 
/**
 * Its number.
 */
number: string, };

/**
 * A kind of identity document.
 */
export type DocumentKind = "resident_id" | "residence_permit" | "foreign_permanent" | "hk_macao_permit" | "taiwan_permit" | "passport" | "military" | "household_register" | "driving_licence" | "other";

/**
 * What a document number says.
 */
export type DocumentReading = { 
/**
 * The type, given or recognised.
 */
type: DocumentKind, 
/**
 * The number as it would be stored.
 */
number: string, 
/**
 * Whether it is right.
 */
valid: boolean, 
/**
 * What is wrong with it, as a sentence.
 */
problem: string | null, 
/**
 * Birth date, of the types that carry it.
 */
birth_date: string | null, 
/**
 * Sex, of the types that carry it.
 */
sex: Sex | null, 
/**
 * Division code of six digits, of the types that carry it.
 */
division: string | null, 
/**
 * The division's name, where known.
 */
division_name: string | null, 
/**
 * Whether its holder may not donate today because it is on a list of blocked documents.
 */
blocked: boolean, 
/**
 * The donor whose document it is, if registered.
 */
donor: DonorId | null, };

/**
 * Assigns a donation code, as scanned.
 */
export type DonationCodeAssign = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The code, as typed or as a gun sends it.
 */
code: string, };

/**
 * Corrects what was collected.
 */
export type DonationCorrect = { 
/**
 * The donation.
 */
donation: DonationId, 
/**
 * What was drawn.
 */
drawn: Plan, 
/**
 * How it ended.
 */
outcome: Outcome, 
/**
 * What was wrong.
 */
reason: string, };

/**
 * Records the last donation elsewhere, as the donor tells of it.
 */
export type DonationDeclare = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The day, as well as the donor remembers it.
 */
on: string, 
/**
 * What was given.
 */
gave: Plan, 
/**
 * Where, if the donor says so.
 */
site?: string | null, };

/**
 * One donation.
 */
export type DonationId = string;

/**
 * The kinds of donation that a station collects.
 */
export type DonationKind = "whole_blood" | "platelets";

/**
 * Records that a donation elsewhere was proved: who is on duty has seen the paper.
 */
export type DonationProve = { 
/**
 * The donation.
 */
donation: DonationId, 
/**
 * What the paper is: its kind, issuer and number.
 */
paper: string, 
/**
 * The attachment that shows it, by its SHA-256.
 */
attachment: string, };

/**
 * A past donation, as a line of the history.
 */
export type DonationRow = { 
/**
 * The donation.
 */
id: DonationId, 
/**
 * The donation code.
 */
code: string, 
/**
 * Station-local day.
 */
date: string, 
/**
 * What was given.
 */
kind: DonationKind, 
/**
 * All that was collected, ml.
 */
ml: number, 
/**
 * Therapeutic units of platelets.
 */
units: number, 
/**
 * Where.
 */
site: string, 
/**
 * How it ended.
 */
outcome: Outcome, 
/**
 * The donor's reaction.
 */
reaction: Reaction, 
/**
 * How it is known.
 */
source: Source, 
/**
 * Recorded after the day itself.
 */
late: boolean, 
/**
 * It should not have happened, as far as is known.
 */
flagged: boolean, 
/**
 * It was corrected after it was recorded.
 */
corrected: boolean, 
/**
 * The unit must not be used.
 */
withdrawn: boolean, 
/**
 * Why; what a donor said in confidence is withheld from those who may not see it.
 */
withdrawal_reason: string | null, 
/**
 * The classes of its reactions; only for those who may see health reasons.
 */
reaction_classes: Array<ReactionClass>, };

/**
 * Donations added up.
 */
export type DonationSum = { 
/**
 * How many.
 */
donations: number, 
/**
 * All that was collected, ml.
 */
ml: number, 
/**
 * Therapeutic units of platelets.
 */
units: number, };

/**
 * The donations of a kind.
 */
export type DonationTotals = { 
/**
 * As the file has them, as far as kind and amount can be read.
 */
in_file: DonationSum, 
/**
 * As the station has those that were taken in or known.
 */
in_station: DonationSum, };

/**
 * Takes a proof back: the donation is declared again.
 */
export type DonationUnprove = { 
/**
 * The donation.
 */
donation: DonationId, 
/**
 * Why the paper proves nothing.
 */
reason: string, };

/**
 * Gives a donor another address for letters.
 */
export type DonorAddressChange = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The address.
 */
address: string, };

/**
 * What is free for the donor.
 */
export type DonorBenefit = { 
/**
 * Whether any amount is free, for life.
 */
unlimited: boolean, 
/**
 * The amount, ml; none when unlimited.
 */
ml: number | null, };

/**
 * Corrects birth date and sex; another person than the one who registered them.
 */
export type DonorBirthCorrect = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * Birth date.
 */
birth_date: string, 
/**
 * Sex.
 */
sex: Sex, 
/**
 * What was wrong.
 */
reason: string, };

/**
 * Asks for a donor's entries.
 */
export type DonorChanges = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * Document and phone numbers in full; that they were shown is an entry of the journal.
 */
in_full?: boolean, };

/**
 * One donor found; personal numbers are masked.
 */
export type DonorHit = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * The name.
 */
name: string, 
/**
 * Sex.
 */
sex: Sex | null, 
/**
 * Birth date.
 */
birth_date: string, 
/**
 * Completed years today.
 */
age: number, 
/**
 * The document number, masked.
 */
document: string | null, 
/**
 * The phone, masked.
 */
phone: string | null, 
/**
 * The day of the last donation.
 */
last_donation: string | null, };

/**
 * What the box found: who is meant exactly, then who was seen lately at this desk, then by name;
 * 50 at most.
 */
export type DonorHits = { 
/**
 * What the typed text was taken for.
 */
kind: QueryKind, 
/**
 * The donors found.
 */
hits: Array<DonorHit>, 
/**
 * There are more than these: more must be typed.
 */
more: boolean, };

/**
 * A donor's record.
 */
export type DonorId = string;

/**
 * Makes two records one person's. An administrator and a physician answer for it: one person who
 * is both, or the person on duty and a second one who is what the first is not.
 */
export type DonorMerge = { 
/**
 * The donor whose record is to stand for both.
 */
keep: DonorId, 
/**
 * The donor whose record is to be merged into it.
 */
merge: DonorId, 
/**
 * Why they are the same person.
 */
reason: string, 
/**
 * The name of the second person.
 */
second?: string | null, 
/**
 * That person's password.
 */
second_password?: string | null, };

/**
 * Asks what a merge would change. Nothing is written.
 */
export type DonorMergePreview = { 
/**
 * The donor whose record is to stand for both.
 */
keep: DonorId, 
/**
 * The donor whose record is to be merged into it.
 */
merge: DonorId, };

/**
 * Opens a donor's record.
 */
export type DonorOpen = { 
/**
 * The donor.
 */
donor: DonorId, };

/**
 * Everything that the donor's page shows.
 */
export type DonorPage = { 
/**
 * The donor.
 */
id: DonorId, 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * Other records of the donor, which this one stands for since they were merged.
 */
other_records: Array<OtherRecord>, 
/**
 * The name.
 */
name: string, 
/**
 * Names before, and in other records.
 */
former_names: Array<string>, 
/**
 * Sex.
 */
sex: Sex | null, 
/**
 * Birth date.
 */
birth_date: string, 
/**
 * Completed years today.
 */
age: number, 
/**
 * The type of the identity document.
 */
document_type: DocumentKind, 
/**
 * Its number, masked.
 */
document: string, 
/**
 * The name of the division that the document was first issued in, where known.
 */
district: string | null, 
/**
 * The phone, masked.
 */
phone: string | null, 
/**
 * The address for letters, its beginning.
 */
address: string | null, 
/**
 * The newest photo: the attachment's name.
 */
photo: string | null, 
/**
 * May the donor donate today: whole blood first, then platelets.
 */
verdicts: Array<KindVerdict>, 
/**
 * Past donations, newest first.
 */
history: Array<DonationRow>, 
/**
 * Deferral records, newest first; health reasons only for those who may see them.
 */
deferrals: Array<DeferralRow>, 
/**
 * Certificates, newest first.
 */
certificates: Array<Certificate>, 
/**
 * National awards that were conferred, in order of cut-off.
 */
awards: Array<Award>, 
/**
 * Awards for volunteer service that were conferred, in order of cut-off.
 */
volunteer_awards: Array<VolunteerAwarded>, 
/**
 * Volunteer service.
 */
volunteer: Volunteer | null, 
/**
 * What has been earned; none when the records contradict the awards.
 */
tally: Tally | null, 
/**
 * What contradicts, and what to do about it.
 */
tally_problem: string | null, 
/**
 * What is missing to the next level of each honour.
 */
progress: Array<HonourProgress>, 
/**
 * What blood costs the donor and the family nothing today, before what was refunded already.
 */
benefits: Benefits, 
/**
 * How donations elsewhere were checked.
 */
proofs: Array<SourceProof>, 
/**
 * Notes, newest first; those that were struck out are among them.
 */
notes: Array<NoteRow>, 
/**
 * Today's visit, if there is one.
 */
visit: Visit | null, 
/**
 * All visits, newest first, for those who may see what was answered there.
 */
visits: Array<DonorVisit>, };

/**
 * Gives a donor another phone number.
 */
export type DonorPhoneChange = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The number.
 */
phone: string, };

/**
 * Registers a person who was never here before.
 */
export type DonorRegister = { 
/**
 * The identity document.
 */
document: DocumentInput, 
/**
 * The name, 2 to 50 characters; every sort of middle dot becomes `·`.
 */
name: string, 
/**
 * Sex; taken from the document when absent, and must agree with it.
 */
sex?: Sex | null, 
/**
 * Birth date; taken from the document when absent, and must agree with it.
 */
birth_date?: string | null, 
/**
 * Phone number, digits.
 */
phone?: string | null, 
/**
 * Address for letters.
 */
address?: string | null, 
/**
 * Similar donors who are other people, as somebody has looked.
 */
not_the_same?: Array<DonorId>, };

/**
 * Undoes the registration of a wrong person, of whom nothing else was recorded.
 */
export type DonorRegistrationUndo = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * What was wrong.
 */
reason: string, };

/**
 * Gives a donor another name.
 */
export type DonorRename = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The name.
 */
name: string, 
/**
 * Why: changed by law, or registered wrongly.
 */
reason: string, };

/**
 * Shows a masked number in full; that it was shown is an entry of the journal.
 */
export type DonorReveal = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The number to show.
 */
field: MaskedField, };

/**
 * Finds donors by whatever was typed or scanned: a document number whole or its last 4 to 6
 * characters, a phone number whole or its last 4 digits, a donor number, a donation code, a
 * certificate's serial, a name or any part of it, its pinyin or initials, a name and a birthday
 * (王0307). A search of this desk that is going on is broken off.
 */
export type DonorSearch = { 
/**
 * What was typed.
 */
query: string, };

/**
 * Asks, before registering, for donors who may be the same person.
 */
export type DonorSimilar = { 
/**
 * The identity document.
 */
document: DocumentInput, 
/**
 * The name.
 */
name: string, 
/**
 * Sex; taken from the document when absent.
 */
sex?: Sex | null, 
/**
 * Birth date; taken from the document when absent.
 */
birth_date?: string | null, 
/**
 * Phone number.
 */
phone?: string | null, };

/**
 * Takes a merge back: two people answer for it, as for the merge.
 */
export type DonorUnmerge = { 
/**
 * The record that was merged.
 */
donor: DonorId, 
/**
 * Why they are not the same person.
 */
reason: string, 
/**
 * Whose each visit is that was recorded since.
 */
belongs?: Array<VisitBelongs>, 
/**
 * The name of the second person.
 */
second?: string | null, 
/**
 * That person's password.
 */
second_password?: string | null, };

/**
 * Asks what undoing a merge needs. Nothing is written.
 */
export type DonorUnmergePreview = { 
/**
 * The record that was merged: its own id, which search and pages lead to the other's.
 */
donor: DonorId, };

/**
 * A visit of any day.
 */
export type DonorVisit = { 
/**
 * The visit.
 */
id: VisitId, 
/**
 * Station-local day.
 */
on: string, 
/**
 * Where.
 */
site: string, };

/**
 * How far a donor is at the donor's window.
 */
export type DonorWindow = { 
/**
 * Questions that are answered.
 */
answered: number, 
/**
 * Questions in all.
 */
of: number, 
/**
 * The donor has signed.
 */
signed: boolean, 
/**
 * What recording the interview asks for: these answers, and none that came later.
 */
revision: number, 
/**
 * The answers so far; only for those who may see health reasons.
 */
answers: Array<Answer> | null, };

/**
 * Closes a donor's window; what was answered in it is gone.
 */
export type DonorWindowClose = { 
/**
 * The visit.
 */
visit: VisitId, };

/**
 * Opens a donor's window for a visit that stands before the interview.
 */
export type DonorWindowOpen = { 
/**
 * The visit.
 */
visit: VisitId, };

/**
 * A window that was opened.
 */
export type DonorWindowOpened = { 
/**
 * What the window shows with every request; nobody else has it.
 */
token: string, 
/**
 * Minutes without use after which it ends.
 */
minutes: number, };

/**
 * Asks how far the donor is.
 */
export type DonorWindowRead = { 
/**
 * The visit.
 */
visit: VisitId, };

/**
 * Drops a form that was begun.
 */
export type DraftDrop = { 
/**
 * Which form.
 */
form: DraftForm, 
/**
 * The donor or visit that it is about; absent of nobody yet.
 */
about?: string | null, };

/**
 * A form that can be begun; each belongs to the roles that fill it in.
 */
export type DraftForm = "registration" | "interview" | "examination" | "collection" | "rest" | "late_entry";

/**
 * A form that was begun.
 */
export type DraftKept = { 
/**
 * When it was saved, station-local, `HH:MM`.
 */
saved: string, 
/**
 * What was typed.
 */
content: unknown, };

/**
 * Asks for a form that was begun today.
 */
export type DraftRead = { 
/**
 * Which form.
 */
form: DraftForm, 
/**
 * The donor or visit that it is about; absent of nobody yet.
 */
about?: string | null, };

/**
 * Keeps a form that was begun.
 */
export type DraftSave = { 
/**
 * Which form.
 */
form: DraftForm, 
/**
 * The donor or visit that it is about; absent of nobody yet.
 */
about?: string | null, 
/**
 * What was typed so far, as the screen keeps it.
 */
content: unknown, };

/**
 * A certificate that is due.
 */
export type DueRow = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The donor's number.
 */
donor_no: string, 
/**
 * The donor's name.
 */
name: string, 
/**
 * Station-local day of the visit.
 */
on: string, 
/**
 * The donation code.
 */
code: string | null, 
/**
 * The group that the donor came with.
 */
team: Team | null, 
/**
 * A task about the donation is open: a physician settles it first.
 */
held_back: boolean, };

/**
 * Says that two donors who look alike are not the same person.
 */
export type DuplicateDismiss = { 
/**
 * One.
 */
donor: DonorId, 
/**
 * The other.
 */
other: DonorId, };

/**
 * Two donors who look alike.
 */
export type DuplicatePair = { 
/**
 * The two.
 */
donors: [DonorHit, DonorHit], 
/**
 * How near their names are.
 */
nearness: Nearness, 
/**
 * Birth date and sex are the same.
 */
same_birth: boolean, 
/**
 * The phone number is the same.
 */
same_phone: boolean, };

/**
 * Looks for donors who may be registered twice.
 */
export type DuplicateScan = { 
/**
 * The most pairs to be shown: 500 when absent, 100,000 at the most.
 */
most?: number | null, };

/**
 * Donors who may be registered twice.
 */
export type Duplicates = { 
/**
 * How many donors were compared.
 */
donors: number, 
/**
 * How many pairs look alike.
 */
pairs: number, 
/**
 * The likeliest of them, as many as were asked for at most.
 */
rows: Array<DuplicatePair>, };

/**
 * Who may donate on a day, as far as is known before the interview and the examination. Whoever is
 * past the upper age is taken to ask to go on.
 */
export type Eligible = { 
/**
 * The day.
 */
on: string, 
/**
 * What is to be given.
 */
kind: DonationKind, 
/**
 * Donors who were judged.
 */
donors: number, 
/**
 * Donors who may donate, of those whose last donation is in the days that were asked about.
 */
eligible: number, 
/**
 * Of these, donors who have not given before.
 */
first_time: number, 
/**
 * The first of them in order of registration, 500 at most.
 */
rows: Array<EligibleRow>, };

/**
 * Asks who may donate on a day: 400 ml of whole blood, or one unit of platelets.
 */
export type EligibleList = { 
/**
 * The day; today when absent.
 */
on?: string | null, 
/**
 * What is to be given.
 */
kind: DonationKind, 
/**
 * Only donors who gave last on this day or later.
 */
last_from?: string | null, 
/**
 * Only donors who gave last on this day or earlier.
 */
last_to?: string | null, };

/**
 * A donor who may donate.
 */
export type EligibleRow = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * The name.
 */
name: string, 
/**
 * The day of the last donation of either kind.
 */
last_donation: string | null, };

/**
 * What went wrong: a closed list, for programs.
 */
export type ErrorCode = "bad_request" | "invalid" | "implausible" | "document_invalid" | "document_registered" | "similar_donors" | "document_blocked" | "donation_code_invalid" | "donation_code_used" | "not_found" | "out_of_order" | "window_closed" | "window_changed" | "not_logged_in" | "locked" | "wait" | "not_allowed" | "second_person" | "wrong_password" | "weak_password" | "station_exists" | "no_station" | "damaged" | "newer" | "in_use" | "clock" | "numbers_used_up" | "self_test" | "paper" | "storage" | "cancelled" | "internal";

/**
 * Measurements of the day, each absent until taken.
 */
export type Examination = { 
/**
 * Body weight, kg.
 */
weight_kg?: number | null, 
/**
 * Systolic blood pressure, mmHg.
 */
systolic_mmhg?: number | null, 
/**
 * Diastolic blood pressure, mmHg.
 */
diastolic_mmhg?: number | null, 
/**
 * Pulse, beats a minute.
 */
pulse_bpm?: number | null, 
/**
 * Body temperature, °C.
 */
temperature_c?: number | null, 
/**
 * Haemoglobin, g/L.
 */
haemoglobin_g_l?: number | null, 
/**
 * Platelet count, 10⁹/L.
 */
platelets_10e9_l?: number | null, 
/**
 * Haematocrit, as a fraction.
 */
haematocrit?: number | null, };

/**
 * Corrects measurements.
 */
export type ExaminationCorrect = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The measurements as they should have been, all of them.
 */
examination: Examination, 
/**
 * What was wrong.
 */
reason: string, 
/**
 * Fields whose value is hard to believe and was looked at again.
 */
confirmed?: Array<string>, };

/**
 * Asks what is to be said of measurements, complete or not; nothing is recorded.
 */
export type ExaminationJudge = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The measurements so far.
 */
examination: Examination, 
/**
 * What the donor means to give; whole blood when absent.
 */
kind?: DonationKind | null, };

/**
 * What is to be said of measurements.
 */
export type ExaminationJudgement = { 
/**
 * Those that keep the donor from donating today.
 */
outside: Array<OutsideRow>, 
/**
 * The fields that will be asked twice.
 */
implausible: Array<string>, };

/**
 * Records the examination and what the donor means to give, and judges both.
 */
export type ExaminationRecord = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The measurements.
 */
examination: Examination, 
/**
 * What the donor means to give.
 */
plan: Plan, 
/**
 * The instrument of each field, by the label on it.
 */
devices?: { [key in string]: string }, 
/**
 * Fields whose value is hard to believe and was looked at again.
 */
confirmed?: Array<string>, };

/**
 * A finding as it is sent and shown.
 */
export type Explained = { 
/**
 * Rule id, as `interval.whole_blood.platelets` or `deferral.T13`.
 */
rule: string, 
/**
 * Whether it keeps the donor from donating; otherwise it is a remark.
 */
blocks: boolean, 
/**
 * Whether it never ends by itself.
 */
permanent: boolean, 
/**
 * First day on which it is over.
 */
until: string | null, 
/**
 * The clause that it comes from, 条款待核 where no source names one.
 */
clause: string, 
/**
 * The finding in Chinese.
 */
zh: string, 
/**
 * The finding in English.
 */
en: string, };

/**
 * The form of the file.
 */
export type ExportFormat = "xlsx" | "csv" | "jsonl";

/**
 * What was written.
 */
export type ExportReport = { 
/**
 * Rows written, headings aside.
 */
rows: number, };

/**
 * What to take out.
 */
export type ExportWhat = "donors" | "documents" | "old_numbers" | "donations" | "visits" | "deferrals" | "certificates" | "awards" | "volunteers" | "honours" | "recall" | "tasks" | "blocks" | "openings" | "staff" | "journal";

/**
 * Writes an export.
 */
export type ExportWrite = { 
/**
 * What to take out.
 */
what: ExportWhat, 
/**
 * The form of the file.
 */
format: ExportFormat, 
/**
 * Where to; a file that exists is not overwritten.
 */
out: string, };

/**
 * What is free for the family.
 */
export type FamilyBenefit = { 
/**
 * The amount, ml.
 */
ml: number, };

/**
 * What a column holds.
 */
export type Field = "old_number" | "name" | "sex" | "birth_date" | "document_type" | "document_number" | "other_document_type" | "other_document_number" | "phone" | "code" | "record_no" | "date" | "kind" | "amount" | "ml" | "units" | "plasma_ml" | "outcome" | "reaction" | "source" | "site" | "deferral_code" | "event" | "from" | "until" | "permanent" | "found_by" | "level" | "cutoff" | "counted_after" | "list";

/**
 * What a file is; its first bytes must say the same.
 */
export type FileType = "jpeg" | "png" | "pdf";

/**
 * Asks how far the groups of a day are.
 */
export type GroupDay = { 
/**
 * The day; today when absent.
 */
day?: string | null, };

/**
 * Issues the thanks to a group.
 */
export type GroupIssue = { 
/**
 * The group, as its visits name it.
 */
group: string, 
/**
 * The occasion.
 */
event?: string | null, 
/**
 * Station-local first day.
 */
from: string, 
/**
 * Station-local last day.
 */
to: string, };

/**
 * A group's day.
 */
export type GroupRow = { 
/**
 * The group.
 */
team: Team, 
/**
 * Its donors who came.
 */
visits: number, 
/**
 * Those whose visit is going on.
 */
under_way: number, 
/**
 * Those of whom blood was drawn.
 */
collected: number, 
/**
 * Those who may not donate.
 */
refused: number, 
/**
 * Those who left.
 */
left: number, 
/**
 * Certificates that are due.
 */
certificates_due: number, 
/**
 * Whole blood, ml.
 */
whole_blood_ml: number, 
/**
 * Platelets, therapeutic units.
 */
platelet_units: number, };

/**
 * An honour that grows.
 */
export type Honour = "dedication" | "lifetime" | "volunteer_stars";

/**
 * Issues an honour certificate of the station.
 */
export type HonourIssue = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * Why it is given.
 */
occasion: HonourOccasion, 
/**
 * Where no font has a character of the name: it is written by hand, and this says how.
 */
remark?: string | null, };

/**
 * Why an honour certificate is given.
 */
export type HonourOccasion = "towards" | "reached" | "round";

/**
 * What is missing to the next level of an honour.
 */
export type HonourProgress = { 
/**
 * The honour.
 */
honour: Honour, 
/**
 * How much there is.
 */
has: number, 
/**
 * From how much the next level is due.
 */
of: number, 
/**
 * How much is missing; 0 when the level is due.
 */
needs: number, 
/**
 * What is counted.
 */
counted_in: CountedIn, 
/**
 * The next level, by its name in Chinese.
 */
level_zh: string, 
/**
 * The next level, by its name in English.
 */
level_en: string, 
/**
 * The whole in Chinese.
 */
zh: string, 
/**
 * The whole in English.
 */
en: string, };

/**
 * What a donor was honoured for and has earned.
 */
export type Honours = { 
/**
 * What was conferred, in order of cut-off.
 */
awards: Array<Award>, 
/**
 * What was conferred for service, in order of cut-off.
 */
volunteer_awards: Array<VolunteerAwarded>, 
/**
 * Volunteer service.
 */
volunteer: Volunteer | null, 
/**
 * What has been earned as of today; none when the records contradict the awards.
 */
tally: Tally | null, 
/**
 * What contradicts, and what to do about it.
 */
tally_problem: string | null, };

/**
 * Asks for everybody who is to be nominated.
 */
export type HonoursList = { 
/**
 * Last day whose donations the round counts.
 */
as_of: string, 
/**
 * The round, as people call it.
 */
round?: string | null, 
/**
 * Counts within which a donor to whom nothing is due is near the next level; 0 for none.
 */
near?: number, 
/**
 * Document numbers in full, as the national form has them; that each was shown is an entry of
 * the journal.
 */
in_full?: boolean, };

/**
 * Everybody who is to be nominated.
 */
export type HonoursListed = { 
/**
 * Last day whose donations were counted.
 */
as_of: string, 
/**
 * The round.
 */
round: string | null, 
/**
 * The highest level first, then by donor number.
 */
rows: Array<Nomination>, 
/**
 * Donors who are near the next level, those who need the least first, then by donor number;
 * their document numbers are masked.
 */
near: Array<Near>, 
/**
 * Donors whose records contradict their awards: nothing can be counted before that is settled.
 */
uncounted: Array<Uncounted>, };

/**
 * An earlier import of the same file.
 */
export type ImportBefore = { 
/**
 * Whether it came to its end; one that did not is gone on with by importing the file again.
 */
finished: boolean, 
/**
 * When, station-local, `YYYY-MM-DD HH:MM`.
 */
at: string, 
/**
 * By whom.
 */
by: string, };

/**
 * How a file is read.
 */
export type ImportMap = { 
/**
 * What the other system is called: its donor numbers are kept under this name.
 */
system: string | null, 
/**
 * The sheets; one that is missing here is read by its headings.
 */
sheets: Array<SheetMap>, 
/**
 * What the codes of a column mean: the file's word, and the product's.
 */
words: { [key in Field]?: { [key in string]: string } }, 
/**
 * The list that blocked documents stand on, where the rows name none.
 */
list: string | null, };

/**
 * What a file holds.
 */
export type ImportPreview = { 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * How it is written: `xlsx`, `utf-8` or `gb18030`.
 */
encoding: string, 
/**
 * How it would be read; can be changed and given to the import.
 */
map: ImportMap, 
/**
 * Its sheets.
 */
sheets: Array<SheetPreview>, 
/**
 * The latest import of the same file.
 */
before: ImportBefore | null, };

/**
 * Reads a file and says what it holds. Nothing is written.
 */
export type ImportRead = { 
/**
 * The file.
 */
file: string, 
/**
 * How it is read; by its headings and as the last one, when absent.
 */
map?: ImportMap | null, };

/**
 * What came of an import.
 */
export type ImportReport = { 
/**
 * Nothing was written: this is what would come of it.
 */
dry_run: boolean, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * The latest import of the same file before this one.
 */
before: ImportBefore | null, 
/**
 * The figures.
 */
totals: ImportTotals, 
/**
 * Some rows beside what the station holds of them.
 */
sample: Array<ImportSample>, 
/**
 * Every row that was refused, in the order in which they were looked at.
 */
refused: Array<RefusedRow>, 
/**
 * Deferrals that block although something of them was not understood: for a physician.
 */
held: Array<RefusedRow>, };

/**
 * Takes a file in. Running it again adds nothing.
 */
export type ImportRun = { 
/**
 * The file.
 */
file: string, 
/**
 * How it is read; by its headings and as the last one, when absent.
 */
map?: ImportMap | null, 
/**
 * Only says what would come of it.
 */
dry_run?: boolean, 
/**
 * Where to leave the report as a workbook.
 */
report?: string | null, };

/**
 * A row beside what the station holds of it.
 */
export type ImportSample = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * The row in it, from 1.
 */
row: number, 
/**
 * The donor number that it led to.
 */
donor_no: string, 
/**
 * Field by field.
 */
fields: Array<SampleField>, };

/**
 * The figures of an import.
 */
export type ImportTotals = { 
/**
 * All rows.
 */
rows: RowCounts, 
/**
 * The rows of each sheet.
 */
sheets: Array<SheetTotals>, 
/**
 * Different donors whom the rows are about.
 */
donors: number, 
/**
 * Those of them who were registered.
 */
donors_registered: number, 
/**
 * Whole blood.
 */
whole_blood: DonationTotals, 
/**
 * Platelets.
 */
platelets: DonationTotals, };

/**
 * What was answered to an inquiry.
 */
export type InquiryAnswers = { 
/**
 * The version of the questions.
 */
version: string, 
/**
 * The version of the consent.
 */
consent_version: string, 
/**
 * The answers, each with its question as it was asked.
 */
answers: Array<AnsweredQuestion>, 
/**
 * Answers that would have deferred, and why they do not.
 */
explained: Array<AnswerExplained>, 
/**
 * The signatures, by their attachments.
 */
signatures: Array<SignedBy>, 
/**
 * The donor answered at the donor's own window.
 */
at_window: boolean, 
/**
 * Who recorded it.
 */
by: string, 
/**
 * When, station-local, `YYYY-MM-DD HH:MM`.
 */
at: string, };

/**
 * The inquiry as a physician asks it.
 */
export type InquiryForm = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The version of the questions: what recording asks for.
 */
version: string, 
/**
 * What it is called.
 */
title: Wording, 
/**
 * The consent.
 */
consent: ConsentText, 
/**
 * The questions that concern the donor, in the order of asking.
 */
questions: Array<QuestionRow>, };

/**
 * What answers propose.
 */
export type InquiryJudgement = { 
/**
 * The questions that are not answered yet, in the order of asking.
 */
missing: Array<string>, 
/**
 * The answers that are not fine, in the order of asking.
 */
proposals: Array<ProposalRow>, };

/**
 * The answers of an inquiry that was not made on paper.
 */
export type InterviewAnswers = { 
/**
 * The version of the questions that were asked.
 */
version: string, 
/**
 * The version of the consent that was signed.
 */
consent_version: string, 
/**
 * The donor answered and signed at the donor's window: what the window's answers were at when
 * they were read. Answers and signature are taken from there then.
 */
window_revision?: number | null, 
/**
 * The answers, where the physician asked.
 */
answers?: Array<Answer>, 
/**
 * The donor's signature, where the physician asked.
 */
signature?: SignatureInput | null, 
/**
 * The physician's signature.
 */
physician_signature?: SignatureInput | null, 
/**
 * What the physician decides on each answer that would defer.
 */
decisions?: Array<AnswerDecision>, };

/**
 * Asks for the questions of a visit.
 */
export type InterviewForm = { 
/**
 * The visit.
 */
visit: VisitId, };

/**
 * Asks what answers propose; nothing is recorded.
 */
export type InterviewJudge = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The answers so far.
 */
answers: Array<Answer>, };

/**
 * Asks what was answered to the inquiry of a visit.
 */
export type InterviewRead = { 
/**
 * The visit.
 */
visit: VisitId, };

/**
 * Records the health inquiry and the donor's consent: on paper by the number of its form, or
 * `answered`.
 */
export type InterviewRecord = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The number of the signed form; needed where the inquiry was made on paper.
 */
form_no?: string, 
/**
 * The donor has read and signed the consent.
 */
consent: boolean, 
/**
 * What the answers defer the donor for.
 */
deferrals?: Array<DeferralInput>, 
/**
 * Who asked, where it was not the person on duty.
 */
by?: string | null, 
/**
 * The answers, where the inquiry was not made on paper.
 */
answered?: InterviewAnswers | null, };

/**
 * A document that was issued.
 */
export type IssuedPaper = { 
/**
 * The document.
 */
id: CertificateId, 
/**
 * What it is.
 */
kind: PaperKind, 
/**
 * Its serial; labels have none.
 */
serial: string | null, 
/**
 * The group of a letter to a group, the round of a nomination list.
 */
about: string | null, 
/**
 * Station-local day of issue.
 */
issued_on: string, 
/**
 * Who issued it.
 */
issued_by: string, 
/**
 * Why labels were made again.
 */
reason: string | null, 
/**
 * The donation codes of labels.
 */
codes: Array<string>, 
/**
 * How often it was printed.
 */
printed: number, 
/**
 * That it no longer holds.
 */
voided: Voided | null, };

/**
 * Where the next page begins.
 */
export type JournalFurther = { 
/**
 * Goes into `older_than`.
 */
entry: string, 
/**
 * The journal was looked through back to this day.
 */
looked_back_to: string, };

/**
 * A page of the journal.
 */
export type JournalPage = { 
/**
 * The entries, the newest first; a page may be empty and still have more behind it.
 */
rows: Array<JournalRow>, 
/**
 * Where to read on, when there may be more.
 */
further: JournalFurther | null, };

/**
 * Asks for a page of the journal. What is absent leaves nothing out.
 */
export type JournalRead = { 
/**
 * Entries about this donor, in every record of them.
 */
donor?: DonorId | null, 
/**
 * Entries by this person.
 */
staff?: StaffId | null, 
/**
 * Entries of this kind.
 */
kind?: EntryKind | null, 
/**
 * From this day on, station-local.
 */
from?: string | null, 
/**
 * Up to and including this day, station-local.
 */
to?: string | null, 
/**
 * Older than this entry: `further.entry` of the page before.
 */
older_than?: string | null, };

/**
 * Makes every table anew from the journal.
 */
export type JournalRebuild = Record<symbol, never>;

/**
 * An entry.
 */
export type JournalRow = { 
/**
 * Its number and the desk that wrote it, `SEQ@DESK`.
 */
entry: string, 
/**
 * When, station-local, `YYYY-MM-DD HH:MM`.
 */
at: string, 
/**
 * By whom.
 */
by: string, 
/**
 * Its kind.
 */
kind: EntryKind, 
/**
 * The donor it is about.
 */
donor: DonorId | null, 
/**
 * That donor's number.
 */
donor_no: string | null, 
/**
 * What it says, field by field, numbers of people masked; null where it is withheld.
 */
fields: Record<string, unknown>, };

/**
 * Proves the hash chain, the tables against a replay, and the file itself.
 */
export type JournalVerify = { 
/**
 * The chain and the head only.
 */
quick?: boolean, 
/**
 * A head that was kept elsewhere, `SEQ:HASH`: the journal must contain it.
 */
expect?: string | null, };

/**
 * A judgement of a visit, as kept in it.
 */
export type Judgement = { 
/**
 * The verdict.
 */
verdict: Verdict, 
/**
 * The first day on which every dated finding is over.
 */
until: string | null, 
/**
 * Why, each with its clause.
 */
findings: Array<Explained>, };

/**
 * May this donor donate this kind today?
 */
export type KindVerdict = { 
/**
 * The kind of donation.
 */
kind: DonationKind, 
/**
 * The verdict on a usual donation of it (400 ml; one unit).
 */
verdict: Verdict, 
/**
 * The first day on which a usual donation is allowed; none if it cannot be told.
 */
next: string | null, 
/**
 * Why, each with its clause.
 */
findings: Array<Explained>, };

/**
 * What labels are printed on.
 */
export type LabelPaper = "roll" | "sheet";

/**
 * Makes labels of donation codes.
 */
export type LabelsIssue = { 
/**
 * Codes as a gun sends them, codes that are on record, or codes of the issuer's range.
 */
codes?: Array<string>, 
/**
 * So many of the next codes of the issuer's range.
 */
next?: number | null, 
/**
 * What they are printed on.
 */
stock: LabelPaper, 
/**
 * Why labels are made again; needed where one of the codes had labels before.
 */
reason?: string | null, };

/**
 * How the last backups went.
 */
export type LastBackup = { 
/**
 * When the newest copy that was opened and verified was made, milliseconds UTC; null if none
 * was.
 */
verified_at: number | null, 
/**
 * Something was written since, and longer ago than twice the time between backups.
 */
is_overdue: boolean, 
/**
 * The second place as it is set; null if none is, and while the desk is locked.
 */
second_place: string | null, 
/**
 * What became of each place that was tried, in their order.
 */
places: Array<PlaceState>, };

/**
 * What became of a late entry.
 */
export type LateEntryAnswer = { 
/**
 * The line's own mark.
 */
id: string | number | null, 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * Registered by this line.
 */
new: boolean, 
/**
 * The verdict as of that day.
 */
verdict: Verdict, 
/**
 * The first day on which every dated finding is over.
 */
until: string | null, 
/**
 * Why, each with its clause.
 */
findings: Array<Explained>, 
/**
 * The donation, kept whatever the verdict.
 */
donation: WalkInDonation | null, 
/**
 * It should not have happened: a task was raised.
 */
flagged: boolean, 
/**
 * The certificate; none while a task about the donation is open.
 */
certificate: WalkInCertificate | null, 
/**
 * What to do next, where there is something to do.
 */
note: string | null, 
/**
 * What has been earned, as of the day; none when the records contradict the awards.
 */
tally: Tally | null, };

/**
 * What happened on a past day, start to end.
 */
export type LateEntryRecord = { 
/**
 * The line's own mark, given back in the answer.
 */
id?: string | number | null, 
/**
 * The identity document.
 */
document: DocumentInput, 
/**
 * The name.
 */
name: string, 
/**
 * Sex; from the document when absent.
 */
sex?: Sex | null, 
/**
 * Birth date; from the document when absent.
 */
birth_date?: string | null, 
/**
 * Phone number.
 */
phone?: string | null, 
/**
 * Where; the desk's own site when absent.
 */
site?: string | null, 
/**
 * The day, before today.
 */
on: string, 
/**
 * The interview.
 */
interview: WalkInInterview, 
/**
 * What the donor meant to give.
 */
plan: Plan, 
/**
 * The measurements, as far as there are any.
 */
exam?: Examination, 
/**
 * The donation code.
 */
donation_code: string, 
/**
 * What was drawn; as planned when absent.
 */
drawn?: Plan | null, 
/**
 * How it ended.
 */
outcome?: Outcome, 
/**
 * The donor's reaction.
 */
reaction?: Reaction, 
/**
 * A repeat donor past the upper age asked to go on donating.
 */
asks_to_continue?: boolean, };

/**
 * A visit that was recorded since the merge: somebody has to say whose it is.
 */
export type LaterVisit = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Station-local day.
 */
on: string, 
/**
 * Where.
 */
site: string, 
/**
 * The donation code, if one was given out.
 */
code: string | null, };

/**
 * Issues a letter about a deferral.
 */
export type LetterIssue = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The deferral whose reason stands in the letter: for a physician to decide; without it the
 * letter gives no reason.
 */
reason_of?: DeferralId | null, 
/**
 * It is sent: the address stands on the outside.
 */
by_post?: boolean, };

/**
 * A level of 无偿献血奉献奖, by counts since the last gold.
 */
export type Level = "none" | "bronze" | "silver" | "gold";

/**
 * Which masked number to show.
 */
export type MaskedField = "document" | "phone" | "address";

/**
 * What a merge would change.
 */
export type MergePreview = { 
/**
 * The record that is to stand, before.
 */
keep: MergeSide, 
/**
 * The record that is to be merged, before.
 */
merge: MergeSide, 
/**
 * The one person, after.
 */
after: MergeSide, 
/**
 * In which of `name`, `sex`, `birth_date`, `phone` they differ: those of `keep` stand.
 */
differs: Array<string>, 
/**
 * Donations that both records tell of.
 */
same_donations: Array<SameDonation>, 
/**
 * Donations that should not have happened, as would be known then: a task for each.
 */
against_rules: Array<DonationRow>, };

/**
 * One person as the records say that are asked about.
 */
export type MergeSide = { 
/**
 * Who it is.
 */
donor: DonorHit, 
/**
 * Document numbers, masked.
 */
documents: Array<string>, 
/**
 * May the donor donate today: whole blood first, then platelets.
 */
verdicts: Array<KindVerdict>, 
/**
 * Deferral records, newest first; health reasons only for those who may see them.
 */
deferrals: Array<DeferralRow>, 
/**
 * Donations, newest first, each once.
 */
donations: Array<DonationRow>, 
/**
 * Certificates, newest first.
 */
certificates: Array<Certificate>, 
/**
 * What was conferred and has been earned.
 */
honours: Honours, };

/**
 * A donor who is near the next level.
 */
export type Near = { 
/**
 * The first day, not before today, on which whole blood may be given, as far as is known.
 */
next_whole_blood: string | null, 
/**
 * The same of platelets.
 */
next_platelets: string | null, 
/**
 * Whether one usual donation of whole blood, or two units of platelets, on such a day of the
 * round is enough.
 */
by_one: boolean, 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * The name.
 */
name: string, 
/**
 * Sex.
 */
sex: Sex | null, 
/**
 * Birth date.
 */
birth_date: string, 
/**
 * The type of the identity document.
 */
document_type: DocumentKind, 
/**
 * Its number; masked, unless it was asked for in full.
 */
document: string, 
/**
 * What was conferred by that day, in order of cut-off.
 */
awards: Array<Award>, 
/**
 * Hours of volunteer service, if any.
 */
volunteer_hours: number | null, 
/**
 * The stars that are due: more than any that were conferred.
 */
volunteer_due: VolunteerAward | null, 
/**
 * Whether the lifetime award for service is due and was not conferred.
 */
volunteer_lifetime_due: boolean, 
/**
 * What was conferred for service by that day, in order of cut-off.
 */
volunteer_awards: Array<VolunteerAwarded>, 
/**
 * The last donation by that day.
 */
last_donation: string | null, 
/**
 * Counts of the whole life, rounded down.
 */
lifetime_count: number, 
/**
 * Whole blood of the whole life, ml.
 */
whole_blood_ml: number, 
/**
 * Therapeutic units of platelets of the whole life.
 */
platelet_units: number, 
/**
 * Day of the donation that was the last gold's last count; none without a gold.
 */
counted_after: string | null, 
/**
 * Counts since then, rounded down.
 */
count: number, 
/**
 * The level of that count.
 */
level: Level, 
/**
 * The level to nominate for: higher than any held since the last gold, or none.
 */
nominate: Level, 
/**
 * The next level; none at gold.
 */
to_next: NextLevel | null, 
/**
 * Golds conferred.
 */
golds: number, 
/**
 * Whether 奉献奖终身荣誉奖 is due.
 */
lifetime_honour: boolean, 
/**
 * Stars of 志愿服务奖.
 */
volunteer_stars: number, 
/**
 * Whether 志愿服务奖终身荣誉奖 is due.
 */
volunteer_lifetime: boolean, };

/**
 * How near two names are, the nearest first.
 */
export type Nearness = "same" | "same_sound" | "transposed" | "one_different" | "one_missing";

/**
 * The next level and how far it is.
 */
export type NextLevel = { 
/**
 * The next level.
 */
level: Level, 
/**
 * Counts that are missing.
 */
needs: number, };

/**
 * How a donor's first possible day would move.
 */
export type NextShift = "sooner" | "later" | "same";

/**
 * A donor who is to be nominated.
 */
export type Nomination = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * The name.
 */
name: string, 
/**
 * Sex.
 */
sex: Sex | null, 
/**
 * Birth date.
 */
birth_date: string, 
/**
 * The type of the identity document.
 */
document_type: DocumentKind, 
/**
 * Its number; masked, unless it was asked for in full.
 */
document: string, 
/**
 * What was conferred by that day, in order of cut-off.
 */
awards: Array<Award>, 
/**
 * Hours of volunteer service, if any.
 */
volunteer_hours: number | null, 
/**
 * The stars that are due: more than any that were conferred.
 */
volunteer_due: VolunteerAward | null, 
/**
 * Whether the lifetime award for service is due and was not conferred.
 */
volunteer_lifetime_due: boolean, 
/**
 * What was conferred for service by that day, in order of cut-off.
 */
volunteer_awards: Array<VolunteerAwarded>, 
/**
 * The last donation by that day.
 */
last_donation: string | null, 
/**
 * Counts of the whole life, rounded down.
 */
lifetime_count: number, 
/**
 * Whole blood of the whole life, ml.
 */
whole_blood_ml: number, 
/**
 * Therapeutic units of platelets of the whole life.
 */
platelet_units: number, 
/**
 * Day of the donation that was the last gold's last count; none without a gold.
 */
counted_after: string | null, 
/**
 * Counts since then, rounded down.
 */
count: number, 
/**
 * The level of that count.
 */
level: Level, 
/**
 * The level to nominate for: higher than any held since the last gold, or none.
 */
nominate: Level, 
/**
 * The next level; none at gold.
 */
to_next: NextLevel | null, 
/**
 * Golds conferred.
 */
golds: number, 
/**
 * Whether 奉献奖终身荣誉奖 is due.
 */
lifetime_honour: boolean, 
/**
 * Stars of 志愿服务奖.
 */
volunteer_stars: number, 
/**
 * Whether 志愿服务奖终身荣誉奖 is due.
 */
volunteer_lifetime: boolean, };

/**
 * Writes a list of a round as a file.
 */
export type NominationsExport = { 
/**
 * Last day whose donations the round counts.
 */
as_of: string, 
/**
 * Which list.
 */
list: RoundList, 
/**
 * Counts within which a donor is near the next level.
 */
near?: number, 
/**
 * Document numbers in full, of those to be nominated only; that each was shown is an entry.
 */
in_full?: boolean, 
/**
 * The form of the file.
 */
format: ExportFormat, 
/**
 * Where to; a file that exists is not overwritten.
 */
out: string, };

/**
 * Issues the list of those to be nominated, with masked numbers.
 */
export type NominationsIssue = { 
/**
 * Last day whose donations the round counts.
 */
as_of: string, 
/**
 * The round, as people call it.
 */
round: string, };

/**
 * A certificate that was not issued.
 */
export type NotIssued = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * What to do, in Chinese.
 */
message: string, };

/**
 * Adds a note to a donor's page. Everybody who may open the page reads it: reasons of health do
 * not belong there.
 */
export type NoteAdd = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * What it says.
 */
text: string, };

/**
 * One note on a donor's page.
 */
export type NoteId = string;

/**
 * A note, as a line of the donor's page.
 */
export type NoteRow = { 
/**
 * The note.
 */
id: NoteId, 
/**
 * What it says.
 */
text: string, 
/**
 * Who wrote it, and when.
 */
added: Signed, 
/**
 * Who struck it out, when and why.
 */
struck: Signed | null, };

/**
 * Strikes a note out; it stays visible.
 */
export type NoteStrike = { 
/**
 * The note.
 */
note: NoteId, 
/**
 * Why.
 */
reason: string, };

/**
 * The person on duty.
 */
export type OnDuty = { 
/**
 * The person's name.
 */
name: string, 
/**
 * The roles that the person holds.
 */
roles: Array<Role>, };

/**
 * A donor's record was opened.
 */
export type OpeningRow = { 
/**
 * The name of who opened it.
 */
staff: string, 
/**
 * When, milliseconds UTC.
 */
at: number, };

/**
 * A record that another stands for.
 */
export type OtherRecord = { 
/**
 * Its own id: what undoing the merge asks for.
 */
id: DonorId, 
/**
 * Its donor number.
 */
donor_no: string, 
/**
 * The name in it.
 */
name: string, };

/**
 * How a donation ended.
 */
export type Outcome = "complete" | "partial" | "none";

/**
 * A measurement that keeps the donor from donating today.
 */
export type OutsideRow = { 
/**
 * The field that it is shown beside.
 */
field: string, 
/**
 * What to say, in Chinese.
 */
zh: string, 
/**
 * What to say, in English.
 */
en: string, 
/**
 * The clause that it rests on.
 */
clause: string, };

/**
 * Saves the answers so far, all of them; a signature from before is void then.
 */
export type OwnAnswersSave = { 
/**
 * The answers.
 */
answers: Array<Answer>, };

/**
 * The day that a question asks for.
 */
export type OwnDate = { 
/**
 * With which answer: yes, or no.
 */
with: boolean, 
/**
 * What day it is.
 */
label: Wording, };

/**
 * The form, as its donor sees it.
 */
export type OwnForm = { 
/**
 * The donor's own name.
 */
name: string, 
/**
 * The document number, masked.
 */
document: string, 
/**
 * What the form is called.
 */
title: Wording, 
/**
 * The consent.
 */
consent: ConsentText, 
/**
 * The questions, in the order of asking.
 */
questions: Array<OwnQuestion>, 
/**
 * The answers so far.
 */
answers: Array<Answer>, 
/**
 * The donor has signed.
 */
signed: boolean, };

/**
 * Asks for the form.
 */
export type OwnFormRead = Record<symbol, never>;

/**
 * Signs answers and consent.
 */
export type OwnFormSign = { 
/**
 * The version of the consent that the donor has read.
 */
consent_version: string, 
/**
 * The donor has read the consent and agrees.
 */
consent: boolean, 
/**
 * The signature.
 */
signature: SignatureInput, };

/**
 * How far the form is.
 */
export type OwnProgress = { 
/**
 * Questions that are answered.
 */
answered: number, 
/**
 * The first question that is not; none when all are.
 */
next: string | null, 
/**
 * The donor has signed.
 */
signed: boolean, };

/**
 * A question, as its donor sees it.
 */
export type OwnQuestion = { 
/**
 * Its name.
 */
id: string, 
/**
 * The part that it is shown in.
 */
part: QuestionPart, 
/**
 * The question in Chinese.
 */
zh: string, 
/**
 * The question in English.
 */
en: string, 
/**
 * The day to ask for, if any, and the answer with which it is asked for.
 */
date: OwnDate | null, };

/**
 * How the pages of a copy were proved: every one, in one of two ways.
 */
export type PagesProved = { 
/**
 * Pages whose seal was checked now.
 */
by_seal: number, 
/**
 * Pages that are byte for byte as at an earlier backup, when their seals were checked.
 */
as_before: number, };

/**
 * Something that can be drawn.
 */
export type Paper = { "kind": "thank_you", 
/**
 * The certificates, in order.
 */
certificates: Array<CertificateId>, 
/**
 * How they look.
 */
look?: CertificateLook, } | { "kind": "issued", 
/**
 * The document.
 */
paper: CertificateId, } | { "kind": "leaflet", 
/**
 * The donation.
 */
donation: DonationId, } | { "kind": "visit_form", 
/**
 * The visit.
 */
visit: VisitId, } | { "kind": "daily", 
/**
 * Station-local day; today when absent.
 */
day?: string | null, } | { "kind": "calibration", 
/**
 * The printer.
 */
printer: string, } | { "kind": "draft", 
/**
 * The order.
 */
order: PaperOrder, } | { "kind": "sample", 
/**
 * The template's file.
 */
template: string, };

/**
 * Asks for what was issued under a serial.
 */
export type PaperFind = { 
/**
 * The serial: C and up to eight digits.
 */
serial: string, };

/**
 * What was issued under a serial.
 */
export type PaperFound = { 
/**
 * The certificate, or the other document.
 */
id: CertificateId, 
/**
 * What draws it.
 */
paper: Paper, };

/**
 * A document that is issued.
 */
export type PaperKind = "honour" | "record" | "benefits" | "deferral" | "group" | "nominations" | "labels";

/**
 * Asks for the documents that were issued about a donor, or about the station as a whole.
 */
export type PaperList = { 
/**
 * The donor; none for lists, groups and labels.
 */
donor?: DonorId | null, 
/**
 * Only those of a kind, of the station's; all when absent.
 */
kind?: PaperKind | null, };

/**
 * Asks what a document would be, before it is looked at.
 */
export type PaperLook = { 
/**
 * What to draw.
 */
paper: Paper, };

/**
 * What a document is when it is drawn.
 */
export type PaperLooked = { 
/**
 * The name of its file; it names nobody.
 */
file_name: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * Why the station's own template was left aside; none if it was used, or there is none.
 */
template_fault: TemplateFault | null, };

/**
 * An order for a document.
 */
export type PaperOrder = { "of": "honour" } & HonourIssue | { "of": "record" } & RecordIssue | { "of": "benefits" } & BenefitsIssue | { "of": "deferral" } & LetterIssue | { "of": "group" } & GroupIssue | { "of": "nominations" } & NominationsIssue | { "of": "labels" } & LabelsIssue;

/**
 * Asks for a document as PDF.
 */
export type PaperPdf = { 
/**
 * What to draw.
 */
paper: Paper, };

/**
 * Asks for a page of a document as a picture (PNG).
 */
export type PaperPreview = { 
/**
 * What to draw.
 */
paper: Paper, 
/**
 * The page, counted from 1.
 */
page: number, 
/**
 * Width of the picture, in pixels: 200 to 4000; its height follows.
 */
pixels_wide: number, };

/**
 * Changes the own password of the person on duty.
 */
export type PasswordChange = { 
/**
 * The password until now.
 */
old: string, 
/**
 * The password from now on.
 */
new: string, };

/**
 * Gives another person a new password, such as when it was forgotten.
 */
export type PasswordReset = { 
/**
 * The person.
 */
staff: StaffId, 
/**
 * The password from now on.
 */
new: string, };

/**
 * What became of the last copy to a place.
 */
export type PlaceState = { 
/**
 * The place.
 */
place: BackupPlace, 
/**
 * Its folder.
 */
folder: string, 
/**
 * When a copy was tried last, milliseconds UTC.
 */
tried_at: number, 
/**
 * When the last copy that was opened and verified was made, milliseconds UTC; null if none was.
 */
verified_at: number | null, 
/**
 * The file of that copy.
 */
file: string | null, 
/**
 * Why the last try failed and what to do, in Chinese; null if it did not.
 */
failure: string | null, 
/**
 * The number of this desk's newest entry in that copy.
 */
seq: number | null, };

/**
 * What the donor means to give.
 */
export type Plan = { "kind": "whole_blood", 
/**
 * Volume, ml.
 */
ml: number, } | { "kind": "platelets", 
/**
 * Therapeutic units.
 */
units: number, 
/**
 * Plasma collected with them, ml.
 */
plasma_ml: number, };

/**
 * Takes a print out of the queue.
 */
export type PrintCancel = { 
/**
 * The print.
 */
print: PrintId, 
/**
 * Why.
 */
reason: string, };

/**
 * Notes who took a print away.
 */
export type PrintCollect = { 
/**
 * The print.
 */
print: PrintId, 
/**
 * Who, such as 本人, 代领人王敏.
 */
by: string, };

/**
 * One print of a document.
 */
export type PrintId = string;

/**
 * A line of the ledger.
 */
export type PrintJob = { 
/**
 * The print.
 */
id: PrintId, 
/**
 * What was printed.
 */
paper: Paper, 
/**
 * The name of its file; it names nobody.
 */
title: string, 
/**
 * The serials that are on it.
 */
serials: Array<string>, 
/**
 * The printer.
 */
printer: string, 
/**
 * The tray.
 */
tray: string | null, 
/**
 * Copies.
 */
copies: number, 
/**
 * Both sides of a sheet.
 */
duplex: boolean, 
/**
 * The numbered blanks that it goes on.
 */
blanks: BlankNumbers | null, 
/**
 * Why it was printed again.
 */
reason: string | null, 
/**
 * Who ordered it.
 */
ordered_by: string, 
/**
 * When, station-local, `YYYY-MM-DD HH:MM`.
 */
ordered_at: string, 
/**
 * How far it is.
 */
state: PrintState, 
/**
 * Since when, station-local.
 */
state_at: string, 
/**
 * Why it was not printed, or what it waits for, in Chinese.
 */
problem: string | null, 
/**
 * Who took it away.
 */
collected_by: string | null, 
/**
 * When.
 */
collected_at: string | null, };

/**
 * Asks for the ledger of prints: those of the last days, and what is still under way.
 */
export type PrintList = { 
/**
 * So many days back, today included; today alone when absent.
 */
days?: number | null, };

/**
 * Orders a print.
 */
export type PrintOrder = { 
/**
 * What is printed.
 */
paper: Paper, 
/**
 * The printer.
 */
printer: string, 
/**
 * The tray; the printer's usual one when absent.
 */
tray?: string | null, 
/**
 * Copies; one when absent.
 */
copies?: number | null, 
/**
 * Both sides of a sheet; as the printer is used when absent.
 */
duplex?: boolean | null, 
/**
 * Why it is printed again; needed from the second time on.
 */
reason?: string | null, 
/**
 * The numbered blanks that it goes on: one for each sheet.
 */
blanks?: BlankNumbers | null, };

/**
 * Orders a print again that failed or was cancelled.
 */
export type PrintRetry = { 
/**
 * The print.
 */
print: PrintId, 
/**
 * Other blanks, where it went on numbered ones.
 */
blanks?: BlankNumbers | null, };

/**
 * How far a print is.
 */
export type PrintState = "queued" | "sending" | "sent" | "printed" | "failed" | "cancelled";

/**
 * Asks for the printers of this computer.
 */
export type PrinterList = Record<symbol, never>;

/**
 * A printer.
 */
export type PrinterRow = { 
/**
 * Its name, as the system has it.
 */
name: string, 
/**
 * Whether the system prints there when nobody says otherwise.
 */
is_default: boolean, 
/**
 * What keeps it from printing and what to do, in Chinese; none if nothing does.
 */
problem: string | null, 
/**
 * Its trays, as the system names them.
 */
trays: Array<string>, 
/**
 * Whether it prints both sides.
 */
duplex: boolean, 
/**
 * How it is used at this desk.
 */
settings: PrinterSettings, };

/**
 * Keeps how a printer is used at this desk.
 */
export type PrinterSet = { 
/**
 * The printer.
 */
printer: string, 
/**
 * From now on.
 */
settings: PrinterSettings, };

/**
 * How a printer is used at this desk.
 */
export type PrinterSettings = { 
/**
 * What is printed is moved so far to the right, tenths of a millimetre; less than 0 to the left.
 */
right_tenth_mm: number, 
/**
 * Likewise down; less than 0 up.
 */
down_tenth_mm: number, 
/**
 * The usual tray, as the system names it.
 */
tray?: string | null, 
/**
 * Usually both sides of a sheet.
 */
duplex?: boolean, };

/**
 * An answer that is not fine.
 */
export type ProposalRow = { 
/**
 * The question.
 */
question: string, 
/**
 * Whether the physician has to decide: defer, or explain.
 */
needs_decision: boolean, 
/**
 * What it may mean; of several the physician says which.
 */
candidates: Array<CandidateRow>, };

/**
 * What typed text was taken for.
 */
export type QueryKind = "document" | "phone" | "donor_no" | "donation_code" | "certificate" | "name" | "name_and_birthday" | "pinyin" | "nothing";

/**
 * The parts that questions are shown in.
 */
export type QuestionPart = "today" | "recent" | "women" | "exposure" | "history";

/**
 * A question with what a physician has to know of it.
 */
export type QuestionRow = { 
/**
 * Its name.
 */
id: string, 
/**
 * The part that it is shown in.
 */
part: QuestionPart, 
/**
 * The question in Chinese.
 */
zh: string, 
/**
 * The question in English.
 */
en: string, 
/**
 * The answer that is not fine: yes, or no.
 */
against: boolean, 
/**
 * The day to ask for with that answer.
 */
date: Wording | null, 
/**
 * The donations that it concerns; both kinds, when empty.
 */
kinds: Array<DonationKind>, 
/**
 * The reasons that it speaks for.
 */
reasons: Array<ReasonRow>, };

/**
 * The donor's reaction to a donation; anything but none counts as a reaction.
 */
export type Reaction = "none" | "mild" | "moderate" | "severe";

/**
 * A reaction of the standard's list.
 */
export type ReactionClass = "haematoma" | "arterial_puncture" | "delayed_bleeding" | "nerve_irritation" | "nerve_injury" | "arm_pain" | "thrombophlebitis" | "cellulitis" | "deep_vein_thrombosis" | "arteriovenous_fistula" | "compartment_syndrome" | "pseudoaneurysm" | "vasovagal" | "vasovagal_injured" | "vasovagal_fainted" | "vasovagal_fainted_injured" | "citrate" | "haemolysis" | "air_embolism" | "allergy_local" | "allergy_systemic" | "cardiac" | "cerebrovascular" | "death" | "other_reaction";

/**
 * Asks for the classes of reactions.
 */
export type ReactionClassList = Record<symbol, never>;

/**
 * Records a reaction that came after the donor left.
 */
export type ReactionReport = { 
/**
 * The donation.
 */
donation: DonationId, 
/**
 * How severe.
 */
reaction: Reaction, 
/**
 * Station-local day on which it came.
 */
on: string, 
/**
 * Its class.
 */
class?: ReactionClass | null, };

/**
 * A reaction of the standard's list.
 */
export type ReactionRow = { 
/**
 * Which: what recording asks for.
 */
class: ReactionClass, 
/**
 * The class, such as `A1`; empty for what has none.
 */
letter: string, 
/**
 * The group in Chinese.
 */
group_zh: string, 
/**
 * Its name in Chinese.
 */
zh: string, 
/**
 * Its name in English.
 */
en: string, };

/**
 * A reaction that a donor tells of.
 */
export type ReactionTold = { 
/**
 * How severe.
 */
reaction: Reaction, 
/**
 * Station-local day on which it came.
 */
on: string, 
/**
 * Its class.
 */
class?: ReactionClass | null, };

/**
 * A reason of the deferral list.
 */
export type ReasonRow = { 
/**
 * Its code.
 */
code: string, 
/**
 * The reason in Chinese; empty for a code that the rules do not have.
 */
zh: string, 
/**
 * The reason in English.
 */
en: string, 
/**
 * The clause that it rests on; empty where no source names one.
 */
clause: string, };

/**
 * What came of making the tables anew.
 */
export type Rebuilding = { 
/**
 * Entries that were looked at.
 */
entries: number, 
/**
 * Whether the new tables stand in place of the old ones; not when the journal itself is not
 * as it was written.
 */
replaced: boolean, 
/**
 * What differed before; empty when all was well.
 */
differences: Array<string>, };

/**
 * A donation, judged again.
 */
export type ReconciledDonation = { 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * The donation code.
 */
code: string, 
/**
 * What was given.
 */
kind: DonationKind, 
/**
 * Recorded after the day itself.
 */
late: boolean, 
/**
 * The verdict on what was known when it was recorded.
 */
then: Verdict, 
/**
 * The verdict on what is known now.
 */
now: Verdict, 
/**
 * The rules that blocked then; health reasons only for those who may see them.
 */
rules_then: Array<string>, 
/**
 * The rules that block now; likewise.
 */
rules_now: Array<string>, 
/**
 * Whether the two judgements differ, in the verdict or in a rule.
 */
differs: boolean, };

/**
 * Issues the proof of a donor's donations.
 */
export type RecordIssue = { 
/**
 * The donor.
 */
donor: DonorId, };

/**
 * Asks who opened a donor's record.
 */
export type RecordOpenings = { 
/**
 * The donor.
 */
donor: DonorId, };

/**
 * Asks for the recovery key once more, such as when its paper was lost.
 */
export type RecoveryKeyShow = { 
/**
 * The own password of the person on duty, once more.
 */
password: string, };

/**
 * The recovery key.
 */
export type RecoveryKeyShown = { 
/**
 * Whoever has it can read everything.
 */
recovery_key: string, };

/**
 * A line that was not taken, and why; no number is repeated in it.
 */
export type RefusedLine = { 
/**
 * The line in the file, from 1.
 */
line: number, 
/**
 * The column at fault, if it is one.
 */
field: string | null, 
/**
 * What to do.
 */
message: string, };

/**
 * A row of which something is wrong.
 */
export type RefusedRow = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * The row in it, from 1.
 */
row: number, 
/**
 * The field at fault, if one is.
 */
field: Field | null, 
/**
 * The heading of its column.
 */
heading: string | null, 
/**
 * What to do.
 */
message: string, };

/**
 * A certificate or another document that was issued anew.
 */
export type Reissued = { 
/**
 * The new one.
 */
id: CertificateId, 
/**
 * Its serial.
 */
serial: string | null, };

/**
 * Ends the rest after a collection.
 */
export type RestEnd = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The donor's reaction.
 */
reaction: Reaction, 
/**
 * The reaction's class.
 */
class?: ReactionClass | null, 
/**
 * The gift that the donor was handed.
 */
gift?: string | null, };

/**
 * A number in full.
 */
export type Revealed = { 
/**
 * The number.
 */
value: string, };

/**
 * A change in somebody's rights.
 */
export type RightsChange = { 
/**
 * What was done.
 */
what: RightsChanged, 
/**
 * The roles from then on; empty where they did not change.
 */
roles: Array<Role>, 
/**
 * By whom and when, and why where a reason was asked for.
 */
signed: Signed, };

/**
 * What can be done to somebody's rights.
 */
export type RightsChanged = "added" | "roles" | "password" | "recovery_key" | "removed";

/**
 * A role: a person holds a set of them, and each command names those that may call it.
 */
export type Role = "receptionist" | "physician" | "nurse" | "certificate_clerk" | "administrator" | "auditor";

/**
 * A role that somebody holds.
 */
export type RoleHeld = { 
/**
 * The role.
 */
role: Role, 
/**
 * Who gave it, and when.
 */
given: Signed, };

/**
 * Gives a member of staff other roles.
 */
export type RolesChange = { 
/**
 * The person.
 */
staff: StaffId, 
/**
 * The roles from now on.
 */
roles: Array<Role>, };

/**
 * Which list of a round.
 */
export type RoundList = "due" | "near" | "missing";

/**
 * What became of rows.
 */
export type RowCounts = { 
/**
 * Rows in the file, headings aside.
 */
rows: number, 
/**
 * Rows that were taken in.
 */
added: number, 
/**
 * Rows that the station knew already.
 */
known: number, 
/**
 * Rows that were refused.
 */
refused: number, 
/**
 * Deferrals that block although something of them was not understood; they are among the added
 * or known.
 */
held: number, };

/**
 * Lays a rulebook over the rules in force; it holds from its own first day on.
 */
export type RulebookActivate = { 
/**
 * The rulebook; a draft cannot be activated.
 */
file: RulebookFile, 
/**
 * Two people's passwords.
 */
passwords: TwoPasswords, };

/**
 * One thing that a file says otherwise.
 */
export type RulebookChange = { 
/**
 * The first day on which it differs; none when on every day.
 */
from: string | null, 
/**
 * The key of the setting, or `reason.CODE` of a deferral reason.
 */
key: string, 
/**
 * What holds without the file, with its unit; none for what is new.
 */
before: string | null, 
/**
 * What would hold, with its unit; none for what is gone.
 */
after: string | null, 
/**
 * The clause, as it may be printed.
 */
clause: string, };

/**
 * Checks rulebook files and tells what they say otherwise than the rules in force.
 */
export type RulebookCheck = { 
/**
 * The files, laid over the rules in force in this order.
 */
files: Array<RulebookFile>, };

/**
 * Judges every donor by the rules in force and by rulebook files laid over them.
 */
export type RulebookDiff = { 
/**
 * The files, laid over the rules in force in this order.
 */
files: Array<RulebookFile>, 
/**
 * The day judged; when absent, the first day of the files, or today if that is past.
 */
on?: string | null, };

/**
 * Whose verdict on a usual donation would change: 400 ml of whole blood, one unit of platelets.
 */
export type RulebookDifference = { 
/**
 * The day judged.
 */
on: string, 
/**
 * Donors judged.
 */
donors: number, 
/**
 * Donors for whom a verdict or a first possible day would change.
 */
changed: number, 
/**
 * Every way in which it would, most donors first within a kind.
 */
groups: Array<DifferenceGroup>, };

/**
 * A rulebook as a file: TOML, one setting a key.
 */
export type RulebookFile = { 
/**
 * Its name, for messages.
 */
name: string, 
/**
 * Its text.
 */
text: string, };

/**
 * The rules in force on a day.
 */
export type RulebookPage = { 
/**
 * The day.
 */
on: string, 
/**
 * The rulebooks that take part, lowest first.
 */
rulebooks: Array<RulebookPart>, 
/**
 * Every setting in force on that day.
 */
settings: Array<SettingInForce>, 
/**
 * How many deferral reasons there are.
 */
deferral_reasons: number, 
/**
 * The drafts that the product comes with; none of them holds.
 */
drafts: Array<RulebookFile>, };

/**
 * A rulebook that takes part.
 */
export type RulebookPart = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its title, as people know it.
 */
title: string | null, 
/**
 * Law or draft.
 */
status: RulebookStatus, 
/**
 * First day in force; none when it has no beginning.
 */
from: string | null, 
/**
 * Last day in force.
 */
to: string | null, 
/**
 * Who switched it on at this station, and when; none for those that the product comes with.
 */
activated: Activated | null, };

/**
 * Asks for the rules in force on a day.
 */
export type RulebookRead = { 
/**
 * The day; today when absent.
 */
on?: string | null, };

/**
 * What rulebook files say.
 */
export type RulebookReading = { 
/**
 * The files, in their order.
 */
rulebooks: Array<RulebookPart>, 
/**
 * What they say otherwise than the rules in force, by day.
 */
changes: Array<RulebookChange>, };

/**
 * Whether a rulebook is law or only published.
 */
export type RulebookStatus = "in_force" | "draft";

/**
 * Takes a rulebook of the station's own out of the rules in force.
 */
export type RulebookWithdraw = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Two people's passwords.
 */
passwords: TwoPasswords, };

/**
 * A donation that both records tell of: it counts once.
 */
export type SameDonation = { 
/**
 * Its donation code.
 */
code: string, 
/**
 * Station-local day.
 */
date: string, 
/**
 * They tell of it differently: a task is raised.
 */
differs: boolean, };

/**
 * A field of a sample.
 */
export type SampleField = { 
/**
 * Which.
 */
field: Field, 
/**
 * As the file has it; document numbers are masked.
 */
in_file: string, 
/**
 * As the station has it; document numbers are masked.
 */
in_station: string, };

/**
 * A donor who is registered twice.
 */
export type SeededDuplicate = { 
/**
 * The first donor number.
 */
donor_no: string, 
/**
 * The second.
 */
again: string, 
/**
 * How the second registration differs.
 */
how: Twice, };

/**
 * Locks the desk: the key is wiped and the database closed.
 */
export type SessionClose = Record<symbol, never>;

/**
 * Opens the desk for a member of staff. Another person on duty is relieved.
 */
export type SessionOpen = { 
/**
 * The name that the person logs in with.
 */
staff: string, 
/**
 * The person's own password.
 */
password: string, };

/**
 * Opens the desk with the station's recovery key, for an administrator of the staff list, who has
 * the password from then on. It works when the vault is lost, too.
 */
export type SessionRecover = { 
/**
 * The recovery key as it was printed; case, blanks and hyphens do not matter.
 */
recovery_key: string, 
/**
 * The administrator's name.
 */
staff: string, 
/**
 * The administrator's new password.
 */
password: string, };

/**
 * Changes a setting.
 */
export type SettingChange = { 
/**
 * Its name.
 */
key: string, 
/**
 * Its value from now on.
 */
value: number, };

/**
 * A setting in force.
 */
export type SettingInForce = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its value; lengths of time in days or months.
 */
value: string, 
/**
 * The unit, empty for words and dates.
 */
unit: string, 
/**
 * The clause, as it may be printed.
 */
clause: string, 
/**
 * Whether the clause was found in a source; otherwise it is to be confirmed.
 */
found: boolean, 
/**
 * The rulebook that says so.
 */
rulebook: string, };

/**
 * Asks for the settings.
 */
export type SettingList = Record<symbol, never>;

/**
 * A setting as it stands.
 */
export type SettingRow = { 
/**
 * Its name; a unit is part of it.
 */
key: string, 
/**
 * Its value.
 */
value: number, 
/**
 * The value that the product comes with.
 */
shipped: number, 
/**
 * The least that it may be.
 */
least: number, 
/**
 * The most that it may be.
 */
most: number, };

/**
 * The sex that the eligibility criteria are written for (GB/T 2261.1 codes 1 and 2).
 */
export type Sex = "male" | "female";

/**
 * What the rows of a sheet are.
 */
export type SheetKind = "blocks" | "donors" | "deferrals" | "donations" | "awards" | "ignored";

/**
 * How a sheet is read.
 */
export type SheetMap = { 
/**
 * Its name; empty for a file that is no workbook.
 */
sheet: string, 
/**
 * What its rows are.
 */
kind: SheetKind, 
/**
 * Each field with the heading of its column.
 */
columns: { [key in Field]?: string }, };

/**
 * What a sheet holds.
 */
export type SheetPreview = { 
/**
 * Its name.
 */
sheet: string, 
/**
 * What its rows are taken for.
 */
kind: SheetKind, 
/**
 * Rows below the headings.
 */
rows: number, 
/**
 * All headings.
 */
headings: Array<string>, 
/**
 * Headings of columns that are not read.
 */
unread: Array<string>, 
/**
 * Words that nobody has explained; deferral codes only for those who may see health reasons.
 */
unexplained: Array<UnexplainedWord>, };

/**
 * What became of the rows of a sheet.
 */
export type SheetTotals = { 
/**
 * Its name.
 */
sheet: string, 
/**
 * What its rows are.
 */
kind: SheetKind, 
/**
 * What became of them.
 */
rows: RowCounts, };

/**
 * A signature, as it was drawn.
 */
export type SignatureInput = { "form": "strokes", 
/**
 * Width of the field, in pixels.
 */
width: number, 
/**
 * Height of the field, in pixels.
 */
height: number, 
/**
 * Each stroke as its points, x and y from the upper left.
 */
strokes: Array<Array<[number, number]>>, } | { "form": "png", 
/**
 * Its bytes.
 */
content: string, };

/**
 * Who did something, and when.
 */
export type Signed = { 
/**
 * The person's name.
 */
by: string, 
/**
 * Station-local day.
 */
on: string, 
/**
 * Station-local time, `HH:MM`.
 */
time: string, 
/**
 * Why, where a reason was asked for.
 */
reason: string | null, };

/**
 * A signature under answers and consent.
 */
export type SignedBy = { 
/**
 * Whose.
 */
signer: Signer, 
/**
 * SHA-256 of the picture, in lower-case hexadecimal.
 */
sha256: string, };

/**
 * Who signs an inquiry.
 */
export type Signer = "donor" | "physician";

/**
 * A donor who may be the same person.
 */
export type SimilarDonor = { 
/**
 * The donor.
 */
donor: DonorHit, 
/**
 * How near the names are.
 */
nearness: Nearness, 
/**
 * Birth date and sex are the same.
 */
same_birth: boolean, 
/**
 * The phone number is or was the same.
 */
same_phone: boolean, };

/**
 * How a donation came to be known here.
 */
export type Source = "here" | "proved" | "declared";

/**
 * How the source of a donation elsewhere was checked last.
 */
export type SourceProof = { 
/**
 * The donation.
 */
donation: DonationId, 
/**
 * The attachment that shows the paper; none once the proof was taken back.
 */
attachment: string | null, 
/**
 * Who checked it and when; the reason is what the paper is, or why it proves nothing.
 */
checked: Signed, };

/**
 * Adds a member of staff.
 */
export type StaffAdd = { 
/**
 * The name to log in with.
 */
name: string, 
/**
 * The roles to hold.
 */
roles: Array<Role>, 
/**
 * The first password.
 */
password: string, };

/**
 * A member of staff.
 */
export type StaffId = string;

/**
 * Asks for everybody who works or worked here.
 */
export type StaffList = Record<symbol, never>;

/**
 * A person was removed.
 */
export type StaffRemoval = { 
/**
 * The new recovery key, shown this once; the one before opens old copies only.
 */
recovery_key: string, 
/**
 * What to know now, in Chinese.
 */
note: string, };

/**
 * Removes somebody who leaves: the data get a new key, everybody else keeps their password.
 */
export type StaffRemove = { 
/**
 * The person.
 */
staff: StaffId, 
/**
 * Why.
 */
reason: string, };

/**
 * The rights of one person.
 */
export type StaffRights = { 
/**
 * The name.
 */
name: string, 
/**
 * The roles held, each since when and by whom it was given.
 */
roles: Array<RoleHeld>, 
/**
 * Whether a password of the person's opens this desk.
 */
can_log_in: boolean, 
/**
 * Who removed the person, when and why; none of one who works here.
 */
left: Signed | null, 
/**
 * The last log-in on this data, milliseconds UTC; none where none was noted.
 */
last_login: number | null, 
/**
 * Everything that was changed in the person's rights, the oldest first.
 */
changes: Array<RightsChange>, };

/**
 * Asks who holds which rights.
 */
export type StaffRightsRead = Record<symbol, never>;

/**
 * Who holds which rights.
 */
export type StaffRightsReport = { 
/**
 * When it was made, milliseconds UTC.
 */
at: number, 
/**
 * Everybody who works or worked here, in the order of joining.
 */
people: Array<StaffRights>, };

/**
 * A person of the staff list.
 */
export type StaffRow = { 
/**
 * The person.
 */
id: StaffId, 
/**
 * The name to log in with.
 */
name: string, 
/**
 * The roles held.
 */
roles: Array<Role>, 
/**
 * Whether a password of the person's opens this desk.
 */
can_log_in: boolean, 
/**
 * The person has left; the name stands in the journal only.
 */
left: boolean, };

/**
 * Whether a certificate still holds.
 */
export type Standing = "valid" | "voided" | "reissued" | "unknown";

/**
 * What the station says of itself on paper.
 */
export type StationContact = { 
/**
 * The number to call, as it is written; letters and leaflets need it.
 */
phone?: string | null, 
/**
 * The papers that a refund of blood needs, one a line.
 */
benefit_papers?: Array<string>, };

/**
 * Changes what the station says of itself on paper.
 */
export type StationContactChange = { 
/**
 * From now on.
 */
contact: StationContact, };

/**
 * Asks for what the station says of itself on paper.
 */
export type StationContactRead = Record<symbol, never>;

/**
 * Makes a new station with its first member of staff, who is then on duty.
 */
export type StationCreate = { 
/**
 * The station's name, as certificates print it.
 */
station: string, 
/**
 * The site that this desk stands at.
 */
site: string, 
/**
 * The name of the first administrator.
 */
staff: string, 
/**
 * The administrator's password.
 */
password: string, };

/**
 * A station was made.
 */
export type StationCreated = { 
/**
 * The station's name.
 */
station: string, 
/**
 * The recovery key, shown this once: whoever has it can read everything.
 */
recovery_key: string, 
/**
 * Donors in it.
 */
donors: number, 
/**
 * Donations in it.
 */
donations: number, 
/**
 * What a synthetic one holds besides.
 */
synthetic: Synthetic | null, };

/**
 * Makes the demonstration station, all of whose people are made up.
 */
export type StationDemonstrate = { 
/**
 * The name of the first administrator.
 */
staff: string, 
/**
 * The administrator's password.
 */
password: string, 
/**
 * A synthetic station of this size instead, for measurements.
 */
size?: SyntheticSize | null, };

/**
 * Asks for the keys by which what this station signed is proved.
 */
export type StationKeyList = Record<symbol, never>;

/**
 * The keys by which what this station signed is proved.
 */
export type StationKeys = { 
/**
 * Public keys (Ed25519, 43 characters each), the oldest first: what a station publishes.
 */
public_keys: Array<string>, };

/**
 * How far the desk is open.
 */
export type StationState = "none" | "locked" | "open";

/**
 * The step to be taken next, or how the visit ended.
 */
export type Step = "interview" | "examination" | "donation_code" | "collection" | "rest" | "certificate" | "done" | "left" | "refused";

/**
 * What a synthetic station holds that can be looked for.
 */
export type Synthetic = { 
/**
 * Entries of the journal.
 */
entries: number, 
/**
 * Donors who are registered twice, and were not merged.
 */
duplicates: Array<SeededDuplicate>, };

/**
 * How large a synthetic station is.
 */
export type SyntheticSize = { 
/**
 * Donors, up to 1,000,000.
 */
donors: number, 
/**
 * Donations, up to 5,000,000 and 12 a donor.
 */
donations: number, 
/**
 * What makes one station different from another of the same size.
 */
seed?: number, };

/**
 * Looks at everything that the desk stands on.
 */
export type SystemCheck = Record<symbol, never>;

/**
 * What was found.
 */
export type SystemChecked = { 
/**
 * The program's version.
 */
version: string, 
/**
 * When it was looked at, milliseconds UTC.
 */
at: number, 
/**
 * Each thing that was looked at.
 */
rows: Array<CheckRow>, };

/**
 * What a donor has earned, up to a day.
 */
export type Tally = { 
/**
 * Counts of the whole life, rounded down.
 */
lifetime_count: number, 
/**
 * Whole blood of the whole life, ml.
 */
whole_blood_ml: number, 
/**
 * Therapeutic units of platelets of the whole life.
 */
platelet_units: number, 
/**
 * Day of the donation that was the last gold's last count; none without a gold.
 */
counted_after: string | null, 
/**
 * Counts since then, rounded down.
 */
count: number, 
/**
 * The level of that count.
 */
level: Level, 
/**
 * The level to nominate for: higher than any held since the last gold, or none.
 */
nominate: Level, 
/**
 * The next level; none at gold.
 */
to_next: NextLevel | null, 
/**
 * Golds conferred.
 */
golds: number, 
/**
 * Whether 奉献奖终身荣誉奖 is due.
 */
lifetime_honour: boolean, 
/**
 * Stars of 志愿服务奖.
 */
volunteer_stars: number, 
/**
 * Whether 志愿服务奖终身荣誉奖 is due.
 */
volunteer_lifetime: boolean, };

/**
 * A task.
 */
export type Task = { 
/**
 * The task.
 */
id: TaskId, 
/**
 * What has to be looked into.
 */
about: TaskAbout, 
/**
 * What to do, in Chinese.
 */
todo: string, 
/**
 * Which role is asked.
 */
role: Role, 
/**
 * The donor that it is about.
 */
donor: DonorId, 
/**
 * The donor's number.
 */
donor_no: string, 
/**
 * The donation that it is about.
 */
donation: DonationId | null, 
/**
 * Its donation code.
 */
code: string | null, 
/**
 * When it was raised, station-local, `YYYY-MM-DD HH:MM`.
 */
raised: string, 
/**
 * Whose entry raised it.
 */
raised_by: string, 
/**
 * Who has taken it on.
 */
owner: string | null, 
/**
 * When it was settled, station-local; none while it is open.
 */
closed: string | null, 
/**
 * Who settled it.
 */
closed_by: string | null, 
/**
 * What came of it.
 */
outcome: string | null, };

/**
 * What a task asks to look into.
 */
export type TaskAbout = "late_entry_against_rules" | "deferral_after_donation" | "registered_document_blocked" | "unit_withdrawn" | "reaction_after_leaving" | "correction_against_rules" | "possible_duplicate" | "merge_against_rules" | "merged_records_differ" | "deferral_after_unmerge";

/**
 * Settles a task.
 */
export type TaskClose = { 
/**
 * The task.
 */
task: TaskId, 
/**
 * What came of it.
 */
outcome: string, };

/**
 * One task for a person.
 */
export type TaskId = string;

/**
 * Asks for the tasks of the roles that the person on duty holds; an auditor sees all.
 */
export type TaskList = { 
/**
 * Those that are settled, too.
 */
all?: boolean, };

/**
 * Takes a task on.
 */
export type TaskTake = { 
/**
 * The task.
 */
task: TaskId, };

/**
 * The group that a donor comes with.
 */
export type Team = { 
/**
 * Its name.
 */
group: string, 
/**
 * What sort of group it is.
 */
channel: Channel, };

/**
 * Puts copies of the built-in templates into the station's folder, to be changed there.
 */
export type TemplateCopy = Record<symbol, never>;

/**
 * What is wrong with a template of the station's own; the built-in one was used instead.
 */
export type TemplateFault = { 
/**
 * The template.
 */
file: string, 
/**
 * The line, counted from 1.
 */
line: number, 
/**
 * The whole as a sentence, in Chinese.
 */
message: string, };

/**
 * Asks for the templates.
 */
export type TemplateList = Record<symbol, never>;

/**
 * A template.
 */
export type TemplateRow = { 
/**
 * Its file.
 */
file: string, 
/**
 * Whether the station has a copy of its own.
 */
own: boolean, 
/**
 * Whether that copy differs from the built-in one.
 */
changed: boolean, };

/**
 * The templates, and where the station's own are.
 */
export type Templates = { 
/**
 * The folder of the station's own.
 */
folder: string, 
/**
 * Every template.
 */
templates: Array<TemplateRow>, };

/**
 * Confirms that the computer's clock is right, although it seemed wrong.
 */
export type TimeConfirm = Record<symbol, never>;

/**
 * How a second registration of a person differs from the first, beside the document.
 */
export type Twice = "same_name" | "same_sound" | "transposed" | "one_different" | "one_missing" | "other_birth_date";

/**
 * The passwords of two people: of the one on duty, and of another.
 */
export type TwoPasswords = { 
/**
 * The password of the person on duty.
 */
password: string, 
/**
 * The name of another administrator, or of a physician.
 */
second: string, 
/**
 * That person's password.
 */
second_password: string, };

/**
 * A donor whose records contradict the awards.
 */
export type Uncounted = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * The name.
 */
name: string, 
/**
 * What contradicts, and what to do about it.
 */
problem: string, };

/**
 * A word that nobody has explained.
 */
export type UnexplainedWord = { 
/**
 * Of which field.
 */
field: Field, 
/**
 * The word.
 */
word: string, 
/**
 * How often.
 */
rows: number, };

/**
 * Records that a unit must not be used.
 */
export type UnitWithdraw = { 
/**
 * The donation.
 */
donation: DonationId, 
/**
 * Whether the donor asks for it in confidence.
 */
confidential: boolean, 
/**
 * What was said, if anything.
 */
reason?: string | null, 
/**
 * A reaction that the donor tells of on the same occasion.
 */
reaction?: ReactionTold | null, };

/**
 * What undoing a merge needs and comes to.
 */
export type UnmergePreview = { 
/**
 * Visits recorded since, whose owner has to be named.
 */
later: Array<LaterVisit>, 
/**
 * How many deferrals were set since that hold for both, until a physician has looked.
 */
deferrals_for_both: number, 
/**
 * The record that stood, by itself; the later visits are still with it.
 */
keep: MergeSide, 
/**
 * The record that was merged, by itself.
 */
merge: MergeSide, };

/**
 * What came of judging.
 */
export type Verdict = "accept" | "defer" | "exclude";

/**
 * What was proved.
 */
export type Verification = { 
/**
 * Entries whose hash was recomputed.
 */
entries: number, 
/**
 * Donors in the tables.
 */
donors: number, 
/**
 * Donations in the tables.
 */
donations: number, 
/**
 * This desk's newest entry, `SEQ:HASH`.
 */
head: string, 
/**
 * What differs; empty when all is well.
 */
differences: Array<string>, };

/**
 * A visit.
 */
export type Visit = { 
/**
 * The visit.
 */
id: VisitId, 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * Station-local day.
 */
on: string, 
/**
 * Where.
 */
site: string, 
/**
 * The step to be taken next, or how the visit ended.
 */
step: Step, 
/**
 * The number of the signed interview form.
 */
form_no: string | null, 
/**
 * The measurements.
 */
examination: Examination | null, 
/**
 * What the donor means to give.
 */
plan: Plan | null, 
/**
 * The donation code.
 */
donation_code: string | null, 
/**
 * What was collected.
 */
donation: DonationRow | null, 
/**
 * The certificate.
 */
certificate: Certificate | null, 
/**
 * Why the donor was refused, if so.
 */
refusal: Judgement | null, 
/**
 * The group that the donor comes with.
 */
team: Team | null, 
/**
 * The instruments of the examination by field; withheld as the measurements are.
 */
devices: { [key in string]: string }, 
/**
 * How the collection went, as far as it was noted.
 */
collection: CollectionShown | null, 
/**
 * The gift that the donor was handed.
 */
gift: string | null, };

/**
 * Whose a visit is.
 */
export type VisitBelongs = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * Whose it is.
 */
donor: DonorId, };

/**
 * One visit of a donor to a site.
 */
export type VisitId = string;

/**
 * The donor leaves before the visit is over.
 */
export type VisitLeave = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * What the donor said, if anything.
 */
reason?: string | null, };

/**
 * Asks for today's visits.
 */
export type VisitList = { 
/**
 * Those of this group alone.
 */
group?: string | null, };

/**
 * Opens today's visit of a donor; a donor with a visit under way goes on with it. The donor is
 * judged first, and a donor who may give nothing today is refused: the visit is then closed.
 */
export type VisitOpen = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * Face and document agree, as seen by the person at the desk.
 */
face_matches_document: boolean, 
/**
 * A repeat donor past the upper age asks to go on donating.
 */
asks_to_continue?: boolean, 
/**
 * The group that the donor comes with.
 */
team?: Team | null, };

/**
 * A visit as a line of today's queue.
 */
export type VisitRow = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The donor's name.
 */
name: string, 
/**
 * The step to be taken next, or how the visit ended.
 */
step: Step, 
/**
 * Its donation should not have happened, as far as is known.
 */
flagged: boolean, 
/**
 * When it was opened, station-local, `HH:MM`.
 */
opened: string, 
/**
 * Since when the step waits, station-local, `HH:MM`.
 */
waiting_since: string, 
/**
 * Whole minutes since then; none when the visit is over.
 */
waiting_minutes: number | null, 
/**
 * The group that the donor comes with.
 */
team: Team | null, };

/**
 * That and why a document no longer holds.
 */
export type Voided = { 
/**
 * By whom.
 */
by: string, 
/**
 * When, station-local, `YYYY-MM-DD HH:MM`.
 */
at: string, 
/**
 * Why.
 */
reason: string | null, 
/**
 * The serial of what was issued in its place.
 */
replaced_by: string | null, };

/**
 * A donor's volunteer service.
 */
export type Volunteer = { 
/**
 * First day of service.
 */
since: string, 
/**
 * Hours in all.
 */
hours: number, };

/**
 * An award that can be conferred for volunteer service, 无偿献血志愿服务奖.
 */
export type VolunteerAward = "one_star" | "two_stars" | "three_stars" | "four_stars" | "five_stars" | "lifetime";

/**
 * Records that an award for volunteer service was conferred.
 */
export type VolunteerAwardConfer = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * Which award.
 */
award: VolunteerAward, 
/**
 * Last day whose service the round counted.
 */
cutoff: string, };

/**
 * An award for volunteer service that was conferred.
 */
export type VolunteerAwarded = { 
/**
 * Which.
 */
award: VolunteerAward, 
/**
 * Last day whose service the round counted.
 */
cutoff: string, };

/**
 * Records a donor's volunteer service, as it stands.
 */
export type VolunteerHoursRecord = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * First day of service.
 */
since: string, 
/**
 * Hours in all.
 */
hours: number, };

/**
 * One walk-in donor, start to end.
 */
export type WalkIn = { 
/**
 * The line's own mark, given back in the answer.
 */
id?: string | number | null, 
/**
 * The identity document.
 */
document: DocumentInput, 
/**
 * The name.
 */
name: string, 
/**
 * Sex; from the document when absent.
 */
sex?: Sex | null, 
/**
 * Birth date; from the document when absent.
 */
birth_date?: string | null, 
/**
 * Phone number.
 */
phone?: string | null, 
/**
 * Where; the desk's own site when absent.
 */
site?: string | null, 
/**
 * The day; today when absent, a late entry when before today, refused when after.
 */
on?: string | null, 
/**
 * The interview.
 */
interview: WalkInInterview, 
/**
 * What the donor means to give.
 */
plan: Plan, 
/**
 * The measurements.
 */
exam: Examination, 
/**
 * The donation code.
 */
donation_code: string, 
/**
 * A repeat donor past the upper age asks to go on donating.
 */
asks_to_continue?: boolean, };

/**
 * What became of a walk-in.
 */
export type WalkInAnswer = { 
/**
 * The line's own mark.
 */
id: string | number | null, 
/**
 * The donor number.
 */
donor_no: string, 
/**
 * Registered by this line.
 */
new: boolean, 
/**
 * The verdict at stage collect.
 */
verdict: Verdict, 
/**
 * The first day on which every dated finding is over.
 */
until: string | null, 
/**
 * Why, each with its clause.
 */
findings: Array<Explained>, 
/**
 * The donation; none when refused.
 */
donation: WalkInDonation | null, 
/**
 * The certificate; none when refused.
 */
certificate: WalkInCertificate | null, 
/**
 * What has been earned, as of the day; none when the records contradict the awards.
 */
tally: Tally | null, };

/**
 * The certificate of an accepted walk-in.
 */
export type WalkInCertificate = { 
/**
 * Its serial.
 */
serial: string, 
/**
 * The PDF, where the caller asked for files.
 */
file: string | null, };

/**
 * The donation of an accepted walk-in.
 */
export type WalkInDonation = { 
/**
 * The donation.
 */
id: DonationId, 
/**
 * Its code.
 */
code: string, };

/**
 * The interview of a walk-in.
 */
export type WalkInInterview = { 
/**
 * The number of the signed form.
 */
form_no: string, 
/**
 * The donor has read and signed the consent.
 */
consent: boolean, 
/**
 * Who asked.
 */
by: string, };

/**
 * A sentence in both languages.
 */
export type Wording = { 
/**
 * Chinese.
 */
zh: string, 
/**
 * English.
 */
en: string, };

/**
 * The kinds of entries of the journal.
 */
export type EntryKind =
  | 'station.opened'
  | 'desk.admitted'
  | 'desk.restored'
  | 'setting.changed'
  | 'rulebook.activated'
  | 'rulebook.withdrawn'
  | 'time.confirmed'
  | 'staff.added'
  | 'staff.roles_changed'
  | 'staff.password_changed'
  | 'staff.removed'
  | 'staff.recovery_key_shown'
  | 'staff.records_opened'
  | 'donor.registered'
  | 'document.added'
  | 'donor.old_number_noted'
  | 'donor.phone_changed'
  | 'donor.address_changed'
  | 'donor.revealed'
  | 'donor.renamed'
  | 'donor.birth_corrected'
  | 'document.replaced'
  | 'donor.registration_undone'
  | 'donor.merged'
  | 'donor.unmerged'
  | 'visit.reassigned'
  | 'donor.told_apart'
  | 'award.conferred'
  | 'volunteer.hours_recorded'
  | 'volunteer.award_conferred'
  | 'document.blocked'
  | 'document.unblocked'
  | 'visit.opened'
  | 'visit.interviewed'
  | 'visit.examined'
  | 'visit.examination_corrected'
  | 'visit.coded'
  | 'visit.refused'
  | 'visit.rested'
  | 'visit.left'
  | 'visit.grouped'
  | 'visit.answered'
  | 'visit.measurements_noted'
  | 'visit.gift_given'
  | 'donation.recorded'
  | 'donation.imported'
  | 'donation.corrected'
  | 'donation.source_checked'
  | 'donation.reaction_reported'
  | 'donation.unit_withdrawn'
  | 'donation.collection_described'
  | 'donation.reaction_classed'
  | 'deferral.set'
  | 'deferral.ended'
  | 'deferral.voided'
  | 'certificate.issued'
  | 'certificate.printed'
  | 'certificate.voided'
  | 'paper.issued'
  | 'signing_key.made'
  | 'donation_code.range_given'
  | 'print.queued'
  | 'print.sent'
  | 'print.ended'
  | 'print.collected'
  | 'blanks.received'
  | 'blanks.spent'
  | 'task.raised'
  | 'task.taken'
  | 'task.closed'
  | 'task.voided'
  | 'attachment.added'
  | 'import.begun'
  | 'import.finished'
  | 'export.written'
  | 'note.added'
  | 'note.struck';

export interface Job {
  station_demonstrate: { request: StationDemonstrate; answer: StationCreated };
  rulebook_diff: { request: RulebookDiff; answer: RulebookDifference };
  export_write: { request: ExportWrite; answer: ExportReport };
  block_import: { request: BlockImport; answer: BlockImported };
  import_read: { request: ImportRead; answer: ImportPreview };
  import_run: { request: ImportRun; answer: ImportReport };
  day_reconcile: { request: DayReconcile; answer: DayReconciled };
  honours_list: { request: HonoursList; answer: HonoursListed };
  nominations_export: { request: NominationsExport; answer: ExportReport };
  eligible_list: { request: EligibleList; answer: Eligible };
  nominations_issue: { request: NominationsIssue; answer: IssuedPaper };
  certificate_batch: { request: CertificateBatch; answer: CertificatesIssued };
  duplicate_scan: { request: DuplicateScan; answer: Duplicates };
  backup_now: { request: BackupNow; answer: BackupMade };
  backup_drill: { request: BackupDrill; answer: BackupDrilled };
  backup_restore: { request: BackupRestore; answer: BackupRestored };
  journal_verify: { request: JournalVerify; answer: Verification };
  journal_rebuild: { request: JournalRebuild; answer: Rebuilding };
}

export interface Own {
  own_form_read: { request: OwnFormRead; answer: OwnForm };
  own_answers_save: { request: OwnAnswersSave; answer: OwnProgress };
  own_form_sign: { request: OwnFormSign; answer: OwnProgress };
}

export interface Page {
  attachment_read: { request: AttachmentRead };
  paper_preview: { request: PaperPreview };
  paper_pdf: { request: PaperPdf };
}

export interface Rpc {
  desk_read: { request: DeskRead; answer: DeskState };
  session_open: { request: SessionOpen; answer: DeskState };
  session_close: { request: SessionClose; answer: DeskState };
  session_recover: { request: SessionRecover; answer: DeskState };
  station_create: { request: StationCreate; answer: StationCreated };
  staff_list: { request: StaffList; answer: Array<StaffRow> };
  staff_add: { request: StaffAdd; answer: null };
  staff_rights_read: { request: StaffRightsRead; answer: StaffRightsReport };
  roles_change: { request: RolesChange; answer: null };
  staff_remove: { request: StaffRemove; answer: StaffRemoval };
  password_change: { request: PasswordChange; answer: null };
  password_reset: { request: PasswordReset; answer: null };
  recovery_key_show: { request: RecoveryKeyShow; answer: RecoveryKeyShown };
  setting_list: { request: SettingList; answer: Array<SettingRow> };
  setting_change: { request: SettingChange; answer: SettingRow };
  time_confirm: { request: TimeConfirm; answer: ClockReading };
  backup_state: { request: BackupState; answer: LastBackup };
  backup_list: { request: BackupList; answer: BackupRows };
  backup_place_set: { request: BackupPlaceSet; answer: LastBackup };
  rulebook_read: { request: RulebookRead; answer: RulebookPage };
  rulebook_check: { request: RulebookCheck; answer: RulebookReading };
  rulebook_activate: { request: RulebookActivate; answer: RulebookPage };
  rulebook_withdraw: { request: RulebookWithdraw; answer: RulebookPage };
  document_check: { request: DocumentCheck; answer: DocumentReading };
  donor_search: { request: DonorSearch; answer: DonorHits };
  donor_open: { request: DonorOpen; answer: DonorPage };
  donor_register: { request: DonorRegister; answer: DonorPage };
  donor_similar: { request: DonorSimilar; answer: Array<SimilarDonor> };
  duplicate_dismiss: { request: DuplicateDismiss; answer: null };
  donor_reveal: { request: DonorReveal; answer: Revealed };
  record_openings: { request: RecordOpenings; answer: Array<OpeningRow> };
  attachment_add: { request: AttachmentAdd; answer: AttachmentRow };
  attachment_list: { request: AttachmentList; answer: Array<AttachmentRow> };
  donor_rename: { request: DonorRename; answer: DonorPage };
  document_add: { request: DocumentAdd; answer: DonorPage };
  donor_birth_correct: { request: DonorBirthCorrect; answer: DonorPage };
  donor_registration_undo: { request: DonorRegistrationUndo; answer: null };
  donor_merge_preview: { request: DonorMergePreview; answer: MergePreview };
  donor_merge: { request: DonorMerge; answer: DonorPage };
  donor_unmerge_preview: { request: DonorUnmergePreview; answer: UnmergePreview };
  donor_unmerge: { request: DonorUnmerge; answer: DonorPage };
  donor_phone_change: { request: DonorPhoneChange; answer: DonorPage };
  donor_address_change: { request: DonorAddressChange; answer: DonorPage };
  donation_declare: { request: DonationDeclare; answer: DonorPage };
  donation_prove: { request: DonationProve; answer: DonorPage };
  donation_unprove: { request: DonationUnprove; answer: DonorPage };
  note_add: { request: NoteAdd; answer: DonorPage };
  note_strike: { request: NoteStrike; answer: DonorPage };
  donor_changes: { request: DonorChanges; answer: Array<Change> };
  journal_read: { request: JournalRead; answer: JournalPage };
  system_check: { request: SystemCheck; answer: SystemChecked };
  award_confer: { request: AwardConfer; answer: Honours };
  volunteer_award_confer: { request: VolunteerAwardConfer; answer: Honours };
  volunteer_hours_record: { request: VolunteerHoursRecord; answer: Honours };
  collected_read: { request: CollectedRead; answer: Array<CollectedRow> };
  deferral_reason_list: { request: DeferralReasonList; answer: Array<DeferralReason> };
  deferral_set: { request: DeferralSet; answer: DonorPage };
  deferral_end: { request: DeferralEnd; answer: DonorPage };
  deferral_void: { request: DeferralVoid; answer: DonorPage };
  block_set: { request: BlockSet; answer: BlockRow };
  block_end: { request: BlockEnd; answer: BlockRow };
  block_list: { request: BlockList; answer: BlockRows };
  visit_list: { request: VisitList; answer: Array<VisitRow> };
  visit_open: { request: VisitOpen; answer: Visit };
  group_day: { request: GroupDay; answer: Array<GroupRow> };
  interview_form: { request: InterviewForm; answer: InquiryForm };
  interview_judge: { request: InterviewJudge; answer: InquiryJudgement };
  interview_read: { request: InterviewRead; answer: InquiryAnswers | null };
  donor_window_open: { request: DonorWindowOpen; answer: DonorWindowOpened };
  donor_window_read: { request: DonorWindowRead; answer: DonorWindow };
  donor_window_close: { request: DonorWindowClose; answer: null };
  interview_record: { request: InterviewRecord; answer: Visit };
  examination_judge: { request: ExaminationJudge; answer: ExaminationJudgement };
  examination_record: { request: ExaminationRecord; answer: Visit };
  device_day: { request: DeviceDay; answer: DeviceDayReport };
  donation_code_assign: { request: DonationCodeAssign; answer: Visit };
  collection_record: { request: CollectionRecord; answer: Visit };
  rest_end: { request: RestEnd; answer: Visit };
  reaction_class_list: { request: ReactionClassList; answer: Array<ReactionRow> };
  visit_leave: { request: VisitLeave; answer: Visit };
  certificate_issue: { request: CertificateIssue; answer: Certificate };
  certificate_due: { request: CertificateDue; answer: Array<DueRow> };
  certificate_void: { request: CertificateVoid; answer: null };
  certificate_reissue: { request: CertificateReissue; answer: Reissued };
  certificate_verify: { request: CertificateVerify; answer: CertificateVerified };
  station_key_list: { request: StationKeyList; answer: StationKeys };
  paper_look: { request: PaperLook; answer: PaperLooked };
  paper_find: { request: PaperFind; answer: PaperFound };
  paper_list: { request: PaperList; answer: Array<IssuedPaper> };
  honour_issue: { request: HonourIssue; answer: IssuedPaper };
  record_issue: { request: RecordIssue; answer: IssuedPaper };
  benefits_issue: { request: BenefitsIssue; answer: IssuedPaper };
  group_issue: { request: GroupIssue; answer: IssuedPaper };
  letter_issue: { request: LetterIssue; answer: IssuedPaper };
  labels_issue: { request: LabelsIssue; answer: IssuedPaper };
  code_range_list: { request: CodeRangeList; answer: Array<CodeRangeRow> };
  code_range_add: { request: CodeRangeAdd; answer: Array<CodeRangeRow> };
  station_contact_read: { request: StationContactRead; answer: StationContact };
  station_contact_change: { request: StationContactChange; answer: StationContact };
  template_list: { request: TemplateList; answer: Templates };
  template_copy: { request: TemplateCopy; answer: Templates };
  printer_list: { request: PrinterList; answer: Array<PrinterRow> };
  printer_set: { request: PrinterSet; answer: PrinterSettings };
  print_order: { request: PrintOrder; answer: PrintJob };
  print_list: { request: PrintList; answer: Array<PrintJob> };
  print_retry: { request: PrintRetry; answer: PrintJob };
  print_cancel: { request: PrintCancel; answer: PrintJob };
  print_collect: { request: PrintCollect; answer: PrintJob };
  blank_list: { request: BlankList; answer: Array<BlankBook> };
  blank_receive: { request: BlankReceive; answer: Array<BlankBook> };
  blank_spoil: { request: BlankSpoil; answer: Array<BlankBook> };
  reaction_report: { request: ReactionReport; answer: DonationRow };
  unit_withdraw: { request: UnitWithdraw; answer: DonationRow };
  donation_correct: { request: DonationCorrect; answer: DonationRow };
  examination_correct: { request: ExaminationCorrect; answer: Visit };
  task_list: { request: TaskList; answer: Array<Task> };
  task_take: { request: TaskTake; answer: Task };
  task_close: { request: TaskClose; answer: Task };
  late_entry_record: { request: LateEntryRecord; answer: LateEntryAnswer };
  walk_in: { request: WalkIn; answer: WalkInAnswer };
  draft_save: { request: DraftSave; answer: null };
  draft_read: { request: DraftRead; answer: DraftKept | null };
  draft_drop: { request: DraftDrop; answer: null };
}
