import { type HandOver, handOverPartNames } from '@lantai/contract/collection/hand-over.ts';
import { getHandOver } from '@lantai/contract/collection/hand-overs.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { PageProblem } from '#platform/page-problem.tsx';
import { rootRoute } from '#platform/root-route.ts';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { breakSections } from './break-sections.ts';
import { handOversText as t } from './hand-overs.text.ts';
import { type Section, sectionsOf } from './sheet-sections.ts';
import '../../arrangement/print/print.css';
import './hand-over-print.css';

export const handOverPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print-hand-over/$handOverId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getHandOver, { params })),
  component: HandOverPrintPage,
  errorComponent: PageProblem,
});

/** The list as it was drawn up and signed, in duplicate: for who leaves, and for who takes over. */
function HandOverPrintPage() {
  const params = handOverPrintRoute.useParams();
  const { data: list } = useSuspenseQuery(apiQuery(getHandOver, { params }));
  const name = `${t.title} ${list.personName}`;
  useEffect(() => {
    document.title = name;
  }, [name]);
  const sheets = breakSections(sectionsOf(list));
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center">
          <Typography.Text>
            {name} · {t.sheet.copies}
          </Typography.Text>
          {!list.isIntact && <StateTag tone="failed">{t.unlike}</StateTag>}
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>
        {[1, 2].flatMap((copy) =>
          sheets.map((sections, index) => (
            <Sheet
              // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is known by its page alone
              key={`${copy} ${sections[0]?.part} ${index + 1}`}
              {...{ list, sections, copy }}
              page={index + 1}
              pages={sheets.length}
            />
          )),
        )}
      </main>
    </div>
  );
}

type SheetProps = {
  readonly list: HandOver;
  readonly sections: readonly Section[];
  readonly copy: number;
  readonly page: number;
  readonly pages: number;
};

function Sheet({ list, sections, copy, page, pages }: SheetProps) {
  return (
    <section className="sheet portrait hand-over-sheet">
      <h1>{t.title}</h1>
      <div className="facts">
        <span>
          {t.sheet.agency}：{list.agencyName}
        </span>
        <span>
          {t.person}：{list.personName}
        </span>
        <span>
          {t.successor}：{list.successorName}
        </span>
        <span>{t.sheet.copy(copy)}</span>
      </div>
      {sections.map((section) => (
        <PartTable key={section.part} section={section} />
      ))}
      <div className="signatures">
        <Signature as={t.person} name={list.personName} at={list.handedSignedAt} />
        <Signature as={t.successor} name={list.successorName} at={list.takenSignedAt} />
      </div>
      <div className="list-digest">
        {t.sheet.drawnUp(list.drawnUpByName, instantText(list.drawnUpAt))}
        <div className="code">
          {t.sheet.digest} {list.sm3}
          {!list.isIntact && `（${t.unlike}）`}
        </div>
      </div>
      <div className="page-number">{t.sheet.page(page, pages)}</div>
    </section>
  );
}

function Signature({ as, name, at }: { as: string; name: string; at: Date | null }) {
  return (
    <div>
      <div>
        {as}：{t.sheet.signature(name, instantText(at))}
      </div>
      <div>
        {t.sheet.byHand}　　　　　　　　{t.sheet.day}
      </div>
    </div>
  );
}

function PartTable({ section: { part, columns, lines, note } }: { section: Section }) {
  return (
    <>
      <h2>
        {handOverPartNames[part]}
        {note && <small>{note}</small>}
      </h2>
      <table>
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} style={{ width: `${width}mm` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="middle">
                {t.none}
              </td>
            </tr>
          )}
          {lines.map((line, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be entered alike
            <tr key={row}>
              {line.map((text, place) => (
                <td key={columns[place]?.title}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
