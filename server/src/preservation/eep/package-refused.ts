import type { EepFinding, EepRule } from './eep-record.ts';

/** Reading stops here: going on would follow what a hostile file says. */
export class PackageRefused extends Error {
  override readonly name = 'PackageRefused';
  readonly finding: EepFinding;

  constructor(rule: EepRule, actual: string | number, options?: ErrorOptions) {
    super(`${rule}: ${actual}`, options);
    this.finding = found(rule, { place: '整个文件', actual: String(actual) });
  }
}

const sentences: Record<EepRule, { severity: EepFinding['severity']; sentence: string }> = {
  'markup-forbidden': {
    severity: 'error',
    sentence: '含有文档类型声明（DOCTYPE），其中可夹带外部实体，不予读取',
  },
  'markup-too-large': { severity: 'error', sentence: '元数据部分过大，不予读取' },
  'not-well-formed': { severity: 'error', sentence: '不是完好的 XML' },
  'schema-violated': { severity: 'error', sentence: '不符合封装包结构（DA/T 48-2009）' },
  'content-not-base64': { severity: 'error', sentence: '编码数据不是完好的 Base64' },
  'content-digest-differs': { severity: 'error', sentence: '文件内容与封装时的校验值不一致' },
  'content-size-differs': { severity: 'error', sentence: '文件大小与登记的不一致' },
  'object-digest-differs': {
    severity: 'error',
    sentence: '被签名对象与封装时的校验值不一致，内容或元数据被改动过',
  },
  'frame-differs': { severity: 'error', sentence: '被签名对象以外的部分与封装时不一致' },
  'sidecar-differs': { severity: 'error', sentence: '文件与旁附的 .sm3 校验值不一致' },
  'signature-broken': { severity: 'error', sentence: '电子签名不成立' },
  'signature-not-verified': { severity: 'notice', sentence: '电子签名没有验证' },
  'integrity-not-noted': {
    severity: 'notice',
    sentence: '没有可识别的完整性校验值，改动无从发现',
  },
};

type Found = { place: string; expected?: string | null; actual?: string | null };

export function found(rule: EepRule, { place, expected = null, actual = null }: Found): EepFinding {
  const { severity, sentence } = sentences[rule];
  const values = [
    expected === null ? '' : `应为 ${expected}`,
    actual === null ? '' : `实为 ${actual}`,
  ].filter((text) => text !== '');
  const message = `${place}：${[sentence, ...values].join('，')}`;
  return { place, rule, severity, expected, actual, message };
}
