import { postWarningNames, postWarnings } from '@lantai/contract/collection/archivist-post.ts';
import type { listArchivists } from '@lantai/contract/collection/archivists.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { Link } from '@tanstack/react-router';
import { Flex } from 'antd';
import { count } from '#platform/figures.ts';
import { archivistsText } from './archivists.text.ts';

const t = archivistsText.figures;

type Figures = ReplyOf<typeof listArchivists>['figures'];

/** How many there are of what; each opens its rows. What there is none of is left out. */
export function RegisterFigures({ figures }: { figures: Figures }) {
  const shown = [
    { title: t.held, value: figures.held, search: {}, always: true },
    { title: t.fullTime, value: figures.fullTime, search: { employment: 'full-time' } as const },
    { title: t.partTime, value: figures.partTime, search: { employment: 'part-time' } as const },
    { title: t.onLeave, value: figures.onLeave, search: { state: 'on-leave' } as const },
    {
      title: t.handingOver,
      value: figures.handingOver,
      search: { state: 'handing-over' } as const,
    },
    { title: t.left, value: figures.left, search: { state: 'left' } as const },
    ...postWarnings.map((warning) => ({
      title: postWarningNames[warning],
      value: figures.warnings[warning],
      search: { state: 'all', warning } as const,
    })),
    {
      title: t.defects,
      value: figures.defects,
      search: { tab: 'vacancies', defects: 'true' } as const,
    },
    { title: t.unentered, value: figures.unentered, search: { tab: 'unentered' } as const },
  ];
  return (
    <Flex gap={16} wrap>
      {shown
        .filter(({ value, ...one }) => value > 0 || 'always' in one)
        .map(({ title, value, search }) => (
          <span key={title}>
            {title}{' '}
            <Link to="/collection/archivists" search={search}>
              {count(value)}
            </Link>
          </span>
        ))}
    </Flex>
  );
}
