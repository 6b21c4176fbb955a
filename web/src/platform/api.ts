import { type CallOf, type Endpoint, isBytes, type ReplyOf } from '@lantai/contract/endpoint.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ApiProblem, problemOf, unreachable, unreadable } from './api-problem.ts';
import { noteContact } from './contact.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem;
  }
}

type Value = string | number | boolean;
type Parts = {
  params?: Record<string, Value>;
  query?: Record<string, Value | readonly Value[] | null | undefined>;
  body?: unknown;
};

/** Where an endpoint is, with its parameters filled in: for links, downloads and event streams. */
export function apiAddress<E extends Endpoint>(endpoint: E, request: CallOf<E>): string {
  const { params = {}, query = {} } = request as Parts;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter((each) => each !== undefined && each !== null)
        .map((each): [string, string] => [name, String(each)]),
    ),
  ).toString();
  return `/api${path}${search && `?${search}`}`;
}

/** Sends one request with the session's cookie; fails with an ApiProblem and nothing else. */
export async function call<E extends Endpoint>(
  endpoint: E,
  request: CallOf<E>,
  signal?: AbortSignal,
): Promise<ReplyOf<E>> {
  const { body } = request as Parts;
  const response = await fetch(apiAddress(endpoint, request), {
    method: endpoint.method,
    credentials: 'same-origin',
    ...(signal && { signal }),
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch((cause: unknown) => {
    // A request given up by the page itself is not a failure: the query library knows what to do.
    throw signal?.aborted ? cause : unreachable(cause);
  });
  if (!response.ok) throw await problemOf(response);
  noteContact();
  return parseReply(endpoint, response);
}

async function parseReply<E extends Endpoint>(endpoint: E, response: Response) {
  if (isBytes(endpoint.reply)) throw unreadable('bytes are fetched by their address');
  const reply = endpoint.reply.safeParse(await response.json().catch(() => undefined));
  if (!reply.success) throw unreadable(reply.error);
  return reply.data as ReplyOf<E>;
}

/** Options for useQuery and for route loaders; the first key part is the path, to refresh by. */
export function apiQuery<E extends Endpoint>(endpoint: E, request: CallOf<E>) {
  return queryOptions({
    queryKey: [endpoint.path, request] as const,
    queryFn: ({ signal }) => call(endpoint, request, signal),
  });
}

type CommandOptions<E extends Endpoint> = {
  /** The reads whose answers this command changes. */
  readonly refreshes: readonly Endpoint[];
  readonly onDone?: (reply: ReplyOf<E>) => void;
  /** Said at the top of the page when it is done, as 已新增部门. */
  readonly says?: string;
  /** For a command without a dialog of its own: its problem is said at the top of the page too. */
  readonly saysProblem?: boolean;
};

/** A command of the API: `mutate` sends it, `error` is the ApiProblem to show beside its button. */
export function useApiCommand<E extends Endpoint>(endpoint: E, options: CommandOptions<E>) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation<ReplyOf<E>, ApiProblem, CallOf<E>>({
    mutationFn: (request) => call(endpoint, request),
    onSuccess: async (reply) => {
      await Promise.all(
        options.refreshes.map(({ path }) => queries.invalidateQueries({ queryKey: [path] })),
      );
      if (options.says) void message.success(options.says);
      options.onDone?.(reply);
    },
    onError: (problem) => {
      if (options.saysProblem) void message.error(problem.title);
    },
  });
}
