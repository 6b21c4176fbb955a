import { changeSource, type SourceSystem } from '@lantai/contract/capture/exchange/sources.api.ts';
import { Drawer, Tabs } from 'antd';
import { useState } from 'react';
import { MayButton } from '#platform/may-button.tsx';
import { useReturnFocus } from '#platform/return-focus.ts';
import { ChangeSourceDialog } from './change-source-dialog.tsx';
import { exchangeText } from './exchange.text.ts';
import { OrganisationList } from './organisation-list.tsx';
import { PushList } from './push-list.tsx';

const t = exchangeText.source;

const parts = ['organisations', 'pushes'] as const;
type Part = (typeof parts)[number];

type Props = {
  readonly source: SourceSystem;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
  readonly onClose: () => void;
};

/** One source beside the list: whom its codes stand for, and what was pushed to it. */
export function SourceDrawer({ source, part, onPart, onClose }: Props) {
  useReturnFocus();
  const [changing, setChanging] = useState(false);
  return (
    <Drawer
      open
      title={`${source.name}（${source.code}）`}
      size={880}
      onClose={onClose}
      extra={
        <MayButton access={changeSource.access} onClick={() => setChanging(true)}>
          {exchangeText.sources.change}
        </MayButton>
      }
    >
      <Tabs
        size="small"
        activeKey={part}
        onChange={(key) => onPart(parts.find((known) => known === key) ?? 'organisations')}
        destroyOnHidden
        items={[
          {
            key: 'organisations',
            label: t.organisations,
            children: <OrganisationList sourceId={source.id} />,
          },
          { key: 'pushes', label: t.pushes, children: <PushList source={source} /> },
        ]}
      />
      {changing && <ChangeSourceDialog source={source} onClose={() => setChanging(false)} />}
    </Drawer>
  );
}
