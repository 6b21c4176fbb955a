import { Alert } from 'antd';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { helpText as t } from './help.text.ts';

/** Completeness is judged fonds by fonds: numbers and duplicates mean nothing across agencies. */
export function OneFondsNotice() {
  return <Alert type="info" title={t.oneFonds} action={<OneFondsSelect />} />;
}
