import { retentionCode, retentionYears } from '@lantai/contract/classification/retention.ts';
import { countedRetention, shownRetention } from '@lantai/contract/records/record.ts';
import { failed, passed, type RecordCheck, waiting } from '../check.ts';

/** 2-9: it belongs to what is filed, and is kept no shorter than its clause says. */
export const isWithinScope: RecordCheck = {
  code: '2-9',
  look({ known: { record }, clause }) {
    if (!clause) {
      // What the archive room holds was judged when it came in, by schedules of that day.
      if (record.received_as === 'holding')
        return {
          seen: [waiting('归档范围', '属于归档范围', null, '室藏直录，没有选定条款，须由人核对')],
        };
      return { seen: [failed('归档范围', '选定保管期限表条款', '没有选定')] };
    }
    const { number, retention, isInForce } = clause;
    const said = shownRetention(record.retention);
    return {
      seen: [
        // What is filed was filed by the schedule of its day.
        (isInForce || record.filed_at !== null ? passed : failed)(
          '条款',
          '属于生效的保管期限表',
          `条款 ${number}`,
        ),
        (isShorter(record.retention, retention) ? failed : passed)(
          '保管期限',
          `不短于条款的${shownRetention(retention) || '期限'}`,
          said || '为空',
        ),
      ],
    };
  },
};

function isShorter(given: string | null, asked: string | null): boolean {
  if (!given || !asked) return false;
  const held = countedRetention(given);
  const least = retentionCode.safeParse(asked).data;
  return held !== undefined && least !== undefined && retentionYears(held) < retentionYears(least);
}
