import type { DemoComponent } from './components.ts';
import type { RecordFault } from './faults.ts';
import { countPages, type DemoRecord } from './records.ts';

/** The record with the faults that `plantedFaults` lists for it. */
export function plantFaults(record: DemoRecord, kinds: readonly RecordFault['kind'][]): DemoRecord {
  return kinds.reduce((faulty, kind) => plants[kind](faulty), record);
}

const plants: Record<RecordFault['kind'], (record: DemoRecord) => DemoRecord> = {
  'missing-title': (record) => described(record, { title: '' }),
  'missing-date': (record) => {
    const { date: _forgotten, ...rest } = record.description;
    return { ...record, description: rest };
  },
  'secrecy-mark-in-title': (record) =>
    described(record, { title: `${record.description.title}（秘密★5年）` }),
  'secrecy-level-stated': (record) => described(record, { securityLevel: '秘密' }),
  'secrecy-mark-in-content': (record) => ({
    ...record,
    components: record.components.map((component) => withMark(component, '秘密★5年')),
  }),
  'absent-attachment': (record) => recounted(withoutLastAttachment(record)),
  'pages-disagree': (record) => described(record, { pages: record.description.pages + 2 }),
};

function described(record: DemoRecord, change: Partial<DemoRecord['description']>): DemoRecord {
  return { ...record, description: { ...record.description, ...change } };
}

function withMark(component: DemoComponent, secrecyMark: string): DemoComponent {
  const { content } = component;
  if (content.kind !== 'document') return component;
  return {
    ...component,
    content: { kind: 'document', document: { ...content.document, secrecyMark } },
  };
}

/** Names one more attachment than there is, so that any document can be planted with it. */
function withoutLastAttachment(record: DemoRecord): DemoRecord {
  return {
    ...record,
    components: record.components.map((component) => {
      const { content } = component;
      if (content.kind !== 'document') return component;
      const attachmentTitles = [...content.document.attachmentTitles, '有关单位意见采纳情况汇总表'];
      return {
        ...component,
        content: { kind: 'document', document: { ...content.document, attachmentTitles } },
      };
    }),
  };
}

function recounted(record: DemoRecord): DemoRecord {
  return described(record, { pages: countPages(record.components) });
}
