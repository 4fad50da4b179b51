import type { AdminSurroundings } from '../../src/admin/operation.ts';
import { readConfiguration } from '../../src/config/read-configuration.ts';
import { openCurrentSettings } from '../../src/reconcile/current-settings.ts';
import { smtpEnvironment } from '../config/environments.ts';
import { ScriptedTransport } from '../hubspot/account/scripted-transport.ts';
import type { Room } from '../reconcile/room.ts';
import type { FakeActionCallbacks } from '../support/fakes/fake-action-callbacks.ts';
import type { FakeActivations } from '../support/fakes/fake-activations.ts';
import type { FakeSettingsStore } from '../support/fakes/fake-settings-store.ts';
import type { Life } from '../support/fakes/mortal.ts';

const configuration = readConfiguration(smtpEnvironment());
/** None of these operations calls HubSpot but through the account. */
const transport = new ScriptedTransport({});

interface Place {
  readonly room: Room;
  readonly activations: FakeActivations;
  readonly settingsStore: FakeSettingsStore;
  readonly callbacks: FakeActionCallbacks;
}

/** What an admin's operation works with, for as long as this life lasts. */
export async function surroundingsOf(place: Place, life: Life): Promise<AdminSurroundings> {
  const { room, activations, settingsStore, callbacks } = place;
  const { clock, logger } = room;
  const settings = await openCurrentSettings({
    store: settingsStore,
    readFile: null,
    environmentMode: null,
    clock,
    logger,
  });
  settings.stop();
  const account = life.inhabit('account', room.account);
  const never = () => Promise.reject(new Error('Not part of this operation'));
  return {
    configuration,
    ...{ clock, logger, settings },
    account: () => account,
    store: {
      queue: life.inhabit('queue', room.queue),
      ledger: life.inhabit('ledger', room.ledger),
      memory: life.inhabit('memory', room.memory),
      outbox: life.inhabit('outbox', room.outbox),
      history: life.inhabit('history', room.history),
      held: life.inhabit('held', room.held),
      overview: life.inhabit('overview', room.overview),
      activations: life.inhabit('activations', activations),
      callQuota: null,
      settings: life.inhabit('settings', settingsStore),
      callbacks,
      ready: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    transport,
    look: never,
    reconcileNow: never,
    sweepAndSettle: never,
    sweepsYield: () => room.sweepsYield,
  };
}
