/** Groups of an IPv6 address that name a network; the rest its owner may choose anew for every request. */
const networkGroups = 4;

/**
 * Whom requests from this address of a socket are counted for: an IPv4 address, or the /64 network of an IPv6 one.
 * What proxies say in headers is not asked, since anybody may say it: behind a proxy everybody is the proxy.
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail);
  const missing = Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return `${groups.slice(0, networkGroups).join(':')}::/64`;
}

function groupsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(':');
}
