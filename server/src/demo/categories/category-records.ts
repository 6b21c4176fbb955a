import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import { filmBytes, letterBytes, photographBytes, toneBytes } from './media-bytes.ts';

export type CategoryRecord = {
  readonly key: string;
  readonly title: string;
  readonly date: string;
  readonly retention: 'Y' | 'D30' | 'D10';
  readonly pages?: number;
  readonly fileName: string;
  readonly bytes: () => Buffer;
  readonly more: ProfileValues;
};

/** One category beside 文书 as the demonstration has it: how it is coded, and a few records. */
export type DemoCategory = {
  readonly category: CategoryCode;
  readonly ruleId: string;
  /** The volume or group that its records make; without it they are filed one by one. */
  readonly volume?: {
    readonly title: string;
    readonly subclass: string | null;
    readonly project: string | null;
  };
  readonly records: readonly CategoryRecord[];
};

const written = (text: string) => () => Buffer.from(`${text}\n`, 'utf8');
const flood = { place: '云岫区青溪河', event: '2023 年地质灾害避险演练：集结、转移、总结' };

const voucher = (key: string, title: string, date: string, number: string): CategoryRecord => ({
  key,
  title,
  date,
  retention: 'D30',
  pages: 2,
  fileName: `${number}.txt`,
  bytes: written(`记账凭证 ${number}\n${title}\n（演示数据，全部虚构）`),
  more: {
    fiscalYear: 2023,
    fiscalMonth: date.slice(5, 7),
    currency: '人民币',
    compiledBy: '秦知微',
    compiledOn: date,
    checkedBy: '程望岳',
    checkedOn: date,
    form: '凭证',
    voucherNumber: number,
  },
});

export const demoCategories: readonly DemoCategory[] = [
  {
    category: 'KU',
    ruleId: 'DAT94_2022',
    volume: { title: '2023 年 3 月记账凭证', subclass: '01', project: null },
    records: [
      voucher('ku-1', '付办公楼水电费', '2023-03-06', '记-0301'),
      voucher('ku-2', '付地质灾害演练物资款', '2023-03-17', '记-0302'),
      voucher('ku-3', '计提三月工资', '2023-03-31', '记-0303'),
    ],
  },
  {
    category: 'KJ',
    ruleId: 'DAT13_2022_PROJECT',
    volume: { title: '青溪河地质灾害监测站建设项目', subclass: 'JJ', project: '01' },
    records: [
      {
        key: 'kj-1',
        title: '青溪河监测站建设项目可行性研究报告',
        date: '2023-02-10',
        retention: 'Y',
        pages: 24,
        fileName: '可行性研究报告.txt',
        bytes: written('青溪河监测站建设项目可行性研究报告（摘要，虚构）'),
        more: { projectName: '青溪河监测站', projectCode: 'QX-01', stage: '立项' },
      },
      {
        key: 'kj-2',
        title: '青溪河监测站竣工图',
        date: '2023-11-20',
        retention: 'Y',
        pages: 6,
        fileName: '竣工图.png',
        bytes: () => photographBytes(7),
        more: { projectName: '青溪河监测站', projectCode: 'QX-01', stage: '竣工' },
      },
    ],
  },
  {
    category: 'RS',
    ruleId: 'DAT13_2022_UNDATED',
    volume: { title: '陆闻笙人事档案', subclass: null, project: null },
    records: [
      {
        key: 'rs-1',
        title: '干部履历表',
        date: '2023-01-09',
        retention: 'Y',
        pages: 8,
        fileName: '履历表.txt',
        bytes: written('干部履历表（虚构人物）'),
        more: { personName: '陆闻笙', materialClass: '履历材料', madeOn: '2023-01-09' },
      },
    ],
  },
  {
    category: 'ZY',
    ruleId: 'DAT13_2022_VOLUME',
    volume: { title: '云岫某公司未批先建案', subclass: 'ZF', project: null },
    records: [
      {
        key: 'zy-1',
        title: '立案审批表',
        date: '2023-04-03',
        retention: 'D30',
        pages: 1,
        fileName: '立案审批表.txt',
        bytes: written('立案审批表（虚构）'),
        more: {
          businessType: '自然资源执法',
          caseNumber: '云岫自资立〔2023〕4号',
          party: '云岫某公司',
        },
      },
      {
        key: 'zy-2',
        title: '行政处罚决定书',
        date: '2023-06-12',
        retention: 'D30',
        pages: 3,
        fileName: '处罚决定书.txt',
        bytes: written('行政处罚决定书（虚构）'),
        more: {
          businessType: '自然资源执法',
          caseNumber: '云岫自资立〔2023〕4号',
          party: '云岫某公司',
          closedOn: '2023-06-12',
        },
      },
    ],
  },
  {
    category: 'ZP',
    ruleId: 'DAT13_2022_GROUP',
    volume: { title: '地质灾害避险演练', subclass: null, project: null },
    records: ['集结', '转移群众', '总结讲评'].map((scene, index) => ({
      key: `zp-${index + 1}`,
      title: `地质灾害避险演练：${scene}`,
      date: '2023-05-12',
      retention: 'D30',
      pages: 1,
      fileName: `${scene}.png`,
      bytes: () => photographBytes(index + 1),
      more: {
        photographer: '闻小满',
        takenAt: '2023-05-12 09:30',
        width: 320,
        height: 200,
        ...flood,
      },
    })),
  },
  {
    category: 'LY',
    ruleId: 'DAT13_2022_GROUP',
    volume: { title: '地质灾害避险演练讲评录音', subclass: null, project: null },
    records: [
      {
        key: 'ly-1',
        title: '避险演练讲评',
        date: '2023-05-12',
        retention: 'D30',
        fileName: '讲评.wav',
        bytes: () => toneBytes(440),
        more: { recorder: '闻小满', duration: 1, codec: 'PCM', sampleRate: 8000, ...flood },
      },
    ],
  },
  {
    category: 'LX',
    ruleId: 'DAT13_2022_GROUP',
    volume: { title: '地质灾害避险演练录像', subclass: null, project: null },
    records: [
      {
        key: 'lx-1',
        title: '避险演练现场录像',
        date: '2023-05-12',
        retention: 'D30',
        fileName: '现场.avi',
        bytes: filmBytes,
        more: { cameraOperator: '闻小满', duration: 1, codec: 'DIB', ...flood },
      },
    ],
  },
  {
    category: 'SJ',
    ruleId: 'DAT13_2022_ITEM',
    records: [
      {
        key: 'sj-1',
        title: '不动产登记系统 2022 年度受理数据',
        date: '2023-01-31',
        retention: 'D30',
        fileName: '受理2022.csv',
        bytes: written('编号,受理日期,类型\n0001,2022-01-04,转移登记\n0002,2022-01-05,首次登记'),
        more: {
          systemName: '不动产登记系统',
          dictionary: '编号：受理编号；受理日期：YYYY-MM-DD；类型：登记类型代码表第 3 版',
          rowCount: 2,
          extractSql: "select id, accepted_on, kind from acceptance where year = '2022'",
          exportFormat: 'CSV',
          from: '2022-01-01',
          to: '2022-12-31',
        },
      },
    ],
  },
  {
    category: 'YJ',
    ruleId: 'DAT13_2022_ITEM',
    records: [
      {
        key: 'yj-1',
        title: '关于报送一季度巡查情况的邮件',
        date: '2023-03-14',
        retention: 'D10',
        fileName: '巡查情况.eml',
        bytes: () => letterBytes('关于报送一季度巡查情况的邮件', '现报送一季度地质灾害巡查情况。'),
        more: {
          sender: '沈若谷 <shenruogu@yunxiu.example>',
          recipients: '云岫区自然资源局办公室',
          sentAt: '2023-03-14 09:20:00',
          messageId: '<20230314.0920@yunxiu.example>',
          attachments: 0,
        },
      },
    ],
  },
  {
    category: 'WY',
    ruleId: 'DAT13_2022_ITEM',
    records: [
      {
        key: 'wy-1',
        title: '通知公告：2023 年汛期值班安排',
        date: '2023-05-01',
        retention: 'D10',
        fileName: '汛期值班.html',
        bytes: written(
          '<!doctype html><title>2023 年汛期值班安排</title><p>（网页快照，虚构）</p>',
        ),
        more: {
          url: 'https://yunxiu.example/tzgg/20230501.html',
          captureTool: '网页快照 1.0',
          capturedAt: '2023-05-02 10:00',
          column: '通知公告',
        },
      },
    ],
  },
  {
    category: 'MT',
    ruleId: 'DAT13_2022_ITEM',
    records: [
      {
        key: 'mt-1',
        title: '公众号推文：认识地质灾害警示牌',
        date: '2023-06-05',
        retention: 'D10',
        fileName: '推文.txt',
        bytes: written('认识地质灾害警示牌（推文文字，虚构）'),
        more: {
          platform: '微信公众号',
          account: '云岫自然资源（虚构）',
          captureTool: '人工采集',
          capturedAt: '2023-06-06 09:00',
        },
      },
    ],
  },
  {
    category: 'SW',
    ruleId: 'DAT13_2022_ITEM',
    records: [
      {
        key: 'sw-1',
        title: '原云岫区国土资源局印章',
        date: '2019-03-20',
        retention: 'Y',
        fileName: '印章照片.png',
        bytes: () => photographBytes(9),
        more: {
          objectType: '印章',
          material: '铜',
          dimensions: '直径 4.2 厘米',
          acquiredFrom: '机构改革移交',
          condition: '完好',
          usedFrom: '2002-01-01',
          usedTo: '2019-03-20',
        },
      },
    ],
  },
];
