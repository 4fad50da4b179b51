import { expect, it, vi } from 'vitest';
import { noteFigures } from '../support/processes/note-figures.ts';
import { burstEnds, expectWholeBurst, openInstances } from '../support/processes/several-instances.ts';
import { openLine } from '../support/processes/stalling-line.ts';
import { describeOnPostgres } from '../store/support/dialects.ts';

/** How long a statement may take before its connection is given up; half a minute unless the address says otherwise. */
const statementMs = 3_000;

describeOnPostgres('An instance whose line to the database swallows everything', (databases) => {
  it('puts deliveries off, leaves its work to the other one, and goes on when the line is back', async () => {
    const databaseUrl = await databases.createUrl();
    const line = await openLine({ port: Number(new URL(databaseUrl).port) });
    const throughLine = new URL(databaseUrl);
    throughLine.port = String(line.port);
    throughLine.searchParams.set('statement_timeout', String(statementMs));
    throughLine.searchParams.set('query_timeout', String(statementMs));
    const instances = await openInstances(databaseUrl);
    const { office, people } = instances;
    const stalled = await instances.add({ databaseUrl: throughLine.href });
    const other = await instances.add();
    instances.openProjects(10);
    await office.sandbox.webhooks.settled();
    line.stall();
    instances.openProjects(20);
    await vi.waitFor(
      () =>
        expect(stalled.app.printed()).toContain('"outcome":503,"because":"the changes could not be stored'),
      { timeout: 60_000 },
    );
    await burstEnds(instances);

    line.resume();
    const resumedAt = performance.now();
    instances.takeOut(other);
    instances.openProjects(5);
    await burstEnds(instances);
    const recoveredMs = performance.now() - resumedAt;
    await expectWholeBurst(instances, [stalled, other], databaseUrl);
    await noteFigures('two instances, one without its database', {
      projects: people.opened,
      'deliveries put off': stalled.app.printed().match(/"outcome":503/g)?.length ?? 0,
      'five projects after the line was back, milliseconds': Math.round(recoveredMs),
    });
  }, 300_000);
});
