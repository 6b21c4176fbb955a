import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import type { TestArchive } from '../../../test/test-archive.ts';
import { keepBytes } from '../hot-folder/keep-bytes.ts';

/** Files by their path below the package. */
export type Layout = Readonly<Record<string, string | Buffer>>;

export const firstCode = 'A001-WS·2025-D30-BGS-0001';
export const secondCode = 'A001-WS·2025-D30-BGS-0002';

export function catalogueOf(rows: readonly Readonly<Record<string, string>>[], encoding = 'UTF-8') {
  const files = rows.map(
    (row) =>
      `<文件>${Object.entries(row)
        .map(([name, value]) => `<${name}>${value}</${name}>`)
        .join('')}</文件>`,
  );
  const text = `<?xml version="1.0" encoding="${encoding}"?>\n<文件目录>${files.join('\n')}</文件目录>`;
  return iconv.encode(text, encoding);
}

export const firstRow = {
  顺序号: '1',
  档号: firstCode,
  责任者: '示例局',
  题名: '关于做好防汛工作的通知',
  日期: '20250506',
  保管期限: '30年',
  密级: '公开',
  页数: '7',
  备注: '随文',
};
export const secondRow = { ...firstRow, 顺序号: '2', 档号: secondCode, 题名: '关于年度预算的批复' };

const folderOf = (code: string) => `A001/WS/2025/D30/BGS/${code}`;

/** A transfer package as DA/T 93-2022, appendix B, lays it out: two records, one with metadata. */
export const transferLayout: Layout = {
  '说明文件.txt': iconv.encode('移交单位：示例局\r\n档案数量：2\r\n', 'gb18030'),
  '目录文件.xml': catalogueOf([firstRow, secondRow], 'GB18030'),
  [`${folderOf(firstCode)}/正文.txt`]: '正文一',
  [`${folderOf(firstCode)}/附件1.txt`]: '附件一',
  [`${folderOf(firstCode)}/元数据.xml`]: `<元数据><文件实体><内容描述><题名>关于做好防汛工作的通知</题名><主送>各乡镇</主送></内容描述></文件实体>
<机构人员实体><机构人员标识符>p1</机构人员标识符><机构人员类型>个人</机构人员类型><机构人员名称>张三</机构人员名称></机构人员实体>
<业务实体><机构人员标识符>p1</机构人员标识符><业务状态>历史行为</业务状态><业务行为>签发</业务行为><行为时间>2025-05-06</行为时间></业务实体></元数据>`,
  [`${folderOf(secondCode)}/批复.txt`]: '正文二',
  '其他/移交清单.txt': '不是档案',
};

export async function layOut(folder: string, layout: Layout): Promise<string> {
  for (const [path, content] of Object.entries(layout)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

export async function zipOf(folder: string, into: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1)] = await readFile(path);
  }
  await writeFile(into, zipSync(files));
  return into;
}

export const keeping = ({ storage, directory }: TestArchive) => ({
  keep: keepBytes(storage),
  unpacking: join(directory, 'unpacking'),
});
