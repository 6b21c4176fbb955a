import { Flex, Form, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice.tsx';
import { useReturnFocus } from './return-focus.ts';

type Props<Fields> = {
  readonly title: string;
  /** The verb on the button: 授权, 归档 12 件. */
  readonly submit: string;
  /** What comes of it, where the title does not say so. */
  readonly note?: ReactNode;
  /** The command it sends: shows that it is under way, and its problem in place. */
  readonly command: { readonly isPending: boolean; readonly error: unknown };
  readonly initial?: Partial<Fields>;
  readonly onSubmit: (fields: Fields) => void;
  readonly onClose: () => void;
  /** Beside the problem: where it can be put right. */
  readonly wayOut?: ReactNode;
  readonly danger?: boolean;
  /** Form.Items; Enter in one of them submits, Esc closes. */
  readonly children: ReactNode;
};

/** A dialog that sends one command with one form. Render it only while it is open. */
export function FormDialog<Fields extends object>(props: Props<Fields>) {
  const { title, submit, note, command, initial, onSubmit, onClose, wayOut, danger } = props;
  const [form] = Form.useForm<Fields>();
  useReturnFocus();

  return (
    <Modal
      open
      title={title}
      okText={submit}
      okButtonProps={{ danger: danger ?? false }}
      confirmLoading={command.isPending}
      onOk={form.submit}
      onCancel={onClose}
      // What was typed is not lost by a click beside the dialog.
      mask={{ closable: false }}
    >
      <Flex vertical gap={12}>
        {note && <Typography.Text type="secondary">{note}</Typography.Text>}
        <ProblemNotice problem={command.error} wayOut={wayOut} />
        <Form<Fields>
          form={form}
          layout="vertical"
          {...(initial && { initialValues: initial })}
          onFinish={onSubmit}
        >
          {props.children}
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </Form>
      </Flex>
    </Modal>
  );
}
