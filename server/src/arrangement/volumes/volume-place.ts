import type { VolumeDescription } from '@lantai/contract/arrangement/volumes/volume.ts';
import { ArchivalCodeError } from '@lantai/contract/classification/archival-code.ts';
import { type CategoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import type { ClassificationScheme } from '@lantai/contract/classification/fonds.ts';
import {
  type VolumePlace,
  volumeClassKey,
  volumeCode,
} from '@lantai/contract/classification/volume-code.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findSchemes, schemeFor } from '../../classification/scheme-queries.ts';

type Placed = Pick<VolumeDescription, 'subclass' | 'project' | 'year' | 'retention'> & {
  category: CategoryCode;
};

/** Where a volume belongs, by the scheme of its year; refused where records are numbered one by one. */
export async function placeOfVolume(
  db: Db,
  fonds: Pick<Row<'fonds'>, 'id' | 'code'>,
  volume: Placed,
): Promise<{ scheme: ClassificationScheme; place: VolumePlace; classKey: string }> {
  const { category, subclass, project, year, retention } = volume;
  const scheme = schemeFor(await findSchemes(db, fonds.id), category, year);
  if (scheme.unit !== 'volume')
    throw new Problem('arrangement.not-by-volume', { category: categoryName(category), year });
  const place = { fonds: fonds.code, category, subclass, project, year, retention };
  try {
    // Found while it is arranged, and not when it is filed.
    volumeCode(scheme.codeRule, place, 1);
    return { scheme, place, classKey: volumeClassKey(scheme.codeRule, place) };
  } catch (error) {
    if (!(error instanceof ArchivalCodeError)) throw error;
    throw new Problem(
      'arrangement.volume-place-invalid',
      { reason: error.message },
      { cause: error },
    );
  }
}
