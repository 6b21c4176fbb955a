import { sniffFile } from '../../preservation/media-type.ts';
import { failed, ofEachComponent, passed, type RecordCheck } from '../check.ts';
import { endingOf, formatOf } from '../content-format.ts';
import { measuredSize } from './fixity.ts';

/** Formats that may stand under another ending than their own. */
const mayEnd: Readonly<Record<string, readonly string[]>> = {
  TXT: ['TXT', 'XML', 'HTML', 'EML', 'STEP', 'DXF'],
  XML: ['XML', 'SVG', 'TXT', 'EEP'],
  OLE: ['DOC', 'XLS', 'PPT', 'WPS', 'ET', 'DPS'],
};

// What Windows, Linux and an archive's folders cannot all carry.
const unsafe = /[\p{Cc}<>:"/\\|?*]/u;

/** 1-10: name, size and format as they are noted are those of the bytes, found out by reading them. */
export const attributesAgree: RecordCheck = {
  code: '1-10',
  async look(subject) {
    const seen = await ofEachComponent(subject, async (path, row) => {
      const { file_name: name, size: noted, media_type } = row;
      if (unsafe.test(name)) return failed(`${name} 文件名`, '可用于各系统的文件名', name);
      const size = await measuredSize(path);
      if (size === 0) return failed(`${name} 大小`, '大于 0 字节', '0 字节');
      if (size !== noted) return failed(`${name} 大小`, `${noted} 字节`, `${size} 字节`);
      const type = await sniffFile(path);
      // What nobody could tell at intake is no statement that could be wrong now.
      if (media_type !== 'application/octet-stream' && type !== media_type)
        return failed(`${name} 格式`, media_type, type);
      const format = await formatOf(path, name);
      const fits = (mayEnd[format] ?? [format]).includes(endingOf(name));
      return (fits ? passed : failed)(
        `${name} 扩展名`,
        `与实际格式 ${format} 一致`,
        `${endingOf(name) || '没有扩展名'}，${size} 字节`,
      );
    });
    return { seen };
  },
};
