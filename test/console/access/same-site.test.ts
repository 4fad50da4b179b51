import { describe, expect, it } from 'vitest';
import { isFromOurPage } from '../../../src/console/access/same-site.ts';

const publicBaseUrl = 'https://refresh.example.com';
const sent = (headers: Readonly<Record<string, string>>) =>
  isFromOurPage({ headers: { host: '127.0.0.1:3000', ...headers } }, publicBaseUrl);

describe('a form is from a page of the app', () => {
  it.each([
    [
      'where the browser says so in both headers',
      { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' },
    ],
    ['where it only tells the origin', { origin: 'http://127.0.0.1:3000' }],
    ['where it only tells the relation', { 'sec-fetch-site': 'same-origin' }],
    ['under the public address, whatever a proxy made of the Host header', { origin: publicBaseUrl }],
  ])('%s', (_name, headers) => {
    expect(sent(headers)).toBe(true);
  });
});

describe('a form is not from a page of the app', () => {
  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['from a neighbouring site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.example.com' }],
    ['from another port', { origin: 'http://127.0.0.1:4000' }],
    ['from the public name without encryption', { origin: 'http://refresh.example.com' }],
    ['from a page that hides where it is', { origin: 'null' }],
    [
      'where one header contradicts the other',
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
    ],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
    ['where nothing is told', {}],
  ])('%s', (_name, headers) => {
    expect(sent(headers)).toBe(false);
  });
});
