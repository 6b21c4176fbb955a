import {
  type NumberState,
  numberStateNames,
  numberStates,
} from '@lantai/contract/arrangement/number-runs.ts';
import { Flex } from 'antd';
import { count } from '#platform/figures.ts';
import { markOf } from './number-marks.ts';
import { numberingText as t } from './numbering.text.ts';

/** What each shape means, and how many numbers have it. */
export function NumberLegend({ counts }: { counts: Readonly<Record<NumberState, number>> }) {
  return (
    <Flex gap={20} wrap>
      {numberStates.map((state) => (
        <Flex key={state} gap={6} align="center">
          <svg width="10" height="10" aria-hidden="true">
            <g transform="translate(1 1)">
              <path className={`number-${state}`} d={markOf(state, 0, 0)} />
            </g>
          </svg>
          {t.counted(numberStateNames[state], count(counts[state]))}
        </Flex>
      ))}
    </Flex>
  );
}
