import {} from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/admin/operations.ts';
import { eventsToMarks } from '../../src/http/events-to-marks.ts';
import { parseWebhookEvents } from '../../src/http/webhook-events.ts';
import { account } from '../http/fakes.ts';
import { clientSecret } from '../http/ui-page.ts';
import { openDoors, pageQuery, signed, type Doors } from './doors.ts';
import { noteFigures } from './note-figures.ts';
import { rightBodies, type RightBody } from './right-bodies.ts';
import { exchange, type WireAnswer, type WireRequest } from './wire.ts';
import { oneThingWrong, severalThingsWrong } from './wrong-bodies.ts';

/** The same bodies on every run, so that a test that turns red does so because of a change; FUZZ_SEED tries others. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const wanted = 50_000;
const bodiesAtOnce = 100;

const figures = { seed, bodies: 0, taken: 0, refusedWith400: 0, refusedWith403: 0, refusedWith409: 0 };

/** What a door may answer to somebody who is believed: that it took it, or in words why not. */
const expected: Readonly<Record<RightBody['door'], readonly number[]>> = {
  webhooks: [204, 400, 403],
  'workflow action': [200, 400, 403],
  settings: [200, 400, 409],
  operation: [200, 400],
  'dead letter': [200, 400, 404],
};

const bodies = rightBodies(operations.map(({ name }) => name));
/** Settings are dear to judge: each of their many fields gets a third of the wrong values. */
const isDear = ({ door }: RightBody) => door === 'settings';
const once = bodies.map((right) => oneThingWrong(right.document, isDear(right) ? 3 : 1));
const share = Math.ceil((wanted - once.flat().length) / bodies.filter((right) => !isDear(right)).length);

beforeAll(() => {
  process.stdout.write(`Wrong bodies: FUZZ_SEED=${seed}\n`);
});
afterAll(() => noteFigures('attacks', figures));

describe('a body that is wrong', () => {
  it.each(
    bodies.map(
      (right, index) => [`${right.method} ${right.path} ${index}`, right, once[index] ?? []] as const,
    ),
  )(
    'is refused in words, or taken for what it says, and breaks nothing: %s',
    async (_name, right, withOneThing) => {
      const doors = await openDoors();
      const wrong = [
        ...withOneThing,
        ...severalThingsWrong(right.document, seed, isDear(right) ? 500 : share),
      ];
      const [first] = await send(doors, right, [JSON.stringify(right.document)]);
      expect(first?.status, 'the right body is taken').toBeLessThan(300);
      for (let start = 0; start < wrong.length; start += bodiesAtOnce)
        await check(doors, right, wrong.slice(start, start + bodiesAtOnce));
    },
    180_000,
  );

  it('was sent often enough', () => {
    expect(figures.bodies).toBeGreaterThanOrEqual(wanted);
    expect(figures.refusedWith400).toBeGreaterThan(wanted / 2);
  });
});

async function check(doors: Doors, right: RightBody, sent: readonly string[]): Promise<void> {
  forget(doors);
  const answers = await send(doors, right, sent);
  const strange = answers.flatMap((answer, index) =>
    isExpected(right, answer) ? [] : [{ seed, status: answer.status, body: answer.body, sent: sent[index] }],
  );
  expect(strange).toEqual([]);
  const isTaken = (_body: string, index: number) => (answers[index]?.status ?? 500) < 300;
  expect(effectsOf(doors, right)).toEqual(wantedEffects(right, sent.filter(isTaken)));
  const isTelling = (line: string) => line.includes(clientSecret) || line.includes(doors.adminToken);
  expect(doors.logLines.filter(isTelling)).toEqual([]);
  count(answers);
}

/** A refusal is one line of JSON that says what is wrong. */
function isExpected({ door }: RightBody, { status, body }: WireAnswer): boolean {
  return expected[door].includes(status) && (status < 300 || /^\{"error":"[^"][^\n]+\}$/u.test(body));
}

function send(doors: Doors, right: RightBody, sent: readonly string[]): Promise<readonly WireAnswer[]> {
  return exchange(
    doors.port,
    sent.map((body) => requestFor(doors, right, body)),
  );
}

function requestFor({ adminToken }: Doors, { door, method, path }: RightBody, body: string): WireRequest {
  const target = door === 'settings' ? `${path}?${pageQuery}` : path;
  const authorization = { Authorization: `Bearer ${adminToken}` };
  return signed({ method, target, body, headers: path.startsWith('/admin') ? authorization : {} });
}

function forget({ webhooks, settings, calls, runs, logLines }: Doors): void {
  for (const list of [webhooks.marked, webhooks.verified, webhooks.done, calls, runs, logLines])
    list.length = 0;
  settings.versions.length = 1;
}

/** What came through the door; of those that say little about it, how often. */
function effectsOf({ webhooks, settings, calls, runs }: Doors, { door }: RightBody): unknown {
  switch (door) {
    case 'webhooks':
      return webhooks.marked.map(({ kind, id }) => `${kind} ${id}`).sort();
    case 'workflow action':
      return calls.length;
    case 'operation':
      return runs.length;
    case 'dead letter':
      return webhooks.done.length;
    case 'settings':
      return settings.versions.length <= 2;
  }
}

/** What the schema makes of the bodies that were taken, and of no other. */
function wantedEffects({ door }: RightBody, taken: readonly string[]): unknown {
  if (door === 'settings') return true;
  if (door !== 'webhooks') return taken.length;
  const marks = taken.flatMap((body) => {
    const events = parseWebhookEvents(JSON.parse(body));
    return eventsToMarks(events, account.recordTypes, 0).marks;
  });
  return marks.map(({ kind, id }) => `${kind} ${id}`).sort();
}

function count(answers: readonly WireAnswer[]): void {
  const number = (...statuses: readonly number[]) =>
    answers.filter(({ status }) => statuses.includes(status)).length;
  figures.bodies += answers.length;
  figures.taken += number(200, 204);
  figures.refusedWith400 += number(400);
  figures.refusedWith403 += number(403);
  figures.refusedWith409 += number(409);
}
