/** What the creator of a document is to the agency that files it. */
export type CreatorRelation = 'own' | 'superior' | 'peer' | 'subordinate' | 'unknown';

export const relationNames: Record<CreatorRelation, string> = {
  own: '本机关',
  superior: '上级机关',
  peer: '同级机关',
  subordinate: '下级机关',
  unknown: '责任者不明',
};

const region =
  /^(?:中共|中国共产党|政协|共青团)?([\p{Script=Han}]{1,8}?(?:省|市|自治区|自治州|区|县|旗))/u;
const below =
  /(?:镇|乡)(?:人民政府|党委)|街道|村民委员会|社区|(?:中心|大队|支队|站|所|院|公司|学校|管理处)$/u;
const authorities =
  /人民政府(?:办公室)?$|人民代表大会|^政协|委员会$|^中国共产党|^中共[^局]*委员会/u;

/**
 * Worked out from names alone: what belongs to the agency bears its name; a town, a street or a
 * centre of the same region is below it, the region's government and whatever is of another, wider
 * region above it.
 */
export function relationOf(creator: string | null, agencyName: string): CreatorRelation {
  if (!creator) return 'unknown';
  if (creator.includes(agencyName)) return 'own';
  if (below.test(creator)) return 'subordinate';
  const home = region.exec(agencyName)?.[1];
  const theirs = region.exec(creator)?.[1];
  if (theirs !== undefined && home !== undefined && theirs !== home) return 'superior';
  return authorities.test(creator) ? 'superior' : 'peer';
}

// What many names have in common says nothing of a business: 公 of 公安 stands in 办公.
const commonSigns = new Set('公民人自行政和机区市县国中大');

/**
 * Whether a title speaks of what the agency is in charge of, by the agency's own name: 水 for
 * 云岫区水务局. A poor sign, but the only one there is before anything was filed.
 */
export function isOwnBusiness(title: string, agencyName: string): boolean {
  const home = region.exec(agencyName)?.[1] ?? '';
  const stem = agencyName
    .replace(home, '')
    .replace(/(?:管理|工作)?(?:局|委员会|委|厅|办公室|中心)$/u, '');
  const pairs = Array.from({ length: Math.max(0, stem.length - 1) }, (_, at) =>
    stem.slice(at, at + 2),
  );
  const [first = ''] = stem;
  return (
    pairs.some((pair) => title.includes(pair)) ||
    (first !== '' && !commonSigns.has(first) && title.includes(first))
  );
}
