import { Select } from 'antd';
import { useFonds } from '../fonds.ts';
import { platformText as t } from '../platform.text.ts';

/** Chooses none (all), one or several fonds; every list and form follows. */
export function FondsChooser() {
  const { all, ids, choose } = useFonds();

  return (
    <Select
      mode="multiple"
      allowClear
      aria-label={t.fonds.name}
      className="fonds-chooser"
      placeholder={t.fonds.all}
      value={[...ids]}
      onChange={choose}
      maxTagCount={ids.length > 1 ? 0 : 1}
      maxTagPlaceholder={() => t.fonds.several(ids.length)}
      notFoundContent={t.fonds.none}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={all.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
    />
  );
}
