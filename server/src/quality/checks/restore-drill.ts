import { failed, notRun, passed, type RecordCheck } from '../check.ts';
import { daysBetween } from '../days-between.ts';

/** 3-9: what is backed up has been restored on trial, not long ago, and came back whole. */
export const backupCanBeRestored: RecordCheck = {
  code: '3-9',
  look({ keeping, policy: { drillDays }, today }) {
    const drill = keeping?.drill;
    if (!drill) return { seen: [notRun('备份数据', '没有恢复演练记录，做过恢复演练后重新检测')] };
    const isOld = daysBetween(drill.on, today) > drillDays;
    return {
      seen: [
        (drill.isWhole ? passed : failed)('最近一次恢复演练', '完好恢复', drill.told),
        (isOld ? failed : passed)('演练日期', `不早于 ${drillDays} 天前`, drill.on),
      ],
    };
  },
};
