import { type OfdRun, readOfdPage } from '@lantai/contract/access/ofd.api.ts';
import { apiAddress } from '#platform/api.ts';
import { accessText as t } from '../access.text.ts';
import type { Box } from './find-in-runs.ts';
import { turnedSize } from './turned-page.ts';

export type OfdPageSize = { readonly width: number; readonly height: number };

type Props = {
  readonly file: { readonly recordId: string; readonly componentId: string };
  readonly number: number;
  readonly size: OfdPageSize;
  /** Pixels for a millimetre. */
  readonly scale: number;
  /** Quarter turns to the right. */
  readonly turns: number;
  readonly runs: readonly OfdRun[];
  readonly marked: readonly Box[];
  readonly chosen: readonly Box[];
};

/**
 * One page: its picture, which can do nothing; over it the words that were found; over that its text, not
 * to be seen, to be selected and copied.
 */
export function OfdPage({ file, number, size, scale, turns, runs, marked, chosen }: Props) {
  const { width, height } = size;
  const shape = turnedSize(size, turns);
  return (
    <article
      className="ofd-page watermarked"
      data-page={number}
      aria-label={t.pageOf(number)}
      style={{ width: shape.width * scale, height: shape.height * scale }}
    >
      <div
        className="ofd-leaf"
        style={{
          width: width * scale,
          height: height * scale,
          transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
        }}
      >
        <img
          src={apiAddress(readOfdPage, { params: { ...file, page: number } })}
          alt=""
          loading="lazy"
          draggable={false}
        />
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden={runs.length === 0}>
          <title>{t.pageOf(number)}</title>
          {marked.map((box) => (
            <rect key={keyOf(box)} className="found" {...box} />
          ))}
          {chosen.map((box) => (
            <rect key={`c${keyOf(box)}`} className="chosen" {...box} />
          ))}
          {runs.map((run, place) => (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: the same text may stand twice in one place
              key={place}
              x={run.x}
              y={run.y + run.height * 0.82}
              fontSize={run.height}
              textLength={run.width}
              lengthAdjust="spacingAndGlyphs"
            >
              {run.text}
            </text>
          ))}
        </svg>
      </div>
    </article>
  );
}

const keyOf = ({ x, y, width }: Box) => `${x} ${y} ${width}`;
