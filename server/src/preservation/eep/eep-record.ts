import type { AgentKind, BusinessStatus } from '@lantai/contract/records/metadata.ts';

/** One computer file inside a package (编码). Its bytes travel beside this, as streams. */
export type EepEncoding = {
  readonly fileName: string;
  readonly size: number;
  readonly format: string | null;
  readonly creator: string | null;
  /** Of the bytes that were encoded, where the package says so. */
  readonly sha512: string | null;
  readonly sm3: string | null;
};

/** 文档: the body, an attachment, a handling form. */
export type EepDocument = {
  readonly title: string | null;
  readonly isMain: boolean;
  readonly encodings: readonly EepEncoding[];
};

export type EepAgent = {
  readonly key: string;
  readonly kind: AgentKind | null;
  readonly name: string;
  readonly organisationCode: string | null;
  readonly position: string | null;
};

export type EepBusiness = {
  readonly agentKey: string;
  readonly status: BusinessStatus;
  readonly activity: string;
  readonly time: string;
  readonly mandate: string | null;
  readonly description: string | null;
};

/** 文件实体关系: what the record is to another, which is named by its identifier. */
export type EepRelation = {
  readonly otherIdentifier: string;
  readonly type: string | null;
  readonly relation: string | null;
  readonly description: string | null;
};

/** A record as a package tells it (DA/T 48-2009), whoever wrote the package. */
export type EepRecord = {
  /** 封装包创建单位 and 封装包创建时间. */
  readonly maker: string;
  readonly madeAt: string;
  /** 电子文件号. */
  readonly identifier: string;
  /** The archival code as a whole; its parts are elements. */
  readonly code: string;
  /** The simple elements of 来源, 档号, 内容描述, 形式特征, 存储位置 and 权限管理, by their name. */
  readonly elements: Readonly<Record<string, string>>;
  readonly systems: readonly string[];
  readonly notes: readonly string[];
  readonly documents: readonly EepDocument[];
  readonly agents: readonly EepAgent[];
  readonly business: readonly EepBusiness[];
  readonly relations: readonly EepRelation[];
};

/** The simple elements by the container they stand in, in the order of the schema. */
export const eepLayout = {
  来源: ['档案馆名称', '档案馆代码', '全宗名称', '立档单位名称'],
  档号: [
    '全宗号',
    '目录号',
    '年度',
    '保管期限',
    '机构或问题',
    '类别号',
    '室编案卷号',
    '馆编案卷号',
    '室编件号',
    '馆编件号',
    '页号',
  ],
  内容描述: [
    '题名',
    '并列题名',
    '副题名',
    '说明题名文字',
    '主题词',
    '关键词',
    '人名',
    '摘要',
    '分类号',
    '文件编号',
    '责任者',
    '日期',
    '文种',
    '紧急程度',
    '主送',
    '抄送',
    '密级',
    '保密期限',
  ],
  形式特征: ['文件组合类型', '页数', '语种', '稿本'],
  存储位置: ['当前位置', '脱机载体编号', '脱机载体存址', '缩微号'],
  权限管理: ['知识产权说明', '控制标识'],
} as const;

export const eepNamespace = 'http://www.saac.gov.cn/standards/ERM/encapsulation';

/** What keeps a package from being what it says, or from being read; a notice does not. */
export type EepFinding = {
  readonly place: string;
  readonly rule: EepRule;
  readonly severity: 'error' | 'notice';
  readonly expected: string | null;
  readonly actual: string | null;
  readonly message: string;
};

export type EepRule =
  | 'markup-forbidden'
  | 'markup-too-large'
  | 'not-well-formed'
  | 'schema-violated'
  | 'content-not-base64'
  | 'content-digest-differs'
  | 'content-size-differs'
  | 'object-digest-differs'
  | 'frame-differs'
  | 'sidecar-differs'
  | 'integrity-not-noted'
  | 'signature-broken'
  | 'signature-not-verified';
