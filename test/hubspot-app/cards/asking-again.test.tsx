import { Alert, ErrorState, LoadingButton, StepIndicator } from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import { appUrl, openCard, patience } from './a-card.tsx';
import { anAnswer } from './answers.ts';

const before = anAnswer({ status: 'creatives_pending_approval' });
const after = anAnswer({ status: 'creatives_completed_and_approved', readAt: '2026-03-05T19:31:00.000Z' });

describe('the card', () => {
  it('asks the app once for the record it is on, and not again by itself', async () => {
    const { asked, settled, text } = openCard([before]);
    await settled();
    expect(asked).toEqual([`${appUrl}/api/projects/12`]);
    expect(text()).toContain('As of 5 March 2026, 14:30');
  });

  it('looks again when told to', async () => {
    const card = openCard([before, after]);
    await card.settled();
    card.lookAgain();
    await card.settled(2);
    expect(card.renderer.find(StepIndicator).props.currentStep).toBe(4);
    expect(card.text()).toContain('As of 5 March 2026, 14:31');
    expect(card.asked).toHaveLength(2);
  });

  it('looks again when the record changes, and once more after the app had time to act on it', async () => {
    const card = openCard([before, before, after]);
    await card.settled();
    await vi.waitFor(() => expect(card.watched()).toEqual([before.watch]));
    card.recordChanges();
    await card.settled(3);
    expect(card.renderer.find(StepIndicator).props.currentStep).toBe(4);
    expect(card.asked).toHaveLength(3);
    expect(card.watched()).toHaveLength(1);
  });

  it('does not mind that HubSpot cannot watch the record', async () => {
    const card = openCard([before, after]);
    await card.settled();
    await vi.waitFor(() => expect(card.watched()).toEqual([before.watch]));
    card.recordChanges({ message: 'No such property' });
    card.lookAgain();
    await card.settled(2);
    expect(card.asked).toHaveLength(2);
  });
});

describe('where there is no answer, the card', () => {
  it.each([
    [401, 'The app could not tell that HubSpot was asking', 'lock'],
    [403, 'The app serves another HubSpot account', 'lock'],
    [404, 'This is not a creative project', 'error'],
    [429, 'Too many people are looking at once', 'error'],
    [500, 'Something went wrong in the app', 'error'],
    [503, 'The app has no connection to HubSpot just now', 'error'],
  ] as const)('says after %i: %s', async (status, title, type) => {
    const { renderer, settled, text } = openCard([status]);
    await settled();
    expect(renderer.find(ErrorState).props).toEqual({ title, type });
    expect(text()).toContain('The app says: the reason.');
    expect(text()).toMatch(/[Aa]sk your admin|Wait a few seconds/);
  });

  it('says that nobody answered in time, and shows the answer after another try', async () => {
    const card = openCard(['silence', before]);
    await card.settled();
    expect(card.renderer.find(ErrorState).props.title).toBe('The app did not answer in time');
    expect(card.text()).not.toContain('The app says');
    expect(card.renderer.find(LoadingButton).text).toBe('Try again');
    card.lookAgain();
    await card.renderer.waitFor(() => card.renderer.find(StepIndicator), patience);
    expect(card.renderer.maybeFind(ErrorState)).toBeNull();
  });

  it('names the variable that is missing, and asks nobody', async () => {
    const { renderer, settled, asked, text } = openCard([before], { APP_URL: '' });
    await settled(0);
    expect(renderer.find(ErrorState).props.title).toBe('The card does not know where the app is');
    expect(text()).toContain('fill in APP_URL');
    expect(asked).toEqual([]);
  });

  it('goes on showing what it knew, and says how old that is', async () => {
    const card = openCard([before, 503, after]);
    await card.settled();
    card.lookAgain();
    await card.settled(2);
    const alert = card.renderer.find(Alert);
    expect(alert.props).toEqual({
      title: 'The app has no connection to HubSpot just now',
      variant: 'warning',
    });
    expect(alert.text).toContain('You see the refresh as it was on 5 March 2026, 14:30.');
    expect(card.renderer.find(StepIndicator).props.currentStep).toBe(3);
    card.lookAgain();
    await card.settled(3);
    expect(card.renderer.maybeFind(Alert)).toBeNull();
    expect(card.renderer.find(StepIndicator).props.currentStep).toBe(4);
  });

  it('shows nothing old any more where the record is no creative project now', async () => {
    const card = openCard([before, 404]);
    await card.settled();
    card.lookAgain();
    await card.renderer.waitFor(() => card.renderer.find(ErrorState), patience);
    expect(card.renderer.maybeFind(StepIndicator)).toBeNull();
  });
});
