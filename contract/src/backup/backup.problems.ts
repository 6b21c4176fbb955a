export const backupProblems = {
  'backup.no-policy': {
    status: 409,
    sentence: '还没有备份策略；由系统管理员在“备份与恢复”中设定后再办。',
  },
  'backup.no-backup-folder': {
    status: 422,
    sentence: '{folder} 不是备份文件夹：其中没有 lantai-backup.json；换成备份时写入的文件夹。',
  },
  'backup.folder-not-empty': {
    status: 422,
    sentence: '{folder} 里有别的文件，不能用作备份文件夹；换一个空文件夹。',
  },
  'backup.folder-damaged': {
    status: 422,
    sentence: '{folder} 的 {name} 已损坏，无法判断备份的格式；用另一份备份。',
  },
  'backup.folder-inside': {
    status: 422,
    sentence: '备份文件夹 {folder} 在数据目录之内，会与数据一起损坏；换到另一个磁盘。',
  },
  'backup.key-needed': {
    status: 422,
    sentence: '{folder} 中的备份已加密；用 --key-file 指定备份时的密钥文件，自动备份在策略中指定。',
  },
  'backup.key-wrong': {
    status: 422,
    sentence: '密钥不对，打不开 {folder} 中的备份；换成备份时用的密钥文件。',
  },
  'backup.key-unreadable': {
    status: 422,
    sentence: '读不到密钥文件 {keyFile}；检查路径和读取权限。',
  },
  'backup.key-too-short': {
    status: 422,
    sentence: '密钥文件 {keyFile} 中不足 {least} 个字符，容易被猜出；换成更长的密钥。',
  },
  'backup.locked-file-damaged': {
    status: 422,
    sentence: '加密的备份文件已损坏或被改动，不能解开；用另一份备份恢复。',
  },
  'backup.manifest-damaged': {
    status: 422,
    sentence: '备份集 {set} 的清单 manifest.jsonl 已损坏，不能使用；换另一个备份集。',
  },
  'backup.set-damaged': {
    status: 422,
    sentence: '备份集中有 {count} 个文件不是备份时的样子：{paths}；换另一个备份集。',
  },
  'backup.set-not-found': {
    status: 404,
    sentence: '没有备份集 {set}；用 npx lantai backup list 查看现有的备份集。',
  },
  'backup.no-sets': {
    status: 404,
    sentence: '{folder} 中还没有备份集；先做一次备份。',
  },
  'backup.under-way': {
    status: 409,
    sentence: '正在向 {folder} 备份，或正在清理它；完成后再办。',
  },
  'backup.last-set': {
    status: 409,
    sentence: '备份集 {set} 是最后一个，销毁后就没有备份了；先做一次新的备份。',
    recorded: true,
  },
  'backup.other-folder': {
    status: 409,
    sentence: '备份集 {set} 在 {folder}，不在备份策略的文件夹中；在服务器上用命令行办理。',
  },
  'backup.destroyed-already': {
    status: 409,
    sentence: '备份集 {set} 已经销毁，不能再{action}。',
  },
  'backup.data-not-empty': {
    status: 409,
    sentence: '{directory} 不是空的，恢复会与其中的内容混在一起；指定一个空的数据目录或空库。',
  },
  'backup.unfinished': {
    status: 409,
    sentence: '{directory} 中的恢复没有做完，不能使用；删除这个目录后重新恢复。',
  },
  'backup.newer-schema': {
    status: 422,
    sentence: '备份由更新的版本建立（{migration}），本程序恢复不了；用该版本或更新的程序恢复。',
  },
  'backup.other-schema': {
    status: 422,
    sentence: '程序中的 {migration} 与备份时的不同，恢复会改变含义；用未改动过的程序恢复。',
  },
  'backup.too-few-rights': {
    status: 422,
    sentence: '数据库账号不能停用触发器（session_replication_role）；用超级用户账号恢复。',
  },
  'backup.path-outside': {
    status: 422,
    sentence: '备份清单中的 {path} 指向数据目录之外，不能恢复；换另一个备份集。',
  },
  'backup.restored-otherwise': {
    status: 500,
    sentence: '恢复后 {tables} 与备份不同，没有启用；删除这个数据目录，重新恢复或换另一个备份集。',
  },
  'backup.trail-broken': {
    status: 500,
    sentence:
      '用备份集 {set} 恢复后审计链没有通过校验；用 npx lantai audit verify 查明，不要投入使用。',
  },
  'backup.test-not-found': {
    status: 404,
    sentence: '没有这份检测或演练记录；在“备份与恢复”中重选。',
  },
  'backup.nothing-to-acknowledge': {
    status: 409,
    sentence: '备份当前没有告警，不需要说明。',
  },
} as const;
