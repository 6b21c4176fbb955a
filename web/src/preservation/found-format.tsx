import {
  type FoundFormat,
  probeStateNames,
} from '@lantai/contract/preservation/format-register.ts';
import { Typography } from 'antd';
import { conversionText } from './conversion.text.ts';

const t = conversionText.found;

type Props = {
  readonly found: FoundFormat | null;
  /** In a list: PRONOM's id alone, and the fault where there is one. */
  readonly brief?: boolean;
};

/** What a file's bytes are and whether they can be read; a fault is said in full. */
export function FoundFormatText({ found, brief = false }: Props) {
  if (!found) return <Typography.Text type="secondary">{t.none}</Typography.Text>;
  const { puid, name, version, probe, reason, facts } = found;
  const whole = [
    version && !name.includes(version) ? `${name} ${version}` : name,
    puid,
    typeof facts.pages === 'number' && t.pages(facts.pages),
    typeof facts.claim === 'string' && t.claim(facts.claim),
  ];
  const told = (brief ? [puid ?? name] : whole).filter(Boolean);
  const faulty = probe === 'damaged' || probe === 'encrypted';
  return (
    <Typography.Text type={faulty ? 'danger' : 'secondary'} title={reason ?? ''}>
      {told.join('，')}
      {probe === 'not-probed' || (brief && !faulty) ? '' : `，${probeStateNames[probe]}`}
      {faulty ? `：${reason}` : ''}
    </Typography.Text>
  );
}
