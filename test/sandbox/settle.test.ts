import { expect, test } from 'vitest';
import { settle } from '../../src/sandbox/settle.ts';

/** An app whose last record is worked just as everything else has come to rest, with an email at its end. */
function appWithALateRecord() {
  const app = { isWorked: false, isSent: false };
  return {
    app,
    application: {
      idle: () => {
        if (app.isWorked) app.isSent = true;
        return Promise.resolve();
      },
      isQuiet: () => {
        app.isWorked = true;
        return Promise.resolve(true);
      },
    },
  };
}

test('the email about what was worked while other things were waited for is waited for, too', async () => {
  const { app, application } = appWithALateRecord();
  await settle({ events: [], settled: () => Promise.resolve() }, () => application);
  expect(app).toEqual({ isWorked: true, isSent: true });
});

test('an event that comes up between two quiet looks is delivered before all is settled', async () => {
  const events: never[] = [];
  let delivered = 0;
  let looks = 0;
  const webhooks = {
    events,
    settled: () => {
      delivered = events.length;
      return Promise.resolve();
    },
  };
  const application = {
    idle: () => Promise.resolve(),
    isQuiet: () => {
      looks += 1;
      if (looks === 2) events.length = 1;
      return Promise.resolve(true);
    },
  };
  await settle(webhooks, () => application);
  expect({ delivered, looks }).toEqual({ delivered: 1, looks: 4 });
});
