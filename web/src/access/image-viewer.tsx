import { Flex } from 'antd';
import { useMemo, useState } from 'react';
import { useKeys } from '#platform/keys.ts';
import { accessText as t } from './access.text.ts';
import type { ShownProps } from './pdf-viewer.tsx';
import { ZoomButtons } from './zoom-buttons.tsx';

type Size = { readonly width: number; readonly height: number };
type View = { readonly fit: 'width' | 'page'; readonly factor: number; readonly turns: number };

const fitted: View = { fit: 'width', factor: 1, turns: 0 };
const margin = 24;

/** Shows a picture: fitted, enlarged, turned. */
export function ImageViewer({ address }: Pick<ShownProps, 'address'>) {
  const { view, zoom, fit, rotate } = useView();
  const [natural, setNatural] = useState<Size>({ width: 0, height: 0 });
  const [stage, setStage] = useState<HTMLElement | null>(null);
  const shape = view.turns % 2 === 1 ? { width: natural.height, height: natural.width } : natural;
  const scale = fittedScale(view.fit, shape, stage) * view.factor;

  return (
    <>
      <Flex
        gap={8}
        align="center"
        wrap
        className="viewer-bar"
        role="toolbar"
        aria-label={t.toolbar}
      >
        <ZoomButtons scale={scale} onZoom={zoom} onFit={fit} onRotate={rotate} />
      </Flex>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls this region */}
      <section ref={setStage} className="image-stage" tabIndex={0} aria-label={t.text}>
        <div
          className="image-frame watermarked"
          style={{ width: shape.width * scale, height: shape.height * scale }}
        >
          <img
            src={address}
            alt={t.component}
            draggable={false}
            style={{
              width: natural.width * scale,
              height: natural.height * scale,
              transform: `translate(-50%, -50%) rotate(${view.turns * 90}deg)`,
            }}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              setNatural({ width, height })
            }
          />
        </div>
      </section>
    </>
  );
}

function useView() {
  const [view, setView] = useState(fitted);
  const actions = useMemo(
    () => ({
      zoom: (steps: 1 | -1) =>
        setView((before) => ({ ...before, factor: enlarged(before.factor, steps) })),
      fit: (to: View['fit']) => setView((before) => ({ ...before, fit: to, factor: 1 })),
      rotate: () => setView((before) => ({ ...before, turns: before.turns + 1 })),
    }),
    [],
  );
  useKeys(
    useMemo(
      () => [
        { keys: '+', does: t.zoomIn, run: () => actions.zoom(1) },
        { keys: '-', does: t.zoomOut, run: () => actions.zoom(-1) },
        { keys: 'w', does: t.fitWidth, run: () => actions.fit('width') },
        { keys: 'r', does: t.rotate, run: actions.rotate },
      ],
      [actions],
    ),
  );
  return { view, ...actions };
}

function enlarged(factor: number, steps: 1 | -1): number {
  return Math.min(20, Math.max(0.1, steps === 1 ? factor * 1.25 : factor / 1.25));
}

function fittedScale(fit: View['fit'], { width, height }: Size, stage: HTMLElement | null): number {
  if (!stage || width === 0) return 1;
  const byWidth = (stage.clientWidth - margin) / width;
  return fit === 'width' ? byWidth : Math.min(byWidth, (stage.clientHeight - margin) / height);
}
