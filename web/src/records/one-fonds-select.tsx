import { Select } from 'antd';
import { useFonds } from '#platform/fonds.ts';
import { collectionText } from './collection.text.ts';

/**
 * The one fonds that filing, import and collection are about. It is the choice in the head, so that
 * nobody works in another fonds than the one they see there.
 */
export function OneFondsSelect() {
  const { all, only, choose } = useFonds();
  return (
    <Select
      aria-label={collectionText.fonds}
      style={{ width: 240 }}
      placeholder={collectionText.chooseFonds}
      value={only?.id ?? null}
      options={all.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(id) => choose([id])}
    />
  );
}
