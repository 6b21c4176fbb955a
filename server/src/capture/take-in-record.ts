import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import { type CommandContext, command } from '#platform/command.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { addComponent } from '../records/change-components.ts';
import { createRecord } from '../records/create-record.ts';
import type { StagedComponent } from '../records/insert-records.ts';
import { baseName } from './base-name.ts';
import { takeUploads } from './upload/take-uploads.ts';
import { requireDepartment, workplaceIn } from './workplace.ts';

type UploadedComponent = { uploadId: string; role: ComponentRole };

type TakeInRecord = {
  fondsId: string;
  category: CategoryCode;
  description: DescriptionChanges;
  more?: ProfileValues | undefined;
  components: readonly UploadedComponent[];
  register: boolean;
  /** By which way it came; from a browser, unless said otherwise. */
  source?: string;
};

/** Takes a document in with its uploaded files, which become its components and are used up. */
export const takeInRecord = command<TakeInRecord, string>({
  name: 'capture.take-in-record',

  async perform(context, { components: uploaded, source = 'upload', ...input }) {
    const { tx, actor } = context;
    const { agency_id } = await getFonds(tx, input.fondsId);
    const workplace = await workplaceIn(tx, actor, agency_id);
    // Who works for one department hands in for it, and need not say so each time.
    const departmentId = input.description.departmentId ?? workplace.home?.id ?? null;
    requireDepartment(workplace, departmentId);
    return createRecord.perform(context, {
      ...input,
      description: { ...input.description, departmentId },
      components: await staged(context, uploaded),
      source,
      sourceKey: null,
    });
  },
});

/** Attaches an uploaded file to a record that is not filed yet. */
export const attachUpload = command<UploadedComponent & { recordId: string }, string>({
  name: 'capture.attach-upload',

  async perform(context, { recordId, ...uploaded }) {
    const components = await staged(context, [uploaded]);
    return addComponent.perform(context, { recordId, component: onlyOne(components) });
  },
});

async function staged(
  { tx, actor }: CommandContext,
  uploaded: readonly UploadedComponent[],
): Promise<StagedComponent[]> {
  const bytes = await takeUploads(
    tx,
    actor,
    uploaded.map(({ uploadId }) => uploadId),
  );
  return bytes.map((upload, index) => ({
    ...upload,
    fileName: baseName(upload.fileName),
    role: uploaded[index]?.role ?? 'attachment',
  }));
}

function onlyOne<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new RangeError('one upload gives one component');
  return item;
}
