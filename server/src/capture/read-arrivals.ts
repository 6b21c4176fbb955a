import { Readable } from 'node:stream';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import { type Platform, read } from '#platform/command.ts';
import { sniffFile } from '../preservation/media-type.ts';
import {
  type Mail,
  type MailAttachment,
  type MediaReading,
  readMedia,
} from '../preservation/read-media.ts';
import { stage, stagedPath } from '../preservation/staging.ts';
import type { Storage } from '../preservation/storage.ts';
import type { StagedComponent } from '../records/insert-records.ts';
import { baseName } from './base-name.ts';
import { getUpload } from './upload/upload-queries.ts';

/** What arrived files say of themselves. */
export type Prefill = {
  readonly category?: CategoryCode;
  readonly description: DescriptionChanges;
  /** May have more than a category's profile has fields for. */
  readonly more: ProfileValues;
  /** The attachments of a mail, staged; the mail itself is kept whole beside them. */
  readonly extracted: readonly StagedComponent[];
};

export const nothingRead: Prefill = { description: {}, more: {}, extracted: [] };

type Arrived = { uploadId: string; role: ComponentRole };
type Place = { readonly platform: Platform; readonly storage: Storage };

/**
 * Reads the main file of a record on its way in: a mail's headers and attachments, a photograph's or a
 * recording's technical data. Bytes before rows: attachments lie in staging before the record exists.
 * A file that cannot be read says nothing, and its record is described by hand.
 */
export async function readArrivals(
  { platform, storage }: Place,
  actor: Actor,
  arrived: readonly Arrived[],
): Promise<Prefill> {
  const main = arrived.find(({ role }) => role === 'original') ?? arrived[0];
  if (!main) return nothingRead;
  const upload = await read(platform, actor, (db) => getUpload(db, actor, main.uploadId));
  // What is wrong with an upload is said where it is taken.
  if (upload.state !== 'staged' || !upload.sha512 || !upload.media_type) return nothingRead;
  const path = stagedPath(storage.staging, upload.sha512);
  return prefillOf(storage, await readMedia(path, upload.media_type));
}

async function prefillOf(storage: Storage, reading: MediaReading): Promise<Prefill> {
  switch (reading.kind) {
    case 'mail':
      return ofMail(storage, reading.mail);
    case 'photograph': {
      const { width, height, takenAt, camera, artist } = reading.photograph;
      return {
        ...nothingRead,
        description: { ...(takenAt && { date: takenAt.slice(0, 10) }) },
        more: { width, height, takenAt, camera, photographer: artist },
      };
    }
    case 'recording': {
      const { seconds, codec, sampleRate } = reading.recording;
      return { ...nothingRead, more: { duration: seconds, codec, sampleRate } };
    }
    default:
      return nothingRead;
  }
}

async function ofMail(storage: Storage, mail: Mail): Promise<Prefill> {
  const extracted = await stageAttachments(storage, mail.attachments);
  const { sender, senderAddress, recipients, copies, sentAt, messageId } = mail;
  const moment = sentAt === null ? undefined : new Date(sentAt);
  const people = [...new Set([sender, ...recipients, ...copies])].filter((name) => name !== null);
  return {
    category: 'YJ',
    description: {
      title: mail.subject?.slice(0, 500) ?? null,
      creator: sender?.slice(0, 200) ?? null,
      persons: cut(people, 500),
      ...(moment && { date: dayOf(moment) }),
    },
    more: {
      sender: sender === senderAddress ? sender : named(sender, senderAddress),
      recipients: cut(recipients, 4000),
      copies: cut(copies, 4000),
      sentAt: moment ? clockTimeOf(moment) : null,
      messageId,
      attachments: extracted.length,
    },
    extracted,
  };
}

/** As the archive's clocks show it, whatever the zone it was sent in. */
function clockTimeOf(moment: Date): string {
  const local = moment.toTemporalInstant().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

function named(name: string | null, address: string | null): string | null {
  return name && address ? `${name} <${address}>` : (name ?? address);
}

/** As many whole names as there is room for. */
function cut(names: readonly string[], most: number): string | null {
  let text = '';
  for (const name of names) {
    const longer = text === '' ? name : `${text}、${name}`;
    if (longer.length > most) break;
    text = longer;
  }
  return text === '' ? null : text;
}

/** A letter with more enclosures than this is one made to do harm. */
const mostAttachments = 200;

async function stageAttachments(
  storage: Storage,
  attachments: readonly MailAttachment[],
): Promise<StagedComponent[]> {
  const staged: StagedComponent[] = [];
  for (const { name, bytes } of attachments.slice(0, mostAttachments)) {
    if (bytes.byteLength === 0) continue;
    const digests = await stage(storage.staging, Readable.from([Buffer.from(bytes)]));
    staged.push({
      role: 'attachment',
      fileName: baseName(name),
      mediaType: await sniffFile(stagedPath(storage.staging, digests.sha512)),
      ...digests,
    });
  }
  return staged;
}
