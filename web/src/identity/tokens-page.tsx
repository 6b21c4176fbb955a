import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { issueToken, listTokens, revokeToken } from '@lantai/contract/identity/identity.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Popconfirm } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { identityText } from './identity.text.ts';
import { IssueTokenDialog } from './issue-token-dialog.tsx';

const t = identityText.tokens;

type Token = ReplyOf<typeof listTokens>[number];

export const tokensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/identity/tokens',
  staticData: {
    page: {
      title: t.title,
      access: listTokens.access,
      menu: 'settings',
      alsoCalled: 'OA API jklp',
    },
  },
  component: TokensPage,
});

function TokensPage() {
  const tokens = useQuery(apiQuery(listTokens, {}));
  const [issuing, setIssuing] = useState(false);
  const issueButton = (
    <MayButton access={issueToken.access} type="primary" onClick={() => setIssuing(true)}>
      {t.issue}
    </MayButton>
  );

  return (
    <div className="page">
      <PageHead title={t.title} actions={issueButton} />
      <DataList
        name="tokens"
        columns={columns}
        rowKey={({ id }) => id}
        answer={tokens}
        rows={tokens.data}
        empty={{ title: t.empty }}
      />
      {issuing && <IssueTokenDialog onClose={() => setIssuing(false)} />}
    </div>
  );
}

const columns: readonly ListColumn<Token>[] = [
  { key: 'name', title: t.name, width: 200, render: (_, { name }) => name },
  { key: 'unit', title: t.unit, width: 200, render: (_, { unitName }) => unitName },
  { key: 'scope', title: t.scope, render: (_, token) => scopeText(token) },
  { key: 'state', title: t.state, width: 100, render: (_, token) => <TokenState {...token} /> },
  {
    key: 'issuedAt',
    title: t.issuedAt,
    width: 156,
    render: (_, { issuedAt }) => instantText(issuedAt),
  },
  {
    key: 'validUntil',
    title: t.validUntil,
    width: 110,
    render: (_, { validUntil }) => instantText(validUntil).slice(0, 10) || t.unlimited,
  },
  {
    key: 'lastUsed',
    title: t.lastUsed,
    width: 156,
    render: (_, { lastUsedAt }) => instantText(lastUsedAt) || t.never,
  },
  {
    key: 'revoke',
    title: t.revoke,
    width: 70,
    render: (_, token) => (token.revokedAt ? null : <RevokeToken token={token} />),
  },
];

function scopeText({ permissions }: Token): string {
  const names: Record<string, string> = t.permissions;
  return permissions.map((permission) => names[permission] ?? permission).join('、');
}

function TokenState({ revokedAt, validUntil }: Token) {
  if (revokedAt) return <StateTag tone="ended">{t.revoked}</StateTag>;
  if (validUntil && validUntil < new Date()) return <StateTag tone="ended">{t.expired}</StateTag>;
  return <StateTag tone="done">{t.valid}</StateTag>;
}

function RevokeToken({ token: { id, name } }: { token: Token }) {
  const revoke = useApiCommand(revokeToken, {
    refreshes: [listTokens],
    says: t.revokedDone,
    saysProblem: true,
  });
  return (
    <Popconfirm
      title={t.revokeTitle(name)}
      description={t.revokeHint}
      okText={t.revoke}
      onConfirm={() => revoke.mutate({ params: { tokenId: id } })}
    >
      <MayButton type="link" size="small" access={revokeToken.access}>
        {t.revoke}
      </MayButton>
    </Popconfirm>
  );
}
