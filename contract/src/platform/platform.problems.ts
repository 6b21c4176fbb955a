export const platformProblems = {
  'request.invalid': { status: 400, sentence: '请求内容不符合要求，请按提示逐项改正。' },
  'request.too-large': { status: 413, sentence: '请求内容过大，请分批提交。' },
  'request.not-found': { status: 404, sentence: '没有这个地址，请从菜单进入。' },
  'request.other-site': { status: 403, sentence: '请求来自其他网站，已拒绝。' },
  'server.failure': { status: 500, sentence: '系统出错，请把编号 {requestId} 告诉系统管理员。' },
  'server.stopping': { status: 503, sentence: '系统正在停止，请稍后再试。' },
  'job.not-found': { status: 404, sentence: '没有这项任务，或无权查看。' },
  'job.already-ended': { status: 409, sentence: '任务已经结束，不能再{action}。' },
} as const;
