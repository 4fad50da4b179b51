import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../src/hubspot/provisioning/carry-out.ts';
import type { PlannedLine, Step } from '../../../src/hubspot/provisioning/plan.ts';
import { HubSpotUnavailable } from '../../../src/hubspot/transport/errors.ts';
import { ScriptedTransport } from '../account/scripted-transport.ts';

const aLine = (step: Step): PlannedLine => ({
  part: 'Tickets',
  action: 'create',
  what: step.kind,
  detail: null,
  step,
});

describe('carrying out a plan', () => {
  it('tries nothing more once HubSpot is out of reach, and tells how far it came all the same', async () => {
    const transport = new ScriptedTransport({
      'create ticket pipeline': () => {
        throw new HubSpotUnavailable('HubSpot is out of reach', null);
      },
    });
    const pipeline = aLine({ kind: 'pipeline', label: 'Deliverables', stages: [] });
    const group = aLine({ kind: 'property group', on: 'ticket' });
    const told: string[] = [];
    const outcomes = await carryOut(
      transport,
      { projectTypeId: '0-970', lines: [pipeline, group] },
      (done, total) => told.push(`${done} of ${total}`),
    );
    expect([...outcomes]).toEqual([
      [pipeline, { outcome: 'failed', error: 'HubSpot is out of reach' }],
      [group, { outcome: 'not tried', error: 'HubSpot was out of reach' }],
    ]);
    expect(transport.names).toEqual(['create ticket pipeline']);
    expect(told).toEqual(['0 of 2', '1 of 2', '2 of 2']);
  });
});
