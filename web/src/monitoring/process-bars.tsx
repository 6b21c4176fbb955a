import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { countProcesses } from '@lantai/contract/monitoring/monitoring.api.ts';
import { processes } from '@lantai/contract/monitoring/process.ts';
import { count } from '#platform/figures.ts';
import { monitoringText } from './monitoring.text.ts';
import { ProcessFigure } from './process-figure.tsx';
import './process-bars.css';

type Props = { readonly data: ReplyOf<typeof countProcesses> };

/** The processes side by side, each bar in the parts of the dimension. */
export function ProcessBars({ data: { keys, rows } }: Props) {
  const most = Math.max(1, ...rows.map(({ total }) => total));
  return (
    <figure className="process-bars" aria-label={monitoringText.processes.chart}>
      {rows.map(({ process, total, counts }) => (
        <div key={process} className="process-bar">
          <span className="process-name">{processes[process].name}</span>
          <span className="process-track">
            {keys.map(({ key, label }, place) => {
              const part = counts[key] ?? 0;
              return (
                part > 0 && (
                  <span
                    key={key}
                    className={`process-part shade-${place % 6}`}
                    style={{ width: `${(part / most) * 100}%` }}
                    title={`${label} ${count(part)}`}
                  />
                )
              );
            })}
          </span>
          <span className="process-total">
            <ProcessFigure process={process}>{total}</ProcessFigure>
          </span>
        </div>
      ))}
    </figure>
  );
}
