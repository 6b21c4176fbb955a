export const monitoringProblems = {
  'monitoring.warning-not-found': {
    status: 404,
    sentence: '没有这条预警，或无权查看；回“预警”查找。',
  },
  'monitoring.warning-in-wrong-state': {
    status: 409,
    sentence: '预警现在是“{state}”，不能{action}：先处理，写明办了什么，再关闭。',
  },
} as const;
