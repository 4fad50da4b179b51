import { calendar } from './calendar/page.tsx';
import * as deadLetterChanges from './dead-letters/changes.ts';
import { confirmDrop as confirmDropOfLetter } from './dead-letters/drop-page.tsx';
import { deadLetters } from './dead-letters/list-page.tsx';
import type { AnyPage, ConsoleChange } from './frame/page.ts';
import * as heldChanges from './held/changes.ts';
import { confirmDrop as confirmDropOfHeld } from './held/drop-page.tsx';
import { held } from './held/list-page.tsx';
import { openCycles, stalled } from './open-cycles/pages.tsx';
import { lookAgain } from './project/look-again.ts';
import { project } from './project/page.tsx';
import { work } from './work/page.tsx';

export const pages: readonly AnyPage[] = [
  openCycles,
  stalled,
  project,
  calendar,
  held,
  confirmDropOfHeld,
  deadLetters,
  confirmDropOfLetter,
  work,
];

/** Everything a form of the console can have done. */
export const changes: readonly ConsoleChange[] = [
  lookAgain,
  heldChanges.release,
  heldChanges.drop,
  deadLetterChanges.retry,
  deadLetterChanges.drop,
];
