import { Link, useMatches } from '@tanstack/react-router';
import { Breadcrumb } from 'antd';
import { platformText as t } from '../platform.text.ts';
import { usePages } from './pages.ts';

/** The line of where I am: the group, the page it was reached from, the page. */
export function WhereLine() {
  const pages = usePages();
  const page = useMatches({ select: (matches) => matches.at(-1)?.staticData.page });
  const parent = pages.find(({ address }) => address === page?.under);
  const group = page?.menu ?? parent?.menu;
  // Kept in height where there is nothing to say, so that headings stand on one line.
  if (!page || !group) return <div className="where-line" />;

  const items = [
    { title: t.group[group] },
    ...(parent ? [{ title: <Link to={parent.address}>{parent.title}</Link> }] : []),
    // One of many bears the name of its list; the heading says which.
    ...(page.title === parent?.title ? [] : [{ title: page.title }]),
  ];
  return (
    <div className="where-line">
      <Breadcrumb items={items} />
    </div>
  );
}
