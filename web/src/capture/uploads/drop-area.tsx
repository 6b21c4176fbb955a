import { Button, Flex, Typography } from 'antd';
import { type ChangeEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { captureText } from '../capture.text.ts';
import { chosenFiles, droppedFiles } from './given-files.ts';
import type { GivenFile } from './upload-queue.ts';
import './drop-area.css';

const t = captureText.upload;

type DropAreaProps = {
  readonly hint: ReactNode;
  readonly label: string;
  readonly onFiles: (files: GivenFile[]) => void;
  /** Extensions the dialog shows, as `.xlsx,.csv`; a folder then makes no sense. */
  readonly accept?: string;
};

/** Takes files by drag and drop or from the browser's dialog, whole folders too. */
export function DropArea({ hint, label, onFiles, accept }: DropAreaProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(onFiles);
  };
  return (
    <section
      aria-label={label}
      className={over ? 'drop-area drop-over' : 'drop-area'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Flex gap={8} align="center" wrap>
        <Typography.Text strong>{label}</Typography.Text>
        <Chooser label={t.choose} onFiles={onFiles} accept={accept} />
        {!accept && <Chooser label={t.chooseFolder} onFiles={onFiles} folder />}
        <Typography.Text type="secondary">{hint}</Typography.Text>
      </Flex>
    </section>
  );
}

type ChooserProps = {
  label: string;
  onFiles: (files: GivenFile[]) => void;
  accept?: string | undefined;
  folder?: boolean;
};

function Chooser({ label, onFiles, accept, folder = false }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    if (currentTarget.files) onFiles(chosenFiles(currentTarget.files));
    // So that the same file, corrected, can be chosen again.
    currentTarget.value = '';
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={!accept}
        {...(accept && { accept })}
        {...(folder && { webkitdirectory: '' })}
        onChange={take}
      />
    </>
  );
}
