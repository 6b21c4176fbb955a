import {
  beginHandling,
  endHandling,
  preFileRecords,
  resubmitRecords,
  submitRecords,
  takeBackRecords,
} from '@lantai/contract/collection/collection.api.ts';
import { putOutOfScope } from '@lantai/contract/collection/out-of-scope.api.ts';
import { proposeChange } from '@lantai/contract/collection/proposals.api.ts';
import { getSlips, handPaper } from '@lantai/contract/collection/receipts.api.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { useMay } from '#platform/session.ts';
import { ChooseClauseDialog } from './choose-clause-dialog.tsx';
import type { CollectedStep } from './collected-steps.ts';
import { collectionText } from './collection.text.ts';
import { dutiesText } from './duties/duties.text.ts';
import { PutOutOfScopeDialog } from './duties/put-out-of-scope-dialog.tsx';
import { HandPaperDialog } from './hand-paper-dialog.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { afterSteps } from './refreshed-reads.ts';
import { SubmitDialog } from './submit-dialog.tsx';

const t = collectionText.preFiling;

type Props = {
  readonly step: CollectedStep;
  readonly recordIds: readonly string[];
  readonly agencyId: string | undefined;
  readonly onDone: () => void;
};

type Open = 'out-of-scope' | 'clause' | 'submit' | 'resubmit' | 'paper' | 'exclude';

/** What a selection of one step can be led to. */
export function CollectedActions({ step, recordIds, agencyId, onDone }: Props) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const finish = () => {
    close();
    onDone();
  };
  const ids = [...recordIds];
  return (
    <>
      <Moves step={step} recordIds={ids} onDone={onDone} />
      {step === 'registered' && (
        <>
          <MayButton
            access={putOutOfScope.access}
            because={ids.length === 1 ? undefined : dutiesText.scope.oneByOne}
            onClick={() => setOpen('out-of-scope')}
          >
            {dutiesText.scope.put}
          </MayButton>
          <MayButton access={proposeChange.access} onClick={() => setOpen('exclude')}>
            {t.actions.exclude}
          </MayButton>
          <MayButton
            access={preFileRecords.access}
            type="primary"
            onClick={() => setOpen('clause')}
          >
            {t.actions.preFile}
          </MayButton>
        </>
      )}
      {step === 'pre-filed' && (
        <MayButton access={submitRecords.access} type="primary" onClick={() => setOpen('submit')}>
          {t.actions.submit}
        </MayButton>
      )}
      {step === 'returned' && (
        <MayButton
          access={resubmitRecords.access}
          type="primary"
          onClick={() => setOpen('resubmit')}
        >
          {t.actions.resubmit}
        </MayButton>
      )}
      <PaperActions recordIds={ids} onHand={() => setOpen('paper')} />
      {open === 'clause' && (
        <ChooseClauseDialog recordIds={ids} agencyId={agencyId} onClose={close} onDone={finish} />
      )}
      {(open === 'submit' || open === 'resubmit') && (
        <SubmitDialog
          recordIds={ids}
          kind={open === 'submit' ? 'first' : 'again'}
          onClose={close}
          onDone={finish}
        />
      )}
      {open === 'paper' && (
        <HandPaperDialog recordIds={ids} agencyId={agencyId} onClose={close} onDone={finish} />
      )}
      {open === 'out-of-scope' && ids[0] && (
        <PutOutOfScopeDialog recordId={ids[0]} onClose={close} onDone={finish} />
      )}
      {open === 'exclude' && (
        <ProposeDialog recordIds={ids} kind="exclude" onClose={close} onDone={finish} />
      )}
    </>
  );
}

/** The steps that ask for nothing more. */
function Moves({ step, recordIds, onDone }: Omit<Props, 'agencyId'>) {
  const options = { refreshes: afterSteps, saysProblem: true, onDone };
  const begin = useApiCommand(beginHandling, { ...options, says: t.done.begin });
  const end = useApiCommand(endHandling, { ...options, says: t.done.end });
  const takeBack = useApiCommand(takeBackRecords, { ...options, says: t.done.takeBack });
  const body = { recordIds: [...recordIds] };
  if (step === 'registered')
    return (
      <MayButton
        access={beginHandling.access}
        loading={begin.isPending}
        onClick={() => begin.mutate({ body })}
      >
        {t.actions.begin}
      </MayButton>
    );
  if (step === 'in-handling')
    return (
      <MayButton
        access={endHandling.access}
        loading={end.isPending}
        onClick={() => end.mutate({ body })}
      >
        {t.actions.end}
      </MayButton>
    );
  if (step === 'pre-filed')
    return (
      <MayButton
        access={takeBackRecords.access}
        loading={takeBack.isPending}
        onClick={() => takeBack.mutate({ body })}
      >
        {t.actions.takeBack}
      </MayButton>
    );
  return null;
}

function PaperActions({ recordIds, onHand }: { recordIds: string[]; onHand: () => void }) {
  const may = useMay();
  return (
    <>
      <MayButton access={handPaper.access} onClick={onHand}>
        {t.actions.paper}
      </MayButton>
      {may(getSlips.access) && (
        <Link to="/print-slips" search={{ record: recordIds }} target="_blank">
          <Button>{t.actions.slips}</Button>
        </Link>
      )}
    </>
  );
}
