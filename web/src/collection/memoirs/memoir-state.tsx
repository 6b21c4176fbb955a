import {
  type MemoirState,
  memoirMark,
  memoirStateNames,
} from '@lantai/contract/collection/memoir.ts';
import { Tag } from 'antd';
import { StateTag, type Tone } from '#platform/state-tag.tsx';

const tones: Record<MemoirState, Tone> = {
  draft: 'waiting',
  submitted: 'running',
  returned: 'near',
  approved: 'done',
};

export function MemoirStateTag({ state }: { state: MemoirState }) {
  return <StateTag tone={tones[state]}>{memoirStateNames[state]}</StateTag>;
}

/** Stands beside every memoir, so that nobody takes one for a document. */
export function MemoirMark() {
  return <Tag color="warning">{memoirMark}</Tag>;
}
