import { isDeepStrictEqual } from 'node:util';
import type { Point } from './faults.ts';
import type { Ending } from './play.ts';
import { waysOf } from './ways.ts';

/** What is wrong with an ending, compared to that of the run in which nothing went wrong; empty: nothing. */
export function compareEndings(calm: Ending, ending: Ending, point: Point): readonly string[] {
  return [
    ...(wentWrong(ending, point) ? [] : ['nothing went wrong: the run took another way before']),
    ...ending.broken.filter((message) => !mayBreak(point, message)),
    ...aboutDeadLetters(ending, point),
    ...aboutRepeated(ending, point),
    ...Object.entries(calm.told).flatMap(([what, expected]) => {
      const told: unknown = Object.entries(ending.told).find(([name]) => name === what)?.[1];
      return differences(what, expected, told);
    }),
  ];
}

function wentWrong({ uses }: Ending, { at, way }: Point): boolean {
  const use = uses[at];
  return use !== undefined && waysOf(use).includes(way);
}

/** Who is answered with nothing cannot know that the email was taken: it comes twice, with one Message-ID. */
function mayBreak({ way }: Point, message: string): boolean {
  return way === 'taken, but no answer' && message.startsWith('one email per key');
}

/** An email that is refused for good ends as one dead letter, which says which and why. */
function aboutDeadLetters({ deadLetters }: Ending, { way }: Point): readonly string[] {
  const isRefused = way === 'refused' || way === 'refused (400)';
  if (!isRefused) return deadLetters.map((letter) => `a dead letter for no reason: ${letter}`);
  const [letter, ...others] = deadLetters;
  return letter !== undefined && others.length === 0 && /^\S+\.email\S*: \S/.test(letter)
    ? []
    : [`not one dead letter that names itself: ${deadLetters.join(', ') || 'none'}`];
}

/** Only what cuts off between sending and recording repeats an email, and then once. */
function aboutRepeated({ repeated }: Ending, { way }: Point): readonly string[] {
  const mayRepeat = /^(?:dies|the store rejects|taken)/.test(way);
  const tooOften = repeated.filter((key, index) => !mayRepeat || repeated.indexOf(key) < index);
  return tooOften.map((key) => `an email came too often: ${key}`);
}

function differences(what: string, expected: unknown, told: unknown): readonly string[] {
  if (isDeepStrictEqual(expected, told)) return [];
  if (!Array.isArray(expected) || !Array.isArray(told))
    return [`${what}: ${JSON.stringify(told)} instead of ${JSON.stringify(expected)}`];
  const [before, after] = [expected.map(asText), told.map(asText)];
  const missing = before.filter((line) => !after.includes(line)).map((line) => `${what} lack ${line}`);
  const more = after.filter((line) => !before.includes(line)).map((line) => `${what} have ${line}`);
  const found = [...missing, ...more];
  return found.length > 0 ? found : [`${what}: ${after.length} instead of ${before.length}`];
}

function asText(line: unknown): string {
  return typeof line === 'string' ? line : JSON.stringify(line);
}
