import {
  ColumnWidthOutlined,
  FullscreenExitOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button, Space } from 'antd';
import { accessText as t } from './access.text.ts';

type Props = {
  readonly scale: number;
  readonly disabled?: boolean;
  readonly onZoom: (steps: 1 | -1) => void;
  readonly onFit: (to: 'width' | 'page') => void;
  readonly onRotate?: () => void;
};

/** Zoom, fit and rotation, the same for a PDF and for a picture. */
export function ZoomButtons({ scale, disabled = false, onZoom, onFit, onRotate }: Props) {
  const buttons = [
    { icon: <ZoomOutOutlined />, name: t.zoomOut, key: '-', run: () => onZoom(-1) },
    { icon: <ZoomInOutlined />, name: t.zoomIn, key: '+', run: () => onZoom(1) },
    { icon: <ColumnWidthOutlined />, name: t.fitWidth, key: 'w', run: () => onFit('width') },
    { icon: <FullscreenExitOutlined />, name: t.fitPage, run: () => onFit('page') },
    ...(onRotate
      ? [{ icon: <RotateRightOutlined />, name: t.rotate, key: 'r', run: onRotate }]
      : []),
  ];
  const [out, ...others] = buttons.map(({ icon, name, key, run }) => (
    <Button
      key={name}
      icon={icon}
      disabled={disabled}
      aria-label={name}
      title={key ? `${name}（${key}）` : name}
      onClick={run}
    />
  ));

  return (
    <Space.Compact size="small">
      {out}
      <span className="zoom-scale">{t.percent(scale)}</span>
      {others}
    </Space.Compact>
  );
}
