import type { ImportRun } from '@lantai/contract/capture/capture.api.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { count } from '#platform/figures.ts';
import { captureText } from '../capture.text.ts';
import './import-figures.css';

const t = captureText.imports.figures;

/** Read = imported + already there + refused; what is quarantined came in and is counted apart. */
export function ImportFigures({ run }: { run: ImportRun }) {
  const records = { fonds: run.fondsId, importId: run.id };
  return (
    <dl className="import-figures">
      <Figure name={t.rowsRead}>{run.rowsRead}</Figure>
      <Figure name={t.imported}>
        {run.imported > 0 ? (
          <Link to="/records" search={records}>
            {count(run.imported)}
          </Link>
        ) : (
          run.imported
        )}
      </Figure>
      <Figure name={t.alreadyThere}>{run.alreadyThere}</Figure>
      <Figure name={t.rowsWithFindings}>
        {run.rowsWithFindings ? (
          <a href="#findings">{count(run.rowsWithFindings)}</a>
        ) : (
          run.rowsWithFindings
        )}
      </Figure>
      <Figure name={t.quarantined}>
        {run.quarantined > 0 ? (
          <Link to="/records" search={{ ...records, quarantined: 'true' }}>
            {count(run.quarantined)}
          </Link>
        ) : (
          run.quarantined
        )}
      </Figure>
    </dl>
  );
}

/** Null is not known yet, which is not zero. */
function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children === null ? '—' : typeof children === 'number' ? count(children) : children}</dd>
    </div>
  );
}
