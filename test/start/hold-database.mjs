// Uses the embedded PostgreSQL as the service does, for the tests: `node hold-database.mjs OPTIONS` with the options of
// startEmbeddedPostgres as JSON, and a umask. Prints one line of JSON: what was started, or what went wrong. Each line
// that the supervisor logs goes to the standard error. SIGTERM stops it.
const { umask, ...options } = JSON.parse(process.argv[2]);
if (umask !== undefined) process.umask(umask);
const { startEmbeddedPostgres } =
  await import('../../dist/src/platform/database/embedded/start-embedded-postgres.js');
try {
  const postgres = await startEmbeddedPostgres({ ...options, log: (line) => console.error(line) });
  const idle = setTimeout(() => undefined, 3_600_000);
  process.once('SIGTERM', () => {
    clearTimeout(idle);
    void postgres.stop();
  });
  console.log(JSON.stringify(postgres));
} catch (error) {
  process.exitCode = 1;
  console.log(JSON.stringify({ failure: { name: error.name, message: error.message } }));
}
