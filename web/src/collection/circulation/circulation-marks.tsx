import {
  type CirculationRecipient,
  type CirculationRow,
  circulationStateNames,
  type HandState,
  handState,
  handStateNames,
} from '@lantai/contract/collection/circulation.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { circulationText as t } from './circulation.text.ts';

export function CirculationStateTag({ state, isLate }: Pick<CirculationRow, 'state' | 'isLate'>) {
  if (isLate) return <StateTag tone="overdue">{t.late}</StateTag>;
  return (
    <StateTag tone={state === 'open' ? 'running' : 'done'}>{circulationStateNames[state]}</StateTag>
  );
}

const tones: Record<HandState, Tone> = {
  waiting: 'waiting',
  'with-them': 'near',
  opened: 'running',
  returned: 'done',
};

export function HandTag({ recipient }: { recipient: CirculationRecipient }) {
  const state = handState(recipient);
  const tone = recipient.isLate ? 'overdue' : tones[state];
  return (
    <StateTag tone={tone}>
      {handStateNames[state]}
      {recipient.isLate && `，${t.isLate}`}
    </StateTag>
  );
}
