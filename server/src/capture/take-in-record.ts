import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import type { ReceivedAs } from '@lantai/contract/records/record-life.ts';
import { type CommandContext, command } from '#platform/command.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { profileInForce } from '../classification/profiles/profile-queries.ts';
import { addComponent } from '../records/change-components.ts';
import { createRecord } from '../records/create-record.ts';
import type { StagedComponent } from '../records/insert-records.ts';
import { usableIn } from '../records/profile-description.ts';
import { baseName } from './base-name.ts';
import { nothingRead, type Prefill } from './read-arrivals.ts';
import { takeUploads } from './upload/take-uploads.ts';
import { requireDepartment, workplaceIn } from './workplace.ts';

type UploadedComponent = { uploadId: string; role: ComponentRole };

type TakeInRecord = {
  fondsId: string;
  category?: CategoryCode | undefined;
  description: DescriptionChanges;
  more?: ProfileValues | undefined;
  components: readonly UploadedComponent[];
  register: boolean;
  /** By which way it came; from a browser, unless said otherwise. */
  source?: string;
  /** Without it, what the actor brings for the whole agency is the archive room's own. */
  receivedAs?: ReceivedAs;
  /** What the files say of themselves; what a person says comes before it. */
  prefill?: Prefill;
};

/** Takes a document in with its uploaded files, which become its components and are used up. */
export const takeInRecord = command<TakeInRecord, string>({
  name: 'capture.take-in-record',

  async perform(
    context,
    { components: uploaded, prefill = nothingRead, source = 'upload', ...input },
  ) {
    const { tx, actor } = context;
    const { agency_id } = await getFonds(tx, input.fondsId);
    const workplace = await workplaceIn(tx, actor, agency_id);
    // Who works for one department hands in for it, and need not say so each time.
    const departmentId = input.description.departmentId ?? workplace.home?.id ?? null;
    requireDepartment(workplace, departmentId);
    const category = input.category ?? prefill.category ?? 'WS';
    const profile = await profileInForce(tx, agency_id, category);
    return createRecord.perform(context, {
      ...input,
      category,
      description: { ...prefill.description, ...said(input.description), departmentId },
      more: { ...usableIn(profile, prefill.more), ...input.more },
      components: [...(await staged(context, uploaded)), ...prefill.extracted],
      source,
      sourceKey: null,
    });
  },
});

/** What is null or absent says nothing against what the file says. */
function said(description: DescriptionChanges): DescriptionChanges {
  return Object.fromEntries(
    Object.entries(description).filter(([, value]) => value !== null && value !== undefined),
  );
}

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
