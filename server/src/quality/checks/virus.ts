import {
  type BatchCheck,
  failed,
  notRun,
  ofEachComponent,
  passed,
  type RecordCheck,
} from '../check.ts';
import { daysBetween } from '../days-between.ts';

const none = '本机没有找到杀毒软件（ClamAV），装上后重新检测';

/** 4-1: there is a program that looks for viruses, and it knows the viruses of this month. */
export const antivirusIsInstalled: BatchCheck = {
  code: '4-1',
  lookAtBatch: ({ antivirus, rules: { virusListDays }, today }) => {
    if (!antivirus) return { seen: [notRun('系统环境', none)] };
    const { name, version, listedOn } = antivirus;
    const installed = passed('系统环境', '装有杀毒软件', `${name} ${version}`);
    if (virusListDays === null || listedOn === null) return { seen: [installed] };
    const isOld = daysBetween(listedOn, today) > virusListDays;
    const judged = isOld ? failed : passed;
    return { seen: [installed, judged('病毒库', `不早于 ${virusListDays} 天前`, listedOn)] };
  },
};

/** 4-2: and it found nothing. */
export const noVirus: RecordCheck = {
  code: '4-2',
  async look(subject) {
    const { antivirus } = subject;
    if (!antivirus) return { seen: [notRun('电子文件', none)] };
    const seen = await ofEachComponent(subject, async (path, { file_name: name }) => {
      try {
        const found = await antivirus.scan(path);
        return found === null ? passed(name, '没有病毒', '没有') : failed(name, '没有病毒', found);
      } catch (error) {
        return notRun(
          name,
          `扫描未完成：${error instanceof Error ? error.message : String(error)}`,
        );
      }
    });
    return { seen, tool: { name: antivirus.name, version: antivirus.version } };
  },
};
