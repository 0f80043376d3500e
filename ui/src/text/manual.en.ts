/** The manual in English, by task. What stands in square brackets is a key. */

import type { manual as zh } from './manual.zh';

export const manual: typeof zh = {
  title: 'Manual',
  open: 'Manual',
  chaptersOf: 'Chapters of the manual',
  chapters: {
    firstDay: {
      title: 'The first day: a new station',
      picture: 'Writing the recovery key down for a new station',
      steps: [
        'At the first start choose “New station” and fill in station, desk, first administrator and password. Make it long: nothing else protects a stolen computer.',
        'Write the recovery key down or print it, and lock it away. Some of its groups are asked for, as proof that it is on paper.',
        'Name a second place for backups: a USB disk or a network folder.',
        'Under Administration → Staff give everybody a name and roles of their own. No password is shared.',
        'Under Rules, check the numbers whose clause is still to be confirmed; under Import, take in the old system’s records.',
      ],
    },
    walkIn: {
      title: 'A donor who is new',
      picture: 'Registering a new donor',
      steps: [
        'Press [F3] and read the card or type its number. A number that nobody has opens the registration.',
        'Fill in name and phone, press [Enter]. People who are similar are shown first: open the one it is, or say that it is somebody else.',
        'Hold face against document, tick with [Space], press [Enter].',
        'Then follow the steps: interview, examination, code, collection, rest, certificate. The main button names the next key.',
        'Each step is for its role. [F8] changes who is on duty; the donor stays on screen.',
      ],
    },
    knownDonor: {
      title: 'A donor who was here before',
      picture: 'A known donor and what holds today',
      steps: [
        'Press [F3] and type document, phone, donor number, donation code, name, pinyin, or surname and birthday like wang0307.',
        'On the right stands whether they may give today, or from which day. Only physicians see a health reason; the desk says “ask the physician”.',
        'If they may, compare face and document and press [Enter]. If not, tell them the day.',
        'A donation elsewhere that the donor tells of is recorded on the page, and counts for intervals at once.',
      ],
    },
    deferral: {
      title: 'Deferring somebody',
      picture: 'A physician sets a deferral',
      steps: [
        'An answer that defers proposes code and date; the physician confirms.',
        'The donor is told the day from which to come back, never the reason.',
        'A physician ends a deferral with a reason. One that was set by mistake is voided by another physician, and stays visible.',
        'Nobody gets past a deferral. Another document of the same person is recognised.',
      ],
    },
    examination: {
      title: 'Examination and collection',
      picture: 'The examination',
      steps: [
        'Type in the order of the devices. A value that is hard to believe is asked twice.',
        'Scan the donation code for bag and tubes. A wrong one is said beside its field.',
        'Scan the bag once more at the collection; [F6] and [F7] note start and end.',
        'If less was drawn, say so with the millilitres. Reactions are noted at the rest.',
      ],
    },
    certificates: {
      title: 'Certificates and printing',
      picture: 'A certificate of thanks',
      steps: [
        'After the rest [Enter] issues the certificate and [Ctrl P] prints it.',
        'A group: under Certificates, all of a group’s at once. One with a name that cannot be drawn is listed by its serial: open it and use the remark line; the others are printed as usual.',
        'Letters to groups, nomination lists and labels are found again under Certificates → Issued papers, printed once more, voided or issued anew. A donor’s own documents are on the donor’s page.',
        'Printing again asks why. Paper says what held when it was issued; after a correction void it and issue another.',
        'Scan the QR code of a certificate that somebody brings to see whether it is ours and unchanged.',
      ],
    },
    honours: {
      title: 'A round of honours',
      picture: 'Who is to be honoured',
      steps: [
        'Press Honours, choose the round, press Count. The list goes by award; “Near” are those for whom one donation is enough; “Records disagree” have to be mended first.',
        'Donations elsewhere: at the donation on the donor’s page choose Proof, attach the scan, compare the original and record it. Only then do honours count it.',
        'Save this list writes an Excel file. Document numbers in full are ticked for, and each one shown is recorded.',
        'Once approved, tick or paste donor numbers and record them as conferred. After a gold, counting begins again behind the fortieth.',
        'Where the forty of an older gold are not on record, say the last donation that it counted.',
      ],
    },
    backup: {
      title: 'Backup and restore',
      picture: 'Backups',
      steps: [
        'Backups make themselves; the title bar shows the last. Click it to make one now.',
        'Once a month try a restore under Administration → Backups.',
        'Another computer: choose Restore there, the file of the backup, and the password or recovery key of then. It is another desk from then on; no number is given twice.',
      ],
    },
    import: {
      title: 'From another system',
      picture: 'What the columns are taken for',
      steps: [
        'Under Administration → Import choose the file (xlsx or csv). Headings are recognised; codes that nobody explained are asked for.',
        'Make a trial first: which rows would be refused, and whether the sums agree.',
        'The import itself can be cancelled or cut short: the same file again adds nothing twice, and what is missing.',
        'Hold the report’s sums against the old system, and its sample against paper.',
      ],
    },
    export: {
      title: 'Export',
      picture: 'Export',
      steps: [
        'Under Administration → Export choose what, in which form, and where to. A file that is there is never overwritten.',
        'Who took out what is recorded. Health that you may not see is not in the file.',
        'Delete the file when it is done with: no password protects it any more.',
      ],
    },
    staff: {
      title: 'Staff and passwords',
      picture: 'The staff',
      steps: [
        'An administrator adds people, changes roles and resets passwords. Your own password is under your name in the title bar.',
        'Somebody leaves: Remove, with the reason. The data get a new key; write the new recovery key down, the old one is void.',
        'The user rights report lists who holds which role since when and from whom, who left, and the last log-ins. It can be printed.',
      ],
    },
    lostPassword: {
      title: 'A lost password',
      picture: 'In with the recovery key',
      steps: [
        'One person’s: an administrator resets it under Staff.',
        'Every administrator’s, or a damaged vault file: at the log-in choose the recovery key, and give an administrator a new password.',
        'After some mistakes there is a wait, which a restart does not shorten.',
        'With the recovery key and all passwords lost, nobody can open the data.',
      ],
    },
    inspection: {
      title: 'An inspector’s visit',
      picture: 'The system check',
      steps: [
        'Log an auditor in: they see everything and change nothing.',
        'The system check says on one page what is in order, with the requirements, their tests and the known limits. It can be printed.',
        'The journal is read by person, donor, kind and day; Verify proves the chain; Reconcile judges a day again.',
        'The user rights report is under Staff.',
      ],
    },
    late: {
      title: 'Back from the mountains',
      picture: 'Late entry',
      steps: [
        'The vehicle’s computer works all day without a network.',
        'After a day on paper a physician or administrator enters each form under Administration → Late entry, with the day it really was.',
        'What was against the rules of that day is kept, its unit flagged, and a task raised for a physician.',
      ],
    },
    faults: {
      title: 'When something is wrong',
      picture: 'Proving the whole journal',
      steps: [
        'A wrong clock: nothing is judged. Set it right; if it is right, an administrator confirms.',
        'A full disk: make room and try again. What was not written is said.',
        'Entries that cannot be read: the donors concerned may not give until the program is updated.',
        'Data that do not open: delete nothing. Restore a backup into another folder and call IT.',
        'A crash loses nothing that was typed: the form is there again.',
      ],
    },
  },
};
