import { BlockList, isIP } from 'node:net';
import type { Request } from 'express';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** What proxies add to a request they pass on. */
const marksOfProxies = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
];

/**
 * Whether a request was made by a browser on this very machine: the connection comes from it, the address asked for
 * names it (the name of a stranger's site may be made to lead here), and no proxy has left a mark. An HTTP/1.0 request
 * is a proxy's: no browser speaks that any more.
 *
 * Not promised: to find out a proxy on this machine that changes the Host header and leaves no mark at all.
 */
export function isFromHere(request: Request): boolean {
  return (
    isLoopbackAddress(request.socket.remoteAddress) &&
    isLoopbackName(request.headers.host) &&
    request.httpVersionMajor * 10 + request.httpVersionMinor > 10 &&
    marksOfProxies.every((name) => request.headers[name] === undefined)
  );
}

function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
  return isIP(mapped) !== 0 && loopback.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4');
}

/** `host`: as in the header, with or without a port. */
function isLoopbackName(host: string | undefined): boolean {
  const name = host?.toLowerCase().replace(/:\d{1,5}$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name ?? '');
}
