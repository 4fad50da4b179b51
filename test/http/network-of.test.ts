import { describe, expect, it } from 'vitest';
import { networkOf } from '../../src/http/network-of.ts';

describe('refused requests are counted for', () => {
  it.each([
    ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
    ['the same one where the socket speaks IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
    ['the network of an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['the same one whatever its owner chooses', '2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['a network written short', '2001:db8::1', '2001:db8:0:0::/64'],
    ['a network written short at its beginning', '::1', '0:0:0:0::/64'],
    ['a network whose zero is one group', '1::2:3:4:5:6:7', '1:0:2:3::/64'],
    ['a network on one of several wires', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['whoever has gone already', undefined, 'unknown'],
  ])('%s: %s', (_what, address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
