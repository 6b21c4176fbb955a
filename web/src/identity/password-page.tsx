import { changeOwnPassword } from '@lantai/contract/identity/identity.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { App, Button, Flex, Form, Input, Typography } from 'antd';
import { z } from 'zod';
import { useApiCommand } from '#platform/api.ts';
import { platformText } from '#platform/platform.text.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { rootRoute } from '#platform/root-route.ts';
import { meQuery, useMe } from '#platform/session.ts';
import { GatePage } from './gate-page.tsx';
import { identityText } from './identity.text.ts';
import { nextAddress } from './next-address.ts';

const t = identityText.password;

/** Outside the shell: until the first password is changed, nothing else answers. */
export const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  staticData: { page: { title: t.title, access: 'signed-in', alsoCalled: '密码 xgkl' } },
  validateSearch: z.object({ next: nextAddress }),
  loader: ({ context }) => context.queries.ensureQueryData(meQuery),
  component: PasswordPage,
});

type Fields = { oldPassword: string; newPassword: string; again: string };

function PasswordPage() {
  const me = useMe();
  const { next = '/' } = passwordRoute.useSearch();
  const navigate = passwordRoute.useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const change = useApiCommand(changeOwnPassword, {
    refreshes: [],
    onDone: (changed) => {
      queries.setQueryData(meQuery.queryKey, changed);
      void message.success(t.done);
      void navigate({ href: next, replace: true });
    },
  });

  return (
    <GatePage title={t.title}>
      {me.mustChangePassword && <Typography.Paragraph>{t.forced}</Typography.Paragraph>}
      <Form
        layout="vertical"
        onFinish={({ oldPassword, newPassword }: Fields) =>
          change.mutate({ body: { oldPassword, newPassword } })
        }
      >
        {/* For password keepers, which file the new password under the account they see. */}
        <input type="text" autoComplete="username" value={me.login} readOnly hidden />
        <PasswordFields />
        <Flex vertical gap={12}>
          <ProblemNotice problem={change.error} />
          <Button type="primary" htmlType="submit" block loading={change.isPending}>
            {t.submit}
          </Button>
          {!me.mustChangePassword && (
            <Button block onClick={() => void navigate({ href: next })}>
              {platformText.action.back}
            </Button>
          )}
        </Flex>
      </Form>
    </GatePage>
  );
}

function PasswordFields() {
  const needed = { required: true, message: t.needed };
  return (
    <>
      <Form.Item name="oldPassword" label={t.old} rules={[needed]}>
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="newPassword" label={t.next} rules={[needed]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t.again}
        dependencies={['newPassword']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: async (_, again: string) => {
              if (again && again !== getFieldValue('newPassword')) throw new Error(t.differs);
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
