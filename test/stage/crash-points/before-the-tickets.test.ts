import {
  completeTasks,
  createProject,
  createTicket,
  logNote,
  setStatus,
} from '../../support/together-moves.ts';
import { inOffice, named } from '../../support/stage/crash-points/people.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';

const kickedOff = inOffice((office) => createProject(office));

tryEveryPoint({
  'handoff 1, the kickoff, by an app that has just started': {
    given: [],
    acts: [inOffice((office) => createProject(office))],
  },
  'handoff 2a, a client who declines': {
    given: [kickedOff],
    acts: [
      inOffice(
        (office) => completeTasks(office, 'Reach Out'),
        (office, world) => setStatus(office, named(world, 'Harbor'), 'no_refresh_requested'),
      ),
    ],
  },
  'handoff 2b, a client who wants new creatives': {
    given: [kickedOff],
    acts: [
      inOffice(
        (office, world) => logNote(office, named(world, 'Harbor'), 'New trail jacket up front.'),
        (office) => completeTasks(office, 'Reach Out'),
        (office, world) => setStatus(office, named(world, 'Harbor'), 'refresh_request_submitted'),
      ),
    ],
  },
  'handoff 3, the cue to submit tickets, with what was noted': {
    given: [
      inOffice(
        (office) => createProject(office),
        (office, world) => setStatus(office, named(world, 'Harbor'), 'refresh_request_submitted'),
        (office, world) => logNote(office, named(world, 'Harbor'), 'New trail jacket up front.'),
      ),
    ],
    acts: [
      inOffice((office, world) =>
        office.account.update(named(world, 'Harbor'), { creative_refresh_date: '2026-03-02' }),
      ),
    ],
  },
  'handoff 4, new tickets, one of them without copy': {
    given: [
      inOffice((office) => createProject(office, { creative_refresh_status: 'deliverable_submitted' })),
    ],
    acts: [
      inOffice(
        (office, world) => createTicket(office, 'Static', {}, [named(world, 'Harbor')]),
        (office, world) =>
          createTicket(office, 'Reel', { copy_status: 'not_required' }, [named(world, 'Harbor')]),
      ),
    ],
  },
});
