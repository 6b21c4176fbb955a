import { printComponent } from '@lantai/contract/access/use-copy.api.ts';
import { useApiCommand } from '#platform/api.ts';

/** Asks for so many pages to be printed; answers the mark that has to stand on each. */
export type AskToPrint = (pages: number) => Promise<string>;

/** Printing is let out by the server, and in the trail, before a page is drawn for the printer. */
export function usePrinting(params: { recordId: string; componentId: string }): AskToPrint {
  const { mutateAsync } = useApiCommand(printComponent, { refreshes: [], saysProblem: true });
  return async (pages) => (await mutateAsync({ params, body: { pages } })).mark;
}
