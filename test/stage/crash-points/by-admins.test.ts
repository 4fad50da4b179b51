import { activate } from '../../../src/admin/activation/activate.ts';
import { dropHeld, releaseHeld } from '../../../src/admin/held/operations.ts';
import { parseSettings } from '../../../src/settings/settings-schema.ts';
import { createProject } from '../../support/together-moves.ts';
import { inOffice } from '../../support/stage/crash-points/people.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';
import { NotNow, type World } from '../../support/stage/crash-points/world.ts';

const oneKickoff = { brake: { kickoffsPerSweep: 1 } };

/** Brought by an import: nobody just did something to these. */
const twoDue = ({ stage: { hubSpot } }: World): void => {
  const account = hubSpot.account.as({ changeSource: 'IMPORT', sourceId: '7' });
  for (const name of ['Oak', 'Elm']) createProject({ ...hubSpot, account }, { name });
};

/** Brought along from the time before the app, which only looks on so far. */
const longUnderWay = ({ stage: { hubSpot } }: World): void => {
  createProject(hubSpot, { name: 'Oak' });
  createProject(hubSpot, { name: 'Elm', creative_refresh_status: 'creatives_completed_and_approved' });
};

tryEveryPoint({
  'going live, with what was due before taken as done': {
    settings: { mode: 'shadow' },
    environmentMode: null,
    given: [longUnderWay],
    acts: [
      async (world) => {
        await world.ask(async ({ admin, settings }) => {
          await activate.run(admin, { apply: true }, () => undefined);
          await settings.reload();
          if (settings.get().mode !== 'live') throw new NotNow();
        });
      },
    ],
  },
  'a change of the settings, amid a kickoff, that makes another project due': {
    given: [inOffice((office) => createProject(office, { creative_refresh_date: '2026-03-25' }))],
    acts: [
      async (world) => {
        createProject(world.stage.hubSpot, { name: 'Oak' });
        await world.ask(async ({ store, settings, sweep }) => {
          const current = await store.settings.current();
          const wanted = parseSettings({ leadDays: 30 });
          if (current?.settings.leadDays !== wanted.leadDays)
            await store.settings.save(wanted, current?.version ?? 0, 'ruth', world.stage.clock.now());
          await settings.reload();
          // Every server looks again within seconds.
          if (settings.get().settings.leadDays !== wanted.leadDays) throw new NotNow();
          await sweep();
        });
      },
    ],
  },
  'the brake, which lets one of two kickoffs through': { settings: oneKickoff, given: [], acts: [twoDue] },
  'the brake, and an admin who releases what is held': {
    settings: oneKickoff,
    given: [twoDue],
    acts: [
      async (world) => {
        await world.ask(({ admin }) => releaseHeld.run(admin, { all: true }, () => undefined));
      },
    ],
  },
  'the brake, and an admin who drops what is held': {
    settings: oneKickoff,
    given: [twoDue],
    acts: [
      async (world) => {
        await world.ask(({ admin }) => dropHeld.run(admin, { all: true }, () => undefined));
      },
    ],
  },
});
