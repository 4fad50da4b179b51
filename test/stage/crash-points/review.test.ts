import { createProject, createTicket, finishTicket, pasteLink } from '../../support/together-moves.ts';
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

const inTheMakingWithoutLink = inOffice(
  (office) => createProject(office, submitted),
  (office, world) => createTicket(office, 'One', {}, [named(world, 'Harbor')]),
);

/** By hand, without a word about copy and graphics. */
const moveOn = inOffice((office, world) =>
  office.account.update(named(world, 'One'), { hs_pipeline_stage: 'pending_approval' }),
);

tryEveryPoint({
  'handoff 5, two ad sets that are ready at the same time': {
    given: [inTheMaking],
    acts: [finish('One', 'Two', 'Three')],
  },
  'handoff 5, an ad set without a link': { given: [inTheMakingWithoutLink], acts: [moveOn] },
  'handoff 5, the link that was asked for': {
    given: [inTheMakingWithoutLink, moveOn],
    acts: [inOffice((office, world) => pasteLink(office, named(world, 'Harbor')))],
  },
});
