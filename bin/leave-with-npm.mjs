// Loaded first. npm passes a signal only to its shell, which dies of it without telling us; the
// program would live on with its port taken, and the next start would fail.
import { isMainThread } from 'node:worker_threads';

const parent = process.ppid;

if (process.env.npm_lifecycle_event && isMainThread) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}
