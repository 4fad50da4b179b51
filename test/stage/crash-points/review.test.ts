import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  logNote,
  pasteLink,
} from '../../support/together-moves.ts';
import { inOffice, named } from '../../support/stage/crash-points/people.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';

const submitted = { creative_refresh_date: '2026-03-02', creative_refresh_status: 'deliverable_submitted' };

/** Two ad sets, of two tickets and of one. */
const inTheMaking = inOffice(
  (office) => createProject(office, submitted),
  (office, world) => pasteLink(office, named(world, 'Harbor')),
  (office, world) => createTicket(office, 'One', {}, [named(world, 'Harbor')]),
  (office, world) => createTicket(office, 'Two', {}, [named(world, 'Harbor')]),
  (office, world) =>
    createTicket(office, 'Three', { deliverable_folder_name: 'Autumn' }, [named(world, 'Harbor')]),
);

const finish = (...names: readonly string[]) =>
  inOffice((office, world) => names.forEach((name) => finishTicket(office, named(world, name))));

tryEveryPoint({
  'handoff 5, two ad sets that are ready at the same time': {
    given: [inTheMaking],
    acts: [finish('One', 'Two', 'Three')],
  },
  'handoff 5, an ad set whose link comes later': {
    given: [
      inOffice(
        (office) => createProject(office, submitted),
        (office, world) => createTicket(office, 'One', {}, [named(world, 'Harbor')]),
      ),
    ],
    acts: [finish('One'), inOffice((office, world) => pasteLink(office, named(world, 'Harbor')))],
  },
  'handoff 6, a revision of one ticket until it is handed over again': {
    given: [inTheMaking, finish('One', 'Two')],
    acts: [
      inOffice(
        (office) => completeTasks(office, 'Share Deliverables'),
        (office, world) => logNote(office, named(world, 'One'), 'Logo larger, please.'),
        (office, world) =>
          office.account.update(named(world, 'One'), { revision_requested: 'copy;graphics' }),
      ),
      finish('One'),
    ],
  },
});
