import { getStore } from '@lantai/contract/preservation/copies.api.ts';
import { copyLocationNames, type StoreCopy } from '@lantai/contract/preservation/copies.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { rootRoute } from '#platform/root-route.ts';
import { instantText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { PrintFrame } from '../backup/print-frame.tsx';
import { RegisterSheets } from '../backup/register-sheets.tsx';
import { byteText } from '../records/one-record/byte-text.ts';
import { registersText } from './registers.text.ts';

const t = registersText.copies;

/** 存储副本登记表: every copy of the store, how far it lags and when it was compared; the preview is the print. */
export const copiesPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/store-copies',
  loader: ({ context }) => context.queries.ensureQueryData(apiQuery(getStore, {})),
  component: CopiesPrintPage,
  errorComponent: PrintIncomplete,
});

function CopiesPrintPage() {
  const { copies } = useSuspenseQuery(apiQuery(getStore, {})).data;
  return (
    <PrintFrame title={t.title}>
      <RegisterSheets
        forms={[{ title: t.title, heads: Object.values(t.heads), rows: copies.map(rowOf) }]}
      />
    </PrintFrame>
  );
}

function rowOf(copy: StoreCopy): string[] {
  const { name, path, location, distanceKm, medium, registeredByName, registeredAt } = copy;
  const distance = distanceKm === null ? '' : ` ${count(distanceKm)} km`;
  return [
    name,
    path,
    `${copyLocationNames[location]}${distance}`,
    medium,
    `${registeredByName} ${instantText(registeredAt)}`,
    lagOf(copy),
    instantText(copy.lastComparedAt) || t.never,
    instantText(copy.lastVerifiedAt) || t.never,
    remarksOn(copy),
  ];
}

/** A copy that is kept no longer follows nothing; of one that was never compared nobody knows what it lacks. */
function lagOf({ state, waiting, lastComparedAt }: StoreCopy): string {
  if (state === 'retired') return '';
  if (waiting.objects === 0 && lastComparedAt === null) return t.unknown;
  if (waiting.objects === 0) return t.upToDate;
  return t.behind(count(waiting.objects), byteText(waiting.bytes), instantText(waiting.since));
}

function remarksOn(copy: StoreCopy): string {
  const { sameDevice, awaySince, awayBecause, damages, owed, retiredAt, retiredBecause } = copy;
  return [
    sameDevice && t.sameDevice,
    awaySince && t.away(instantText(awaySince), awayBecause ?? ''),
    damages > 0 && t.damages(count(damages)),
    owed > 0 && t.owed(count(owed)),
    retiredAt && t.retired(instantText(retiredAt), retiredBecause ?? ''),
  ]
    .filter(Boolean)
    .join('；');
}
