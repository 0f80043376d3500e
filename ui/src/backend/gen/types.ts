// Generated from the list of commands in redwall-desk: `cargo xtask gen`.

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
export type AttachmentOf = "signature" | "form" | "photo";

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
printed: number, };

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
 * Asks for a certificate as PDF.
 */
export type CertificatePdf = { 
/**
 * The certificate.
 */
certificate: CertificateId, };

/**
 * Asks for a picture of a certificate (PNG).
 */
export type CertificatePreview = { 
/**
 * The certificate.
 */
certificate: CertificateId, 
/**
 * Width of the picture, in pixels: 200 to 4000.
 */
pixels_wide: number, };

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
outcome?: Outcome, };

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
 * Whether it blocks today.
 */
active: boolean, };

/**
 * Defers a donor.
 */
export type DeferralSet = { 
/**
 * The donor.
 */
donor: DonorId, 
/**
 * The deferral.
 */
deferral: DeferralInput, };

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
 * The names that can log in.
 */
staff: Array<string>, 
/**
 * The person on duty.
 */
on_duty: OnDuty | null, };

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
 * One donation.
 */
export type DonationId = string;

/**
 * The kinds of donation that a station collects.
 */
export type DonationKind = "whole_blood" | "platelets";

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
 * Recorded after the day itself.
 */
late: boolean, };

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
 * What the box found, best first; 50 at most.
 */
export type DonorHits = { 
/**
 * What the typed text was taken for.
 */
kind: QueryKind, 
/**
 * The donors found.
 */
hits: Array<DonorHit>, };

/**
 * A donor's record.
 */
export type DonorId = string;

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
 * What has been earned.
 */
tally: Tally, 
/**
 * Today's visit, if there is one.
 */
visit: Visit | null, };

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
phone?: string | null, };

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
 * Finds donors by whatever was typed: ID number, phone, name, pinyin, donor number.
 */
export type DonorSearch = { 
/**
 * What was typed.
 */
query: string, };

/**
 * What went wrong: a closed list, for programs.
 */
export type ErrorCode = "bad_request" | "invalid" | "document_invalid" | "document_registered" | "donation_code_invalid" | "donation_code_used" | "not_found" | "out_of_order" | "not_logged_in" | "not_allowed" | "wrong_password" | "weak_password" | "station_exists" | "no_station" | "damaged" | "newer" | "clock" | "numbers_used_up" | "self_test" | "paper" | "storage" | "cancelled" | "internal";

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
plan: Plan, };

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
export type ExportWhat = "donors" | "donations";

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
 * What a file is; its first bytes must say the same.
 */
export type FileType = "jpeg" | "png" | "pdf";

/**
 * Records the health inquiry and the donor's consent.
 */
export type InterviewRecord = { 
/**
 * The visit.
 */
visit: VisitId, 
/**
 * The number of the signed form.
 */
form_no: string, 
/**
 * The donor has read and signed the consent.
 */
consent: boolean, 
/**
 * What the answers defer the donor for.
 */
deferrals?: Array<DeferralInput>, };

/**
 * Makes every table anew from the journal.
 */
export type JournalRebuild = Record<symbol, never>;

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
 * A level of 无偿献血奉献奖, by counts since the last gold.
 */
export type Level = "none" | "bronze" | "silver" | "gold";

/**
 * Which masked number to show.
 */
export type MaskedField = "document" | "phone";

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
 * How a donation ended.
 */
export type Outcome = "complete" | "partial" | "none";

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
 * Notes that a certificate went to a printer.
 */
export type PrintRecord = { 
/**
 * The certificate.
 */
certificate: CertificateId, 
/**
 * The printer's name.
 */
printer: string, };

/**
 * What typed text was taken for.
 */
export type QueryKind = "document" | "phone" | "donor_no" | "donation_code" | "certificate" | "name" | "pinyin" | "nothing";

/**
 * The donor's reaction to a donation; anything but none counts as a reaction.
 */
export type Reaction = "none" | "mild" | "moderate" | "severe";

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
 * Asks who opened a donor's record.
 */
export type RecordOpenings = { 
/**
 * The donor.
 */
donor: DonorId, };

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
reaction: Reaction, };

/**
 * A number in full.
 */
export type Revealed = { 
/**
 * The number.
 */
value: string, };

/**
 * A role: a person holds a set of them, and each command names those that may call it.
 */
export type Role = "receptionist" | "physician" | "nurse" | "certificate_clerk" | "administrator" | "auditor";

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
donations: number, };

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
password: string, };

/**
 * How far the desk is open.
 */
export type StationState = "none" | "locked" | "open";

/**
 * The step to be taken next, or how the visit ended.
 */
export type Step = "interview" | "examination" | "donation_code" | "collection" | "rest" | "certificate" | "done" | "left" | "refused";

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
refusal: Judgement | null, };

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
export type VisitList = Record<symbol, never>;

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
asks_to_continue?: boolean, };

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
 * When it was opened, station-local, `HH:MM`.
 */
opened: string, };

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
 * What has been earned, as of the day.
 */
tally: Tally, };

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

export interface Job {
  station_demonstrate: { request: StationDemonstrate; answer: StationCreated };
  export_write: { request: ExportWrite; answer: ExportReport };
  journal_verify: { request: JournalVerify; answer: Verification };
  journal_rebuild: { request: JournalRebuild; answer: Rebuilding };
}

export interface Page {
  attachment_read: { request: AttachmentRead };
  certificate_preview: { request: CertificatePreview };
  certificate_pdf: { request: CertificatePdf };
}

export interface Rpc {
  desk_read: { request: DeskRead; answer: DeskState };
  session_open: { request: SessionOpen; answer: DeskState };
  session_close: { request: SessionClose; answer: DeskState };
  station_create: { request: StationCreate; answer: StationCreated };
  staff_add: { request: StaffAdd; answer: null };
  setting_list: { request: SettingList; answer: Array<SettingRow> };
  setting_change: { request: SettingChange; answer: SettingRow };
  document_check: { request: DocumentCheck; answer: DocumentReading };
  donor_search: { request: DonorSearch; answer: DonorHits };
  donor_open: { request: DonorOpen; answer: DonorPage };
  donor_register: { request: DonorRegister; answer: DonorPage };
  donor_reveal: { request: DonorReveal; answer: Revealed };
  record_openings: { request: RecordOpenings; answer: Array<OpeningRow> };
  attachment_add: { request: AttachmentAdd; answer: AttachmentRow };
  attachment_list: { request: AttachmentList; answer: Array<AttachmentRow> };
  deferral_reason_list: { request: DeferralReasonList; answer: Array<DeferralReason> };
  deferral_set: { request: DeferralSet; answer: DonorPage };
  visit_list: { request: VisitList; answer: Array<VisitRow> };
  visit_open: { request: VisitOpen; answer: Visit };
  interview_record: { request: InterviewRecord; answer: Visit };
  examination_record: { request: ExaminationRecord; answer: Visit };
  donation_code_assign: { request: DonationCodeAssign; answer: Visit };
  collection_record: { request: CollectionRecord; answer: Visit };
  rest_end: { request: RestEnd; answer: Visit };
  visit_leave: { request: VisitLeave; answer: Visit };
  certificate_issue: { request: CertificateIssue; answer: Certificate };
  print_record: { request: PrintRecord; answer: null };
  walk_in: { request: WalkIn; answer: WalkInAnswer };
}
