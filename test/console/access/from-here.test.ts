import { describe, expect, it } from 'vitest';
import type { Request } from 'express';
import { isFromHere } from '../../../src/console/access/from-here.ts';

interface Arrival {
  readonly from?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly version?: readonly [number, number];
}

function arriving({ from = '127.0.0.1', headers = {}, version: [major, minor] = [1, 1] }: Arrival): Request {
  const request = {
    socket: { remoteAddress: from },
    headers: { host: 'localhost:3000', ...headers },
    httpVersionMajor: major,
    httpVersionMinor: minor,
  };
  return request as unknown as Request;
}

describe('a request is from this machine', () => {
  it.each([
    ['over IPv4', { from: '127.0.0.1' }],
    ['over another address of the loopback network', { from: '127.8.9.10' }],
    ['over IPv6', { from: '::1', headers: { host: '[::1]:3000' } }],
    ['over IPv4 on a socket of IPv6', { from: '::ffff:127.0.0.1', headers: { host: '127.0.0.1' } }],
    ['under the name localhost', { headers: { host: 'LOCALHOST' } }],
  ] as const)('%s', (_name, arrival) => {
    expect(isFromHere(arriving(arrival))).toBe(true);
  });
});

describe('a request is not from this machine', () => {
  it.each([
    ['from another address', { from: '10.0.0.7' }],
    ['from another address of IPv6', { from: 'fe80::1%eth0' }],
    ['from another address on a socket of IPv6', { from: '::ffff:192.168.1.4' }],
    ['where the name leads here, but is a stranger’s', { headers: { host: 'localhost.evil.example' } }],
    ['where the name begins as an address does', { headers: { host: '127.0.0.1.evil.example:3000' } }],
    ['under the public name', { headers: { host: 'refresh.example.com' } }],
    ['without a name', { headers: { host: '' } }],
    ['passed on by a proxy that says for whom', { headers: { 'x-forwarded-for': '203.0.113.9' } }],
    ['passed on by a proxy that says so', { headers: { via: '1.1 proxy' } }],
    ['passed on as proxies do by default', { version: [1, 0] }],
  ] as const)('%s', (_name, arrival) => {
    expect(isFromHere(arriving(arrival))).toBe(false);
  });
});
