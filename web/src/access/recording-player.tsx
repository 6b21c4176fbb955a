import { accessText as t } from './access.text.ts';
import './recording-player.css';

type Props = {
  readonly address: string;
  readonly kind: 'audio' | 'video';
  readonly watermark: string;
};

/** Plays a recording; the browser asks for the parts it needs. No menu to save it from: that is downloading. */
export function RecordingPlayer({ address, kind, watermark }: Props) {
  return (
    <figure className="recording-player">
      {kind === 'audio' ? (
        // biome-ignore lint/a11y/useMediaCaption: what was recorded in an office comes without captions
        <audio controls controlsList="nodownload" preload="metadata" src={address} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: as above
        <video controls controlsList="nodownload" preload="metadata" src={address} />
      )}
      <figcaption>
        {t.playing} {watermark}
      </figcaption>
    </figure>
  );
}
