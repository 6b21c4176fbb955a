import { Button, Descriptions, Popover } from 'antd';
import type { ReactNode } from 'react';
import { platformText as t } from './platform.text.ts';

type Props = {
  /** The rule in one sentence, with the values that went into it. */
  readonly rule: ReactNode;
  /** The version that judged, where the rule has versions. */
  readonly version?: ReactNode;
  /** Standard and clause, or the name of the office's own rule. */
  readonly source?: ReactNode;
};

/** The small 依据 beside a computed value: which rule made it, in which version, from where. */
export function Basis({ rule, version, source }: Props) {
  const items = [
    { key: 'rule', label: t.basis.rule, children: rule },
    { key: 'version', label: t.basis.version, children: version },
    { key: 'source', label: t.basis.source, children: source },
  ].filter(({ children }) => children !== undefined && children !== null);

  return (
    <Popover
      trigger="click"
      title={t.basis.title}
      content={<Descriptions size="small" column={1} items={items} className="basis" />}
    >
      <Button type="link" size="small" className="inline-button">
        {t.basis.title}
      </Button>
    </Popover>
  );
}
