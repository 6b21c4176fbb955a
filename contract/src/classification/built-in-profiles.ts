import { type CategoryCode, categoryCodes } from './category.ts';
import { type ProfileField, type ProfileUnit, profileField } from './profile.ts';

type Given = Partial<Omit<ProfileField, 'key' | 'name' | 'kind'>>;

const field = (key: string, name: string, kind: ProfileField['kind'], more: Given = {}) =>
  profileField.parse({ key, name, kind, ...more });
const text = (key: string, name: string, more?: Given) => field(key, name, 'text', more);
const person = (key: string, name: string, more?: Given) => field(key, name, 'person', more);
const day = (key: string, name: string, more?: Given) => field(key, name, 'day', more);
const number = (key: string, name: string, more?: Given) => field(key, name, 'number', more);
const longText = (key: string, name: string, more?: Given) => field(key, name, 'long-text', more);
const choice = (key: string, name: string, choices: string[], more: Given = {}) =>
  field(key, name, 'choice', { ...more, choices });

const minimum = 'GB/T 18894-2016，6.2.2';
const audiovisual = 'GB/T 18894-2016，6.2.4';
const accounting = 'DA/T 94-2022，附录 A';
const description = 'DA/T 18-2022';

const origin = choice('origin', '生成方式', ['原生', '数字化', '编辑'], { source: description });
const software = text('software', '文档创建程序', { source: minimum });
const reference = text('reference', '参见号', { source: audiovisual });
const place = text('place', '地点', { required: true, source: audiovisual });
const event = longText('event', '业务活动描述', { required: true, source: audiovisual });
const capture = [
  text('captureTool', '采集工具', { required: true, source: 'GB/T 18894-2016，7.1.2' }),
  text('capturedAt', '采集时间', {
    required: true,
    source: 'GB/T 18894-2016，7.1.2',
    inList: true,
  }),
];

type BuiltIn = { readonly unit: ProfileUnit; readonly fields: readonly ProfileField[] };

/**
 * The profile of each category that comes with the product: what the standards ask for beyond the
 * description that every record has. An agency that wants another makes a version of its own.
 */
const profiles: Record<CategoryCode, BuiltIn> = {
  WS: {
    unit: '件',
    fields: [
      person('drafter', '拟稿人', { source: minimum }),
      person('issuer', '签发人', { source: minimum }),
      choice('urgency', '紧急程度', ['特急', '加急', '平急'], { source: 'GB/T 9704-2012，7.2.3' }),
      text('language', '语言或文字', { source: description }),
      origin,
      software,
    ],
  },
  KJ: {
    unit: '卷',
    fields: [
      text('projectName', '项目名称', { inList: true }),
      text('projectCode', '项目代号', { source: 'DA/T 13-2022', inList: true }),
      choice('stage', '阶段', ['立项', '设计', '施工', '监理', '竣工', '验收', '运行维护', '其他']),
      text('discipline', '专业'),
      text('drawingNumber', '图号', { inList: true }),
      text('scale', '比例'),
      person('designer', '设计人'),
      person('checker', '审核人'),
      person('approver', '批准人'),
      software,
    ],
  },
  RS: {
    unit: '卷',
    fields: [
      person('personName', '姓名', { required: true, inList: true }),
      text('personCode', '人员编号'),
      choice(
        'materialClass',
        '材料类别',
        [
          '履历材料',
          '自传和思想类材料',
          '考核鉴定类材料',
          '学历学位、专业技术职务材料',
          '政审、审计和审核材料',
          '党、团类材料',
          '表彰奖励类材料',
          '违规违纪违法处理材料',
          '工资、任免、出国和会议代表材料',
          '其他材料',
        ],
        { inList: true },
      ),
      day('madeOn', '材料形成日期'),
    ],
  },
  KU: {
    unit: '件',
    fields: [
      number('fiscalYear', '会计年度', { required: true, source: accounting, inList: true }),
      text('fiscalMonth', '会计月份', { source: accounting, inList: true }),
      text('currency', '本位币', { source: accounting }),
      person('compiledBy', '编制人', { source: accounting }),
      day('compiledOn', '编制日期', { source: accounting }),
      person('checkedBy', '审核人', { source: accounting }),
      day('checkedOn', '审核日期', { source: accounting }),
      choice('form', '资料形式', ['凭证', '账簿', '财务会计报告', '其他'], {
        required: true,
        source: 'DA/T 94-2022，8.3.2',
        inList: true,
      }),
      text('voucherNumber', '凭证号或科目', { source: 'DA/T 94-2022，8.4', inList: true }),
    ],
  },
  ZY: {
    unit: '卷',
    fields: [
      text('businessType', '业务类型', { inList: true }),
      text('caseNumber', '案号', { inList: true }),
      person('party', '当事人', { inList: true }),
      day('acceptedOn', '受理日期'),
      day('closedOn', '办结日期'),
      text('result', '办理结果'),
    ],
  },
  ZP: {
    unit: '张',
    fields: [
      person('photographer', '摄影者', { required: true, source: audiovisual, inList: true }),
      place,
      event,
      text('takenAt', '拍摄时间', { inList: true }),
      reference,
      text('camera', '拍摄设备'),
      number('width', '宽（像素）'),
      number('height', '高（像素）'),
    ],
  },
  LY: {
    unit: '段',
    fields: [
      person('recorder', '录音者', { required: true, source: audiovisual, inList: true }),
      place,
      event,
      number('duration', '时长（秒）', { inList: true }),
      text('codec', '音频编码标准', { source: 'GB/T 18894-2016，9.5.2' }),
      number('sampleRate', '采样率（Hz）'),
      reference,
    ],
  },
  LX: {
    unit: '段',
    fields: [
      person('cameraOperator', '摄像者', { required: true, source: audiovisual, inList: true }),
      place,
      event,
      number('duration', '时长（秒）', { inList: true }),
      text('codec', '视频编码标准', { source: 'GB/T 18894-2016，9.5.2' }),
      number('sampleRate', '音频采样率（Hz）'),
      reference,
    ],
  },
  SJ: {
    unit: '批',
    fields: [
      text('systemName', '来源系统', { required: true, inList: true }),
      longText('dictionary', '数据字典', { required: true }),
      number('rowCount', '记录数', { required: true, inList: true }),
      longText('extractSql', '提取语句'),
      text('exportFormat', '导出格式', { source: 'GB/T 18894-2016，8.3.5' }),
      text('exportHash', '导出文件校验值'),
      day('from', '数据起始日期'),
      day('to', '数据截止日期'),
    ],
  },
  YJ: {
    unit: '件',
    fields: [
      text('sender', '发件人', { required: true, maxLength: 400, inList: true }),
      longText('recipients', '收件人', { required: true }),
      longText('copies', '抄送'),
      text('sentAt', '发送时间', { inList: true }),
      text('messageId', 'Message-ID', { maxLength: 400 }),
      number('attachments', '附件数'),
    ],
  },
  WY: {
    unit: '件',
    fields: [
      text('url', '网址', { required: true, maxLength: 2000, inList: true }),
      ...capture,
      text('column', '栏目'),
      day('publishedOn', '发布日期'),
    ],
  },
  MT: {
    unit: '件',
    fields: [
      choice('platform', '平台', ['微信公众号', '微博', '短视频', '其他'], {
        required: true,
        inList: true,
      }),
      text('account', '账号', { required: true, inList: true }),
      text('url', '网址', { maxLength: 2000 }),
      text('publishedAt', '发布时间'),
      ...capture,
    ],
  },
  SW: {
    unit: '件',
    fields: [
      choice('objectType', '类型', ['印章', '牌匾', '奖品', '礼品', '其他'], {
        required: true,
        inList: true,
      }),
      text('material', '材质'),
      text('dimensions', '尺寸'),
      text('acquiredFrom', '来源'),
      text('condition', '完好程度'),
      day('usedFrom', '启用日期（印章）'),
      day('usedTo', '停用日期（印章）'),
    ],
  },
};

export const builtInProfiles = categoryCodes.map((category) => ({
  category,
  ...profiles[category],
}));
