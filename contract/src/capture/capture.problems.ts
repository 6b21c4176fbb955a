export const captureProblems = {
  'capture.upload-not-found': { status: 404, sentence: '没有这次上传，或已过期，请重新上传。' },
  'capture.upload-incomplete': { status: 409, sentence: '文件 {name} 尚未传完。' },
  'capture.upload-empty': { status: 422, sentence: '文件 {name} 是空文件（0 字节）。' },
  'capture.catalogue-unreadable': {
    status: 422,
    sentence: '目录文件无法读取：{place}，{reason}。{wayOut}。',
  },
  'capture.import-not-found': { status: 404, sentence: '没有这次导入，或无权查看。' },
} as const;
