export const memoirProblems = {
  'collection.memoir-not-found': { status: 404, sentence: '没有这篇记事，或无权查看。' },
  'collection.memoir-wrong-state': {
    status: 409,
    sentence: '记事当前为“{state}”，不能{action}；已审定的只能另写新版本，其余刷新记事页后再办。',
  },
  'collection.memoir-not-yours': {
    status: 403,
    sentence: '这一版记事由{author}撰写，只由本人修改和送审。',
  },
  'collection.memoir-in-future': {
    status: 422,
    sentence: '记事的日期 {day} 晚于今天；记事只记已发生的事，改正日期后再保存。',
  },
  'collection.memoir-with-secrecy-mark': {
    status: 422,
    recorded: true,
    sentence: '“{field}”中有密级标志，本系统不处理国家秘密；删去涉密内容，按保密规定在系统外办理。',
  },
  'collection.memoir-basis-unsaid': {
    status: 422,
    sentence: '记事没有书面来源；补充书面来源，或在“依据”处勾选“无书面依据”后再送审。',
  },
  'collection.memoir-basis-contradicted': {
    status: 422,
    sentence: '记事列有书面来源，又勾选了“无书面依据”；去掉其中一项后再送审。',
  },
  'collection.memoir-conflict-named': {
    status: 409,
    sentence: '这份文件已列为同一事实的不同记载，在“比对”处查看。',
  },
  'collection.memoir-records-not-shown': {
    status: 409,
    sentence: '可能记载同一事实的文件有变动，共 {count} 件；刷新记事页看过后再审定。',
  },
  'collection.memoir-comparison-missing': {
    status: 422,
    sentence: '有 {count} 件文件对同一事实另有记载；写明两者有何不同、采信何者及理由后再审定。',
  },
  'collection.memoir-superseded': {
    status: 409,
    sentence: '这篇记事已由后来找到的文件取代，在记事页查看该文件。',
  },
} as const;
