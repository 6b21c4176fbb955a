import type { CreatorRelation } from './creator-relation.ts';

/**
 * A rule of thumb of archivists: such words in a title, from such a creator, speak for such a clause.
 * Clauses are named by words of their own text and of the headings above it, so that a rule holds for
 * every agency's schedule that goes back to the national one, whatever its numbers.
 */
export type ClauseCue = {
  readonly title?: RegExp;
  readonly from?: readonly CreatorRelation[];
  /** Whether the matter is what the agency itself is in charge of. */
  readonly business?: boolean;
  readonly clause: RegExp;
  /** Below 0 it speaks against the clause. */
  readonly weight: number;
  readonly why: string;
};

const assembly =
  /(?:代表大会|党代会|人大)(?!常)|[届会][一二三四五六七八九十]+次会议|工会十|妇女第|共青团.*大会|十一大/u;
const council = /常务会|常委会|全会|全体会议|区长办公会|县长办公会|市长办公会/u;
const ownMeeting = /党组(?:会|扩大)|党委会|办公会|局务会/u;
const workMeeting = /工作会议|专题会议|现场会|座谈会|推进会|动员会/u;
const jointMeeting = /联合(?:召开|.{0,6}会议)|联席会议|联合.{0,4}会商/u;
const inspection = /检查|视察|调研|督查|考核|督察/u;

/** Headings first: which part of the schedule. */
const parts: readonly ClauseCue[] = [
  { title: assembly, clause: /代表会/u, weight: 4, why: '题名说的是代表大会' },
  { title: council, clause: /常委会|常务会/u, weight: 4.5, why: '题名说的是常委会、常务会' },
  {
    title: ownMeeting,
    from: ['own'],
    clause: /^[^＞]*党组[^＞]*会议/u,
    weight: 5,
    why: '本机关党组会、办公会',
  },
  {
    title: workMeeting,
    clause: /本机关召开的工作会议/u,
    weight: 3.5,
    why: '题名说的是工作会议、专题会议',
  },
  { title: jointMeeting, clause: /联合召开的会议/u, weight: 5, why: '题名说的是联合召开的会议' },
  {
    title:
      /视察|来我.{0,2}检查|检查组|接待|迎接|向.{1,10}(?:检查|视察|督察)|到.{1,8}(?:检查|视察)/u,
    clause: /检查视察/u,
    weight: 3.5,
    why: '题名说的是上级检查、视察',
  },
  {
    title: inspection,
    from: ['superior'],
    clause: /检查视察/u,
    weight: 1.8,
    why: '上级机关，检查、调研',
  },
  { title: /许可|执照|资质|资格证/u, clause: /许可证/u, weight: 4.5, why: '题名说的是许可、资质' },
  { title: /备案/u, clause: /备案/u, weight: 4.5, why: '题名说的是备案' },
  {
    title: /境外|外宾|出国|国外|国际|友好城市|世界银行|归国|外事|外商/u,
    clause: /外事：/u,
    weight: 5,
    why: '题名说的是外事',
  },
  {
    title: /任职|任免|免去|任命|聘任|编制|机构设置|同志.{0,6}职务|设立.{1,16}(?:中心|科|队)的批复/u,
    clause: /人事任免/u,
    weight: 5,
    why: '题名说的是任免、编制',
  },
  {
    title: /房屋|房产|土地使用权|合同|产权|协议|租赁/u,
    from: ['own'],
    clause: /房产、合同/u,
    weight: 4,
    why: '题名说的是房产、合同',
  },
  {
    title: /预算|决算|财务|经费.{0,4}(?:表|报告)/u,
    clause: /财务预算/u,
    weight: 4.5,
    why: '题名说的是预算、财务',
  },
  {
    from: ['superior', 'peer'],
    title: /通知|意见|办法|规定|规划|决定|方案|预案|转发/u,
    clause: /上级、同级机关制发/u,
    weight: 3,
    why: '上级、同级机关制发',
  },
  { from: ['superior'], clause: /上级、同级机关制发/u, weight: 0.7, why: '上级机关制发' },
  {
    from: ['subordinate'],
    title: /报告|总结|计划|统计|年报|报表|要点/u,
    clause: /下级机关报送/u,
    weight: 4,
    why: '下级机关报送',
  },
];

/** Then the kind of document. */
const kinds: readonly ClauseCue[] = [
  { title: /未(?:获)?通过/u, clause: /讨论未通过/u, weight: 5, why: '题名说明未通过' },
  {
    title: /议案|提案|代表建议|号建议|大会发言|简报|快报/u,
    clause: /议案及答复/u,
    weight: 3,
    why: '议案、提案、建议或简报',
  },
  {
    title: /第\d+号(?:建议|提案)|提案|代表建议/u,
    clause: /议案及答复/u,
    weight: 3,
    why: '建议、提案的答复',
  },
  {
    title: /筹备|小组会议|贺信|贺电|秘书处|选举办法/u,
    clause: /筹备与选举过程/u,
    weight: 3.5,
    why: '筹备、小组会议、贺信',
  },
  {
    title: /典型|发言|交流|简报|表态/u,
    clause: /典型/u,
    weight: 2.5,
    why: '典型、发言、交流、简报',
  },
  { title: /协办|复制件|副本/u, clause: /协办：复制件/u, weight: 3, why: '协办，复制件' },
  { from: ['own'], title: /汇报/u, clause: /工作汇报/u, weight: 3, why: '本机关的工作汇报' },
  { title: /请示|批复/u, clause: /请示与批复：/u, weight: 3, why: '文种为请示、批复' },
  {
    title: /请示的批复|函$|函（|复函/u,
    clause: /来函请示与复函批复/u,
    weight: 3.6,
    why: '函、复函，或对请示的批复',
  },
  {
    title:
      /、.{2,12}(?:局|委|办|中心)关于|部门.{0,4}联合|联合(?:印发|发布|开展|举办)|等.{1,3}(?:部门|单位)|等部门|等单位|与.{2,6}(?:局|委).{0,2}联合/u,
    clause: /联合行文/u,
    weight: 3.8,
    why: '几个机关联合行文',
  },
  {
    from: ['own'],
    title: /联合|、.{2,12}(?:局|中心)关于/u,
    clause: /联合行文：主办/u,
    weight: 1.2,
    why: '本机关主办',
  },
  {
    from: ['peer', 'superior'],
    title: /联合|等.{0,3}(?:部门|单位)|、/u,
    clause: /协办/u,
    weight: 1,
    why: '本机关协办',
  },
  {
    title: /大事记|组织沿革|年鉴|史料|志$|志（/u,
    clause: /大事记/u,
    weight: 5,
    why: '大事记、沿革、志书',
  },
  {
    title: /简报|动态|信息第|信息专报|专报|情况反映|信息（|信息$/u,
    from: ['own'],
    clause: /简报、情况反映、工作信息/u,
    weight: 4,
    why: '简报、信息',
  },
  {
    title: /规划|纲要|办法|规定|细则|意见$|意见（|制度|条例/u,
    from: ['own', 'unknown'],
    clause: /方针政策性/u,
    weight: 3.2,
    why: '规划、办法、意见等普发性文件',
  },
  {
    title: /专题报告|事故|事件|重大.{0,6}(?:情况|查处|险情)/u,
    from: ['subordinate'],
    clause: /专题报告/u,
    weight: 3,
    why: '下级的专题报告',
  },
  {
    title: /总结|计划|统计|年报|报表|要点/u,
    from: ['subordinate'],
    clause: /计划、总结、统计/u,
    weight: 2.5,
    why: '下级的计划、总结、统计',
  },
];

const lasting = /有效期(?:[二三四五六七八九]十|[2-9]\d)年|长期有效|永久|未注明有效期/u;

/** Last, how much it matters; a title seldom says. */
const weights: readonly ClauseCue[] = [
  {
    title: /办法|规定|细则|条例|意见|规划|公告|改革/u,
    clause: /联合行文：主办，重要/u,
    weight: 1.8,
    why: '办法、意见等普发性文件',
  },
  { title: /讲话|指示|题词/u, clause: /检查视察＞重要/u, weight: 1.8, why: '讲话、指示、题词' },
  { title: /日程|接待|安排|通知|照片/u, clause: /检查视察＞一般/u, weight: 1.2, why: '日程、接待' },
  {
    title: /决议|选举结果|名单|议程|公报|工作报告|召开/u,
    clause: /代表会＞请示/u,
    weight: 1,
    why: '决议、名单、议程、公报、报告',
  },
  {
    title: /^(?!.*(?:重大|重要|重点|特大))/u,
    clause: /一般/u,
    weight: 0.7,
    why: '题名未说明重要、重大',
  },
  {
    title: /^(?!.*未(?:获)?通过)/u,
    clause: /讨论未通过/u,
    weight: -3,
    why: '题名未说明未通过',
  },
  {
    from: ['superior', 'peer'],
    business: false,
    clause: /非本机关主管业务/u,
    weight: 1.2,
    why: '题名没有本机关的主管业务',
  },
  {
    from: ['superior', 'peer'],
    business: true,
    clause: /属本机关主管业务：/u,
    weight: 1.2,
    why: '题名有本机关的主管业务',
  },
  {
    from: ['superior', 'peer'],
    business: true,
    clause: /非本机关主管业务/u,
    weight: -1,
    why: '题名有本机关的主管业务',
  },
  { title: /重大|重要|重点|特大/u, clause: /重要|重大/u, weight: 1.6, why: '题名说明重要、重大' },
  {
    title: /规划|办法|条例|决定|预案|实施意见|实施办法/u,
    from: ['superior'],
    clause: /主管业务：重要/u,
    weight: 1.6,
    why: '上级的办法、规划',
  },
  {
    title: /培训|活动|经费|购置|维修|统计|报送|值班|日常|宣传|月报|清淤/u,
    clause: /一般/u,
    weight: 1.2,
    why: '题名说的是日常事务',
  },
  {
    title: /房屋|房产|土地使用权|产权|建设合同|购置合同/u,
    clause: /合同等：重要/u,
    weight: 1.5,
    why: '房产、建设合同',
  },
  {
    title: /服务合同|承包|维修|租赁|租用|物业|一年期/u,
    clause: /合同等：一般/u,
    weight: 1.5,
    why: '服务、租赁合同',
  },
  { title: lasting, clause: /有效期 ?20 ?年（含）以上/u, weight: 2, why: '长期有效或二十年以上' },
  {
    title: /有效期(?:[一二三四五六七八九两]|十[一-九]?|1?\d)年/u,
    clause: /有效期 ?20 ?年以下/u,
    weight: 2,
    why: '有效期不到二十年',
  },
  { title: /协议|协定|备忘录/u, clause: /外事：重要协议/u, weight: 2, why: '外事协议' },
];

export const clauseCues: readonly ClauseCue[] = [...parts, ...kinds, ...weights];
