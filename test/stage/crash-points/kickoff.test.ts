import { createProject } from '../../support/together-moves.ts';
import { tryEveryPoint } from '../../support/stage/crash-points/try-every-point.ts';

tryEveryPoint({
  'the kickoff, by an app that has just started': {
    given: [],
    acts: [({ stage: { hubSpot } }) => void createProject(hubSpot)],
  },
});
