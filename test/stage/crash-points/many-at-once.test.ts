import { createProject, createTicket, setStatus, type Office } from '../../support/together-moves.ts';
import { inOffice, named } from '../../support/stage/crash-points/people.ts';
import type { World } from '../../support/stage/crash-points/world.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';

const submitted = { creative_refresh_date: '2026-03-02', creative_refresh_status: 'deliverable_submitted' };

tryEveryPoint({
  'a burst of several projects and tickets in one pass': {
    given: [
      inOffice(
        (office) => createProject(office, { ...submitted, name: 'Oak' }),
        (office) => createProject(office, { ...submitted, name: 'Elm' }),
        (office) => createProject(office, { name: 'Ash', creative_refresh_date: '2026-09-01' }),
      ),
    ],
    acts: [
      inOffice(
        (office) => createProject(office, { name: 'Fir' }),
        (office) => createProject(office, { name: 'Yew' }),
        (office, world) => setStatus(office, named(world, 'Ash'), 'no_refresh_requested'),
        ...['One', 'Two', 'Three', 'Four'].map(
          (subject) => (office: Office, world: World) =>
            createTicket(office, subject, {}, [named(world, 'Oak')]),
        ),
        (office, world) =>
          createTicket(office, 'Five', { hs_pipeline_stage: 'pending_approval' }, [named(world, 'Elm')]),
      ),
    ],
  },
});
