export const circulationProblems = {
  'collection.classified-not-circulated': {
    status: 422,
    recorded: true,
    sentence: '文件{why}，不得在本系统传阅；按涉密文件传阅规定在系统外办理。',
  },
  'collection.not-circulated-in-state': {
    status: 409,
    sentence: '文件当前为“{state}”，不能传阅；登记后的文件在文件页“传阅”。',
  },
  'collection.circulation-day-past': {
    status: 422,
    sentence: '传阅期限 {day} 早于今天；另选期限。',
  },
  'collection.recipient-not-cleared': {
    status: 422,
    recorded: true,
    sentence:
      '{names}的知悉范围低于文件密级“{level}”，不能列为传阅人；去掉这些人，或由安全管理员调整知悉范围。',
  },
  'collection.circulation-not-found': { status: 404, sentence: '没有这项传阅，或无权查看。' },
  'collection.circulation-not-with-you': {
    status: 409,
    sentence: '文件现在不在本人手中：未轮到、已退或传阅已办结；在“传阅”中查看进度。',
  },
  'collection.circulation-unread': {
    status: 409,
    sentence: '文件尚未打开阅读，不能退；在传阅页打开文件后再退。',
  },
  'collection.circulation-not-yours': {
    status: 403,
    sentence: '传阅由发起人{name}办结，本人不是发起人。',
  },
  'collection.circulation-closed': { status: 409, sentence: '这项传阅已办结，在传阅页查看。' },
} as const;
