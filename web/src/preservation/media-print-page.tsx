import { listMedia } from '@lantai/contract/preservation/offline-media.api.ts';
import {
  type MediumReading,
  mediumKinds,
  mediumStateNames,
  type OfflineMedium,
} from '@lantai/contract/preservation/offline-media.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { rootRoute } from '#platform/root-route.ts';
import { instantText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { PrintFrame } from '../backup/print-frame.tsx';
import { type RegisterForm, RegisterSheets } from '../backup/register-sheets.tsx';
import { byteText } from '../records/one-record/byte-text.ts';
import { offlineMediaText } from './offline-media.text.ts';
import { registersText } from './registers.text.ts';

const t = registersText;
const detail = offlineMediaText.detail;

/** 离线存储介质登记表, and 检测登记 (DA/T 99-2024, 表 A.2) of its media; the preview is the print. */
export const mediaPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/offline-media',
  validateSearch: z.object({ fonds: one(z.uuid()) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps: { fonds } }) =>
    context.queries.ensureQueryData(apiQuery(listMedia, { query: { fondsId: fonds } })),
  component: MediaPrintPage,
  errorComponent: PrintIncomplete,
});

function MediaPrintPage() {
  const { fonds } = mediaPrintRoute.useSearch();
  const { data: media } = useSuspenseQuery(apiQuery(listMedia, { query: { fondsId: fonds } }));
  return (
    <PrintFrame title={t.media.title}>
      <RegisterSheets forms={[registerOf(media), readingsOf(media)]} />
    </PrintFrame>
  );
}

function registerOf(media: readonly OfflineMedium[]): RegisterForm {
  const { title, heads } = t.media;
  return { title, heads: Object.values(heads), rows: media.map(rowOf) };
}

function rowOf(medium: OfflineMedium): string[] {
  const { number, kind, model, capacityBytes, setNumber, place, authority } = medium;
  return [
    number,
    `${mediumKinds[kind].name} ${model}`,
    byteText(capacityBytes),
    t.media.setOf(setNumber),
    place,
    contentOf(medium),
    medium.writtenAt ? `${medium.writtenByName ?? ''} ${instantText(medium.writtenAt)}` : '',
    authority,
    standingOf(medium),
  ];
}

function contentOf({ records, files, bytes }: OfflineMedium): string {
  if (records === null) return '';
  return t.media.content(count(records), count(files ?? 0), byteText(bytes ?? 0));
}

function standingOf({ state, replacedBecause, destroyed }: OfflineMedium): string {
  return [
    replacedBecause === null ? mediumStateNames[state] : t.media.replaced(replacedBecause),
    destroyed > 0 ? t.media.destroyed(count(destroyed)) : '',
  ]
    .filter(Boolean)
    .join('；');
}

/** Every reading of every medium, the oldest first, as they were entered. */
function readingsOf(media: readonly OfflineMedium[]): RegisterForm {
  const { title, heads } = t.readings;
  const rows = media
    .flatMap((medium) => medium.readings.map((reading) => ({ medium, reading })))
    .toSorted((one, other) => one.reading.readAt.getTime() - other.reading.readAt.getTime())
    .map(({ medium, reading }) => [
      medium.number,
      mediumKinds[medium.kind].name,
      reading.mediumVerdict === 'good' ? detail.good : detail.faulty,
      reading.dataVerdict === 'agrees' ? offlineMediaText.agrees : offlineMediaText.differs,
      instantText(reading.readAt),
      reading.readByName,
      remarksOn(reading),
    ]);
  return { title, heads: Object.values(heads), rows };
}

function remarksOn({ share, drawn, seed, enlarged, faults }: MediumReading): string {
  return [
    t.readings.sample(String(share), count(drawn), seed),
    enlarged ? t.readings.enlarged : '',
    faults.length > 0 ? t.readings.faults(count(faults.length)) : '',
  ]
    .filter(Boolean)
    .join('；');
}
