export const arrangementProblems = {
  'arrangement.nothing-to-file': { status: 409, sentence: '没有可以归档的文件。' },
  'arrangement.not-ready': { status: 422, sentence: '有 {count} 件不具备归档条件：{reason}。' },
  'arrangement.volume-binding-unstated': {
    status: 422,
    sentence:
      '{category}门类要求装订前核对；在封卷时就材料齐全、内容完整、版式统一、编号统一四项各写一句依据。',
  },
  'arrangement.index-too-long': {
    status: 422,
    sentence: '索引共 {count} 条，一次最多 {most} 条；按年度或门类分别编印。',
  },
  'arrangement.volume-not-found': { status: 404, sentence: '没有这个案卷，或无权查看。' },
  'arrangement.volume-wrong-state': {
    status: 409,
    sentence: '案卷当前为“{state}”，不能{action}；封卷后须先拆封，归档后不再改变。',
  },
  'arrangement.not-by-volume': {
    status: 422,
    sentence:
      '{category}门类 {year} 年按件整理；要组卷，先在“分类与保管期限”中为该门类另立按卷的方案。',
  },
  'arrangement.volume-place-invalid': {
    status: 422,
    sentence: '案卷的分类不能编出档号：{reason}。',
  },
  'arrangement.not-for-volume': {
    status: 422,
    sentence: '有 {count} 件不能归入本卷：{reason}。',
  },
  'arrangement.volume-empty': { status: 422, sentence: '卷内没有文件，放入文件后再封卷。' },
  'arrangement.volume-selection': {
    status: 422,
    sentence: '应选 {wanted} 件，已选 {chosen} 件；选够后再封卷。',
  },
  'arrangement.volume-pages-missing': {
    status: 422,
    sentence: '档号以页号结尾，而“{title}”没有页数；著录页数后再封卷。',
  },
  'arrangement.volume-checked-by-same': {
    status: 422,
    sentence: '检查人与立卷人不能是同一人。',
  },
  'arrangement.register-not-found': {
    status: 404,
    sentence: '没有这份登记表，或无权查看；回“归档登记表”查找。',
  },
  'arrangement.register-of-nothing': {
    status: 422,
    sentence: '没有可登记的文件；先归档或导入，再生成登记表。',
  },
  'arrangement.register-of-two-fonds': {
    status: 422,
    sentence: '一份登记表只登记一个全宗的文件；请按全宗分别生成。',
  },
  'arrangement.register-there': {
    status: 409,
    sentence: '这一批已有登记表，不重复登记；在“归档登记表”中查看。',
  },
  'arrangement.register-signed': {
    status: 409,
    sentence: '登记表的这一方已由 {name} 签字，不能重签；有误的另行登记更正。',
  },
  'arrangement.register-signed-by-one': {
    status: 409,
    sentence: '登记表由交接双方各一人签字（GB/T 18894-2016，表A.1）；请由另一人签。',
  },
  'arrangement.register-check-failed': {
    status: 422,
    sentence: '检验项目“{check}”不合格，档案部门不能签收；退回补正后再签。',
  },
  'arrangement.class-not-found': {
    status: 404,
    sentence: '这个全宗没有类目“{classKey}”，请从编号图或排列页选择类目。',
  },
  'arrangement.range-backward': {
    status: 422,
    sentence: '号段 {first}–{last} 有误：止号不能小于起号，一次不超过 1,000 个号。',
  },
  'arrangement.numbers-taken': {
    status: 409,
    sentence: '件号 {numbers} 已编、已预留或已作空号说明，预留号段须避开这些号。',
  },
  'arrangement.not-a-gap': {
    status: 409,
    sentence: '件号 {numbers} 不是缺号，空号说明只能写给没有文件、没有预留的号。',
  },
  'arrangement.reservation-not-open': {
    status: 409,
    sentence: '这个预留号段不存在或已释放，请刷新后再办。',
  },
  'arrangement.number-not-reserved': {
    status: 409,
    sentence: '件号 {number} 不在预留号段 {range} 内，或已给了别的文件，请换一个号。',
  },
  'arrangement.record-of-another-class': {
    status: 422,
    sentence: '文件属于类目“{actual}”，预留号属于“{expected}”；先改正年度、保管期限或机构再编号。',
  },
  'arrangement.order-out-of-date': {
    status: 409,
    sentence: '在您排列期间，这一类目的文件有增减（现有 {count} 件），请刷新后重新排列。',
  },
  'arrangement.nothing-to-box': {
    status: 409,
    sentence: '这一类目没有待装盒的纸质文件。',
  },
  'arrangement.plan-out-of-date': {
    status: 409,
    sentence: '装盒方案与现有文件不符（末件号应为 {last}），请刷新方案后再执行。',
  },
  'arrangement.box-not-found': { status: 404, sentence: '没有这个档案盒，或无权查看。' },
  'arrangement.box-wrong-state': {
    status: 409,
    sentence: '档案盒当前为“{state}”，不能{action}。',
  },
  'arrangement.numbers-in-disorder': {
    status: 409,
    sentence: '盒内件号有问题，不能封盒：{faults}。补上文件，或在编号图中写明空号原因。',
  },
  'arrangement.correspondence-missing': {
    status: 409,
    sentence:
      '盒内有电子＋纸质文件缺一种载体而没有对应关系说明：{codes}。在文件页补写说明后再上架。',
  },
  'arrangement.renumbering-not-found': {
    status: 404,
    sentence: '没有这份编号调整，或无权查看；回“编号调整”查找。',
  },
  'arrangement.renumbering-wrong-state': {
    status: 409,
    sentence: '编号调整当前为“{state}”，不能{action}。',
  },
  'arrangement.renumbering-same-person': {
    status: 403,
    sentence: '编号调整由提出人以外的人批准；请由另一人办理。',
  },
  'arrangement.renumbering-out-of-date': {
    status: 409,
    sentence: '提出之后，所涉文件或类目有了变动，结果与预览不同；撤回后重新草拟、预览、提出。',
  },
  'arrangement.renumbering-unfinished': {
    status: 409,
    sentence: '有 {count} 件的新档号未写入存储：{reason}。排除原因后续办这项任务。',
  },
  'arrangement.cannot-renumber': {
    status: 422,
    sentence: '不能调整编号：{reason}。排除后重新预览。',
  },
  'arrangement.nothing-to-renumber': {
    status: 422,
    sentence: '按这样调整，没有一件的档号会改变。',
  },
  'arrangement.too-many-to-renumber': {
    status: 422,
    sentence: '所选有 {count} 件，一次最多调整 {most} 件；按号段分几次办理。',
  },
  'arrangement.codes-unknown': {
    status: 422,
    sentence: '这个全宗没有档号 {codes}，或无权查看；改正后再试。',
  },
  'arrangement.order-incomplete': {
    status: 422,
    sentence: '号段内有 {count} 件，所列次序须正好列出这些件，每件一次；缺或多：{codes}。',
  },
  'arrangement.class-being-renumbered': {
    status: 409,
    sentence: '类目“{classKey}”正在调整编号，写入存储之后再编号、预留、说明空号或装盒。',
  },
  'arrangement.paper-not-found': {
    status: 404,
    sentence: '全宗卷中没有这份材料，或已撤出。',
  },
} as const;
