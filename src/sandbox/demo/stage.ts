import { todayIn } from '../../domain/calendar.ts';
import type { AccountHandle } from '../person.ts';
import type { Together } from '../together.ts';
import { inShort, type Cast } from './cast.ts';
import { takePicture, type Picture } from './picture.ts';
import { whatChanged } from './what-changed.ts';

export const demoTimeZone = 'America/New_York';

/** Where the story is told: people act, days pass, and what the app answers is printed. */
export interface Stage {
  readonly account: AccountHandle;
  readonly cast: Pick<Cast, 'people'>;
  readonly projectId: string;
  /** Today in the account's zone. */
  today(): string;
  picture(): Picture;
  /** Somebody does something; afterwards everything the app does about it is awaited and printed. */
  act(who: string, what: string, doing: () => void): Promise<void>;
  /** Nothing but time passes, day by day, the app sweeping as it always does. */
  daysPass(days: number): Promise<void>;
  heading(text: string): void;
}

interface StageOptions {
  readonly together: Together;
  readonly cast: Cast;
  readonly projectId: string;
  readonly print: (line: string) => void;
}

export function openStage({ together, cast, projectId, print }: StageOptions): Stage {
  const { clock, sandbox } = together;
  const { account } = sandbox;
  const firstDay = clock.now();
  const today = () => todayIn(demoTimeZone, clock.now());
  const picture = () => takePicture(account, projectId);
  let printedDay = '';

  const printDay = () => {
    if (printedDay === today()) return;
    printedDay = today();
    const number = Math.round((clock.now() - firstDay) / 86_400_000);
    print('');
    print(`Day ${number} · ${inShort(printedDay)}`);
  };
  const answer = async (before: Picture) => {
    await together.settled();
    const lines = whatChanged(before, picture(), cast.words);
    if (lines.length > 0) printDay();
    for (const line of lines) print(`    → app: ${line}`);
  };

  return {
    account,
    cast,
    projectId,
    today,
    picture,
    async act(who, what, doing) {
      printDay();
      print(`  ${who}: ${what}`);
      doing();
      await answer(picture());
    },
    async daysPass(days) {
      for (let day = 0; day < days; day += 1) {
        const before = picture();
        clock.advanceDays(1);
        await answer(before);
      }
    },
    heading: (text) => {
      print('');
      print(text);
      print('='.repeat(text.length));
    },
  };
}
