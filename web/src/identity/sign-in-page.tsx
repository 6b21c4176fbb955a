import { signIn } from '@lantai/contract/identity/identity.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Form, Input, Typography } from 'antd';
import { z } from 'zod';
import { useApiCommand } from '#platform/api.ts';
import { platformText } from '#platform/platform.text.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { rootRoute } from '#platform/root-route.ts';
import { meQuery } from '#platform/session.ts';
import { GatePage } from './gate-page.tsx';
import { identityText } from './identity.text.ts';
import { nextAddress } from './next-address.ts';

const t = identityText.signIn;

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({ next: nextAddress }),
  component: SignInPage,
});

function SignInPage() {
  const { next = '/' } = signInRoute.useSearch();
  const navigate = signInRoute.useNavigate();
  const queries = useQueryClient();
  const enter = useApiCommand(signIn, {
    refreshes: [],
    onDone: (me) => {
      // Answers of whoever sat here before are not this person's to see.
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      void navigate({ href: next, replace: true });
    },
  });

  return (
    <GatePage title={t.title}>
      <Form
        layout="vertical"
        onFinish={(body: { login: string; password: string }) => enter.mutate({ body })}
      >
        <Form.Item
          name="login"
          label={t.login}
          rules={[{ required: true, message: t.loginNeeded }]}
        >
          <Input autoFocus autoComplete="username" autoCapitalize="off" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t.password}
          rules={[{ required: true, message: t.passwordNeeded }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Flex vertical gap={12}>
          <ProblemNotice problem={enter.error} />
          <Button type="primary" htmlType="submit" block loading={enter.isPending}>
            {t.submit}
          </Button>
          <Typography.Text type="secondary">{t.forgotten}</Typography.Text>
        </Flex>
      </Form>
      <Typography.Text type="secondary" className="gate-foot">
        {platformText.productLong}
      </Typography.Text>
    </GatePage>
  );
}
