import { categoryName } from '@lantai/contract/classification/category.ts';
import {
  type DescriptionProfile,
  type ProfileField,
  profileFieldKindNames,
  profileStateNames,
} from '@lantai/contract/classification/profile.ts';
import {
  adoptProfile,
  draftProfile,
  editProfile,
  listProfiles,
} from '@lantai/contract/classification/profiles.api.ts';
import {
  Button,
  Descriptions,
  Flex,
  Popconfirm,
  Table,
  type TableColumnsType,
  Typography,
} from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { classificationText } from '../classification.text.ts';
import { DraftProfileDialog } from './draft-profile-dialog.tsx';
import { EditProfile } from './edit-profile.tsx';
import { ProfileComparison } from './profile-comparison.tsx';

const t = classificationText.profiles;

type Props = {
  readonly profile: DescriptionProfile;
  readonly all: readonly DescriptionProfile[];
  readonly onOpen: (profileId: string | undefined) => void;
};

/** One version of a profile: its fields, where it comes from, and what it changes. */
export function ProfileDetail({ profile, all, onOpen }: Props) {
  const [editing, setEditing] = useState(false);
  const { category, version, agencyName, state } = profile;
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center" wrap>
        <Button type="link" className="inline-button" onClick={() => onOpen(undefined)}>
          {t.back}
        </Button>
        <Typography.Title level={2} className="classification-section">
          {categoryName(category)} {category} · {agencyName ?? t.national} {t.versionOf(version)}
        </Typography.Title>
        <Typography.Text type="secondary">{profileStateNames[state]}</Typography.Text>
        <span className="grow" />
        {!editing && <Actions profile={profile} onOpen={onOpen} onEdit={() => setEditing(true)} />}
      </Flex>
      <ProfileFacts profile={profile} />
      {editing ? (
        <EditProfile profile={profile} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Table
            size="small"
            className="list-table list-dense"
            rowKey="key"
            pagination={false}
            columns={columns}
            dataSource={profile.fields}
          />
          <ProfileComparison
            profile={profile}
            others={all.filter(({ id, category: of }) => of === category && id !== profile.id)}
          />
        </>
      )}
    </Flex>
  );
}

type ActionProps = Pick<Props, 'profile' | 'onOpen'> & { readonly onEdit: () => void };

function Actions({ profile, onOpen, onEdit }: ActionProps) {
  const [drafting, setDrafting] = useState(false);
  const adopt = useApiCommand(adoptProfile, {
    refreshes: [listProfiles],
    says: t.adopted,
    saysProblem: true,
  });
  const because =
    profile.state === 'draft' ? undefined : t.stateBecause(profileStateNames[profile.state]);
  return (
    <>
      <MayButton access={draftProfile.access} onClick={() => setDrafting(true)}>
        {t.draft}
      </MayButton>
      <MayButton access={editProfile.access} because={because} onClick={onEdit}>
        {t.edit}
      </MayButton>
      <Popconfirm
        title={t.adoptTitle}
        okText={t.adopt}
        disabled={because !== undefined}
        onConfirm={() => adopt.mutate({ params: { profileId: profile.id } })}
      >
        <MayButton
          type="primary"
          access={adoptProfile.access}
          because={because}
          loading={adopt.isPending}
        >
          {t.adopt}
        </MayButton>
      </Popconfirm>
      {drafting && (
        <DraftProfileDialog
          profile={profile}
          onDrafted={onOpen}
          onClose={() => setDrafting(false)}
        />
      )}
    </>
  );
}

function ProfileFacts({ profile }: { profile: DescriptionProfile }) {
  const { source, unit, effectiveFrom, effectiveTo, changedByName, note, records } = profile;
  const period = effectiveTo ? `${effectiveFrom} ${t.until} ${effectiveTo}` : effectiveFrom;
  const items = [
    { key: 'source', label: t.source, children: source },
    { key: 'unit', label: t.unit, children: unit },
    { key: 'effective', label: t.effective, children: period },
    { key: 'records', label: t.records, children: count(records) },
    { key: 'changedBy', label: t.changedBy, children: changedByName },
    { key: 'note', label: t.note, children: note },
  ].filter(({ children }) => children !== null);
  return <Descriptions size="small" column={4} items={items} />;
}

const columns: TableColumnsType<ProfileField> = [
  { title: t.name, dataIndex: 'name', width: 180 },
  { title: t.key, dataIndex: 'key', width: 130, className: 'code' },
  { title: t.kind, width: 80, render: (_, { kind }) => profileFieldKindNames[kind] },
  { title: t.required, width: 64, render: (_, { required }) => (required ? t.required : '') },
  { title: t.most, width: 64, align: 'right', dataIndex: 'maxLength' },
  { title: t.choices, render: (_, { choices }) => choices.join('、') },
  { title: t.clause, width: 220, dataIndex: 'source' },
];
