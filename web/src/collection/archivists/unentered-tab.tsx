import { enterPost, type Unentered } from '@lantai/contract/collection/archivists.api.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { archivistsText } from './archivists.text.ts';
import type { Entering } from './post-dialog.tsx';
import type { RegisterAnswer } from './register-answer.ts';

const t = archivistsText.unentered;

type Props = {
  readonly answer: RegisterAnswer;
  readonly onEnter: (entering: Entering) => void;
};

/** Who may work as an archivist and stands nowhere in the register. */
export function UnenteredTab({ answer, onEnter }: Props) {
  const columns: ListColumn<Unentered>[] = [
    { key: 'person', title: t.person, width: 160, dataIndex: 'personName' },
    {
      key: 'unit',
      title: t.unit,
      render: (_, { agencyName, unitName, agencyId, unitId }) =>
        agencyId === unitId ? agencyName : `${agencyName} ${unitName}`,
    },
    { key: 'role', title: t.role, width: 150, render: (_, { role }) => roleNames[role] },
    {
      key: 'action',
      title: t.action,
      width: 100,
      render: (_, { agencyId, unitId, personId, role }) => (
        <MayButton
          size="small"
          access={enterPost.access}
          onClick={() => onEnter({ agencyId, whose: { unitId, personId, role } })}
        >
          {t.enter}
        </MayButton>
      ),
    },
  ];
  return (
    <DataList
      name="unentered-archivists"
      columns={columns}
      rowKey={({ unitId, personId, role }) => `${unitId} ${personId} ${role}`}
      answer={answer}
      rows={answer.data?.unentered}
      empty={{ title: archivistsText.noUnentered }}
    />
  );
}
