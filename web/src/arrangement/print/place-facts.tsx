import { arrangementText } from '../arrangement.text.ts';
import type { CataloguePlace } from './catalogue-reply.ts';

const t = arrangementText.place;

/** Which class a printed page belongs to, as the cover of a catalogue names it (DA/T 22-2015, 5.5.2). */
export function PlaceFacts({ place }: { place: CataloguePlace }) {
  const facts: [string, string | number | null][] = [
    [t.fondsCode, place.fondsCode],
    [t.fondsName, place.fondsName],
    [t.year, place.year],
    [t.retention, place.retentionName],
    [t.department, place.department],
  ];
  return (
    <div className="facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <span key={name}>
            {name}：{value}
          </span>
        ))}
    </div>
  );
}
