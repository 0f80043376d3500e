/** The sentences of the desk, as they stand in its sources, in English; what stands in braces is a value. */

export const sentences: Readonly<Record<string, string>> = {
  '地址最多100个字。请缩短。': 'An address may have at most 100 characters. Please shorten it.',
  '没有反应不需要登记。请选择反应的程度。':
    'Where there was no reaction, there is nothing to record. Please choose how severe the reaction was.',
  '反应的日期应在献血当天到今天之间。请核对日期。':
    'The date of the reaction must lie between the day of the donation and today. Please check the date.',
  '这袋血已经登记为不能使用,没有再次登记。': 'This bag is already recorded as not to be used; it was not recorded again.',
  '文件内容无法读取。请重新选择文件或重新扫描。': 'The file cannot be read. Please choose it again or scan again.',
  '文件的内容与类型不符。请选择 JPEG、PNG 图片或 PDF 文件。':
    'The contents of the file do not match its type. Please choose a JPEG or PNG picture or a PDF file.',
  '这次来访不是这位献血者的。请重新打开献血者。': 'This visit is not this donor’s. Please open the donor again.',
  '找不到这个附件。请刷新献血者页面后重试。': 'This attachment cannot be found. Please refresh the donor’s page and try again.',
  '这个奖项已经登记过,但统计的最后一次献血日期不同。请核对,没有改动。':
    'This award is already recorded, but with a different date of the last donation counted. Please check; nothing was changed.',
  '统计截止日期还没有到。请核对日期。': 'The cut-off date has not come yet. Please check the date.',
  '只有金奖填写统计的最后一次献血日期。请留空。': 'Only the gold award takes the date of the last donation counted. Please leave it empty.',
  '开始服务的日期还没有到。请核对日期。': 'The date on which service began has not come yet. Please check the date.',
  '服务小时数过大。请核对后重新输入。': 'The hours of service are too many. Please check and enter them again.',
  '这个志愿服务奖已在另一期登记过,每级只授一次。请核对,没有改动。':
    'This volunteer service award is already recorded in another round; each level is given only once. Please check; nothing was changed.',
  '登记的志愿服务时长还没有达到这个奖项。请先登记服务时长。':
    'The hours of volunteer service on record do not reach this award yet. Please record the hours first.',
  '这份备份已损坏,打不开,没有改动任何内容。请换另一份备份(例如备份盘上的),并联系信息科。':
    'This backup is damaged and cannot be opened; nothing was changed. Please use another backup (such as the one on the backup disk) and call IT.',
  '还没有可以演练的备份。请先立即备份一次。': 'There is no backup for a drill yet. Please back up now first.',
  '请选择一份备份。': 'Please choose a backup.',
  '还有人在岗。请先锁定前台,再恢复备份。': 'Someone is still on duty. Please lock the desk first, then restore the backup.',
  '没有找到这份备份。请检查备份盘是否插好、路径是否正确。':
    'This backup was not found. Please check that the backup disk is connected and the path is right.',
  '姓名或密码不对。请用做这份备份时的管理员姓名和当时的密码。':
    'The name or password is wrong. Please use the name of an administrator at the time of this backup and the password of that time.',
  '恢复备份只能由管理员来做。请填写做备份时的管理员。':
    'Only an administrator can restore a backup. Please give someone who was an administrator when the backup was made.',
  '这份备份核对不符,没有恢复,原有数据没有改动。请换另一份备份,并联系信息科。':
    'This backup failed its check and was not restored; the existing data are unchanged. Please use another backup and call IT.',
  '这个文件夹里已经有血站数据,没有改动它。请换一个空文件夹;如果要用备份代替它,请选择替换(命令行加 --replace),旧数据会移到旁边的文件夹,不会删除。':
    'This folder already holds a station’s data, which were not changed. Please choose an empty folder; to put the backup in their place, choose to replace them (--replace on the command line): the old data are moved to a folder beside it, not deleted.',
  '没有这个文件夹。请先插好备份盘并建好文件夹,再填写完整路径。':
    'There is no such folder. Please connect the backup disk and make the folder first, then give its full path.',
  '第二个备份位置不能在数据文件夹里面:硬盘坏了会一起丢失。请选另一块盘。':
    'The second backup place cannot be inside the data folder: if the disk fails, both are lost. Please choose another disk.',
  '这个证件在屏蔽名单上,不能登记献血。请医生核对后处理。':
    'This document is blocked: its holder cannot be registered to donate. Please ask a physician to check and deal with it.',
  '解除日期应在开始日期之后。请核对两个日期。': 'The end date must be after the start date. Please check both dates.',
  '请填写名单的名称,例如发出名单的单位。': 'Please give the name of the list, such as the body that issued it.',
  '请填写名单的名称。': 'Please give the name of the list.',
  '请写明原因,它会和姓名、时间一起保留。': 'Please give the reason; it is kept with your name and the time.',
  '这个证件不在这份名单上。请核对号码和名单名称。': 'This document is not on this list. Please check the number and the name of the list.',
  '登记屏蔽的人不能自己解除。请另一位医师核对后登录办理。':
    'Whoever recorded a block cannot lift it. Please ask another physician to check, log in and do so.',
  '这个文件打不开。请检查文件是否存在、是否有权限读。': 'This file cannot be opened. Please check that it exists and that you may read it.',
  '文件不是 UTF-8 文字。请在表格软件中另存为“CSV UTF-8”后再导入。':
    'The file is not UTF-8 text. Please save it as “CSV UTF-8” in your spreadsheet program, then import it again.',
  '已停止,前{done}行已经处理。再次导入同一文件会接着写完,已有的不会重复。':
    'Stopped; the first {done} rows have been dealt with. Importing the same file again goes on from there and adds nothing twice.',
  '没有这种证件类型。请按说明填写,例如 resident_id,或留空由系统识别。':
    'There is no such document type. Please follow the instructions, for example resident_id, or leave it empty for the system to recognise.',
  '日期应写成 2026-11-22 的样子,没有就留空。': 'Please write the date like 2026-11-22, or leave it empty if there is none.',
  '这一行读不懂:列数不对,或有不认识的字段。请对照第一行核对。':
    'This row cannot be read: it has the wrong number of columns or a field that is not known. Please check it against the first row.',
  '第一行应是列名 type,number,list,from,until,至少要有 number 和 list。请改好后再导入。':
    'The first row must hold the column names type,number,list,from,until, of which number and list are required. Please correct it, then import again.',
  '证书在休息结束后发放一次。请先完成前面的步骤;已发的证书可以再次打印。':
    'The certificate is issued once, after the rest. Please finish the earlier steps first; a certificate already issued can be printed again.',
  '这次献血有待处理的任务,证书暂不发放。请医师处理任务后再发证。':
    'This donation has an open task, so the certificate is withheld for now. Please ask a physician to deal with the task, then issue it.',
  '预览宽度应在200到4000像素之间。': 'The preview must be between 200 and 4000 pixels wide.',
  '找不到这份证书。请从献血者页面重新打开。': 'This certificate cannot be found. Please open it again from the donor’s page.',
  '找不到这次来访。请从今天的队列中重新打开。': 'This visit cannot be found. Please open it again from today’s list.',
  '请选择团体,或选择要发证的献血者。': 'Please choose a group, or the donors who are to receive certificates.',
  '电脑时间没有疑问,不需要确认。': 'The computer’s clock is not in doubt; there is nothing to confirm.',
  '{told},暂停判定和登记。请核对电脑的日期和时间;如果时间正确,请管理员登录确认。':
    '{told}. Judging and recording are paused. Please check the computer’s date and time; if they are right, please ask an administrator to log in and confirm.',
  '更正的内容与现有记录相同,没有记录。请填写应为的内容。':
    'The correction is the same as the present record; nothing was recorded. Please enter what it should be.',
  '这次来访还没有体检记录。请先完成体检。': 'This visit has no examination on record yet. Please finish the examination first.',
  '更正的内容与现有记录相同,没有记录。请填写应为的数值。':
    'The correction is the same as the present record; nothing was recorded. Please enter the values as they should be.',
  '请填写电话号码。': 'Please enter the phone number.',
  '请填写地址。': 'Please enter the address.',
  '请写明原来错在哪里。': 'Please state what was wrong.',
  '自己登记或更正过的记录不能由自己更正。请另一位同事核对后登录更正。':
    'You cannot correct what you recorded or corrected yourself. Please ask another colleague to check, log in and correct it.',
  '找不到这次献血。请从献血者页面重新打开。': 'This donation cannot be found. Please open it again from the donor’s page.',
  '找不到这次来访。请从献血者页面重新打开。': 'This visit cannot be found. Please open it again from the donor’s page.',
  '请填写献血量。': 'Please enter the amount donated.',
  '最多60个字。请缩短。': 'At most 60 characters. Please shorten it.',
  '献血日期应在出生之后、今天或今天以前。请核对日期。':
    'The date of the donation must be after birth and no later than today. Please check the date.',
  '这一天的全血已有记录,没有再次登记。请核对献血记录。':
    'Whole blood is already on record for this day; it was not recorded again. Please check the donations.',
  '这一天的血小板已有记录,没有再次登记。请核对献血记录。':
    'Platelets are already on record for this day; they were not recorded again. Please check the donations.',
  '这条延期已经解除过。需要再次延期时,请登记新的延期。':
    'This deferral has been ended already. If the donor must be deferred again, please record a new deferral.',
  '解除日期在延期开始之前。请核对日期;如果延期本身登记错了,请作废。':
    'The end date is before the deferral begins. Please check the date; if the deferral itself was a mistake, please void it.',
  '永久延期,以及根据体检或检验结果的延期,登记人不能自己解除。请另一位医师登录后办理。':
    'A permanent deferral, or one based on an examination or laboratory result, cannot be ended by the person who recorded it. Please ask another physician to log in and do so.',
  '登记错的延期,登记人不能自己作废。请另一位医师核对后登录办理。':
    'A deferral recorded by mistake cannot be voided by the person who recorded it. Please ask another physician to check, log in and do so.',
  '找不到这条延期。请从献血者页面重新打开。': 'This deferral cannot be found. Please open it again from the donor’s page.',
  '这条延期已经作废,不再起作用。': 'This deferral has been voided and no longer has any effect.',
  '没有这个延期代码。请从列表中选择。': 'There is no such deferral code. Please choose one from the list.',
  '可以献血的日期应在延期开始之后。请核对两个日期。':
    'The first day on which the donor may donate again must be after the deferral begins. Please check both dates.',
  '您已不在工作人员名单上,不能继续。请让同事登录。':
    'You are no longer on the staff list and cannot go on. Please ask a colleague to log in.',
  '太久没有操作,前台已自动锁定。请输入密码后继续。':
    'The desk was not used for too long and has locked itself. Please enter your password to go on.',
  '还没有人登录。请先选择姓名并输入密码。': 'Nobody is logged in yet. Please choose your name and enter your password.',
  '规则自检没有通过,前台不能打开。请不要采血,并联系信息科。({reason})':
    'The rules failed their self-test, so the desk cannot open. Please do not collect blood, and call IT. ({reason})',
  '{first}与{second}今天的血红蛋白读数相差{g_l:.1} g/L,还看不出哪一台偏离。请用质控品核对这两台后再测。':
    'Today’s haemoglobin readings of {first} and {second} differ by {g_l:.1} g/L; it is not yet clear which of them is off. Please check both with control material before measuring again.',
  '{name}今天的血红蛋白读数偏离。请停用,用质控品核对后再测。':
    'Today’s haemoglobin readings of {name} are off. Please stop using it, and check it with control material before measuring again.',
  '没有登记这个号码。': 'This detail is not on record.',
  '找不到这位献血者。请重新搜索。': 'This donor cannot be found. Please search again.',
  '性别与证件号码不一致。请核对证件。': 'The sex does not agree with the document number. Please check the document.',
  '出生日期与证件号码不一致。请核对证件。': 'The birth date does not agree with the document number. Please check the document.',
  '请填写出生日期,以证件为准。': 'Please enter the birth date as it is on the document.',
  '请选择性别,以证件为准。': 'Please choose the sex as it is on the document.',
  '这个证件已经登记过,献血者号 {whose}。没有重复建档,请打开这位献血者。':
    'This document is already registered, donor number {whose}. No second record was made; please open this donor.',
  '献血者刚刚改过回答。请重新核对后再登记。': 'The donor has just changed the answers. Please check them again, then record.',
  '献血者还没有签名。请献血者在自己的窗口签名后再登记。':
    'The donor has not signed yet. Please ask the donor to sign in the donor’s window, then record.',
  '这个窗口已经结束。请告诉工作人员,需要时由工作人员重新打开。': 'This window has ended. Please tell the staff, who can open it again if needed.',
  '献血者的窗口没有这项操作。': 'The donor’s window does not have this function.',
  '请先阅读知情同意书,同意后再签名。不愿意的,请告诉工作人员。':
    'Please read the informed consent first and sign if you agree. If you do not wish to, please tell the staff.',
  '献血者的窗口只在今天的征询之前打开。请刷新后核对步骤。':
    'The donor’s window opens only before today’s interview. Please refresh and check the step.',
  '内容太多,没有保存草稿。请尽快完成登记。': 'There is too much content; the draft was not saved. Please finish recording soon.',
  '已取消,没有写入任何内容。': 'Cancelled; nothing was recorded.',
  '程序内部出错,这一步没有写入。请重试;如果再次出现,请联系信息科。':
    'The program failed; this step was not recorded. Please try again; if it happens again, please call IT.',
  '您的岗位不能做这一步。请让有权限的同事登录。': 'Your role does not allow this step. Please ask a colleague whose role does to log in.',
  '请求无法识别:{reason}': 'The request cannot be understood: {reason}',
  '这个文件夹里还没有血站数据。请先新建血站。': 'There is no station’s data in this folder yet. Please make a new station first.',
  '这个文件夹里已经有血站数据,没有改动它。请直接登录,或换一个文件夹。':
    'This folder already holds a station’s data, which were not changed. Please log in, or choose another folder.',
  '姓名或密码不对。请检查大小写和输入法后重试。':
    'The name or password is wrong. Please check capital letters and the input method, then try again.',
  '已经有同名的工作人员。请在姓名后加上区别,例如岗位。':
    'There is already a member of staff of this name. Please add something to tell them apart, such as the role.',
  '密码太弱:除姓名外至少8个字符,其中至少5个不同,不能是12345678这样的顺序。':
    'The password is too weak: it needs at least 8 characters besides the name, at least 5 of them different, and may not be a sequence such as 12345678.',
  '输错次数太多,请等待{seconds}秒后再试。': 'Too many wrong attempts. Please wait {seconds} seconds, then try again.',
  '恢复密钥有输入错误(校验不对)。请逐组核对纸上的字母和数字后重新输入。':
    'The recovery key has a typing error (its check does not agree). Please compare the letters and digits with the paper group by group, then enter it again.',
  '这个恢复密钥打不开现在的数据:它是人员离职换密钥以前的旧密钥,或属于别的血站。请找最近一次打印的恢复密钥;都打不开时,数据文件可能已损坏,请联系信息科。':
    'This recovery key does not open the present data: it is an old one from before the keys were changed when someone left, or belongs to another station. Please find the recovery key printed last; if none opens the data, the data file may be damaged: please call IT.',
  '工作人员名单里没有这个人,或已经离岗。请刷新名单。': 'This person is not on the staff list, or has left. Please refresh the list.',
  '这是最后一位能登录的管理员。请先让另一个人担任管理员。':
    'This is the last administrator who can log in. Please make someone else an administrator first.',
  '恢复密钥只能由名单上的管理员使用。请填写管理员的姓名。':
    'Only an administrator on the staff list can use the recovery key. Please enter an administrator’s name.',
  '程序升级后,以下人员还没有登录过:{}。请让他们各登录一次,或为他们重设密码,然后再移除。没有改动任何内容。':
    'These people have not logged in since the program was upgraded: {}. Please have each log in once, or reset their passwords, then remove. Nothing was changed.',
  '数据正被另一个程序或窗口使用,没有改动任何内容。请关闭其他窗口和正在运行的任务后重试。':
    'The data are in use by another program or window; nothing was changed. Please close other windows and running jobs, then try again.',
  '已移除,但换新密钥没有完成。请检查磁盘空间,锁定后重新登录,程序会自动继续;然后请重新显示并打印恢复密钥。':
    'Removed, but the change to new keys was not finished. Please check the disk space, lock the desk and log in again: the program goes on by itself. Then please show and print the recovery key again.',
  '密码文件(vault.json 和它的副本)丢失或损坏,数据还在,没有改动它。请管理员用恢复密钥登录。':
    'The password file (vault.json and its copy) is missing or damaged. The data are still there and were not changed. Please ask an administrator to log in with the recovery key.',
  '数据文件已损坏,没有改动它。请不要删除任何文件,用最近的备份恢复,并联系信息科。':
    'The data file is damaged and was not changed. Please do not delete any file, restore from the latest backup, and call IT.',
  '数据库里缺少已经确认过的记录,可能被换成了旧文件,没有改动它。请联系信息科。':
    'The database lacks records that were confirmed before; it may have been replaced by an old file. It was not changed. Please call IT.',
  '数据是由更新版本的程序写的,没有改动它。请安装新版本后再打开。':
    'The data were written by a newer version of the program and were not changed. Please install the new version, then open them.',
  '收到的记录不完整,没有写入。请重新取一次,或联系信息科。':
    'The records received are incomplete and were not written. Please fetch them again, or call IT.',
  '收到的记录与已有的记录对不上,没有写入。请不要删除任何文件,并联系信息科。':
    'The records received do not agree with those already here and were not written. Please do not delete any file, and call IT.',
  '文件太大,没有保存。请把图片或扫描件压缩到5MB以内再试。':
    'The file is too large and was not saved. Please reduce the picture or scan to 5MB or less, then try again.',
  '这台前台的编号已经用完。请管理员分配新的号段。':
    'The numbers of this desk are used up. Please ask an administrator to assign a new range.',
  '这不是完整的备份文件(可能没有复制完),没有改动任何内容。请换另一份备份。':
    'This is not a complete backup file (it may not have been copied to its end); nothing was changed. Please use another backup.',
  '没有找到备份盘或备份文件夹,没有备份到那里。请插好备份盘,或由管理员重新设置备份位置。':
    'The backup disk or folder was not found; no backup was made there. Please connect the backup disk, or ask an administrator to set the backup place again.',
  '备份与数据核对不符,没有保留这份备份,以前的备份都还在。数据文件或磁盘可能有损坏,请联系信息科核对数据。':
    'The backup does not agree with the data and was not kept; earlier backups are all still there. The data file or the disk may be damaged. Please call IT to check the data.',
  '这个文件已经存在,没有覆盖它。请换一个文件名。': 'This file exists already and was not overwritten. Please choose another file name.',
  '另一个导出正在写这个文件。请等它完成,或换一个文件名。':
    'Another export is writing this file. Please wait until it is done, or choose another file name.',
  '文件没有写成,没有留下半个文件。请检查磁盘空间和权限,或换一个位置。':
    'The file could not be written; no partial file was left. Please check the disk space and permissions, or choose another place.',
  '磁盘满了,这一步没有写入,原有数据没有改动。请清理磁盘或换一块盘后重试。':
    'The disk is full; this step was not recorded, and the existing data are unchanged. Please free some space or use another disk, then try again.',
  '磁盘是只读的,这一步没有写入,原有数据没有改动。请检查写保护开关和文件夹权限后重试。':
    'The disk is read-only; this step was not recorded, and the existing data are unchanged. Please check the write-protect switch and the folder’s permissions, then try again.',
  '文件太大,这块盘的格式放不下(FAT32 最多4GB),没有写入。请把备份盘格式化为 exFAT 或 NTFS,或换一块盘。':
    'The file is too large for this disk’s format (FAT32 holds at most 4GB); nothing was written. Please format the backup disk as exFAT or NTFS, or use another disk.',
  '磁盘或数据库没有写成,这一步没有记录。请检查磁盘空间和权限后重试。':
    'The disk or database could not be written; this step was not recorded. Please check the disk space and permissions, then try again.',
  '文件没有写成。请检查文件夹是否存在、磁盘空间和权限,或换一个位置。':
    'The file could not be written. Please check that the folder exists, the disk space and the permissions, or choose another place.',
  '这就是现在登记的姓名,没有改动。': 'This is the name already on record; nothing was changed.',
  '证件上的出生日期或性别与登记的不一致。请核对是否同一人;登记错的,请先更正。':
    'The birth date or sex on the document differs from that on record. Please check whether it is the same person; if the record is wrong, please correct it first.',
  '这位献血者没有登记要换下的证件。请核对号码。': 'The document to be replaced is not on record for this donor. Please check the number.',
  '与现在登记的相同,没有改动。': 'This is the same as on record; nothing was changed.',
  '出生日期不可能。请核对证件。': 'The birth date is not possible. Please check the document.',
  '与登记的居民身份证不一致。身份证号码登记错的,请先换成正确的证件,再更正出生日期。':
    'This does not agree with the resident identity card on record. If the card number was recorded wrongly, please replace it with the right document first, then correct the birth date.',
  '出生日期和性别由登记人以外的第二人更正。请另一位同事核对后登录办理。':
    'Birth date and sex are corrected by a second person, not by the one who registered the donor. Please ask another colleague to check, log in and do so.',
  '这位献血者除建档外已有别的记录,不能撤销建档。请改用更正或合并。':
    'This donor has more on record than the registration, which can therefore not be undone. Please correct or merge instead.',
  '合并和撤销合并由管理员和医师共同负责。请另一位(医师或管理员)输入姓名和密码。':
    'An administrator and a physician merge records, or undo a merge, together. Please have the other one (physician or administrator) enter name and password.',
  '请写明依据,它会和姓名、时间一起保留。': 'Please state how you know; it is kept with your name and the time.',
  '这两个编号已经是同一个人的档案,不需要合并。': 'These two numbers are already one person’s record; there is nothing to merge.',
  '献血者正在办理来访,不能合并或撤销合并。请等来访结束后再办理。':
    'The donor’s visit is still open, so the records cannot be merged or a merge undone. Please wait until the visit has ended.',
  '已有相似的献血者。请先核对:是同一人的请打开原档案,不是的请注明“不是同一人”再登记。':
    'A similar donor is registered already. Please compare first: if it is the same person, open that record; if not, mark “Not the same person”, then register.',
  '这两个编号是同一个人的档案。如果合并错了,请撤销合并。':
    'These two numbers are one person’s record. If they were merged by mistake, please undo the merge.',
  '这份档案没有合并到别的档案,不需要撤销。请核对编号。':
    'This record has not been merged into another; there is nothing to undo. Please check the number.',
  '有一次来访不是合并以后的,或所指的献血者不是这两人之一。请刷新后重新选择。':
    'One of the visits was not after the merge, or the donor given is not one of these two. Please refresh and choose again.',
  '合并以后登记的来访还没有注明属于谁,没有撤销:{}。请逐次选择。':
    'It has not been said whose these visits since the merge are, so the merge was not undone: {}. Please choose for each visit.',
  '献血量的单位与献血类型不符:全血以毫升计,血小板以治疗量计。请核对。':
    'The unit of the amount does not fit the kind of donation: whole blood is in millilitres, platelets in units. Please check.',
  '没有填写献血量。请补上,或在采血结果里写明未采血。':
    'The amount is missing. Please add it, or state in the outcome of the collection that nothing was collected.',
  '献血量“{said}”读不懂。请写成 400、400ml 或 1治疗量 的样子。':
    'The amount “{said}” cannot be read. Please write it like 400, 400ml or 1U.',
  '一次不可能采集这么多或这么少。请与原始记录核对。':
    'An amount so large or so small cannot be collected at one time. Please check it against the original record.',
  '文件超过512MB。请分成几个文件导入。': 'The file is over 512MB. Please split it into several files to import.',
  '这个Excel文件读不懂或已损坏。请用Excel打开后另存为 .xlsx 再导入。':
    'This Excel file cannot be read or is damaged. Please open it in Excel, save it as .xlsx, then import it again.',
  '单元格是错误值{fault}。请在表格中改正。': 'The cell holds the error value {fault}. Please correct it in the sheet.',
  '号码在表格里成了数字,末尾几位已经丢失。请把这一列设为文本,从原系统重新导出。':
    'The number was stored as a numeric value in the sheet, and its last digits are lost. Please set this column to text and export it again from the other system.',
  '日期读不懂。请写成 2024-1-2、2024年1月2日 或 20240102 的样子,年份要有四位。':
    'The date cannot be read. Please write it like 2024-1-2, “2024年1月2日” or 20240102, with a four-digit year.',
  '文件里的引号或分隔不对,读不懂。请重新导出。':
    'The quotation marks or separators in the file are wrong, so it cannot be read. Please export it again.',
  '文件既不是UTF-8也不是GB 18030文字。请另存为“CSV UTF-8”后再导入。':
    'The file is neither UTF-8 nor GB 18030 text. Please save it as “CSV UTF-8”, then import it again.',
  '没有证件号码,也没有原系统的编号,不知道是谁。请补上其中一项。':
    'There is neither a document number nor a number from the other system, so it is not known who this is. Please add one of them.',
  '这一格的文字太长。请核对是否串列。': 'The text in this cell is too long. Please check whether the columns have shifted.',
  '没有献血日期。请补上。': 'The date of the donation is missing. Please add it.',
  '献血日期在今天之后。请核对日期。': 'The date of the donation is after today. Please check the date.',
  '没有献血类型。请补上。': 'The kind of donation is missing. Please add it.',
  '没有延期代码。': 'The deferral code is missing.',
  '延期代码“{code}”没有对应。请在对照表里说明它是哪一项延期。':
    'The deferral code “{code}” has no meaning assigned. Please state in the mapping which deferral it is.',
  '没有奖项。请补上。': 'The award is missing. Please add it.',
  '没有统计截止日期。请补上。': 'The cut-off date is missing. Please add it.',
  '没有证件号码。请补上。': 'The document number is missing. Please add it.',
  '文件里没有名为“{}”的工作表。请核对对照表。': 'The file has no sheet named “{}”. Please check the mapping.',
  '工作表“{}”里找不到对照表写的列名。请核对对照表。':
    'The sheet “{}” does not have a column named in the mapping. Please check the mapping.',
  '工作表“{}”缺少列:{}。请在对照表里指定。': 'The sheet “{}” lacks a column: {}. Please name it in the mapping.',
  '报告文件已经存在,没有覆盖它,也没有导入。请换一个文件名。':
    'The report file exists already; it was not overwritten, and nothing was imported. Please choose another file name.',
  '没有认出可以导入的列。请用对照表指定每一列的含义。':
    'No column that can be imported was recognised. Please state in the mapping what each column holds.',
  '文件里有延期原因,只能由医师导入。请医师登录,或把这张工作表设为不导入。':
    'The file contains reasons for deferral, which only a physician may import. Please ask a physician to log in, or set this sheet not to be imported.',
  '磁盘没有写成,前{done}行已经处理,这一批没有写入。请检查磁盘空间,再次导入同一文件会接着写完。':
    'The disk could not be written. The first {done} rows have been dealt with; this batch was not written. Please check the disk space; importing the same file again goes on from there.',
  '按出生日期,献血时的年龄不可能。请核对献血日期和出生日期。':
    'By the birth date, the age at this donation is not possible. Please check the date of the donation and the birth date.',
  '这个献血码已登记在另一位献血者名下。请核对原始记录。':
    'This donation code is already recorded for another donor. Please check the original record.',
  '这个献血码已登记过,但日期、类型或献血量不同。请核对原始记录。':
    'This donation code is already recorded, but with another date, kind or amount. Please check the original record.',
  '这个献血码已在前台用于一次来访。请核对原始记录。':
    'This donation code has already been used at the desk for a visit. Please check the original record.',
  '这位献血者同一天已有另一次同类的献血。请核对是否重复。':
    'This donor already has another donation of the same kind on the same day. Please check whether it is the same one.',
  '对照表里的延期代码{}不在规则书里。请改正对照表。':
    'The deferral code {} in the mapping is not in the rulebook. Please correct the mapping.',
  '证件和原系统编号属于不同的献血者。请核对;如果是同一人,请先合并两份档案。':
    'The document and the number from the other system belong to different donors. Please check; if they are the same person, please merge the two records first.',
  '{what}与已登记的献血者不一致。请核对是否同一人,没有导入。':
    'Does not match the registered donor: {what}. Please check whether it is the same person; nothing was imported.',
  '证件没有登记过,这一行也没有姓名可以核对。请补上姓名。':
    'The document is not registered, and this row has no name to check. Please add the name.',
  '与证件号码不一致。请核对证件。': 'This does not agree with the document number. Please check the document.',
  '没有找到这个原系统编号的献血者。请先导入献血者,或补上证件号码和姓名。':
    'No donor was found with this number from the other system. Please import the donors first, or add the document number and name.',
  '没有找到这个证件的献血者。请先导入献血者,或补上姓名。':
    'No donor was found with this document. Please import the donors first, or add the name.',
  '“{word}”没有对应的含义。请在对照表里说明,再导入一次。':
    '“{word}” has no meaning assigned. Please state it in the mapping, then import again.',
  '没有这种记录。': 'There is no such kind of entry.',
  '截止日期早于开始日期。': 'The last date is before the first date.',
  '记录编号应为“序号@台号”。': 'An entry number must have the form “number@desk”.',
  '补录只用于今天以前的采血。今天的采血请按步骤登记。':
    'Late entry is only for collections before today. Please record today’s collections step by step.',
  '与当天登记的体检不同。请按当天的记录填写;测量有误的,另由第二人更正。':
    'This differs from the examination recorded that day. Please enter it as recorded; if it was measured wrongly, a second person corrects it separately.',
  '与当天登记的献血计划不同。请按当天的记录填写,实际采血量填在 drawn。':
    'This differs from the donation planned that day. Please enter it as recorded, and the amount actually collected under drawn.',
  '这次采血不应发生,已照实保存并标记。请隔离这袋血;医师处理任务后再发证书。':
    'This collection should not have taken place; it was saved as it happened and flagged. Please quarantine this bag; the certificate is issued after a physician has dealt with the task.',
  '请填写姓名,至少两个字。': 'Please enter the name, at least two characters.',
  '姓名最多50个字符。请与证件核对。': 'A name may have at most 50 characters. Please check it against the document.',
  '姓名里的“{stranger}”(U+{:04X})不能识别。请与证件核对,生僻字请用拼音输入法重新输入。':
    '“{stranger}” (U+{:04X}) in the name is not recognised. Please check it against the document; enter a rare character again with a pinyin input method.',
  '请填写备注。': 'Please enter the note.',
  '请写明为什么划去这条备注。': 'Please state why this note is struck out.',
  '找不到这条备注。请刷新献血者页面。': 'This note cannot be found. Please refresh the donor’s page.',
  '这条备注已经划去。': 'This note is already struck out.',
  '最多500个字。请缩短。': 'At most 500 characters. Please shorten it.',
  '还没有登记血站的联系电话,不能打印。请管理员先在设置中填写联系电话。':
    'The station’s contact phone is not on record, so nothing can be printed. Please ask an administrator to enter the contact phone in the settings first.',
  '电话只能有数字、空格和连字符,最多40个字符。请重新输入。':
    'A phone number may have only digits, spaces and hyphens, at most 40 characters. Please enter it again.',
  '报销材料最多12行,每行最多80个字。请精简。':
    'The papers for reimbursement may have at most 12 lines of at most 80 characters each. Please shorten them.',
  '{what}{count}例。': '{what}: {count}.',
  '编号应为 C 加数字,例如 C00000012。请核对。': 'The number must be C followed by digits, such as C00000012. Please check.',
  '没有这个编号的证书或文书。请核对编号。': 'There is no certificate or document with this number. Please check the number.',
  '有几份文书是同一个编号。请在献血者的页面上选择。': 'Several documents have this number. Please choose on the donor’s page.',
  '这位献血者没有下一级可以期待,请选择其他荣誉。': 'This donor has no next level to look forward to. Please choose another award.',
  '累计次数还没有达到任何一级,请选择其他荣誉。': 'The donations counted do not reach any level yet. Please choose another award.',
  '累计次数不是整十次,请选择其他荣誉。': 'The number of donations is not a multiple of ten. Please choose another award.',
  '这份证书已经作废。请刷新页面。': 'This certificate is void already. Please refresh the page.',
  '请写明作废的原因。': 'Please state why it is voided.',
  '这次献血有待处理的任务,证书暂不补发。请医师处理任务后再补发。':
    'This donation has an open task, so the certificate cannot be reissued for now. Please ask a physician to deal with the task, then reissue it.',
  '找不到这份文书。请刷新列表。': 'This document cannot be found. Please refresh the list.',
  '献血码{code}的标签已经打印过。请写明再次打印的原因。':
    'The label of donation code {code} has been printed before. Please give the reason for printing it again.',
  '献血码{code}不在发放的号段里,也没有登记过。请用扫码枪扫描原标签,或由管理员先登记号段。':
    'Donation code {code} is not in a range that was issued, and is not on record. Please scan the original label, or ask an administrator to record the range first.',
  '同一个献血码出现了两次。请删去重复的。': 'The same donation code is here twice. Please delete one of them.',
  '一次可以打印1到1000枚标签。请选择献血码。': '1 to 1000 labels can be printed at a time. Please choose the donation codes.',
  '发放的号段只剩{}个献血码。请管理员登记新的号段,或减少数量。':
    'Only {} donation codes are left in the issued ranges. Please ask an administrator to record a new range, or print fewer.',
  '找不到这次献血。请重新打开献血者页面。': 'This donation cannot be found. Please open the donor’s page again.',
  '没有登记通信地址,不能邮寄。请先补填地址,或当面交给献血者。':
    'No postal address is on record, so the letter cannot be posted. Please add the address first, or hand the letter to the donor.',
  '找不到这条延期记录。请重新打开献血者页面。': 'This deferral cannot be found. Please open the donor’s page again.',
  '这条延期记录的代码不在规则表里,不能写入告知书。请不写原因。':
    'The code of this deferral is not in the table of rules, so it cannot stand in the letter. Please leave the reason out.',
  '这位献血者今天可以献血,不需要告知书。请核对。': 'This donor may donate today and needs no letter. Please check.',
  '这份证书已经作废,不能打印或另存。请使用代替它的新证书。':
    'This certificate is void and cannot be printed or saved. Please use the new certificate that replaces it.',
  '结束日期应不早于开始日期,并在一年以内。请核对日期。':
    'The last day should not be before the first, and should be within one year of it. Please check the dates.',
  '这份证书有效。': 'This certificate is valid.',
  '这份证书已经作废,请勿采信。': 'This certificate is void. Please do not rely on it.',
  '这份证书已经作废,由{serial}代替。请以新证书为准。':
    'This certificate is void and was replaced by {serial}. Please rely on the new certificate.',
  '这份证书已经作废并另行补发。请以新证书为准。': 'This certificate is void and was issued anew. Please rely on the new certificate.',
  '这里没有它的发放记录,不能确定是否已经作废。请与签发血站核实。':
    'There is no record here that it was issued, so it is not certain whether it is void. Please check with the blood station that issued it.',
  '签名正确,内容没有改动。{standing}': 'The signature is correct and the content is unchanged. {standing}',
  '两个献血码不是同一号段,或末号小于首号。请核对发放单。':
    'The two donation codes are not of the same range, or the last number is smaller than the first. Please check the issuer’s note.',
  '这个号段与已登记的号段重叠。请核对发放单。': 'This range overlaps with a range on record. Please check the issuer’s note.',
  '请选择1到1000份证书。': 'Please choose 1 to 1000 certificates.',
  '电话号码应为7至15位数字。请重新输入。': 'A phone number has 7 to 15 digits. Please enter it again.',
  '程序在交给打印机时中断,不知道是否已经打印。请查看打印机,没有打印时再重新打印。':
    'The program was interrupted while passing this to the printer, so it is not known whether it was printed. Please look at the printer, and print again only if nothing came out.',
  '打印系统里已经没有这个任务,不知道是否已经打印。请查看打印机,没有打印时再重新打印。':
    'The print system no longer has this job, so it is not known whether it was printed. Please look at the printer, and print again only if nothing came out.',
  '这些编号里有已经入库的。请核对首号和末号。': 'Some of these numbers are already in stock. Please check the first and last number.',
  '请写明作废的原因,例如卡纸、印歪。': 'Please give the reason for spoiling them, such as a paper jam or a crooked print.',
  '{}第{number}号已经用掉或作废。请核对编号。': '{} no. {number} is already used or spoiled. Please check the number.',
  '{}第{number}号没有入库。请核对编号,或先登记入库。':
    '{} no. {number} is not in stock. Please check the number, or record its receipt first.',
  '请填写空白证书的名称,最多40个字。': 'Please enter the name of the blank certificate, at most 40 characters.',
  '末号应不小于首号,一次最多10万份。请核对编号。':
    'The last number should not be smaller than the first, and at most 100,000 are possible at a time. Please check the numbers.',
  '任务在打印机“{printer}”上被取消。': 'The job was cancelled at printer “{printer}”.',
  '打印机“{printer}”没有打印成功。请检查打印机后重新打印。':
    'Printer “{printer}” did not print it. Please check the printer and print again.',
  '打印机“{printer}”没有打印成功({said})。请检查后重新打印。':
    'Printer “{printer}” did not print it ({said}). Please check the printer and print again.',
  '打印机“{printer}”没有接受这一页。请检查打印机是否开机、联机,然后重试,或另存为 PDF。':
    'Printer “{printer}” did not accept this page. Please check that it is switched on and connected, then try again, or save as PDF.',
  '这台电脑上没有打印机“{printer}”。请在系统设置里添加它,或取消后换一台打印机。':
    'This computer has no printer “{printer}”. Please add it in the system settings, or cancel and choose another printer.',
  '找不到这次打印。请刷新列表。': 'This print job cannot be found. Please refresh the list.',
  '偏移最多20毫米。请量准校准页后重新输入。': 'The offset can be at most 20 mm. Please measure the calibration page and enter it again.',
  '没有这个纸盒。请从列表中选择。': 'There is no such tray. Please choose one from the list.',
  '请从列表中选择一台打印机。': 'Please choose a printer from the list.',
  '份数应在1到99之间。': 'The number of copies should be from 1 to 99.',
  '这次打印用{needed}张,填写了{numbered}个编号。请核对编号。':
    'This print takes {needed} sheets, but {numbered} numbers were entered. Please check the numbers.',
  '这份证书已经打印过或正在打印。请写明再次打印的原因,例如遗失、污损。':
    'This certificate was printed before or is being printed. Please give the reason for printing it again, such as loss or damage.',
  '这次打印没有失败。需要再打印一份时,请重新下单并写明原因。':
    'This print did not fail. If another copy is needed, please order it again and give the reason.',
  '请写明取消的原因。': 'Please give the reason for cancelling.',
  '这次打印已经结束。请刷新列表。': 'This print has already ended. Please refresh the list.',
  '请填写领取人,最多50个字。': 'Please enter who collected it, at most 50 characters.',
  '还没有打印完成,或已经登记过领取人。请刷新列表。':
    'It is not printed yet, or its collection is already recorded. Please refresh the list.',
  '打印机“{}”不接收任务。请在系统设置中恢复它,或换一台打印机。':
    'Printer “{}” takes no jobs. Please resume it in the system settings, or choose another printer.',
  '打印机“{}”已暂停。请检查打印机后在系统设置中恢复。':
    'Printer “{}” is paused. Please check the printer, then resume it in the system settings.',
  '打印机“{}”已暂停({said})。请处理后在系统设置中恢复。':
    'Printer “{}” is paused ({said}). Please see to it, then resume it in the system settings.',
  '缺纸。请装纸,打印会自动继续。': 'is out of paper. Please load paper; printing will then continue by itself.',
  '卡纸。请按打印机上的提示取出卡住的纸。': 'has a paper jam. Please take out the jammed paper as the printer shows.',
  '没有碳粉或墨水。请更换耗材。': 'is out of toner or ink. Please replace it.',
  '的盖子没有关好。请关好盖子。': 'has an open cover. Please close it.',
  '没有联机。请检查电源和连线。': 'is not connected. Please check the power and the cable.',
  '的纸盒没有装好。请装好纸盒。': 'has a tray that is not in place. Please put it in.',
  '的出纸口满了。请取走纸张。': 'has a full output tray. Please take the paper out.',
  '系统的打印服务没有应答。请检查打印服务是否在运行,或先另存为 PDF。':
    'The system’s print service does not answer. Please check that it is running, or save as PDF for now.',
  '请写明是什么证明:名称、出具单位、编号。': 'Please say what the proof is: its name, who issued it and its number.',
  '这次献血已经有证明。请先核对,没有再次登记。': 'This donation already has a proof. Please check it; nothing was recorded again.',
  '找不到证明的扫描件。请先附上证明,再登记。': 'The scan of the proof cannot be found. Please attach the proof first, then record it.',
  '请写明为什么证明不成立。': 'Please say why the proof does not hold.',
  '这次献血没有证明,没有改动。请刷新献血者页面。': 'This donation has no proof; nothing was changed. Please refresh the donor’s page.',
  '这次献血是在本站献的,不需要证明。请核对献血记录。':
    'This donation was given at this station and needs no proof. Please check the donation record.',
  '最多200个字。请缩短。': 'At most 200 characters. Please shorten it.',
  '请写明停用这份规则的原因。': 'Please give the reason for withdrawing these rules.',
  '没有启用过这个名称的规则。随软件附带的规则不能停用。':
    'No rules of this name have been put in force. The rules that come with the software cannot be withdrawn.',
  '需要两个人各自输入密码。请让另一位管理员或医师确认。':
    'Two people must each enter their own password. Please ask another administrator or physician to confirm.',
  '确认规则的第二个人须是管理员或医师。': 'The second person to confirm the rules must be an administrator or a physician.',
  '这是草案,不能启用。正式公布后,请把文件中的 status 改为 in_force,并写明生效日期 from。':
    'This is a draft and cannot be put in force. Once it is officially published, please change status in the file to in_force and add the first day as from.',
  '血站启用的规则在本版本中读不懂,不能判断。请不要采血,并联系信息科。({reason})':
    'The rules that this blood station put in force cannot be read by this version, so nothing can be judged. Please do not collect blood, and call IT. ({reason})',
  '请给出要查看的规则文件。': 'Please give the rules file to look at.',
  '这里扫进了身份证号码。请清除后重新输入。': 'An identity number was scanned into this field. Please clear it and enter it again.',
  '这里扫进了献血码。请清除后重新输入。': 'A donation code was scanned into this field. Please clear it and enter it again.',
  '没有这项设置。请从列表中选择。': 'There is no such setting. Please choose one from the list.',
  '只能填写{}到{}之间的数。': 'Only a number from {} to {} is possible.',
  '没有看到签名,或签名太长。请重新签名。': 'There is no signature, or it is too long. Please sign again.',
  '离职人员已不能登录,数据已换新密钥。以前的备份和拷贝仍能用当时的密码和旧恢复密钥打开:请妥善保管,并重新做一次备份。旧恢复密钥作废,请把新的抄写或打印后锁好。':
    'The person who left can no longer log in, and the data have a new key. Earlier backups and copies can still be opened with the passwords of that time and the old recovery key: please keep them safe, and make a new backup. The old recovery key is void; please write down or print the new one and lock it away.',
  '请填写姓名。': 'Please enter the name.',
  '请填写离岗原因。': 'Please give the reason for leaving.',
  '不能移除自己。请让另一位管理员登录后操作。': 'You cannot remove yourself. Please ask another administrator to log in and do it.',
  '新密码与旧密码相同。请换一个。': 'The new password is the same as the old one. Please choose another.',
  '自己的密码请用“修改密码”,需要输入旧密码。': 'For your own password, please use “Change my password”, which asks for the old one.',
  '请至少选择一个岗位。': 'Please choose at least one role.',
  '请填写血站名称。': 'Please enter the name of the blood station.',
  '请填写这台前台所在的地点。': 'Please enter the place of this desk.',
  '请填写管理员姓名。': 'Please enter the administrator’s name.',
  '结束日期应不早于开始日期,并在十年以内。请核对日期。':
    'The last day should not be before the first, and should be within ten years of it. Please check the dates.',
  '请写明处理结果,例如血袋如何处置。': 'Please say what came of it, such as what was done with the unit of blood.',
  '这项任务要由相应岗位的同事处理。请让有权限的同事登录。':
    'This task is for colleagues of the role concerned. Please ask somebody with that right to log in.',
  '这项任务已经处理完毕,没有再次记录。请刷新任务列表。':
    'This task is already settled; nothing was recorded again. Please refresh the task list.',
  '这项任务已由{owner}接手。请与{owner}联系,或处理其他任务。':
    '{owner} has taken on this task. Please speak to {owner}, or take another task.',
  '找不到这项任务。请刷新任务列表。': 'This task cannot be found. Please refresh the task list.',
  '补录使这次采血不符合规定。请隔离这袋血,查明经过,写明如何处置。':
    'A late entry shows that this collection is against the rules. Please set the unit apart, find out what happened, and say what became of it.',
  '后来登记的屏蔽涉及这次献血。请隔离或追回这袋血,写明如何处置。':
    'A deferral recorded later concerns this donation. Please set the unit apart or call it back, and say what became of it.',
  '已登记献血者的证件列入屏蔽名单。请核对本人和以往的献血,写明如何处理。':
    'The document of a registered donor is on the list of blocked documents. Please check the person and earlier donations, and say what was done.',
  '这袋血不能使用。请隔离或追回这袋血,写明如何处置。':
    'This unit must not be used. Please set it apart or call it back, and say what became of it.',
  '献血者离开后有反应。请随访献血者,写明结果。': 'The donor had a reaction after leaving. Please contact the donor, and say how it went.',
  '更正后,这次采血不符合规定。请隔离这袋血,查明经过,写明如何处置。':
    'As corrected, this collection is against the rules. Please set the unit apart, find out what happened, and say what became of it.',
  '新登记的献血者可能已有档案。请核对:是同一人的请合并,不是的请注明不是同一人。':
    'The newly registered donor may already have a record. Please check: if it is the same person, merge the records; if not, note that they are two people.',
  '合并档案后,这次采血不符合规定。请隔离或追回这袋血,查明经过,写明如何处置。':
    'As the merged records show, this collection is against the rules. Please set the unit apart or call it back, find out what happened, and say what became of it.',
  '合并的两份档案对同一次献血的记录不同。请核对原始记录,更正错的一份。':
    'The two merged records tell of the same donation differently. Please check the original records, and correct the one that is wrong.',
  '撤销合并后,合并期间登记的屏蔽对两人都有效。请核对属于谁,作废另一人的。':
    'After the merge was undone, a deferral recorded while it stood holds for both people. Please find out whose it is, and void the other’s.',
  '感谢您的爱心,您不适宜献血。请医生为您说明。': 'Thank you for your kindness. You cannot donate. Please ask the physician to explain.',
  '您可以从{}年{}月{}日起再来献血。请医生为您说明。': 'You may come again to donate from {}-{}-{}. Please ask the physician to explain.',
  '您今天暂时不能献血。请医生为您说明。': 'You cannot donate today. Please ask the physician to explain.',
  '应为“序号:哈希”,如日报末尾所印。请核对后重新输入。':
    'Please write it as “number:hash”, as printed at the end of the daily report. Check it and enter it again.',
  '开始时间不在这次来访之内。请核对。': 'The start is outside this visit. Please check the time.',
  '结束时间应在开始之后、现在之前。请核对。': 'The end should be after the start and not later than now. Please check the time.',
  '最多40个字。请缩短。': 'At most 40 characters. Please shorten it.',
  '选择了反应的类别,请同时选择反应的程度。': 'A kind of reaction is chosen. Please choose its severity as well.',
  '这类反应只见于单采。请重新选择。': 'This kind of reaction comes only with apheresis. Please choose again.',
  '这类反应都是重度。请核对程度。': 'Reactions of this kind are always severe. Please check the severity.',
  '采血时间超过{minutes}分钟:这袋血不宜用来制备血小板和新鲜冰冻血浆。':
    'The collection took more than {minutes} minutes: this unit should not be used to prepare platelets or fresh frozen plasma.',
  '这个献血码已经用过。请核对血袋,换一个新的献血码,并报告主管。':
    'This donation code has been used before. Please check the bag, take a new donation code, and tell your supervisor.',
  '一次不可能采集这么多。请核对数字。': 'So much cannot be collected at one time. Please check the number.',
  '采血量与计划不同。没有采满请选“部分”,采血量不能超过计划。':
    'The amount differs from the plan. If less was collected, please choose “Partial”; the amount cannot exceed the plan.',
  '采集量与计划不同。没有采满请选“部分”,不能超过计划。':
    'The amount collected differs from the plan. If less was collected, please choose “Partial”; it cannot exceed the plan.',
  '这一题还没有回答。请回答后再继续。': 'This question is not answered yet. Please answer it, then continue.',
  '这一题回答了两次。请刷新征询表后重新填写。': 'This question was answered twice. Please refresh the interview and fill it in again.',
  '征询表里没有这一题,或不需要问这位献血者。请刷新征询表。':
    'The interview does not have this question, or this donor need not be asked it. Please refresh the interview.',
  '这个日期还没有到。请填写事情发生的日期。': 'This date is still to come. Please enter the date on which it happened.',
  '这一题这样回答时不需要日期。请清除日期。': 'With this answer the question needs no date. Please clear the date.',
  '献血者没有签署知情同意书,不能继续。如果献血者不愿意,请点“离开”。':
    'The donor has not signed the consent, so the visit cannot continue. If the donor does not wish to, please choose “The donor leaves”.',
  '请填写献血登记表编号。': 'Please enter the number of the donor’s registration form.',
  '请献血者签名后再继续。': 'Please ask the donor to sign, then continue.',
  '献血者在自己的窗口填写时,回答和签名由那里带来,不能另填。':
    'When the donor fills in the donor window, the answers and the signature come from there and cannot be entered here.',
  '这一题的回答不需要决定,或已经决定过。请刷新征询表。': 'This answer needs no decision, or is already decided. Please refresh the interview.',
  '这样回答需要医师决定:登记延期,或再次询问后写明为什么不延期。':
    'This answer needs a physician’s decision: record a deferral, or ask again and say why there is none.',
  '这条延期比回答所对应的规定结束得早。请核对日期;确实如此的,请写明再次询问的结果。':
    'This deferral ends earlier than the rule for the answer says. Please check the date; if it is right, say what asking again showed.',
  '不延期的,请写明再次询问的结果。': 'Where there is no deferral, please say what asking again showed.',
  '征询表或知情同意书已更新。请刷新后让献血者重新阅读和签名。':
    'The interview or the consent has been updated. Please refresh, and let the donor read and sign again.',
  '这个数值不常见,可能输错、单位不对或仪器有问题。请重新测量或核对,确认无误后再登记。':
    'This value is unusual: it may be mistyped, in the wrong unit, or the device may be faulty. Please measure again or check it, and record it once it is certain.',
  '仪器编号最多40个字,只填测量过的项目。请核对。':
    'A device number has at most 40 characters, and is entered only for what was measured. Please check.',
  '请扫描或填写血红蛋白仪的编号。': 'Please scan or enter the number of the haemoglobin meter.',
  '请当面核对本人与证件,一致后再继续。': 'Please compare the person with the document, and continue once they match.',
  '这一项还没有测量。请补测后再继续。': 'This has not been measured yet. Please measure it, then continue.',
  '与这次登记的献血码不一致。请停下,核对姓名和血袋。':
    'This is not the donation code recorded for this visit. Please stop, and check the name and the bag.',
  '这次来访已经结束。': 'This visit has already ended.',
  '这一步现在不能做:前一步还没有完成,或这一步已经做过。请刷新后按顺序进行。':
    'This step is not possible now: the step before it is not finished, or it has already been done. Please refresh and go on in order.',
  '这次来访不是今天的。请为献血者重新登记今天的来访。': 'This visit is not of today. Please register the donor for a visit today.',
  '还没有体检。请先完成体检。': 'There has been no examination yet. Please finish the examination first.',
  '请填写团体名称,最多60个字。': 'Please enter the name of the group, at most 60 characters.',
  '日期在今天之后,不能登记。请核对日期。': 'The date is after today and cannot be recorded. Please check the date.',
  '献血者没有签署知情同意书,不能登记采血。': 'The donor has not signed the consent, so the collection cannot be recorded.',
  '请填写献血登记表编号和征询人。': 'Please enter the number of the registration form and who held the interview.',
  '{what}与这个证件原来登记的不一致。请核对本人与证件,没有登记。':
    '{what} differs from what is on record for this document. Please check the person and the document; nothing was recorded.',
  '找不到证书所用的字体 {file}，没有生成。安装版请重新安装本程序；从源代码运行时，请先执行 cargo xtask fonts。':
    'The certificate font {file} cannot be found; nothing was made. If the program was installed, please install it again; if it runs from source, run cargo xtask fonts first.',
  '{field}中的“{character}”（U+{code:04X}）在这台电脑上没有字体可以显示，没有生成。请核对该字；无误时，请安装含有它的字体（如 BabelStone Han、花园明朝或 SimSun-ExtB），重新打开程序后再试；或改用备注行：姓名处留空手写，在备注行写明该字的写法。':
    '{field} holds “{character}” (U+{code:04X}), which no font on this computer can show; nothing was made. Please check the character. If it is right, install a font that has it (such as BabelStone Han, Hanazono Mincho or SimSun-ExtB), open the program again and retry; or use the remark line: leave the name blank to be written by hand, and describe the character in the remark line.',
  '{field}中有看不见的字符（U+{code:04X}），没有生成。请重新输入{field}。':
    '{field} holds an invisible character (U+{code:04X}); nothing was made. Please enter {field} again.',
  '{field}中有自造字（U+{code:04X}），在不同电脑上显示不同，没有生成。请改用国家标准编码的汉字。':
    '{field} holds a private-use character (U+{code:04X}), which looks different on different computers; nothing was made. Please use a Chinese character of the national standard instead.',
  '{field}中有从右向左书写的文字（U+{code:04X}），没有生成。请改用证件上的汉字或拉丁字母。':
    '{field} holds text written from right to left (U+{code:04X}); nothing was made. Please use the Chinese characters or Latin letters of the document.',
  '{field}没有填写，没有生成。请补填后再试。': '{field} is empty; nothing was made. Please fill it in and try again.',
  '{field}超过 {limit} 个字符，纸面上排不下。请核对{field}。':
    '{field} is longer than {limit} characters and does not fit on the page. Please check {field}.',
  '献血量或累计献血次数为零，没有生成。请先核对献血记录。':
    'The amount or the number of donations is zero; nothing was made. Please check the donation record first.',
  '没有可以打印的内容，没有生成。请先选择要打印的记录。':
    'There is nothing to print; nothing was made. Please choose the records to print first.',
  '不同的文书不能合成一个文件。请分别打印。': 'Different kinds of documents cannot be put into one file. Please print them separately.',
  '献血码“{code}”不能印成条码。请扫描标签核对。':
    'Donation code “{code}” cannot be printed as a barcode. Please scan the label to check it.',
  '签名图片打不开，没有生成。请重新签名后再试。':
    'The picture of the signature cannot be opened; nothing was made. Please sign again and retry.',
  '没有第 {page} 页，全文共 {pages} 页。': 'There is no page {page}; the document has {pages} pages.',
  '预览宽度 {pixels} 像素超出范围（1–{limit}）。请缩放窗口后再试。':
    'The preview width of {pixels} pixels is out of range (1–{limit}). Please resize the window and try again.',
  '核验二维码的内容过长，没有生成。请核对血站名称、证书编号和献血码。':
    'The content of the verification QR code is too long; nothing was made. Please check the station name, the certificate number and the donation code.',
  '还没有发放,不能打印或另存。请先发放。': 'It has not been issued yet and cannot be printed or saved. Please issue it first.',
  '样张只供查看,不能打印或另存。请使用正式发放的文书。':
    'A sample is only for looking at and cannot be printed or saved. Please use a document that was issued.',
  '没有这个模板。请从列表中选择。': 'There is no such template. Please choose one from the list.',
  '版式文件没有写成：{0}。请检查文件夹的权限和磁盘空间。':
    'The template file was not written: {0}. Please check the rights of the folder and the space on the disk.',
  '版式出错，没有生成。请把这段话告诉管理员：{0}':
    'The template has an error; nothing was made. Please pass this on to an administrator: {0}',
  '这不是核验用的公钥。请使用本站发布的公钥文件。':
    'This is not a public key for verification. Please use the public key file that the blood station published.',
  '这不是本系统证书的二维码内容，或者没有扫描完整。请重新扫描。':
    'This is not the content of a QR code on a certificate of this system, or it was not scanned completely. Please scan it again.',
  '证书由另一把密钥（{key}）签发。请核对公钥是否属于证书所写的血站。':
    'The certificate was signed with another key ({key}). Please check that the public key belongs to the blood station named on the certificate.',
  '签名不符：证书内容被改动过，或不是本站签发。请勿采信，并与签发血站核实。':
    'The signature does not match: the certificate was changed, or was not issued by this station. Please do not rely on it, and check with the blood station that issued it.',
  '本站版式 {file} 第 {line} 行有误（{message}），已改用内置版式。请修改后再试。':
    'The station’s template {file} has an error in line {line} ({message}); the built-in template was used instead. Please correct it and try again.',
  '累计献血折合全血{total_ml}毫升：{own}；配偶和直系亲属合计可免费用血{}毫升。未扣除已报销的用血量，以血站核定为准。':
    '{total_ml} ml given in terms of whole blood: {own}, and {} ml for spouse and lineal relatives together. Amounts already refunded are not deducted; the blood station’s own assessment decides.',
  'too_long: id 过长 / the id is too long': 'too_long: the id is too long',
  'invalid_type: id 应为文字或数 / the id is a text or a number': 'invalid_type: the id is a text or a number',
  'too_long: 代码过长 / the code is too long': 'too_long: the code is too long',
  'date: 日期应写作 YYYY-MM-DD / a date is written YYYY-MM-DD': 'date: a date is written YYYY-MM-DD',
  'date: 日历上没有这一天 / the calendar has no such day': 'date: the calendar has no such day',
  'date_range: 日期须在1900年至2200年之间 / a date lies between 1900 and 2200':
    'date_range: a date lies between 1900 and 2200',
  '证件号码的位数不对，请对照证件逐位核对，看是否漏输或多输。': 'The number has too many or too few characters. Compare it with the document.',
  '证件号码里有不该出现的字符，请对照证件重新输入；身份证号只有数字，末位可为X。':
    'The number holds a character that does not belong there. Type it again from the document; a resident number has digits only, and perhaps X at the end.',
  '号码中的出生日期不存在，请核对第7至14位。': 'The birth date in the number does not exist. Check characters 7 to 14.',
  '号码中的出生日期在今天之后，请核对第7至14位，并确认电脑日期正确。':
    'The birth date in the number is after today. Check characters 7 to 14 and the date of this computer.',
  '校验码不符，至少有一位输错，请对照证件逐位核对或用读卡器读取。':
    'The check character does not match, so at least one character is wrong. Compare the number with the document, or use the card reader.',
  '15位身份证号自2013年1月1日起停用，请出示18位的居民身份证。':
    '15-digit resident numbers ended on 1 January 2013. Ask for the 18-digit card.',
  '号码的样式与所选证件类型不符，请核对证件类型和号码。': 'The number does not look like this kind of document. Check the kind and the number.',
  '献血编号应为13位（可另带1位校验字符），请重新扫描或对照标签输入。':
    'A donation code has 13 characters, and perhaps a check character. Scan the label again, or type it from the label.',
  '献血编号只有字母和数字，请切换到英文输入后重新扫描。':
    'A donation code has letters and digits only. Switch to English input and scan again.',
  '献血编号后8位应为年份和流水号数字，请对照标签核对。':
    'The last 8 characters of a donation code are digits of a year and a number. Compare it with the label.',
  '献血编号的校验字符不符，至少有一位输错，请重新扫描标签。':
    'The check character does not match, so at least one character is wrong. Scan the label again.',
  '扫描到的标识符与献血编号不符，请重新扫描；仍不符时停用该标签并报告。':
    'The scanned flags do not match the code. Scan again; if they still differ, set the label aside and report it.',
  '有一条本系统不认识的暂缓记录（代码{code}），暂时不能献血。请医生处理。':
    'There is a deferral with a code that is not known here ({code}): no donation for now. Please ask the physician.',
  '{}原因：{zh}。': '{} Reason: {zh}.',
  '按照规定，您不能献血：{zh}。谢谢您的爱心，详情请向医生咨询。':
    'By the rules you cannot donate: {zh}. Thank you for coming; the physician can tell you more.',
  '暂时不能献血：{zh}。{}': 'No donation for now: {zh}. {}',
  '暂时不能献血：{zh}。请医生判断何时可以献血。': 'No donation for now: {zh}. The physician decides when you may donate.',
  '不能献血；请医生说明。': 'No donation is possible; please ask the physician.',
  '暂时不能献血。{}请医生说明。': 'No donation for now. {} Please ask the physician.',
  '暂时不能献血；请医生说明。': 'No donation for now; please ask the physician.',
  '可以献全血；{}以前采的血不用于制备血小板。': 'Whole blood may be given; drawn before {} it is not for platelets.',
  '可以献全血；这次采的血不用于制备血小板。': 'Whole blood may be given; this unit is not for platelets.',
  '{name_zh}{given}{unit_zh}，应{}，今天不能献血。': '{name_zh} {given}{unit_zh}, should be {}: no donation today.',
  '还没有{zh}的结果，采血前须先测量。': '{zh} has not been measured; it is needed before the donation.',
  '这一限制从{}起解除。': 'This is over on {}.',
  '您可以从{}起捐献{kind_zh}。': 'You may donate {kind_zh} from {}.',
  '登记的性别不是男或女。体检标准男女不同，请先核对身份证件。':
    'The sex on record is neither male nor female. The criteria differ by sex; please check the identity document.',
  '献血记录里有晚于今天的日期，请先核对并更正记录。': 'The history has a donation dated after today; please check and correct it first.',
  '献血须年满{}周岁。': 'Donors must be {} years old.',
  '献血年龄到{}周岁为止；献过血、没有过献血反应的，可以到{}周岁。您已超过年龄，谢谢您的爱心。':
    'People donate up to the age of {}, or {} after earlier donations without a reaction. You are past that age; thank you for coming.',
  '您已超过{}周岁。您献过血、没有过献血反应，如果您主动要求，可以献到{}周岁。':
    'You are past {}. As you have donated before without a reaction, you may go on until {} if you ask to.',
  '有一条本版本读不懂的记录，暂时不能献血。请升级软件或联系管理员。':
    'A record about this donor cannot be read by this version: no donation for now. Please update the program or ask the administrator.',
  '您上次捐献{last_zh}是{}，再捐献{next_zh}须间隔{}。': 'You last donated {last_zh} on {}; {next_zh} may follow after {}.',
  '{}内最多捐献{}次血小板。': 'In {}, at most {} platelet donations are allowed.',
  '{}内捐献的血小板和血浆连同本次不超过{}毫升。': 'Platelets and plasma of {}, with this donation, may not exceed {} ml.',
  '全血一次捐献{}毫升，不能是{ml}毫升。': 'A whole blood donation is {} ml, not {ml} ml.',
  '血小板一次捐献{}个治疗单位；捐献{}个单位时，可以同时捐献不超过{}毫升血浆。':
    'A platelet donation is {} units; with {} unit up to {} ml of plasma may be given.',
  '截至{cutoff}的金奖找不到所依据的献血记录：请补录以前的献血，或填写该金奖统计的最后一次献血日期。':
    'The donations behind the gold award of {cutoff} are not all recorded. Record the earlier donations, or the day of the last donation that the award counted.',
  '截至{cutoff}的金奖与其统计的最后一次献血日期{counted_after}相矛盾，请核对两个日期。':
    'The gold award of {cutoff} and its last counted donation of {counted_after} contradict each other. Check both dates.',
  '不是有效的 TOML / not valid TOML: {}': 'not valid TOML: {}',
  'negative: 不能是负数 / must not be negative': 'negative: must not be negative',
  'range: 数值过大 / too large a number': 'range: too large a number',
  'range: 不是一个数 / not a number': 'range: not a number',
  '这个文件夹里是红色长城的加密备份。请不要删除这个文件:程序凭它确认备份盘已经插好。\\r\n':
    'This folder holds encrypted backups of Red Wall. Please do not delete this file: it tells the program that the backup disk is plugged in.\\r\n',
};

/** Patterns, headings and sentences that hold both languages already. */
export const inChineseOnly: readonly string[] = [
  '献血者人数应在1到1000000之间。请修改。',
  '献血次数最多5000000,并且平均每人不超过12次。请修改。',
  '不认识的值，应为{zh} / unknown value, expected {en}',
  '类型不对，应为{zh} / wrong type, expected {en}',
  '[0-9XxHM９\\u{3000}\\t 族𬭎]{0,22}',
  '征询表 {file} 读不懂：{reason} / the inquiry {file} cannot be read: {reason}',
  '因特殊配型缩短单采间隔1例，由李建国医师批准。',
  '37人次，13,600毫升',
  '局部:其他血管损伤',
  '全身:血管迷走神经反应',
  '自检表第 {line} 行读不懂：{reason} / Line {line} of the self-test cannot be read: {reason}',
  '随软件的规则读不懂：{0} / The shipped rules cannot be read: {0}',
  '规则自检没有通过，不能开始工作，请联系管理员。{zh}（{rule}，{clause}）：应为 {expected}，得到 {found} / The self-test of the rules failed; do not work, ask the administrator. {en}: expected {expected}, found {found}',
  'UPDATE donor SET name = \'别人\'; DROP INDEX donation_by_donor;',
  'UPDATE entry SET body = replace(body, \'黄小兰\', \'黄小蓝\') WHERE kind = \'donor.registered\'',
];

/** What stands as a value in sentences, or around one. */
export const fragments: Readonly<Record<string, string>> = {
  '打印机“{}”{known}': 'Printer “{}” {known}',
  姓名: 'name',
  性别: 'sex',
  出生日期: 'date of birth',
  编号: 'serial',
  献血码: 'donation code',
  血站名称: 'station’s name',
  备注: 'remark',
  证件号: 'document number',
  献血者号: 'donor number',
  献血地点: 'site',
  地址: 'address',
  电话: 'phone',
  单位名称: 'group',
  '电脑时间 {now} 早于最近一条记录的时间 {newest}': 'The computer’s time {now} is before that of the newest entry, {newest}',
  '电脑时间 {now} 比最近一条记录的时间 {newest} 晚得太多': 'The computer’s time {now} is too far after that of the newest entry, {newest}',
};
