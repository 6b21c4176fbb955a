import { getMe, type Me } from '@lantai/contract/identity/identity.api.ts';
import { type Access, enoughFor } from '@lantai/contract/permission.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { apiQuery } from './api.ts';

/** Who is signed in. It does not grow old by itself: a command that changes it refreshes it. */
export const meQuery = { ...apiQuery(getMe, {}), staleTime: Number.POSITIVE_INFINITY };

/** The person at the screen; only inside the shell, which nobody enters without a session. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether this person may call an endpoint that asks for this. */
export function allows(me: Pick<Me, 'permissions'>, access: Access): boolean {
  const enough = enoughFor(access);
  return enough.length === 0 || enough.some((permission) => me.permissions.includes(permission));
}

/** The same question for the person at the screen: `const may = useMay(); may(createUnit.access)`. */
export function useMay(): (access: Access) => boolean {
  const me = useMe();
  return (access) => allows(me, access);
}
