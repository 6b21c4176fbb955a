import { useNavigate } from '@tanstack/react-router';
import { Button, Flex, Segmented, Typography } from 'antd';
import { arrangementText } from '../../arrangement.text.ts';
import { volumesText } from '../volumes.text.ts';
import '../../print/print-toolbar.css';

const t = arrangementText.print;
const forms = ['cover', 'items', 'reference-sheet'] as const;

type Props = {
  readonly pages: number;
  /** Which form of which volume; a catalogue has no others beside it. */
  readonly chosen?: (typeof forms)[number];
  readonly volumeId?: string;
  /** The volume is not closed yet, so that its sheet is empty. */
  readonly hint?: boolean;
};

/** What is printed; itself not on paper. */
export function VolumePrintBar({ pages, chosen, volumeId, hint = false }: Props) {
  const navigate = useNavigate();
  return (
    <header className="print-toolbar not-printed">
      <Flex gap="middle" align="center" wrap>
        {chosen && volumeId && (
          <Segmented
            aria-label={t.form}
            value={chosen}
            options={forms.map((value) => ({ value, label: volumesText.forms[value] }))}
            onChange={(form) =>
              void navigate({
                to: '/print/volume/$volumeId/$form',
                params: { volumeId, form },
                replace: true,
              })
            }
          />
        )}
        <Flex gap="small" align="center" className="print-start">
          <Typography.Text>{pages === 0 ? t.measuring : t.pages(pages)}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.action}
          </Button>
        </Flex>
      </Flex>
      <Typography.Text type="secondary">
        {hint ? volumesText.printed.notClosed : t.trueSize}
      </Typography.Text>
    </header>
  );
}
