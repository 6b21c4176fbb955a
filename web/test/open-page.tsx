import { type Permission, permissions } from '@lantai/contract/permission.ts';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { Frame } from '../src/platform/frame.tsx';
import { openRouter } from '../src/router.ts';

// Working out what styles hide takes jsdom most of a test's time; a machine under load takes longer.
configure({ defaultHidden: true, asyncUtilTimeout: 5000 });

// What a page still has to do when its test ends would otherwise be done without a window.
afterEach(async () => {
  cleanup();
  await new Promise((resolve) => setTimeout(resolve));
});

/** What the API answers, by `GET /identity/accounts`; a function receives the body and the query. */
export type Answers = Record<string, unknown>;

/** A request the page has sent. */
export type Sent = { readonly request: string; readonly query: string; readonly body: unknown };

/** A failed answer, as the server writes it. */
export function problem(
  status: number,
  code: string,
  title: string,
  details: object = {},
): Response {
  return Response.json(
    { ...details, type: `urn:lantai:problem:${code}`, status, code, title },
    { status },
  );
}

/** Who is signed in, with the rights that matter to a test. */
export function givenMe(held: readonly Permission[] = permissions, changes: object = {}) {
  return {
    accountId: '00000000-0000-4000-8000-000000000001',
    personId: '00000000-0000-4000-8000-000000000002',
    name: '测试人员',
    login: 'tester',
    duty: 'business',
    permissions: held,
    roles: [],
    works: [],
    oversees: [],
    clearance: 1,
    mustChangePassword: false,
    idleMinutes: 30,
    firstSteps: false,
    ...changes,
  };
}

/** Opens the whole application at an address, with the API replaced by `answers`. */
export function openPage(address: string, answers: Answers) {
  cleanup();
  document.body.innerHTML = '';
  localStorage.clear();
  standIns();
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (input: string, { method, body }: RequestInit) => {
    const url = new URL(input, 'http://lantai.test');
    const request = `${method} ${url.pathname.replace('/api', '')}`;
    const parsed = typeof body === 'string' ? JSON.parse(body) : undefined;
    sent.push({ request, query: url.search, body: parsed });
    const answer = { ...usual, ...answers }[request];
    const reply = typeof answer === 'function' ? answer(parsed, url.searchParams) : answer;
    if (reply === undefined) return problem(404, 'request.not-found', request);
    return reply instanceof Response ? reply.clone() : Response.json(reply);
  });
  const history = createMemoryHistory({ initialEntries: [address] });
  const { router, queries } = openRouter(history);
  render(
    <Frame queries={queries}>
      <RouterProvider router={router} />
    </Frame>,
  );
  return { sent, router };
}

const usual: Answers = {
  'GET /jobs': [],
  'GET /classification/fonds': [],
  'GET /identity/units': [],
  'GET /workbench': { items: [] },
};

/** What a browser has and jsdom has not. */
function standIns(): void {
  const media = {
    matches: false,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  };
  vi.stubGlobal('matchMedia', () => media);
  vi.stubGlobal('scrollTo', () => {});
  Element.prototype.scrollIntoView = () => {};
  class Silent {
    addEventListener() {}
    close() {}
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Silent);
  vi.stubGlobal('EventSource', Silent);
}
