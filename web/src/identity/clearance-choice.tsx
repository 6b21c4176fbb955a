import type { Account } from '@lantai/contract/identity/account.ts';
import { listAccounts, setClearance } from '@lantai/contract/identity/identity.api.ts';
import { Segmented, Tooltip } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { holdersOf } from '#platform/may-button.tsx';
import { platformText } from '#platform/platform.text.ts';
import { useMay } from '#platform/session.ts';
import { identityText } from './identity.text.ts';

const t = identityText.clearance;

type Props = { readonly account: Account; readonly because: string | undefined };

/** The highest level a person may read. Secret records are not kept here, so there are only two. */
export function ClearanceChoice({ account: { personId, clearance }, because }: Props) {
  const may = useMay();
  const set = useApiCommand(setClearance, {
    refreshes: [listAccounts],
    says: identityText.account.clearanceSet,
    saysProblem: true,
  });
  const reason = may(setClearance.access)
    ? because
    : platformText.noRight.doneBy(holdersOf(setClearance.access));

  return (
    <Tooltip title={reason}>
      <Segmented<0 | 1>
        size="small"
        disabled={reason !== undefined || set.isPending}
        value={clearance > 0 ? 1 : 0}
        options={[
          { value: 0, label: t.open },
          { value: 1, label: t.internal },
        ]}
        onChange={(value) => set.mutate({ params: { personId }, body: { clearance: value } })}
      />
    </Tooltip>
  );
}
