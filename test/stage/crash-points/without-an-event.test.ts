import { createProject, createTicket, setStatus } from '../../support/together-moves.ts';
import { inOffice, named } from '../../support/stage/crash-points/people.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';
import { NotNow, type World } from '../../support/stage/crash-points/world.ts';

const inReview = inOffice((office) =>
  createProject(office, { creative_refresh_status: 'creatives_pending_approval' }),
);

tryEveryPoint({
  'a sweep that finds what no event told': {
    given: [],
    acts: [
      async (world) => {
        createProject(world.stage.hubSpot);
        world.loseEvents();
        await world.ask((app) => app.sweep());
      },
    ],
  },
  'an approval for which a workflow waits': {
    given: [inReview],
    acts: [
      async (world: World) => {
        const projectId = named(world, 'Harbor');
        setStatus(world.stage.hubSpot, projectId, 'creatives_completed_and_approved');
        world.loseEvents();
        await world.ask(async (app) => {
          const answer = await app.reconcileNow(projectId);
          if (answer.kind !== 'done') throw new NotNow();
        });
      },
    ],
  },
  'a ticket that leaves its ad set, which is complete without it': {
    given: [
      inOffice(
        (office) => createProject(office, { creative_refresh_status: 'deliverable_submitted' }),
        (office, world) => createTicket(office, 'One', {}, [named(world, 'Harbor')]),
        (office, world) =>
          createTicket(office, 'Two', { hs_pipeline_stage: 'pending_approval' }, [named(world, 'Harbor')]),
      ),
    ],
    acts: [inOffice((office, world) => office.account.remove(named(world, 'One')))],
  },
  'a ticket that has had no project for an hour': {
    given: [],
    acts: [
      inOffice((office) => createTicket(office, 'One', {}, [])),
      ({ stage: { clock } }) => clock.advance(30 * 60_000),
    ],
  },
});
