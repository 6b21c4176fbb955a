import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import {
  type DescriptionProfile,
  profileStateNames,
} from '@lantai/contract/classification/profile.ts';
import { listProfiles } from '@lantai/contract/classification/profiles.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Select, Skeleton, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { classificationText } from '../classification.text.ts';
import { ProfileDetail } from './profile-detail.tsx';

const t = classificationText.profiles;

type Props = {
  readonly openId: string | undefined;
  readonly onOpen: (profileId: string | undefined) => void;
};

/** The versions of the description profiles, or the one that is open. */
export function ProfilesTab({ openId, onOpen }: Props) {
  const { data, error, refetch } = useQuery(apiQuery(listProfiles, { query: {} }));
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const open = data.find(({ id }) => id === openId);
  return open ? (
    <ProfileDetail key={open.id} profile={open} all={data} onOpen={onOpen} />
  ) : (
    <ProfileList profiles={data} onOpen={onOpen} />
  );
}

type ListProps = {
  readonly profiles: readonly DescriptionProfile[];
  readonly onOpen: Props['onOpen'];
};

function ProfileList({ profiles, onOpen }: ListProps) {
  const [category, setCategory] = useState<CategoryCode | null>(null);
  const inOrder = categoryCodes.flatMap((code) =>
    profiles.filter((profile) => profile.category === code),
  );
  const shown = inOrder.filter((profile) => category === null || profile.category === category);
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center">
        <Select
          allowClear
          aria-label={t.category}
          placeholder={t.all}
          style={{ width: 160 }}
          value={category}
          options={categoryCodes.map((code) => ({
            value: code,
            label: `${categoryName(code)} ${code}`,
          }))}
          onChange={(code) => setCategory(code ?? null)}
        />
        <Typography.Text type="secondary">{t.hint}</Typography.Text>
        <Basis rule={t.hint} source={t.hintSource} />
      </Flex>
      <Table
        size="small"
        className="list-table list-dense"
        rowKey="id"
        pagination={false}
        columns={columnsOf(onOpen)}
        dataSource={shown}
        locale={{ emptyText: t.empty }}
      />
    </Flex>
  );
}

function columnsOf(onOpen: Props['onOpen']): TableColumnsType<DescriptionProfile> {
  return [
    {
      title: t.category,
      width: 150,
      render: (_, { id, category }) => (
        <Button type="link" size="small" className="inline-button" onClick={() => onOpen(id)}>
          {categoryName(category)} {category}
        </Button>
      ),
    },
    { title: t.version, width: 80, render: (_, { version }) => t.versionOf(version) },
    { title: t.agency, width: 200, render: (_, { agencyName }) => agencyName ?? t.national },
    { title: t.state, width: 100, render: (_, { state }) => profileStateNames[state] },
    { title: t.unit, width: 80, dataIndex: 'unit' },
    { title: t.fields, width: 72, align: 'right', render: (_, { fields }) => fields.length },
    {
      title: t.required,
      render: (_, { fields }) =>
        fields
          .filter(({ required }) => required)
          .map(({ name }) => name)
          .join('、'),
    },
    { title: t.effective, width: 110, dataIndex: 'effectiveFrom' },
    {
      title: t.records,
      width: 96,
      align: 'right',
      render: (_, { id, records }) =>
        records === 0 ? (
          count(records)
        ) : (
          <Link to="/records" search={{ profileId: id }}>
            {count(records)}
          </Link>
        ),
    },
  ];
}
