import { roleNames, rolePermissions, roles } from '@lantai/contract/identity/role.ts';
import type { Access } from '@lantai/contract/permission.ts';
import { Button, type ButtonProps, Tooltip } from 'antd';
import { platformText as t } from './platform.text.ts';
import { allows, useMay } from './session.ts';

type Props = ButtonProps & {
  /** What the endpoint behind the button asks for: `createUnit.access`. */
  readonly access: Access;
  /** Why the state forbids it just now, if it does. */
  readonly because?: string | undefined;
};

/** A button that is never hidden: without the right it says who has it, otherwise what stands in the way. */
export function MayButton({ access, because, disabled, ...button }: Props) {
  const may = useMay();
  const reason = may(access) ? because : t.noRight.doneBy(holdersOf(access));
  return (
    <Tooltip title={reason}>
      <Button {...button} disabled={disabled || reason !== undefined} />
    </Tooltip>
  );
}

/** The roles whose holders may do it, as 系统管理员、档案员. */
export function holdersOf(access: Access): string {
  return roles
    .filter((role) => allows({ permissions: [...rolePermissions[role]] }, access))
    .map((role) => roleNames[role])
    .join('、');
}
