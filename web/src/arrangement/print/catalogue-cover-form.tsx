import { useEffect } from 'react';
import { arrangementText } from '../arrangement.text.ts';
import type { CataloguePlace } from './catalogue-reply.ts';
import './catalogue-cover-form.css';

const t = arrangementText;

type Cover = { place: CataloguePlace; onPages: (count: number) => void };

/** 目录封面, bound before the catalogue: what the standard wants on it and nothing else. DA/T 22-2015, 5.5.2. */
export function CatalogueCoverForm({ place, onPages }: Cover) {
  useEffect(() => onPages(1), [onPages]);
  const facts: [string, string | number | null][] = [
    [t.place.fondsCode, place.fondsCode],
    [t.place.fondsName, place.fondsName],
    [t.place.year, place.year],
    [t.place.retention, place.retentionName],
    [t.place.department, place.department],
  ];
  return (
    <section className="sheet landscape catalogue-cover">
      <h1>{t.catalogue.title}</h1>
      <dl>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
