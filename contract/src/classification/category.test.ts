import { expect, test } from 'vitest';
import { categoryCode, categoryCodes, categoryName } from './category.ts';

test('an agency keeps its archives in thirteen categories', () => {
  expect(categoryCodes.map((code) => `${code} ${categoryName(code)}`)).toEqual([
    'WS 文书',
    'KJ 科技',
    'RS 人事',
    'KU 会计',
    'ZY 专业',
    'ZP 照片',
    'LY 录音',
    'LX 录像',
    'SJ 业务数据',
    'YJ 公务电子邮件',
    'WY 网页信息',
    'MT 社交媒体',
    'SW 实物',
  ]);
});

test.each(['SM', 'YX', 'ws', ''])('“%s” is none of the thirteen', (code) => {
  expect(categoryCode.safeParse(code).success).toBe(false);
});
