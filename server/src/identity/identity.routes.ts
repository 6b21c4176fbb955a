import * as api from '@lantai/contract/identity/identity.api.ts';
import type { FastifyReply } from 'fastify';
import { systemActor } from '#platform/actor.ts';
import { execute, type Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import { findAccounts } from './account-queries.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { changeSetting } from './change-setting.ts';
import { changeUnit } from './change-unit.ts';
import { createAccount } from './create-account.ts';
import { createUnit } from './create-unit.ts';
import { grantRole } from './grant-role.ts';
import { issueToken, revokeToken } from './issue-token.ts';
import { describeMe } from './me.ts';
import { findUnits } from './organisation-queries.ts';
import { resetPassword } from './reset-password.ts';
import { revokeGrant } from './revoke-grant.ts';
import { inventSecret, sessionCookie } from './session.ts';
import { setAccountState } from './set-account-state.ts';
import { setClearance } from './set-clearance.ts';
import { findSettings } from './setting-queries.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { findTokens } from './token-queries.ts';

export const identityRoutes =
  (platform: Platform, { secureCookies }: { secureCookies: boolean }): Routes =>
  ({ on }) => {
    const keepCookie = (reply: FastifyReply, secret: string) =>
      reply.setCookie(sessionCookie, secret, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: secureCookies,
      });

    on(api.signIn, async ({ body, request, reply }) => {
      const secret = inventSecret();
      const terminal = request.headers['user-agent'] ?? '';
      const attempt = { ...body, secret, address: request.ip, terminal };
      // Nobody is known yet: the command runs as the archive, and names the account it was tried on.
      const circumstances = { address: request.ip, requestId: request.id };
      const outcome = await execute(
        platform,
        signIn,
        { ...systemActor, ...circumstances },
        attempt,
      );
      if ('refused' in outcome) throw new Problem(outcome.refused, outcome.details);
      keepCookie(reply, secret);
      return describeMe(platform, outcome.accountId);
    });
    on(api.getMe, async ({ actor }) => describeMe(platform, actor));
    on(api.signOut, async ({ run, request, reply }) => {
      await run(signOut, { secret: request.cookies[sessionCookie] ?? '' });
      reply.clearCookie(sessionCookie, { path: '/' });
      return {};
    });
    on(api.changeOwnPassword, async ({ run, body, request }) => {
      const secret = request.cookies[sessionCookie] ?? '';
      return describeMe(platform, await run(changeOwnPassword, { ...body, secret }));
    });

    on(api.listUnits, ({ read }) => read(findUnits));
    on(api.createUnit, ({ run, body }) => run(createUnit, body));
    on(api.changeUnit, ({ run, params, body }) => run(changeUnit, { ...params, ...body }));

    on(api.listAccounts, ({ read, query }) =>
      read((db) => findAccounts(db, query, platform.now())),
    );
    on(api.createAccount, ({ run, body }) => run(createAccount, body));
    on(api.setAccountState, ({ run, params, body }) =>
      run(setAccountState, { ...params, ...body }),
    );
    on(api.resetPassword, async ({ run, params }) => ({
      password: await run(resetPassword, params),
    }));
    on(api.grantRole, async ({ run, params, body }) => ({
      grantId: await run(grantRole, { ...params, ...body }),
    }));
    on(api.setClearance, ({ run, params, body }) => run(setClearance, { ...params, ...body }));
    on(api.revokeGrant, ({ run, params }) => run(revokeGrant, params));

    on(api.listSettings, ({ read }) => read(findSettings));
    on(api.changeSetting, ({ run, params, body }) => run(changeSetting, { ...params, ...body }));

    on(api.listTokens, ({ read }) => read(findTokens));
    on(api.issueToken, ({ run, body }) => run(issueToken, body));
    on(api.revokeToken, ({ run, params }) => run(revokeToken, params));
  };
