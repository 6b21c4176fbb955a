import type {
  VolumeDescription,
  VolumeDetail,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import {
  describeVolume,
  getVolume,
  listVolumes,
} from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { describedVolume, VolumeFields } from './volume-fields.tsx';
import { volumesText as t } from './volumes.text.ts';

type Props = { readonly volume: VolumeDetail; readonly onClose: () => void };

export function DescribeVolumeDialog({ volume, onClose }: Props) {
  const describe = useApiCommand(describeVolume, {
    refreshes: [getVolume, listVolumes],
    says: t.changed,
    onDone: onClose,
  });
  return (
    <FormDialog<VolumeDescription>
      title={t.change}
      submit={t.change}
      command={describe}
      initial={describedVolume(volume)}
      onClose={onClose}
      onSubmit={(fields) =>
        describe.mutate({
          params: { volumeId: volume.id },
          body: { ...describedVolume(fields), version: volume.version },
        })
      }
    >
      <VolumeFields />
    </FormDialog>
  );
}
