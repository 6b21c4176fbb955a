import {
  type ArchivistPost,
  employmentNames,
  type PostState,
  type PostStep,
  postStateNames,
  postStepNames,
  postWarningNames,
  stepsFrom,
} from '@lantai/contract/collection/archivist-post.ts';
import { changePost, movePost } from '@lantai/contract/collection/archivists.api.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { archivistsText as t } from './archivists.text.ts';

const tones: Record<PostState, Tone> = {
  active: 'done',
  'on-leave': 'waiting',
  'handing-over': 'running',
  left: 'ended',
};

type Acts = {
  readonly onChange: (post: ArchivistPost) => void;
  readonly onMove: (post: ArchivistPost, step: PostStep) => void;
};

export function postColumns(acts: Acts): ListColumn<ArchivistPost>[] {
  const { columns } = t;
  return [
    {
      key: 'person',
      title: columns.person,
      width: 84,
      render: (_, { personName, personId, posts }) => (
        <>
          {personName}
          {posts > 1 && (
            <div>
              <Link to="/collection/archivists" search={{ person: personId }}>
                {t.postsHeld(count(posts))}
              </Link>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'unit',
      title: columns.unit,
      render: (_, { agencyName, unitName, unitId, agencyId }) => (
        <>
          {agencyName}
          {unitId !== agencyId && <div>{unitName}</div>}
        </>
      ),
    },
    {
      key: 'position',
      title: columns.position,
      width: 132,
      render: (_, post) => (
        <>
          {post.position}
          <Typography.Text type="secondary">
            <div>{t.kind(roleNames[post.role], employmentNames[post.employment])}</div>
          </Typography.Text>
        </>
      ),
    },
    {
      key: 'term',
      title: columns.term,
      width: 100,
      render: (_, { since, until }) => t.term(since, until),
    },
    {
      key: 'certificate',
      title: columns.certificate,
      width: 184,
      render: (_, post) => <Certificate post={post} />,
    },
    {
      key: 'title',
      title: columns.title,
      width: 80,
      dataIndex: 'professionalTitle',
      hiddenAtFirst: true,
    },
    { key: 'phone', title: columns.phone, width: 120, dataIndex: 'phone', hiddenAtFirst: true },
    { key: 'remark', title: columns.remark, width: 150, dataIndex: 'remark', hiddenAtFirst: true },
    { key: 'state', title: columns.state, width: 120, render: (_, post) => <State post={post} /> },
    {
      key: 'warnings',
      title: columns.warnings,
      width: 124,
      render: (_, { warnings }) =>
        warnings.map((warning) => (
          <div key={warning}>
            <StateTag tone={warning === 'certificate-expired' ? 'overdue' : 'near'}>
              {postWarningNames[warning]}
            </StateTag>
          </div>
        )),
    },
    {
      key: 'action',
      title: columns.action,
      width: 150,
      render: (_, post) => <Actions post={post} acts={acts} />,
    },
  ];
}

function Certificate({ post }: { post: ArchivistPost }) {
  const { certificateName, certificateNumber, certificateUntil, certificateDays } = post;
  if (!certificateName) return null;
  return (
    <>
      {certificateName}
      {certificateNumber && <div className="code">{certificateNumber}</div>}
      {certificateUntil && (
        <Typography.Text type={(certificateDays ?? 0) < 0 ? 'danger' : 'secondary'}>
          {certificateUntil}{' '}
          {(certificateDays ?? 0) < 0
            ? t.expired(count(-(certificateDays ?? 0)))
            : t.remaining(count(certificateDays ?? 0))}
        </Typography.Text>
      )}
    </>
  );
}

function State({ post }: { post: ArchivistPost }) {
  const { state, standInName, standInGranted, successorName, personId } = post;
  return (
    <>
      <StateTag tone={tones[state]}>{postStateNames[state]}</StateTag>
      {standInName && <div>{t.standIn(standInName)}</div>}
      {standInGranted === false && <StateTag tone="near">{t.standInUngranted}</StateTag>}
      {successorName && <div>{t.successor(successorName)}</div>}
      {(state === 'handing-over' || state === 'left') && (
        <div>
          <Link to="/collection/hand-overs" search={{ person: personId }}>
            {t.list}
          </Link>
        </div>
      )}
    </>
  );
}

function Actions({ post, acts }: { post: ArchivistPost; acts: Acts }) {
  if (post.state === 'left') return null;
  return (
    <Flex wrap gap={4}>
      <MayButton
        type="link"
        size="small"
        access={changePost.access}
        onClick={() => acts.onChange(post)}
      >
        {t.change}
      </MayButton>
      {stepsFrom(post.state).map((step) => (
        <MayButton
          key={step}
          type="link"
          size="small"
          access={movePost.access}
          onClick={() => acts.onMove(post, step)}
        >
          {postStepNames[step]}
        </MayButton>
      ))}
    </Flex>
  );
}
