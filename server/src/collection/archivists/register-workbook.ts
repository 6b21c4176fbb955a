import {
  type ArchivistPost,
  employmentNames,
  postStateNames,
  postWarningNames,
} from '@lantai/contract/collection/archivist-post.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';

type Column = {
  readonly heading: string;
  readonly width: number;
  readonly of: (post: ArchivistPost) => string | number | null;
};

const columns: readonly Column[] = [
  { heading: '姓名', width: 12, of: ({ personName }) => personName },
  { heading: '单位', width: 24, of: ({ agencyName }) => agencyName },
  { heading: '任职单位/科室', width: 20, of: ({ unitName }) => unitName },
  { heading: '职务', width: 14, of: ({ role }) => roleNames[role] },
  { heading: '专职/兼职', width: 10, of: ({ employment }) => employmentNames[employment] },
  { heading: '岗位', width: 18, of: ({ position }) => position },
  { heading: '状态', width: 10, of: ({ state }) => postStateNames[state] },
  { heading: '任职起', width: 12, of: ({ since }) => since },
  { heading: '任职止', width: 12, of: ({ until }) => until },
  { heading: '证书名称', width: 22, of: ({ certificateName }) => certificateName },
  { heading: '证书编号', width: 18, of: ({ certificateNumber }) => certificateNumber },
  { heading: '发证机关', width: 22, of: ({ certificateIssuer }) => certificateIssuer },
  { heading: '发证日期', width: 12, of: ({ certificateOn }) => certificateOn },
  { heading: '有效期至', width: 12, of: ({ certificateUntil }) => certificateUntil },
  { heading: '职称', width: 14, of: ({ professionalTitle }) => professionalTitle },
  { heading: '联系电话', width: 16, of: ({ phone }) => phone },
  { heading: '兼职数', width: 8, of: ({ posts }) => posts },
  { heading: '代理人', width: 12, of: ({ standInName }) => standInName },
  { heading: '接任人', width: 12, of: ({ successorName }) => successorName },
  {
    heading: '提示',
    width: 24,
    of: ({ warnings }) => warnings.map((warning) => postWarningNames[warning]).join('、'),
  },
  { heading: '备注', width: 30, of: ({ remark }) => remark },
];

/** 档案员名册 as a workbook: the rows of the list, in its order. */
export async function registerWorkbook(posts: readonly ArchivistPost[]): Promise<Buffer> {
  const head = columns.map(
    ({ heading }): CellObject => ({ type: String, value: heading, fontWeight: 'bold' }),
  );
  const rows = posts.map((post) => columns.map(({ of }) => cellOf(of(post))));
  const sheet = {
    sheet: '档案员名册',
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  };
  return writeExcelFile([head, ...rows], sheet).toBuffer();
}

function cellOf(value: string | number | null): CellObject {
  if (value === null || value === '') return {};
  return typeof value === 'number' ? { type: Number, value } : { type: String, value };
}
