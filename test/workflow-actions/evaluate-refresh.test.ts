import { describe, expect, it } from 'vitest';
import type { Reconciled } from '../../src/reconcile/ports/looking.ts';
import { evaluateRefresh } from '../../src/workflow-actions/actions/evaluate-refresh.ts';
import { TryLater } from '../../src/workflow-actions/outcome.ts';
import { Agency } from './agency.ts';

const record = { id: '7', type: '2-1001' };

function evaluate(reconciled: Reconciled) {
  return evaluateRefresh({ reconcileNow: () => Promise.resolve(reconciled) }, { record });
}

const quiet = {
  kind: 'done',
  fired: [],
  quiet: [],
  warnings: [],
  status: 'blank',
  refreshDate: null,
  waitingOn: 'nobody',
  lastImplementedAt: null,
  mode: 'live',
} as const satisfies Reconciled;

describe('a workflow evaluates a creative refresh', () => {
  it('and hears which handoffs fired, whom it waits on now, and why', async () => {
    const agency = new Agency();
    agency.addProject({ status: 'creatives_completed_and_approved', kickoffSentAt: agency.clock.now() });
    expect(await evaluateRefresh(agency.surroundings, { record })).toEqual({
      ok: true,
      outputs: {
        handoffs_fired: '7 approval',
        handoff_count: 1,
        waiting_on: 'sas',
        refresh_status: 'creatives_completed_and_approved',
        explanation: 'The client approved all creatives, so the SAS implements them in Meta.',
      },
    });
  });

  it('and hears every handoff once, whichever number of steps it took', async () => {
    const fired = [
      { handoff: '8 close', reason: 'The task is done.' },
      { handoff: '8 close', reason: 'The cycle closes.' },
      { handoff: '9 confirmation', reason: 'The account manager hears of it.' },
    ] as const;
    expect(await evaluate({ ...quiet, fired, quiet: ['Left out.'], warnings: ['Mind the gap.'] })).toEqual({
      ok: true,
      outputs: {
        handoffs_fired: '8 close; 9 confirmation',
        handoff_count: 2,
        waiting_on: 'nobody',
        refresh_status: 'blank',
        explanation: 'The task is done. The cycle closes. The account manager hears of it. Mind the gap.',
      },
    });
  });

  it.each([
    [
      'the reasons why nothing happens',
      { quiet: ['It is early.', 'No tickets.'] },
      'It is early. No tickets.',
    ],
    ['that there is nothing to do', {}, 'There is nothing to do.'],
    [
      'that nothing was written in shadow mode',
      { mode: 'shadow', quiet: ['It is early.'] },
      'The app is in shadow mode, so nothing was written. It is early.',
    ],
  ] as const)('and hears %s', async (_what, part, explanation) => {
    expect(await evaluate({ ...quiet, ...part })).toEqual({
      ok: true,
      outputs: {
        handoffs_fired: '',
        handoff_count: 0,
        waiting_on: 'nobody',
        refresh_status: 'blank',
        explanation,
      },
    });
  });

  it('and hears that the status is none the settings know, so that it can branch on that too', async () => {
    const agency = new Agency();
    agency.addProject({ status: 'unrecognised' });
    expect(await evaluateRefresh(agency.surroundings, { record })).toEqual({
      ok: true,
      outputs: {
        handoffs_fired: '',
        handoff_count: 0,
        waiting_on: 'nobody',
        refresh_status: 'unrecognised',
        explanation:
          'Creative Refresh Status of "Acme" holds an option the settings do not know, so nothing is decided. Map the option or move the status.',
      },
    });
  });

  it('and is not given more to read than 2,000 characters', async () => {
    const outcome = await evaluate({ ...quiet, quiet: ['x'.repeat(5000)] });
    expect(outcome).toMatchObject({ outputs: { explanation: `${'x'.repeat(1999)}…` } });
  });

  it('and hears where there is no such project', async () => {
    expect(await evaluate({ kind: 'missing' })).toEqual({
      ok: false,
      errorCode: 'RECORD_NOT_FOUND',
      message: 'There is no creative project 7.',
    });
  });

  it('again later where it did not work out', async () => {
    await expect(evaluate({ kind: 'failed', error: 'no answer' })).rejects.toThrow(
      new TryLater('The creative project could not be reconciled: no answer'),
    );
  });
});
