/** @jsxImportSource preact */
import express from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createAssets } from '../../src/pages/assets.ts';
import { pageHeaders } from '../../src/pages/page-headers.ts';
import { ActionForm } from '../../src/pages/parts/action-form.tsx';
import { dayInWords, momentInWords } from '../../src/pages/parts/moment.tsx';
import { renderPage } from '../../src/pages/render-page.tsx';

const { assets } = createAssets();
const around = {
  title: 'Cycles <all>',
  brand: { text: 'The kit', href: '/' },
  ...{ assets, assetsAt: '/assets/' },
};

it('text from anywhere stands on the page as text, in elements and in attributes', () => {
  const html = renderPage({
    ...around,
    children: <p title={'"><script>'}>{'<img src=x onerror=alert(1)>'}</p>,
  });
  expect(html).toContain('<title>Cycles &lt;all> · The kit</title>');
  expect(html).toContain('<p title="&quot;>&lt;script>">&lt;img src=x onerror=alert(1)></p>');
  expect(html).not.toContain('<img');
});

it('a page that follows nothing opens no stream, and one that does fetches itself on news', () => {
  expect(renderPage({ ...around, children: null })).not.toContain('hx-sse');
  const live = renderPage({ ...around, live: { stream: '/live?seen=3', page: '/cycles' }, children: null });
  expect(live).toContain('hx-sse:connect="/live?seen=3"');
  expect(live).toContain('hx-get="/cycles"');
});

it('a form is a plain form where scripts do not run', () => {
  const html = renderPage({
    ...around,
    children: (
      <ActionForm action="/save" hidden={{ id: '7' }}>
        .
      </ActionForm>
    ),
  });
  expect(html).toContain('<form method="post" action="/save"');
  expect(html).toContain('<input type="hidden" name="id" value="7"');
});

it('a page carries nothing inline and takes nothing from elsewhere', async () => {
  const { router } = createAssets('.more { color: red; }');
  const server = createServer(express().use(pageHeaders).use('/assets', router));
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const html = renderPage({ ...around, children: null });
  expect(html).not.toMatch(/<style|style=|<script(?![^>]* src="\/assets\/)/);

  const answer = await fetch(`http://127.0.0.1:${port}/assets/${assets.script}`);
  const header = (name: string) => answer.headers.get(name);
  expect({
    kept: header('cache-control'),
    type: header('content-type'),
    sniffed: header('x-content-type-options'),
    policy: header('content-security-policy'),
  }).toEqual({
    kept: 'public, max-age=31536000, immutable',
    type: 'text/javascript; charset=utf-8',
    sniffed: 'nosniff',
    policy:
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  });
  expect(await answer.text()).not.toContain('sourceMappingURL');
});

it('another style has another name, so that no browser keeps an old one', () => {
  expect(createAssets('.more {}').assets.style).not.toBe(assets.style);
  expect(createAssets().assets).toEqual(assets);
});

it('days and moments read the same whoever reads them, in the account’s time zone', () => {
  expect(dayInWords('2026-03-08')).toBe('Sunday, 8 March 2026');
  const at = Date.parse('2026-03-08T07:05:00Z');
  expect(momentInWords(at, 'America/New_York')).toBe('8 March 2026 at 03:05');
  expect(momentInWords(at, 'UTC')).toBe('8 March 2026 at 07:05');
});
