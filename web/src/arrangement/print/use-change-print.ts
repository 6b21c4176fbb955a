import { useNavigate } from '@tanstack/react-router';
import type { PrintForm, PrintSearch } from './print-search.ts';

/** Another form or another detail is another address; going back leads to the list, not through each. */
export function useChangePrint() {
  const navigate = useNavigate({ from: '/print/$form' });
  return {
    changeForm: (form: PrintForm) =>
      navigate({ to: '/print/$form', params: { form }, search: (kept) => kept, replace: true }),
    changeSearch: (change: Partial<PrintSearch>) =>
      navigate({ to: '.', search: (kept) => ({ ...kept, ...change }), replace: true }),
  };
}
