import { type BatchCheck, compared, failed } from '../check.ts';

/** 3-2: the catalogue answers, and has every record of the batch. */
export const databaseAnswers: BatchCheck = {
  code: '3-2',
  async lookAtBatch({ records, probe }) {
    const tool = { name: 'PostgreSQL', version: '目录数据库' };
    try {
      return { seen: [compared('目录数据库中的件数', records, await probe())], tool };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { seen: [failed('目录数据库', '能够访问', '不能访问', reason)], tool };
    }
  },
};
