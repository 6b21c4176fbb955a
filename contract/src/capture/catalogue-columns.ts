/**
 * The columns of an imported catalogue: what a row may say, and the headings under which old systems
 * and spreadsheets write it. Columns stand in any order; what is not known is kept with the row.
 */

/** The fields of a row, each with its name and the headings it is known by, the usual one first. */
export const catalogueColumns = {
  sequence: ['序号', '顺序号', '行号', '编号'],
  archivalCode: ['档号', '归档号', '电子档案号'],
  fondsCode: ['全宗号', '全宗代码', '全宗编号'],
  category: ['门类', '档案门类', '门类代码', '档案门类代码', '类别号', '门类号'],
  year: ['年度', '归档年度', '年份'],
  itemNumber: ['件号', '室编件号', '馆编件号', '归档件号'],
  boxNumber: ['盒号', '档案盒号'],
  title: ['题名', '文件题名', '标题', '文件标题', '正题名', '文件名称', '名称', '档案题名'],
  creator: [
    '责任者',
    '第一责任者',
    '发文机关',
    '发文单位',
    '成文单位',
    '形成单位',
    '作者',
    '责任人',
    '来文单位',
    '文件责任者',
  ],
  documentNumber: ['文号', '文件编号', '发文字号', '文件字号', '发文号', '字号', '文件号'],
  day: [
    '日期',
    '成文日期',
    '文件日期',
    '形成时间',
    '形成日期',
    '发文日期',
    '文件形成时间',
    '文件形成日期',
    '成文时间',
    '签发日期',
    '落款日期',
  ],
  retention: ['保管期限', '期限', '保存期限', '保管年限', '保管期限代码'],
  pages: ['页数', '页数张数', '总页数', '文件页数'],
  pageRange: ['页号', '起止页', '起止页号', '页次', '页码'],
  securityLevel: ['密级', '文件密级', '秘密等级', '涉密等级', '密级标志'],
  department: [
    '机构',
    '部门',
    '机构问题',
    '处室',
    '归档部门',
    '科室',
    '机构或问题',
    '承办部门',
    '形成部门',
    '问题',
    '机构问题名称',
    '归档单位',
  ],
  componentName: [
    '电子文件名',
    '电子文件',
    '原文',
    '附件',
    '全文路径',
    '文件名',
    '电子文件名称',
    '原文路径',
    '文件路径',
    '全文',
    '挂接文件',
    '电子文件路径',
    '原文文件名',
  ],
  remark: ['备注', '附注', '说明'],
  importFindings: ['导入问题'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type CatalogueField = keyof typeof catalogueColumns;

export const catalogueFields = Object.keys(catalogueColumns) as CatalogueField[];

/** The column an error report adds: known when the report comes back corrected, and then ignored. */
export const findingsHeading = catalogueColumns.importFindings[0];

/** DA/T 18-2022 has these for every single document (文件级必著); the code is given when filing. */
export const requiredFields = [
  'title',
  'creator',
  'day',
  'retention',
] as const satisfies CatalogueField[];

export type UnknownColumn = { index: number; heading: string };

/** A heading, read: where each known field stands (counted from 0) and what else there is. */
export type CatalogueHeading = {
  cells: readonly string[];
  columns: Readonly<Partial<Record<CatalogueField, number>>>;
  unknown: readonly UnknownColumn[];
  missing: readonly CatalogueField[];
  doubled: readonly { field: CatalogueField; headings: readonly string[] }[];
};

const fieldOfHeading = new Map(
  catalogueFields.flatMap((field) =>
    catalogueColumns[field].map((heading) => [heading as string, field] as const),
  ),
);

/** The usual Chinese name of a field. */
export function fieldName(field: CatalogueField): string {
  return catalogueColumns[field][0];
}

/** The field a heading stands for; blanks, width, brackets, colons and asterisks make no difference. */
export function fieldOf(heading: string): CatalogueField | undefined {
  return fieldOfHeading.get(plainHeading(heading));
}

export function readHeading(cells: readonly string[]): CatalogueHeading {
  const named = cells.map((heading, index) => ({ heading, index, field: fieldOf(heading) }));
  const of = (field: CatalogueField) => named.filter((column) => column.field === field);
  const present = catalogueFields.filter((field) => of(field).length > 0);
  return {
    cells,
    columns: Object.fromEntries(present.map((field) => [field, of(field)[0]?.index])),
    unknown: named
      .filter(({ heading, field }) => field === undefined && heading.trim() !== '')
      .map(({ heading, index }) => ({ heading, index })),
    missing: requiredFields.filter((field) => !present.includes(field)),
    doubled: present
      .filter((field) => of(field).length > 1)
      .map((field) => ({ field, headings: of(field).map(({ heading }) => heading) })),
  };
}

/** Does this row look like the heading and not like a title line above it or a row of data? */
export function isHeading(cells: readonly string[]): boolean {
  const known = new Set(cells.map(fieldOf).filter((field) => field !== undefined));
  return known.size >= 3 || (known.size === 2 && known.has('title'));
}

function plainHeading(heading: string): string {
  return heading.normalize('NFKC').replaceAll(/[\s\u200b\ufeff:*()[\]【】〔〕/、_-]+/gu, '');
}
