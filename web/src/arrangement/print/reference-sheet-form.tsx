import { useEffect } from 'react';
import { dayText, instantText } from '#platform/times.ts';
import { arrangementText } from '../arrangement.text.ts';
import type { Box } from './box-of-rows.ts';
import type { CataloguePlace } from './catalogue-reply.ts';
import { PlaceFacts } from './place-facts.tsx';
import './reference-sheet-form.css';

const t = arrangementText.referenceSheet;

type ReferenceSheets = {
  boxes: readonly Box[];
  place: CataloguePlace;
  onPages: (count: number) => void;
};

/** 备考表, laid after the records of a box: one for each box. DA/T 22-2015, 5.5. */
export function ReferenceSheetForm({ boxes, place, onPages }: ReferenceSheets) {
  useEffect(() => onPages(boxes.length), [boxes.length, onPages]);

  return boxes.map((box) => (
    <section key={box.number} className="sheet portrait reference-sheet">
      <h1>{t.title}</h1>
      <PlaceFacts place={place} />
      <div className="frame">
        <h2>{t.situation}</h2>
        <p>{factsOf(box)}</p>
        {box.planned?.notes.map((note) => (
          <p key={note}>{note}。</p>
        ))}
        <textarea aria-label={t.situation} maxLength={1200} spellCheck={false} />
        <Signatures box={box} />
      </div>
    </section>
  ));
}

function factsOf(box: Box): string {
  const facts = t.facts(box.number, box.first, box.last, box.records, box.pages);
  return box.uncounted > 0 ? facts + t.uncounted(box.uncounted) : facts;
}

/**
 * Who planned the box has arranged it, who closed it has checked it; what is not known yet is signed by hand.
 */
function Signatures({ box: { planned } }: { box: Box }) {
  return (
    <dl className="signatures">
      <dt>{t.arrangedBy}：</dt>
      <dd>{planned?.arrangedBy}</dd>
      <dt>{t.arrangedOn}：</dt>
      <dd>{planned ? dayText(instantText(planned.arrangedAt).slice(0, 10)) : t.date}</dd>
      <dt>{t.checkedBy}：</dt>
      <dd>{planned?.checkedBy}</dd>
      <dt>{t.checkedOn}：</dt>
      <dd>{planned?.checkedAt ? dayText(instantText(planned.checkedAt).slice(0, 10)) : t.date}</dd>
    </dl>
  );
}
