import type { BrowserContext } from 'playwright-core';

/** What Chromium says of an answer above 399, which is told of by its address instead. */
const failedLoad = /^Failed to load resource/;

/** A page was left, or a stream closed, before the answer was complete. */
const left = 'net::ERR_ABORTED';

/** Tells of each error in the browser's console, each exception in a page, and each request that came to nothing. */
export function watchForTroubles(
  context: BrowserContext,
  mayAnswer: readonly string[],
  tell: (trouble: string) => void,
): void {
  context.on('console', (message) => {
    if (message.type() === 'error' && !failedLoad.test(message.text())) tell(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => tell(`exception: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'for no reason told';
    if (why !== left) tell(`${request.method()} ${new URL(request.url()).pathname} failed: ${why}`);
  });
  context.on('response', (response) => {
    const answer = `${response.status()} ${new URL(response.url()).pathname}`;
    if (response.status() >= 400 && !mayAnswer.includes(answer)) tell(`answer: ${answer}`);
  });
}
