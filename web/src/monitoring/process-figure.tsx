import type { ProcessKey } from '@lantai/contract/monitoring/process.ts';
import { Link } from '@tanstack/react-router';
import { count } from '#platform/figures.ts';

type FigureProps = {
  readonly process: ProcessKey;
  readonly of?: string;
  readonly children: number;
};

/** A number that opens the days it is the sum of. */
export function ProcessFigure({ process, of, children }: FigureProps) {
  if (children === 0) return <span className="faint">–</span>;
  return (
    <Link to="/monitoring/processes" search={(kept: object) => ({ ...kept, process, key: of })}>
      {count(children)}
    </Link>
  );
}

/** Where what is in hand of a process stands. */
const places: { readonly [key in ProcessKey]?: string } = {
  'hand-over': '/collection/submissions',
  'acceptance-check': '/collection/submissions',
  registration: '/records',
  classification: '/collection/pre-filing',
  arrangement: '/arrangement/filing',
  conversion: '/preservation/formats',
  'keeping-check': '/preservation/inspections',
  lending: '/collection/circulations',
  disposal: '/appraisal/batches',
};

type InHandProps = { readonly process: ProcessKey; readonly children: number | null };

/** How many are in hand, with the list in which they are worked on; nothing where a process is over at once. */
export function InHand({ process, children }: InHandProps) {
  const place = places[process];
  if (children === null) return '';
  if (!place || children === 0) return count(children);
  return <Link to={place}>{count(children)}</Link>;
}
