/** Of number gaps and duplicates; plans and submissions have problems of their own. */
export const collectionHelpProblems = {
  'collection.number-range-invalid': {
    status: 422,
    sentence: '号码 {first}–{last} 无效：起号不得大于止号，一次最多说明 {most} 个，可分段说明。',
  },
  'collection.number-there': {
    status: 409,
    sentence: '{number} 已有文件，不是断号；如该文件文号有误，先在著录中改正。',
  },
  'collection.number-already-explained': {
    status: 409,
    sentence: '所选号码中有的已经说明，刷新后只说明其余的；要改说明，先撤销原说明。',
  },
  'collection.explanation-not-found': {
    status: 404,
    sentence: '没有这条断号说明，或已经撤销，刷新后再看。',
  },
  'collection.pair-not-in-one-fonds': {
    status: 422,
    sentence: '两份文件须为同一全宗的不同文件，才能判定是否重复。',
  },
  'collection.pair-judged': { status: 409, sentence: '这一对文件已经判定过，刷新后再看。' },
  'collection.judgment-not-found': {
    status: 404,
    sentence: '没有这条判定，或已经撤销，刷新后再看。',
  },
} as const;
