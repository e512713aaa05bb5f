import { describeChoice, resolveTemporal, resolveTestServer, temporalSettingsFrom } from '../worker/temporal-server';

/** Finds or fetches both Temporal executables and says which are used; CI runs it so that tests find them in the cache. */
async function main(): Promise<void> {
  const settings = temporalSettingsFrom(process.env);
  console.log(`Temporal: ${describeChoice(await resolveTemporal(settings, console.log))}`);
  console.log(`Temporal test server: ${describeChoice(await resolveTestServer(settings, console.log))}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
