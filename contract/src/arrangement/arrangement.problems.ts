export const arrangementProblems = {
  'arrangement.nothing-to-file': { status: 409, sentence: '没有可以归档的文件。' },
  'arrangement.not-ready': { status: 422, sentence: '有 {count} 件不具备归档条件：{reason}。' },
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
  'arrangement.paper-not-found': {
    status: 404,
    sentence: '全宗卷中没有这份材料，或已撤出。',
  },
} as const;
