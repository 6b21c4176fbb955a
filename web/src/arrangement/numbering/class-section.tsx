import {
  type NumberState,
  numberStateNames,
  rangesText,
} from '@lantai/contract/arrangement/number-runs.ts';
import type { getNumberMap } from '@lantai/contract/arrangement/numbering.api.ts';
import { draftRenumbering } from '@lantai/contract/arrangement/renumberings.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { useMay } from '#platform/session.ts';
import { StateTag } from '#platform/state-tag.tsx';
import { ClassMap } from './class-map.tsx';
import { classTitle } from './class-title.ts';
import { numberingText as t } from './numbering.text.ts';

export type MappedClass = ReplyOf<typeof getNumberMap>[number];

type Props = {
  fondsId: string;
  ofClass: MappedClass;
  onOpen: (classKey: string, number: number) => void;
};

/** How many ranges are written out before the rest is counted. */
const MOST_NAMED = 12;

/** One class: its name, what is wrong with its numbers in words, and the map. */
export function ClassSection({ fondsId, ofClass, onOpen }: Props) {
  const mayRenumber = useMay()(draftRenumbering.access) && ofClass.counts.numbered > 0;
  const { classKey, runs, lastNumber } = ofClass;
  return (
    <section className="class-map-section">
      <Flex gap={16} align="baseline" wrap>
        <Typography.Text strong>{classTitle(ofClass)}</Typography.Text>
        <span className="code">{classKey}</span>
        <Faults ofClass={ofClass} state="missing" onOpen={onOpen} />
        <Faults ofClass={ofClass} state="repeated" onOpen={onOpen} />
        {mayRenumber && (
          <Link to="/arrangement/renumberings" search={{ fonds: fondsId, of: classKey }}>
            {t.renumber}
          </Link>
        )}
      </Flex>
      <ClassMap classKey={classKey} runs={runs} lastNumber={lastNumber} onOpen={onOpen} />
    </section>
  );
}

function Faults({ ofClass, state, onOpen }: Omit<Props, 'fondsId'> & { state: NumberState }) {
  const ranges = ofClass.runs.filter((run) => run.state === state);
  const [first] = ranges;
  if (!first) return null;
  const named = rangesText(ranges.slice(0, MOST_NAMED));
  const rest = ranges.length > MOST_NAMED ? t.more(count(ranges.length)) : '';
  return (
    <Button
      type="link"
      size="small"
      className="fault-ranges"
      onClick={() => onOpen(ofClass.classKey, first.first)}
    >
      <StateTag tone={state === 'repeated' ? 'failed' : 'near'}>
        {t.ranges(numberStateNames[state], named + rest)}
      </StateTag>
    </Button>
  );
}
