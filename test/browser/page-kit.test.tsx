/** @jsxImportSource preact */
import express from 'express';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createAssets } from '../../src/pages/assets.ts';
import { pageHeaders } from '../../src/pages/page-headers.ts';
import { ActionForm } from '../../src/pages/parts/action-form.tsx';
import { Badge, Notice } from '../../src/pages/parts/badge.tsx';
import { Facts } from '../../src/pages/parts/facts.tsx';
import { Day, Moment } from '../../src/pages/parts/moment.tsx';
import { Sheet } from '../../src/pages/parts/sheet.tsx';
import { Table } from '../../src/pages/parts/table.tsx';
import { renderPage } from '../../src/pages/render-page.tsx';
import { accessibilityFaults, pointsTooWide } from '../support/browser/accessibility.ts';
import { describeInBrowser } from '../support/browser/describe-in-browser.ts';

interface Example {
  readonly url: string;
  /** What the page shows. */
  count: number;
  /** How many pages are told. */
  readonly listening: number;
  /** Has every open page fetch itself again. */
  tell(): void;
}

describeInBrowser('The parts every page is made of', (visit) => {
  let server: Server;
  let example: Example;

  beforeEach(async () => {
    ({ server, example } = await serveExample());
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('are readable in light and in dark, at a desk and on a phone', async () => {
    for (const look of ['light', 'dark'] as const)
      for (const on of ['a desk', 'a phone'] as const) {
        const { page } = await visit({ look, on });
        await page.goto(example.url);
        expect(await accessibilityFaults(page)).toEqual([]);
        expect(await pointsTooWide(page)).toBe(0);
      }
  });

  it('show what is new without being loaded again, and leave alone what somebody types or has unfolded', async () => {
    const { page } = await visit();
    await page.goto(example.url);
    await page.getByText('More of it').click();
    await page.getByLabel('Name').fill('half a na');
    await vi.waitFor(() => expect(example.listening).toBe(1));
    example.count = 7;
    example.tell();

    await page.getByText('Counted: 7').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('half a na');
    expect(await page.getByText('What was folded away').isVisible()).toBe(true);
    expect(await page.evaluate('document.activeElement.id')).toBe('name');
  });

  it('hear of what is new however late a part of what they load arrives', async () => {
    const { page } = await visit();
    let isFirst = true;
    await page.route('**/*.js', async (route) => {
      if (!isFirst) await page.waitForSelector('[data-htmx-powered]', { state: 'attached' });
      isFirst = false;
      await route.continue();
    });
    await page.goto(example.url);
    await vi.waitFor(() => expect(example.listening).toBe(1));
  });

  it('carry out a form in place, and show markup that somebody typed as text', async () => {
    const { page } = await visit();
    await page.goto(`${example.url}?from=elsewhere`);
    await page.getByLabel('Name').fill('<b onclick="alert(1)">bold</b>');
    await page.getByRole('button', { name: 'Save' }).click();

    await page.getByRole('status').getByText('Saved: <b onclick="alert(1)">bold</b>').waitFor();
    expect(page.url()).toBe(`${example.url}?from=elsewhere`);
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await visit();
    await page.goto(example.url);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    await page.locator('#main:focus').waitFor();
  });
});

async function serveExample(): Promise<{ server: Server; example: Example }> {
  const tellers = new Set<() => void>();
  const { router, assets } = createAssets();
  const app = express();
  let saved: string | null = null;
  app.use(pageHeaders);
  app.use('/assets', router);
  app.get('/live', (request, response) => {
    const tell = () => response.write('event: changed\ndata: \n\n');
    tellers.add(tell);
    request.once('close', () => tellers.delete(tell));
    response.type('text/event-stream').flushHeaders();
  });
  app.post('/save', express.urlencoded({ extended: false }), (request, response) => {
    saved = z.object({ name: z.string() }).parse(request.body).name;
    response.redirect(303, '/');
  });
  app.get('/', (_request, response) => {
    response.type('html').send(
      renderPage({
        ...{ title: 'Example', brand: { text: 'The kit', href: '/' }, assets, assetsAt: '/assets/' },
        navigation: [
          { href: '/', text: 'Here', isCurrent: true },
          { href: '/elsewhere', text: 'Elsewhere', isCurrent: false },
        ],
        live: { stream: '/live', page: '/' },
        foot: 'The end',
        children: (
          <>
            <h1>Example</h1>
            {saved !== null && <Notice isAnswer tone="good">{`Saved: ${saved}`}</Notice>}
            <Notice tone="waiting">{`Counted: ${example.count}`}</Notice>
            <Notice tone="bad">
              Something is wrong, <a href="/elsewhere">look there</a>.
            </Notice>
            <Sheet id="facts" heading="Facts">
              <Facts
                facts={{
                  Refresh: <Day day="2026-11-23" />,
                  Told: <Moment at={0} timeZone="UTC" />,
                  Empty: null,
                }}
              />
              <p>
                <Badge>plain</Badge> <Badge tone="good">good</Badge> <Badge tone="waiting">waiting</Badge>{' '}
                <Badge tone="bad">bad</Badge> <Badge tone="app">app</Badge>
              </p>
              <details>
                <summary>More of it</summary>
                <p class="hint">What was folded away</p>
              </details>
            </Sheet>
            <Sheet id="form" heading="A form">
              <ActionForm action="/save" hidden={{ unseen: '1' }}>
                <div class="field">
                  <label for="name">Name</label>
                  <input id="name" name="name" />
                </div>
                <button class="main">Save</button> <button type="button">Other</button>{' '}
                <button type="button" class="danger">
                  Drop
                </button>
              </ActionForm>
            </Sheet>
            <Table
              caption="Rows"
              empty="No rows."
              rows={['one', 'two']}
              keyOf={(row) => row}
              columns={[
                { heading: 'Name', cell: (row) => row, namesRow: true },
                { heading: 'A long text', cell: () => 'LongWordsWithoutAnySpaces'.repeat(4) },
                { heading: 'Number', cell: (row) => row.length, isNumber: true },
              ]}
            />
          </>
        ),
      }),
    );
  });
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The example has no port');
  const example: Example = {
    url: `http://127.0.0.1:${address.port}/`,
    count: 1,
    get listening() {
      return tellers.size;
    },
    tell: () => {
      for (const tell of tellers) tell();
    },
  };
  return { server, example };
}
