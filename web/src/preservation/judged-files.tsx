import { categoryCodes, categoryName } from '@lantai/contract/classification/category.ts';
import { listJudgedFiles } from '@lantai/contract/preservation/conversion.api.ts';
import type { JudgedFile } from '@lantai/contract/preservation/conversion.ts';
import {
  type ProbeState,
  probeState,
  probeStateNames,
} from '@lantai/contract/preservation/format-register.ts';
import { componentRoleNames } from '@lantai/contract/records/component-role.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Input, Select, Tag } from 'antd';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { byteText } from '../records/one-record/byte-text.ts';
import { conversionText } from './conversion.text.ts';
import { FoundFormatText } from './found-format.tsx';
import { FormatVerdictTag } from './verdict-tag.tsx';

const t = conversionText.files;

type Props = { fondsId: string | undefined; search: Filter & { after?: string | undefined } };

/** The files behind the counts, filtered by the address. */
export function JudgedFiles({ fondsId, search }: Props) {
  const navigate = useNavigate();
  const { category, format, conforming, converted, found, probe, after } = search;
  const filter = { category, format, conforming, converted, found, probe };
  const answer = useQuery({
    ...apiQuery(listJudgedFiles, { query: { ...filter, fondsId, after } }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: Partial<typeof filter>) =>
    void navigate({
      to: '.',
      search: (kept: object) => ({ ...kept, ...changes, after: undefined }),
    });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const none = {
    category: undefined,
    format: undefined,
    conforming: undefined,
    converted: undefined,
    found: undefined,
    probe: undefined,
  };
  return (
    <DataList
      name="judged-files"
      columns={columns}
      rowKey={({ componentId }) => componentId}
      answer={answer}
      rows={answer.data?.files}
      total={answer.data?.total}
      next={answer.data?.next}
      filters={<Filters value={filter} onChange={change} />}
      onClearFilters={filtered ? () => change(none) : undefined}
      empty={{ title: t.empty }}
    />
  );
}

type YesOrNo = 'true' | 'false';
type Filter = {
  category?: (typeof categoryCodes)[number] | undefined;
  format?: string | undefined;
  conforming?: YesOrNo | undefined;
  converted?: YesOrNo | undefined;
  /** Came from the register: PRONOM's id, or a name. */
  found?: string | undefined;
  probe?: ProbeState | undefined;
};

function Filters({ value, onChange }: { value: Filter; onChange: (change: Filter) => void }) {
  const f = conversionText.filter;
  const yesOrNo = (name: 'conforming' | 'converted', yes: string, no: string) => (
    <Select<YesOrNo>
      allowClear
      aria-label={f[name]}
      placeholder={f[name]}
      style={{ width: 110 }}
      value={value[name] ?? null}
      options={[
        { value: 'true', label: yes },
        { value: 'false', label: no },
      ]}
      onChange={(chosen: YesOrNo | undefined) => onChange({ [name]: chosen ?? undefined })}
    />
  );
  return (
    <>
      <Select
        allowClear
        aria-label={f.category}
        placeholder={f.category}
        style={{ width: 120 }}
        value={value.category ?? null}
        options={categoryCodes.map((code) => ({ value: code, label: categoryName(code) }))}
        onChange={(category) => onChange({ category: category ?? undefined })}
      />
      <Input.Search
        key={value.format}
        allowClear
        aria-label={f.format}
        placeholder={f.format}
        style={{ width: 120 }}
        defaultValue={value.format}
        onSearch={(format) => onChange({ format: format.trim().toUpperCase() || undefined })}
      />
      <Select<ProbeState>
        allowClear
        aria-label={f.probe}
        placeholder={f.probe}
        style={{ width: 110 }}
        value={value.probe ?? null}
        options={probeState.options.map((state) => ({
          value: state,
          label: probeStateNames[state],
        }))}
        onChange={(probe: ProbeState | undefined) => onChange({ probe: probe ?? undefined })}
      />
      {value.found !== undefined && (
        <Tag closable onClose={() => onChange({ found: undefined })}>
          {value.found}
        </Tag>
      )}
      {yesOrNo('conforming', conversionText.conforming, conversionText.toConvert)}
      {yesOrNo('converted', t.yes, t.no)}
    </>
  );
}

const columns: readonly ListColumn<JudgedFile>[] = [
  {
    key: 'name',
    title: t.name,
    render: (_, { recordId, componentId, role, fileName }) => (
      <Link
        to="/records/$recordId"
        params={{ recordId }}
        search={{ tab: 'components', component: componentId }}
      >
        {componentRoleNames[role]} {fileName}
      </Link>
    ),
  },
  {
    key: 'record',
    title: t.record,
    width: 380,
    render: (_, { recordNumber, recordTitle }) => (
      <>
        <span className="code">{recordNumber}</span> {recordTitle}
      </>
    ),
  },
  {
    key: 'format',
    title: t.format,
    width: 130,
    render: (_, { format, found }) => (
      <>
        {format} <FoundFormatText found={found} brief />
      </>
    ),
  },
  {
    key: 'size',
    title: t.size,
    width: 88,
    align: 'right',
    render: (_, { size }) => byteText(size),
  },
  {
    key: 'verdict',
    title: t.verdict,
    width: 140,
    render: (_, file) => <FormatVerdictTag {...file} />,
  },
  {
    key: 'converted',
    title: t.converted,
    width: 80,
    render: (_, { conforming, converted }) => (converted ? t.yes : conforming ? '' : t.no),
  },
];
