import { totalmem } from 'node:os';

/** PostgreSQL settings by their own names, as one would write them in postgresql.conf. */
export type PostgresSettings = Readonly<Record<string, string>>;

const MiB = 1024 * 1024;

/** The text of our settings: for one machine that also runs the program, with what it has. */
export function settingsText(chosen: PostgresSettings = {}, memory = totalmem()): string {
  const share = (part: number, least: number, most: number) =>
    `${Math.min(most, Math.max(least, Math.floor(memory / part / MiB)))}MB`;
  const settings: PostgresSettings = {
    listen_addresses: '127.0.0.1',
    // A socket's path may be 107 bytes long; that of a data directory is often longer.
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: '100',
    shared_buffers: share(16, 64, 1024),
    effective_cache_size: share(3, 256, 16_384),
    maintenance_work_mem: share(32, 64, 512),
    work_mem: '16MB',
    wal_compression: 'pglz',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    // Compiling costs more than it saves on queries that take milliseconds.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // One week of logs, each weekday overwriting its predecessor: nobody prunes them by hand.
    logging_collector: 'on',
    log_directory: '../log',
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_checkpoints: 'off',
    ...chosen,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
  );
  return `# Written at every start. Your own settings: below the include in cluster/postgresql.conf.\n${lines.join('\n')}\n`;
}
