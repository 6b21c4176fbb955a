/**
 * What of the store tells of a row: the object of its record, that of the archive or of an agency, that of the
 * destroyed records of an agency, or the one of a proceeding (a check, a batch, a list).
 */
export type ToldKind = keyof typeof kindNames;

export const kindNames = {
  archive: '全馆背景',
  agency: '单位背景',
  record: '文件',
  destroyed: '已销毁文件的条目',
  'appraisal-batch': '鉴定批次',
  'check-run': '检测',
  'conversion-run': '格式转换',
  'destruction-list': '销毁清册',
  'edit-batch': '批量修改',
  'export-run': '导出包',
  'fixity-run': '巡检',
  'hot-folder-package': '热文件夹数据包',
  'import-run': '目录导入',
  memoir: '记事',
  'offline-medium': '离线介质',
  'reconciliation-run': '目录与电子文件核对',
  'register-sheet': '归档登记表',
  renumbering: '编号调整',
  submission: '移交批次',
  'transfer-batch': '进馆批次',
  volume: '案卷',
} as const;

/** How a table's rows find the object that tells them. Every column is told, save those named here with a reason. */
export type ToldTable = {
  readonly kind: Exclude<ToldKind, 'destroyed'>;
  readonly name: string;
  /** The column that names the subject; two of them where a row lies between two records. */
  readonly by: readonly string[];
  /** Where `by` names a row of another table, which has the subject. */
  readonly through?: { readonly table: string; readonly column: string };
  /** Columns that no object tells, each with the reason. */
  readonly untold?: Readonly<Record<string, string>>;
  /** Columns that are told in another form than the catalogue has today, as SQL over `told`. */
  readonly toldAs?: Readonly<Record<string, string>>;
};

const secret = '秘密不进存储：登录前由系统管理员重置';
const passing = '登录的临时状态，不属于档案';

const of =
  (kind: ToldTable['kind'], by: string, more: Partial<ToldTable> = {}) =>
  (name: string): ToldTable => ({ kind, name, by: [by], ...more });

const ofArchive = of('archive', 'id');
const ofAgency = of('agency', 'agency_id');
const ofRecord = of('record', 'record_id');

/** Every table whose rows are told in the store, with the name a stranger reads. */
export const toldTables: Readonly<Record<string, ToldTable>> = {
  account: of('archive', 'id', {
    untold: {
      password_hash: secret,
      password_changed_at: secret,
      must_change_password: secret,
      failed_sign_ins: passing,
      locked_until: passing,
      last_sign_in_at: passing,
    },
  })('账号'),
  org_unit: ofArchive('机构'),
  person: ofArchive('人员'),
  role_grant: ofArchive('角色授予'),
  security_setting: of('archive', 'key')('安全参数'),
  trusted_certificate: ofArchive('信任列表'),

  acquisition_agreement: ofAgency('征集协议'),
  acquisition_plan: ofAgency('征集计划'),
  appraisal_setting: ofAgency('鉴定设置'),
  archiving_plan: ofAgency('年度归档计划'),
  archivist_post: ofAgency('档案员名册'),
  box: ofAgency('档案盒'),
  check_policy: ofAgency('检测方案'),
  class_head: ofAgency('类目末号'),
  class_order: ofAgency('类目排列规则'),
  classification_scheme: ofAgency('分类方案'),
  code_rule: ofAgency('档号规则'),
  collection_setting: ofAgency('收集设置'),
  deadline_rule: ofAgency('归档时限'),
  description_profile: ofAgency('著录方案'),
  dossier_paper: ofAgency('全宗卷'),
  explained_gap: ofAgency('空号说明'),
  fonds: ofAgency('全宗'),
  format_decision: ofAgency('格式登记决定'),
  hand_over: ofAgency('交接清单'),
  holiday: ofAgency('节假日与调休'),
  holiday_year: ofAgency('节假日年度'),
  inspection_policy: ofAgency('巡检策略'),
  matter: ofAgency('问题'),
  month_end_check: ofAgency('月末核对'),
  number_explanation: ofAgency('断号说明'),
  plan_line: ofAgency('归档计划条目'),
  refused_material: ofAgency('拒收材料'),
  reserved_range: ofAgency('预留号'),
  retention_item: ofAgency('保管期限条款'),
  retention_schedule: ofAgency('保管期限表'),
  role_narrowing: ofAgency('访问控制策略'),
  schedule_confirmation: ofAgency('期限表部门确认'),
  schedule_exception: ofAgency('期限表例外'),
  source_organisation: ofAgency('来源系统机构对应'),
  source_party: ofAgency('来源人'),
  source_system: of('agency', 'agency_id', {
    untold: {
      token_id: '接口令牌不进存储：重新签发后再指定',
      webhook_secret: '秘密不进存储：重新设定',
    },
  })('来源系统'),
  storage_strategy: ofAgency('入库策略'),
  submission_number_head: ofAgency('移交批次末号'),
  temporary_number_head: ofAgency('临时号末号'),
  transfer_rule: ofAgency('移交进馆年限'),
  weakness_scan: ofAgency('漏洞扫描报告'),

  record: of('record', 'id')('著录'),
  component: of('record', 'record_id', {
    // What was read out of the bytes is read again from them.
    toldAs: {
      text_state: "case told.text_state when 'none' then 'none' else 'waiting' end",
      text_note: "case told.text_state when 'none' then told.text_note end",
    },
  })('电子文件'),
  acquired_record: ofRecord('征集入藏'),
  allocated_code: ofRecord('已用档号'),
  circulation: ofRecord('传阅'),
  circulation_recipient: ofRecord('传阅人'),
  delivery: ofRecord('移交件'),
  delivery_component: of('record', 'delivery_id', {
    through: { table: 'delivery', column: 'record_id' },
  })('移交件的电子文件'),
  destroyed_record: ofRecord('销毁结果'),
  duplicate_judgment: { kind: 'record', name: '重复判定', by: ['record_high', 'record_low'] },
  field_change: ofRecord('著录更正'),
  former_code: ofRecord('曾用档号'),
  hold: ofRecord('冻结'),
  out_of_scope_case: ofRecord('范围外待定'),
  paper_receipt: ofRecord('签收'),
  proposal: ofRecord('提请'),
  proposal_decision: of('record', 'proposal_id', {
    through: { table: 'proposal', column: 'record_id' },
  })('提请的决定'),
  record_agent: ofRecord('机构人员实体'),
  record_business: ofRecord('业务实体'),
  record_relation: { kind: 'record', name: '关联', by: ['first_id', 'second_id'] },

  appraisal_batch: of('appraisal-batch', 'id')('鉴定批次'),
  appraisal_item: of('appraisal-batch', 'batch_id')('鉴定件'),
  appraisal_opinion: of('appraisal-batch', 'item_id', {
    through: { table: 'appraisal_item', column: 'batch_id' },
  })('鉴定意见'),
  check_run: of('check-run', 'id')('检测'),
  check_run_record: of('check-run', 'run_id')('检测的文件'),
  check_result: of('check-run', 'run_id')('检测结果'),
  // Their bytes are no part of a record: a backup keeps them.
  check_evidence: of('check-run', 'run_id')('检测证据'),
  kept_check_report: of('check-run', 'run_id')('留存的检测报告'),
  conversion_run: of('conversion-run', 'id')('格式转换'),
  conversion: of('conversion-run', 'run_id')('转换的文件'),
  destruction_list: of('destruction-list', 'id')('销毁清册'),
  destruction_item: of('destruction-list', 'list_id')('销毁清册条目'),
  destruction_signature: of('destruction-list', 'list_id')('监销签名'),
  edit_batch: of('edit-batch', 'id')('批量修改'),
  edit_batch_row: of('edit-batch', 'batch_id')('批量修改的文件'),
  export_run: of('export-run', 'id')('导出包'),
  fixity_run: of('fixity-run', 'id')('巡检'),
  fixity_run_place: of('fixity-run', 'run_id')('巡检位置'),
  fixity_finding: of('fixity-run', 'run_id')('巡检问题'),
  store_damage: ofAgency('存储损坏'),
  hot_folder_package: of('hot-folder-package', 'id')('热文件夹数据包'),
  import_run: of('import-run', 'id')('目录导入'),
  import_file: of('import-run', 'import_id')('导入的电子文件'),
  import_finding: of('import-run', 'import_id')('导入问题'),
  memoir: of('memoir', 'id')('记事'),
  memoir_version: of('memoir', 'memoir_id')('记事版本'),
  memoir_reference: of('memoir', 'version_id', {
    through: { table: 'memoir_version', column: 'memoir_id' },
  })('记事的依据'),
  offline_medium: of('offline-medium', 'id')('离线介质'),
  offline_medium_file: of('offline-medium', 'medium_id')('离线介质中的文件'),
  offline_reading: of('offline-medium', 'medium_id')('离线介质抽检'),
  reconciliation_run: of('reconciliation-run', 'id')('目录与电子文件核对'),
  reconciliation_finding: of('reconciliation-run', 'run_id')('核对问题'),
  register_sheet: of('register-sheet', 'id')('归档登记表'),
  register_record: of('register-sheet', 'register_id')('登记表中的文件'),
  renumbering: of('renumbering', 'id')('编号调整'),
  renumbering_item: of('renumbering', 'renumbering_id')('编号调整的文件'),
  submission: of('submission', 'id')('移交批次'),
  submission_item: of('submission', 'submission_id')('移交清单条目'),
  transfer_batch: of('transfer-batch', 'id')('进馆批次'),
  transfer_item: of('transfer-batch', 'batch_id')('进馆清单条目'),
  transfer_sheet: of('transfer-batch', 'batch_id')('移交接收登记表'),
  transfer_step: of('transfer-batch', 'batch_id')('进馆步骤'),
  volume: of('volume', 'id')('案卷'),
  volume_item: of('volume', 'volume_id')('卷内文件'),
};

/** Tables made again from the store's bytes and from what is told. */
export const derivedTables: Readonly<Record<string, string>> = {
  component_text: 'read again from the bytes of its component',
  component_format: 'looked at again in the bytes',
  text_signature: 'worked out again from the text',
  near_duplicate: 'compared again from the signatures',
  search_outbox: 'the whole index is fed anew',
  store_outbox: 'everything is noted once after a rebuild',
};

/** Tables that only a backup of the database keeps, with the reason. */
export const keptByBackup: Readonly<Record<string, string>> = {
  api_token: 'a secret: issued again',
  password_history: 'a secret',
  session: 'a signed-in browser',
  job_run: 'work in progress; what came of it is told',
  upload: 'work in progress: bytes of an unfiled record',
  receipt_event: 'bound to transactions of this database; the delivery keeps what was answered',
  webhook_attempt: 'a log of tries to reach another system',
  finished_instance: 'an office system says it again; one row for each of its documents',
  trail_entry: 'the trail is chained files of its own, DATA/trail',
  trail_block: 'the trail is chained files of its own, DATA/trail',
  trail_head: 'the trail is chained files of its own, DATA/trail',
  store_setting: 'which installation this is: a rebuilt one is another',
  revocation_list: 'megabytes of what an authority publishes: handed in again',
  store_copy: 'what this installation keeps beside its store: registered again',
  store_copy_change: 'work in progress of a copy',
  store_copy_removal: 'work in progress of a copy',
  backup_policy: 'about the backups of this installation, and kept with them',
  backup_set: 'about the backups of this installation, and kept with them',
  backup_test: 'about the backups of this installation, and kept with them',
  backup_copy: 'about the backups of this installation, and kept with them',
  backup_destruction: 'about the backups of this installation, and kept with them',
  backup_acknowledgement: 'about the backups of this installation, and kept with them',
  keeping_environment: 'about this machine',
  warning: 'raised again by its cause',
  warning_step: 'what was done about a warning of this installation',
  activity_day: 'figures counted from the trail',
  trail_reader: 'how far the trail was counted',
  store_move: 'says that this very database was restored or rebuilt',
  schema_migration: 'says which program made the database',
};
