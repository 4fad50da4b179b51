import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rooms whose tests take long; those that wait most come first. */
const longRooms = ['processes', 'e2e', 'simulation', 'stage', 'attacks', 'store', 'cli'];

const rankOf = ({ moduleId }: TestSpecification) => {
  const rank = longRooms.findIndex((room) => moduleId.includes(`/test/${room}/`));
  return rank === -1 ? longRooms.length : rank;
};

/** Begins with what takes longest, so that no worker is left alone with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
