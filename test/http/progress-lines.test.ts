import { randomUUID } from 'node:crypto';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { OperationRefused, type Operation, type Progress } from '../../src/admin/operation.ts';
import { createAdminOperations } from '../../src/http/admin-operations.ts';
import { answerErrors } from '../../src/http/answer-errors.ts';
import { listen } from '../../src/http/listen.ts';
import { surroundingsOf } from '../admin/surroundings.ts';
import { Room } from '../reconcile/room.ts';
import { FakeActionCallbacks } from '../support/fakes/fake-action-callbacks.ts';
import { FakeActivations } from '../support/fakes/fake-activations.ts';
import { FakeSettingsStore } from '../support/fakes/fake-settings-store.ts';
import { Life } from '../support/fakes/mortal.ts';

/** Asks an app whose one operation does this; answers status, type and text. */
async function ask(work: (progress: Progress) => unknown, accept = 'application/x-ndjson') {
  const room = new Room();
  const place = {
    room,
    activations: new FakeActivations(),
    settingsStore: new FakeSettingsStore(),
    callbacks: new FakeActionCallbacks(),
  };
  const surroundings = await surroundingsOf(place, new Life(null));
  const operation: Operation<unknown, unknown> = {
    name: 'work',
    input: z.strictObject({}),
    run: async (_, __, progress) => Promise.resolve(work(progress)),
  };
  const adminToken = randomUUID();
  const app = express();
  app.use('/operations', createAdminOperations({ adminToken, operations: [operation], surroundings }));
  app.use(answerErrors(room.logger));
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.stop());
  const response = await fetch(`http://127.0.0.1:${server.port}/operations/work`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json', accept },
    body: '{}',
  });
  const type = response.headers.get('content-type')?.split(';')[0];
  return { answer: [response.status, type, await response.text()], logger: room.logger };
}

const twoSteps = (progress: Progress) => {
  progress(0, 2);
  progress(1, 2);
};
const twoLines = '{"progress":{"done":0,"total":2}}\n{"progress":{"done":1,"total":2}}\n';

it('a long operation tells its progress line by line, and its outcome last', async () => {
  const { answer } = await ask((progress) => {
    twoSteps(progress);
    return { found: 7 };
  });
  expect(answer).toEqual([200, 'application/x-ndjson', `${twoLines}{"status":200,"body":{"found":7}}\n`]);
});

it('an operation without progress, and one asked for plain JSON, is answered as one document', async () => {
  expect((await ask(() => ({ found: 7 }))).answer).toEqual([200, 'application/json', '{"found":7}']);
  expect((await ask((progress) => twoSteps(progress), 'application/json')).answer).toEqual([
    ...[200, 'application/json', 'null'],
  ]);
});

it('what is refused before it begins has its own status, what is refused later has it in the last line', async () => {
  const refuse = () => {
    throw new OperationRefused('conflict', 'Somebody else was quicker.');
  };
  const refusal = '{"error":"Somebody else was quicker.","because":"conflict"}';
  expect((await ask(refuse)).answer).toEqual([409, 'application/json', refusal]);
  const later = await ask((progress) => {
    twoSteps(progress);
    refuse();
  });
  expect(later.answer).toEqual([
    200,
    'application/x-ndjson',
    `${twoLines}{"status":409,"body":${refusal}}\n`,
  ]);
});

it('what breaks half-way is logged, and the caller learns no more than that', async () => {
  const error = new Error('A table is missing');
  const { answer, logger } = await ask((progress) => {
    twoSteps(progress);
    throw error;
  });
  expect(answer[2]).toBe(`${twoLines}{"status":500,"body":{"error":"something went wrong here"}}\n`);
  expect(logger.told('An operation failed after it had begun')).toEqual([{ error, operation: 'work' }]);
});
