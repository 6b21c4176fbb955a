import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { listFonds } from '@lantai/contract/classification/classification.api.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { platformText as t } from '../platform.text.ts';
import { useMay } from '../session.ts';
import { FindBox } from './find-box.tsx';
import { FondsChooser } from './fonds-chooser.tsx';
import { JobsPopover } from './jobs-popover.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MeMenu } from './me-menu.tsx';

type Props = {
  readonly folded: boolean;
  readonly onFold: () => void;
  readonly followsJobs: boolean;
};

export function ShellHead({ folded, onFold, followsJobs }: Props) {
  const may = useMay();
  const foldName = folded ? t.menu.unfold : t.menu.fold;
  return (
    <header className="shell-head">
      <Button
        type="text"
        icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        aria-label={foldName}
        title={`${foldName}（[）`}
        onClick={onFold}
      />
      <Link to="/" className="product-name">
        {t.product}
      </Link>
      {may(listFonds.access) && <FondsChooser />}
      <FindBox />
      <span className="grow" />
      {followsJobs && <JobsPopover />}
      <KeysDialog />
      <MeMenu />
    </header>
  );
}
