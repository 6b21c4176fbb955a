import { Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { count } from '../figures.ts';
import { platformText as t } from '../platform.text.ts';

/** What is selected: rows by key, or all that the filters find, also those on other pages. */
export type Selection = { readonly keys: readonly string[]; readonly all: boolean };

export const nothingSelected: Selection = { keys: [], all: false };

type Props = {
  readonly value: Selection;
  readonly onChange: (selection: Selection) => void;
  readonly shown: number;
  readonly total: number;
  readonly actions: ReactNode;
};

/** Says what the selection covers before anything is done with it. */
export function SelectionBar({ value: { keys, all }, onChange, shown, total, actions }: Props) {
  if (keys.length === 0 && !all) return null;
  const wholePage = keys.length === shown;
  return (
    <Flex gap={12} align="center" wrap className="selection-bar" role="status">
      <Typography.Text strong>{selectionText({ keys, all }, wholePage, total)}</Typography.Text>
      {wholePage && !all && total > shown && (
        <Button type="link" size="small" onClick={() => onChange({ keys, all: true })}>
          {t.list.selectAll(count(total))}
        </Button>
      )}
      <Button type="link" size="small" onClick={() => onChange(nothingSelected)}>
        {t.list.clearSelection}
      </Button>
      <span className="grow" />
      {actions}
    </Flex>
  );
}

function selectionText({ keys, all }: Selection, wholePage: boolean, total: number): string {
  if (all) return t.list.selectedAll(count(total));
  return wholePage ? t.list.selectedPage(count(keys.length)) : t.list.selected(count(keys.length));
}
