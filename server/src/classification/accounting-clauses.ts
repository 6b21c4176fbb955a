import type { ScheduleItem } from '@lantai/contract/classification/fonds.ts';

type Row = readonly [text: string, retention: string, remark?: string];

/** Who keeps what: the columns of the table. A clause without a remark is for all three. */
const budget = '财政总预算';
const agency = '行政单位、事业单位';
const tax = '税收会计';
const subordinate = '所属单位报送的 2 年';

/**
 * 会计档案保管期限表 for finance, agencies and tax accounting: DA/T 94-2022, table B.2, which agrees with
 * the annex of 会计档案管理办法 (Order No. 79). Minimum periods, counted from the first day after the
 * accounting year (7.6).
 */
const rows: readonly Row[] = [
  ['国家金库编送的各种报表及缴库退库凭证', 'D10', `${budget}、${tax}`],
  ['各收入机关编送的报表', 'D10', budget],
  ['行政单位和事业单位的各种会计凭证（原始凭证、记账凭证、传票汇总表）', 'D30', agency],
  ['财政总预算拨款凭证和其他会计凭证', 'D30', budget],
  ['日记账', 'D30', `${agency}、${tax}`],
  ['总账', 'D30'],
  ['税收日记账（总账）', 'D30', tax],
  ['明细分类、分户账或登记簿', 'D30'],
  ['行政单位和事业单位固定资产卡片', 'D5', `${agency}；自报废清理后起算`],
  ['政府综合财务报告', 'Y', `${budget}；下级财政、本级部门和单位报送的 2 年`],
  ['部门财务报告', 'Y', `${agency}；${subordinate}`],
  ['财政总决算', 'Y', `${budget}；下级财政等报送的 2 年`],
  ['部门决算', 'Y', `${agency}；${subordinate}`],
  ['税收年报（决算）', 'Y', tax],
  ['国家金库年报（决算）', 'D10', budget],
  ['基本建设拨、贷款年报（决算）', 'D10', budget],
  ['行政事业单位会计月、季度报表', 'D10', `${agency}；${subordinate}`],
  ['税收会计报表', 'D10', `${tax}；所属税务机关报送的 2 年`],
  ['银行存款余额调节表', 'D10', `${budget}、${agency}`],
  ['银行对账单', 'D10'],
  ['会计档案移交清册', 'D30'],
  ['会计档案保管清册', 'Y'],
  ['会计档案销毁清册', 'Y'],
  ['会计档案鉴定意见书', 'Y'],
];

/** Under one heading of the schedule, numbered from 1. */
export function accountingClauses(heading: string): ScheduleItem[] {
  return [
    {
      number: heading,
      text: '会计档案（最低期限，自会计年度结束后第一天起算）',
      retention: null,
      category: 'KU',
      remark: 'DA/T 94-2022，表 B.2、7.6',
    },
    ...rows.map(
      ([text, retention, remark = null], index): ScheduleItem => ({
        number: `${heading}.${index + 1}`,
        text,
        retention,
        category: 'KU',
        remark,
      }),
    ),
  ];
}
