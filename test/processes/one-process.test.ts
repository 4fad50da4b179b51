import { rename, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { startAppProcess } from '../support/app-process.ts';
import { burstEnds, expectWholeBurst, openInstances } from '../support/processes/several-instances.ts';
import { enough } from '../support/together-process.ts';
import { sqliteDatabases } from '../store/support/dialects.ts';

describe('An app whose database is a file', () => {
  const databases = sqliteDatabases();

  it('keeps a second process from the file, and is not bothered by it', async () => {
    const databaseUrl = await databases.createUrl();
    const instances = await openInstances(databaseUrl);
    const first = await instances.add();
    instances.openProjects(2);
    const second = await startAppProcess({ ...enough, DATABASE_URL: databaseUrl });
    expect(await second.ended).toBe(1);
    expect(second.printed()).toBe(
      `The database ${fileURLToPath(databaseUrl)} is in use by another process. Stop that one first; ` +
        'to run several instances, set DATABASE_URL to a PostgreSQL database.\n',
    );
    await burstEnds(instances);
    await expectWholeBurst(instances, [first], databaseUrl);
  }, 300_000);

  it('goes on where it stood still for longer than its lease', async () => {
    const databaseUrl = await databases.createUrl();
    const instances = await openInstances(databaseUrl);
    const { office } = instances;
    const app = await instances.add({ environment: { LEASE_SECONDS: '5' } });
    instances.openProjects(10);
    await vi.waitFor(() => expect(office.account.list('task').length).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 1,
    });
    app.app.signal('SIGSTOP');
    await wait(6_000);
    instances.openProjects(5);
    app.app.signal('SIGCONT');
    await burstEnds(instances);
    await expectWholeBurst(instances, [app], databaseUrl);
  }, 300_000);

  it('that is killed, and whose file is deleted before it starts again, doubles nothing', async () => {
    const databaseUrl = await databases.createUrl();
    const instances = await openInstances(databaseUrl);
    const { office, people } = instances;
    const doomed = await instances.add();
    instances.openProjects(15);
    await vi.waitFor(() => expect(office.account.list('task').length).toBeGreaterThan(30), {
      timeout: 60_000,
      interval: 1,
    });
    doomed.app.signal('SIGKILL');
    await doomed.app.ended;
    instances.takeOut(doomed);
    for (const suffix of ['', '-wal', '-shm']) await rm(fileURLToPath(databaseUrl) + suffix, { force: true });

    const next = await instances.add();
    expect(next.app.printed()).toContain('A new, empty store was created.');
    await burstEnds(instances);
    // Emails that still waited in the old file are lost with it, as the log says; the others came once.
    await expectWholeBurst(instances, [next], databaseUrl, { lostEmails: true });
    const subjects = office.account.mailbox.map(
      ({ to, customProperties }) => `${to} ${String(customProperties['subject'])}`,
    );
    expect(new Set(subjects).size).toBe(subjects.length);
    const lost = 6 * people.opened - subjects.length;
    const reported = next.app.printed().match(/may have been lost with the old one/g)?.length ?? 0;
    if (lost > 0) expect(reported).toBeGreaterThan(0);
  }, 300_000);

  it('acknowledges nothing while its file is away, and goes on when it is back', async () => {
    const databaseUrl = await databases.createUrl();
    const instances = await openInstances(databaseUrl);
    const instance = await instances.add();
    const { app, url } = instance;
    const file = fileURLToPath(databaseUrl);
    instances.openProjects(5);
    await burstEnds(instances);
    await rename(file, `${file}.away`);
    instances.openProjects(5);
    await vi.waitFor(() => expect(app.printed()).toContain('"outcome":503'), { timeout: 60_000 });
    expect(app.printed()).toContain('was deleted or replaced while the app was running');
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, reasons: ['the store cannot be used'] },
    ]);
    await rename(`${file}.away`, file);
    await burstEnds(instances);
    await expectWholeBurst(instances, [instance], databaseUrl);
  }, 300_000);
});
