import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import { failed, notRun, passed, type RecordCheck, waiting } from '../check.ts';
import {
  type EnvironmentPart,
  environmentParts,
  type KeepingEnvironment,
} from '../keeping/keeping-environment.ts';

/**
 * 3-7: what keeps a record now is what kept it when it was filed. Another layout of the store, or an older
 * program, fails: what was written could not be relied on to be read. What is newer is judged by a person.
 */
export const environmentIsSame: RecordCheck = {
  code: '3-7',
  look({ keeping, environmentWhenFiled }) {
    if (!keeping) return { seen: [notRun('长期保存环境', '没有读取保存环境')] };
    if (!environmentWhenFiled)
      return {
        seen: [notRun('长期保存环境', '归档时没有记下系统环境（早于本系统开始登记环境的时间）')],
      };
    const parts = Object.keys(environmentParts) as EnvironmentPart[];
    return { seen: parts.map((part) => ofPart(part, environmentWhenFiled, keeping.environment)) };
  },
};

function ofPart(
  part: EnvironmentPart,
  before: KeepingEnvironment,
  now: KeepingEnvironment,
): SeenObject {
  const name = environmentParts[part];
  const [noted, actual] = [before[part], now[part]];
  if (noted === actual) return passed(name, noted, actual);
  if (part === 'store' || (part === 'program' && isOlder(actual, noted)))
    return failed(name, noted, actual);
  return waiting(name, noted, actual, '归档后环境有变化，须由人确认档案仍可读取');
}

/** By the numbers in it, from the left. */
function isOlder(one: string, other: string): boolean {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const [left, right] = [numbers(one), numbers(other)];
  const at = left.findIndex((number, place) => number !== right[place]);
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}
