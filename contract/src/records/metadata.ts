import { z } from 'zod';

/** 机构人员类型 (M76): whom a business act or a role in a record is somebody's. */
export const agentKinds = ['organisation', 'department', 'person'] as const;
export const agentKind = z.enum(agentKinds);
export type AgentKind = z.output<typeof agentKind>;
export const agentKindNames: Record<AgentKind, string> = {
  organisation: '单位',
  department: '内设机构',
  person: '个人',
};

/** 业务状态 (M80). */
export const businessStatuses = ['done', 'planned'] as const;
export const businessStatus = z.enum(businessStatuses);
export type BusinessStatus = z.output<typeof businessStatus>;
export const businessStatusNames: Record<BusinessStatus, string> = {
  done: '历史行为',
  planned: '计划任务',
};

const text = (most: number) => z.string().trim().min(1).max(most);

/** A body or a person that had to do with a record, as its maker's system named it (M76–M79). */
export const agentNote = z.object({
  /** Its name within what is noted together: business acts refer to it. */
  key: text(100),
  kind: agentKind.nullable(),
  name: text(200),
  organisationCode: text(50).nullable(),
  position: text(100).nullable(),
});
export type AgentNote = z.output<typeof agentNote>;

/** Something that was done with a record while it was made and handled (M80–M84). */
export const businessNote = z.object({
  status: businessStatus,
  /** 起草, 审核, 签发 …: the words of the maker's system (GB/T 18894-2016, 6.2.2). */
  activity: text(50),
  /** As it came; DA/T 48-2009 has it as text. */
  time: text(60),
  mandate: text(500).nullable(),
  description: text(1000).nullable(),
  agentKey: text(100).nullable(),
});
export type BusinessNote = z.output<typeof businessNote>;

export const metadataNotes = z.object({
  agents: z.array(agentNote).max(500),
  business: z.array(businessNote).max(500),
});
export type MetadataNotes = z.output<typeof metadataNotes>;

/** Where a value of an element was taken from. */
export const metadataSources = {
  scheme: '方案固定值',
  description: '著录',
  received: '随件移交',
  fonds: '全宗登记',
  registration: '登记',
  component: '电子文件',
  filing: '归档',
  business: '形成单位',
  relation: '件间关联',
  trail: '操作轨迹',
} as const;
export type MetadataSource = keyof typeof metadataSources;
export const metadataSource = z.enum(Object.keys(metadataSources) as [MetadataSource]);

/** What is known of one element: its values with their sources, or why there is none. */
export const elementReading = z.object({
  id: z.string(),
  values: z.array(
    z.object({
      value: z.string(),
      source: metadataSource,
      /** What of the record it is about where there are several: a file, a person, an act. */
      of: z.string().nullable(),
    }),
  ),
  /** `absent`: the record has no such thing; `unknown`: it may have, nobody has said. */
  standing: z.enum(['known', 'unknown', 'absent']),
  reason: z.string().nullable(),
});
export type ElementReading = z.output<typeof elementReading>;

export const recordMetadata = z.object({
  recordId: z.uuid(),
  elements: z.array(elementReading),
});
export type RecordMetadata = z.output<typeof recordMetadata>;
