export const arrangementProblems = {
  'arrangement.nothing-to-file': { status: 409, sentence: '没有可以归档的文件。' },
  'arrangement.not-ready': { status: 422, sentence: '有 {count} 件不具备归档条件：{reason}。' },
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
} as const;
