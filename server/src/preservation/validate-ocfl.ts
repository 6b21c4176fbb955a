import { join } from 'node:path';
import { entriesOf } from './folder-tree.ts';
import { recogniseFolder } from './verification/recognise-folder.ts';
import { openReport, type Report, type Verdict } from './verification/verify-finding.ts';
import { reportWithin, verifyRoot } from './verification/verify-root.ts';
import { validateObject } from './verify-object.ts';

/** What was judged, how many objects there were, and what was found. */
export type OcflVerdict = Verdict & { kind: 'object' | 'root' | 'objects'; objects: number };

/**
 * Holds any folder against OCFL 1.0 or 1.1: an object, a storage root, or a folder of objects. Nothing is
 * written, and nothing outside of the folder is read. Null where there is no folder.
 */
export async function validateOcfl(folder: string): Promise<OcflVerdict | null> {
  const kind = await recogniseFolder(folder);
  if (!kind) return null;
  if (kind === 'object') {
    const { errors, warnings } = await validateObject(folder);
    return { kind, objects: 1, errors, warnings };
  }
  const { errors, warnings, report } = openReport();
  const verify = kind === 'root' ? verifyRoot : verifyEach;
  const objects = await verify(folder, report);
  return { kind, objects, errors, warnings };
}

async function verifyEach(folder: string, report: Report): Promise<number> {
  const entries = ((await entriesOf(folder)) ?? []).filter((entry) => entry.isDirectory());
  for (const { name } of entries) {
    const verdict = await validateObject(join(folder, name));
    reportWithin(name, verdict.errors.concat(verdict.warnings), report);
  }
  return entries.length;
}
