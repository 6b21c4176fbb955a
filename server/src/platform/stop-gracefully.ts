/** How long a stop may take before the process ends all the same, in milliseconds. */
const patience = 30_000;
/** npm and a terminal both pass a signal on: the same wish to stop arrives twice at once. */
const sameWish = 2_000;

/**
 * Ends the program in order at the first SIGTERM, SIGINT or SIGHUP, and after an error nobody caught.
 * A second signal, of somebody who will not wait, ends it at once; its data stand that.
 */
export function stopGracefully(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined;

  const end = (exitCode: number) => {
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince > sameWish) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    setTimeout(() => process.exit(1), patience).unref();
    stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      console.error(error);
      end(1);
    });
}
