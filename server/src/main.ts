import { systemActor } from '#platform/actor.ts';
import { execute } from '#platform/command.ts';
import { type Config, help, readConfig } from '#platform/config.ts';
import { startJobRunner } from '#platform/job-runner.ts';
import { PostgresError } from '#platform/postgres-error.ts';
import { stopGracefully } from '#platform/stop-gracefully.ts';
import { actorOfAccount, buildServer, jobsOf } from './capabilities.ts';
import { keepDemonstration } from './demo/keep-demonstration.ts';
import { loadDemonstration } from './demo/load-demonstration.ts';
import { appointOfficers } from './identity/appoint-officers.ts';
import { type Installation, openInstallation } from './installation.ts';
import { watchEnvironment } from './quality/keeping/watch-environment.ts';
import { recoverAfterCrash, startTimedWork } from './timed-work.ts';

async function start(config: Config): Promise<void> {
  const installation = await openInstallation(config);
  let stopping = false;
  const http = await buildServer(installation, {
    secureCookies: config.secureCookies,
    logLevel: config.logLevel,
    isStopping: () => stopping,
  });
  const { filed, unfinished } = await recoverAfterCrash(installation);
  if (filed > 0) console.log(`上次中断时正在归档的 ${filed} 件已补写完成。`);
  for (const { archivalCode, reason } of unfinished)
    console.error(`${archivalCode} 已编档号，但未能写入存储：${reason}。`);
  await greet(installation, config);

  const timed = startTimedWork(installation, http.log);
  const runner = startJobRunner({
    platform: installation.platform,
    runtimeUrl: installation.runtimeUrl,
    jobs: jobsOf(installation),
    actorOf: (accountId) => actorOfAccount(installation, accountId),
    log: http.log,
  });
  const address = await http.listen({ port: config.port, host: config.host });
  console.log(`\n  兰台已启动：${address}\n  数据目录：${installation.directory}\n`);

  stopGracefully(async () => {
    stopping = true;
    await http.close();
    await runner.stop();
    await timed.stop();
    await installation.close();
  });
}

/** An empty archive shows its first credentials, once; the demonstration its accounts. */
async function greet(installation: Installation, { demo }: Config): Promise<void> {
  if (demo) {
    // What is filed now is filed under the system that stands here (DA/T 70-2018, BC 3-7).
    await watchEnvironment(installation.platform, installation.storage);
    for (const line of await loadDemonstration(installation)) console.log(line);
    for (const line of await keepDemonstration(installation)) console.log(line);
    return;
  }
  const credentials = await execute(installation.platform, appointOfficers, systemActor, {});
  if (credentials.length === 0) return;
  console.log('\n  首次启动。三员账号如下，口令只显示这一次，登录后须修改：\n');
  for (const { name, login, password } of credentials)
    console.log(`    ${name.padEnd(6, '　')}  ${login.padEnd(10)}  ${password}`);
}

try {
  const config = readConfig(process.argv.slice(2), process.env);
  if (config === 'help') console.log(help);
  else await start(config);
} catch (error) {
  // Whoever sits at the terminal needs the sentence; a stack only where it is our own fault.
  console.error(error instanceof PostgresError ? error.message : error);
  process.exitCode = 1;
  process.exit();
}
