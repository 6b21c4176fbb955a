import {
  type VolumeAction,
  type VolumeDetail,
  volumeAfter,
  volumeStateNames,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import {
  closeVolume,
  describeVolume,
  dissolveVolume,
  fileVolumes,
  getVolume,
  listVolumes,
  printVolume,
  putIntoVolume,
  reopenVolume,
} from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { CloseVolumeDialog } from './close-volume-dialog.tsx';
import { DescribeVolumeDialog } from './describe-volume-dialog.tsx';
import { PutDrawer } from './put-drawer.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { volumesText as t } from './volumes.text.ts';

type Open = 'describe' | 'put' | 'close' | 'reopen' | 'dissolve';
type Props = { readonly volume: VolumeDetail; readonly onFiling: (jobId: string) => void };

/** The steps of a volume's life; each says what stands in its way. */
export function VolumeActions({ volume, onFiling }: Props) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const refreshes = [getVolume, listVolumes];
  const reopen = useApiCommand(reopenVolume, { refreshes, says: t.reopened, onDone: close });
  const dissolve = useApiCommand(dissolveVolume, { refreshes, says: t.dissolved, onDone: close });
  const file = useApiCommand(fileVolumes, {
    refreshes,
    says: t.started,
    saysProblem: true,
    onDone: ({ jobId }) => onFiling(jobId),
  });
  const params = { volumeId: volume.id };
  const because = (action: VolumeAction) =>
    volumeAfter(volume.state, action) ? undefined : t.stateBecause(volumeStateNames[volume.state]);

  return (
    <>
      <Link
        to="/print/volume/$volumeId/$form"
        params={{ ...params, form: 'cover' }}
        target="_blank"
      >
        <MayButton access={printVolume.access}>{t.print}</MayButton>
      </Link>
      <MayButton
        access={dissolveVolume.access}
        because={because('dissolve')}
        onClick={() => setOpen('dissolve')}
      >
        {t.dissolve}
      </MayButton>
      <MayButton
        access={describeVolume.access}
        because={because('arrange')}
        onClick={() => setOpen('describe')}
      >
        {t.change}
      </MayButton>
      <MayButton
        access={putIntoVolume.access}
        because={because('arrange')}
        onClick={() => setOpen('put')}
      >
        {t.put}
      </MayButton>
      {volume.state === 'closed' || volume.state === 'filed' ? (
        <>
          <MayButton
            access={reopenVolume.access}
            because={because('reopen')}
            onClick={() => setOpen('reopen')}
          >
            {t.reopen}
          </MayButton>
          <MayButton
            type="primary"
            access={fileVolumes.access}
            because={because('file')}
            loading={file.isPending}
            onClick={() =>
              file.mutate({ body: { fondsId: volume.fondsId, volumeIds: [volume.id] } })
            }
          >
            {t.fileOne}
          </MayButton>
        </>
      ) : (
        <MayButton
          type="primary"
          access={closeVolume.access}
          because={because('close') ?? (volume.items.length === 0 ? t.noItems : undefined)}
          onClick={() => setOpen('close')}
        >
          {t.close}
        </MayButton>
      )}
      {open === 'describe' && <DescribeVolumeDialog volume={volume} onClose={close} />}
      {open === 'close' && <CloseVolumeDialog volume={volume} onClose={close} />}
      {open === 'put' && <PutDrawer volumeId={volume.id} onClose={close} />}
      {open === 'reopen' && (
        <ReasonDialog
          title={t.reopen}
          command={reopen}
          onClose={close}
          onSubmit={(reason) => reopen.mutate({ params, body: { reason } })}
        />
      )}
      {open === 'dissolve' && (
        <ReasonDialog
          title={t.dissolve}
          command={dissolve}
          onClose={close}
          onSubmit={(reason) => dissolve.mutate({ params, body: { reason } })}
        />
      )}
    </>
  );
}
