import { clearInterval, setInterval } from 'node:timers';

/**
 * Ends this process, as by SIGTERM, when the npm that started it is gone. npm hands a signal to the shell between the
 * two, which dies of it without handing it on; without this, ending npm would leave the service behind.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
