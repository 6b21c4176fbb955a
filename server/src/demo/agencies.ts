/**
 * The organisations of 云岫区. City, district, towns and everybody in them are invented: no such
 * places exist, so that no document of the demonstration can be taken for one of a real agency.
 */
export type DemoDepartment = { readonly code: string; readonly name: string };

export type DemoAgency = {
  /** Fonds code, one capital letter and three digits (DA/T 22-2015, 5.4.3). */
  readonly fonds: string;
  readonly name: string;
  /** The issuer's mark in its document numbers: 云岫自资 in 云岫自资发〔2024〕3号. */
  readonly mark: string;
  readonly kind: 'authority' | 'agency';
  readonly departments: readonly DemoDepartment[];
};

export const districtName = '云岫区';
export const cityName = '望舒市';

export const authority: DemoAgency = {
  fonds: 'A001',
  name: '云岫区档案局',
  mark: '云岫档',
  kind: 'authority',
  departments: [
    { code: 'BGS', name: '办公室' },
    { code: 'JDK', name: '监督指导科' },
    { code: 'BGK', name: '保管利用科' },
    { code: 'XXK', name: '信息化科' },
  ],
};

export const agencies: readonly DemoAgency[] = [
  {
    fonds: 'A012',
    name: '云岫区自然资源局',
    mark: '云岫自资',
    kind: 'agency',
    departments: [
      { code: 'BGS', name: '办公室' },
      { code: 'GHK', name: '国土空间规划科' },
      { code: 'GDK', name: '耕地保护科' },
      { code: 'LYK', name: '开发利用科' },
      { code: 'QQK', name: '确权登记科' },
      { code: 'ZFK', name: '执法监督科' },
    ],
  },
  {
    fonds: 'A025',
    name: '云岫区民政局',
    mark: '云岫民',
    kind: 'agency',
    departments: [
      { code: 'BGS', name: '办公室' },
      { code: 'JZK', name: '社会救助科' },
      { code: 'YLK', name: '养老服务科' },
      { code: 'ZZK', name: '社会组织管理科' },
      { code: 'QHK', name: '区划地名科' },
    ],
  },
  {
    fonds: 'A037',
    name: '云岫区市场监督管理局',
    mark: '云岫市监',
    kind: 'agency',
    departments: [
      { code: 'BGS', name: '办公室' },
      { code: 'ZCK', name: '登记注册科' },
      { code: 'SPK', name: '食品安全监管科' },
      { code: 'ZLK', name: '质量与标准科' },
      { code: 'TSK', name: '特种设备安全监察科' },
    ],
  },
];

/** 乡镇、街道. */
export const townships = [
  '枕溪镇',
  '听竹镇',
  '拾翠镇',
  '问渠镇',
  '衔山镇',
  '归棹镇',
  '明砚街道',
  '半亩街道',
  '流觞街道',
] as const;

export type Correspondent = { readonly name: string; readonly mark: string };

/** Answers requests (批复). */
export const government: Correspondent = { name: '云岫区人民政府', mark: '云岫政' };

/** Neighbours that are asked, and answer, by letter (函). */
export const neighbours: readonly Correspondent[] = [
  { name: '云岫区财政局', mark: '云岫财' },
  { name: '云岫区住房和城乡建设局', mark: '云岫住建' },
  { name: '云岫区农业农村局', mark: '云岫农' },
  { name: '云岫区应急管理局', mark: '云岫应急' },
];
