import { z } from 'zod';

/** What keeps a record from being filed (the floor of the four-property check at the filing stage). */
export const filingFaults = {
  'title-missing': '题名为空',
  'creator-missing': '责任者为空',
  'date-missing': '日期为空',
  'date-invalid': '日期无效',
  'date-in-future': '日期晚于今天',
  'date-before-fonds': '日期早于全宗起始日期',
  'year-missing': '年度为空',
  'retention-missing': '保管期限为空',
  'department-unusable': '机构(问题)代码不能用于档号：应为 1–12 位大写字母、数字或汉字',
  'department-missing': '机构(问题)为空，而分类方案按机构(问题)分类',
  'matter-missing': '没有选问题类目，而分类方案按问题分类',
  'component-missing': '没有电子文件',
  'component-empty': '电子文件为空（0 字节）',
  'number-repeated': '同年文号重复',
  'profile-required-missing': '著录方案的必著项为空',
  'volume-missing': '按卷整理的门类，尚未组卷',
} as const;
export type FilingFault = keyof typeof filingFaults;
export const filingFault = z.enum(Object.keys(filingFaults) as [FilingFault, ...FilingFault[]]);
