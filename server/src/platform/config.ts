import { parseArgs } from 'node:util';
import { z } from 'zod';

const schema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(8008),
  host: z.string().default('127.0.0.1'),
  data: z.string().default('data'),
  demo: z.boolean().default(false),
  databaseUrl: z.string().optional(),
  runtimeDatabaseUrl: z.string().optional(),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  secureCookies: z.stringbool().default(false),
});
export type Config = z.output<typeof schema>;

export const help = `兰台 Lantai

  npm start -- [选项]

  --demo          装入演示区（虚构），打印演示账号
  --port N        端口，默认 8008（环境变量 LANTAI_PORT）
  --host ADDR     监听地址，默认 127.0.0.1；内网使用写 0.0.0.0（LANTAI_HOST）
  --data DIR      数据目录，默认 ./data（LANTAI_DATA）：数据库、存储、检索库、审计块
  --help          显示本说明

环境变量
  DATABASE_URL          用自备的 PostgreSQL（≥ 15），须为库的所有者；不设则用内置的
  LANTAI_DATABASE_URL   运行账号的连接（不拥有任何表）；不设则由程序建立
  LANTAI_LOG            日志级别 fatal|error|warn|info|debug|silent，默认 warn
  LANTAI_SECURE_COOKIES 置于 HTTPS 之后时设为 true

Starts the archive: API, pages and worker in one program. Data stays in --data DIR; a second start
finds it again. Stop with Ctrl-C or SIGTERM.`;

/** Reads arguments over environment over defaults, once. Throws one Chinese sentence when they do not fit. */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Config | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      demo: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  const outcome = schema.safeParse({
    port: values.port ?? env.LANTAI_PORT,
    host: values.host ?? env.LANTAI_HOST,
    data: values.data ?? env.LANTAI_DATA,
    demo: values.demo,
    databaseUrl: env.DATABASE_URL || undefined,
    runtimeDatabaseUrl: env.LANTAI_DATABASE_URL || undefined,
    logLevel: env.LANTAI_LOG,
    secureCookies: env.LANTAI_SECURE_COOKIES,
  });
  if (outcome.success) return outcome.data;
  const wrong = outcome.error.issues.map(({ path }) => path.join('.')).join('、');
  throw new Error(`启动参数不对：${wrong}。用 --help 查看说明。`);
}
