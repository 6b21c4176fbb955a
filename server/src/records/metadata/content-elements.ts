import type { MetadataElementId } from '@lantai/contract/records/metadata-elements.ts';
import { openStatusNames } from '@lantai/contract/records/open-status.ts';
import {
  type Answer,
  absent,
  brought,
  known,
  ofEachComponent,
  type Rule,
  told,
  unknown,
} from './element-answer.ts';

const noSignature = () => unknown('尚未采集电子签名');
const inEachSignature = { M58: noSignature, M59: noSignature, M60: noSignature, M61: noSignature };
const inEachCertificate = { M62: noSignature, M63: noSignature, M64: noSignature };

/** Facts of a scan; where none came along the file may as well have been born digital. */
const ofScan = (name: string): Rule => brought(name, unknown('没有登记数字化参数'));

/** M46–M75 and M19: the files, where they are, and who may have them. */
export const contentElements: Partial<Record<MetadataElementId, Rule>> = {
  M19: (all) => ofEachComponent(all, ({ position }) => String(position), unknown('没有排序')),
  M47: (all) =>
    ofEachComponent(
      all,
      ({ media_type }) => (media_type === 'application/octet-stream' ? null : media_type),
      unknown('格式无法识别'),
    ),
  M48: (all) => ofEachComponent(all, ({ file_name }) => file_name, unknown('没有文件名')),
  M49: (all) => ofEachComponent(all, ({ size }) => String(size), unknown('没有大小')),
  M50: (all) => brought('文档创建程序', noCreator(all.components.length))(all),
  M51: brought('信息系统描述'),
  M53: ofScan('数字化对象形态'),
  M54: ofScan('扫描分辨率'),
  M55: ofScan('扫描色彩模式'),
  M56: ofScan('图像压缩方案'),
  ...inEachSignature,
  ...inEachCertificate,
  M66: ({ record }) =>
    known(
      [
        { value: record.object_path, source: 'filing', of: '电子' } as const,
        { value: record.location, source: 'filing', of: '纸质' } as const,
      ].flatMap(({ value, ...place }) => (value === null ? [] : [{ value, ...place }])),
      unknown('尚未归档，没有存储位置'),
    ),
  M67: brought('脱机载体编号', absent('没有脱机载体')),
  M68: brought('脱机载体存址', absent('没有脱机载体')),
  M69: brought('缩微号', absent('没有缩微品')),
  M71: brought('知识产权说明'),
  M72: brought('授权对象'),
  M73: brought('授权行为'),
  M74: ({ record }) => told('description', openStatusNames[record.open_status]),
  M75: ({ record }) => told('description', record.remark),
};

function noCreator(components: number): Answer {
  return components === 0 ? absent('没有电子文件') : unknown('文件未记载创建程序');
}
