import { Alert, Button, Flex, Modal, Typography } from 'antd';
import { platformText as t } from './platform.text.ts';
import { useReturnFocus } from './return-focus.ts';

type Props = {
  readonly title: string;
  /** What the secret is: 初始口令, 令牌. */
  readonly label: string;
  readonly secret: string;
  readonly onClose: () => void;
};

/** Shows a secret that the server keeps only as a digest; only its own button closes it. */
export function SecretOnce({ title, label, secret, onClose }: Props) {
  useReturnFocus();
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.once.taken}
        </Button>
      }
    >
      <Flex vertical gap={12}>
        <Alert type="warning" title={t.once.warning} />
        <div>
          {label}：
          <Typography.Text copyable className="code secret">
            {secret}
          </Typography.Text>
        </div>
      </Flex>
    </Modal>
  );
}
