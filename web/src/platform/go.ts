import { useRouter } from '@tanstack/react-router';
import { parseSearch } from './address.ts';

/** Goes to an address that is data, as the API gives it; the fonds chosen is kept, as in any link. */
export function useGo(): (address: string) => void {
  const router = useRouter();
  return (address) => {
    const { pathname, search } = new URL(address, window.location.origin);
    void router.navigate({ to: pathname, search: parseSearch(search) } as never);
  };
}
