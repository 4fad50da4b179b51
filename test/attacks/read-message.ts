/** An email as it went over the wire. */
export interface Message {
  /** In lower case, every one as often as it is there. */
  readonly headerNames: readonly string[];
  /** By content type, decoded. */
  readonly parts: Readonly<Record<string, string>>;
}

/** Reads what our own mailer writes: one level of parts, quoted-printable, base64 or plain. */
export function readMessage(source: string): Message {
  const { headers, body } = takeApart(source);
  const boundary = /boundary="([^"]+)"/.exec(
    headers.find(([name]) => name === 'content-type')?.[1] ?? '',
  )?.[1];
  const pieces = boundary === undefined ? [] : body.split(`--${boundary}`).slice(1, -1);
  const parts = pieces.map((piece) => {
    const part = takeApart(piece.replace(/^\r\n/, ''));
    const fields = Object.fromEntries(part.headers);
    const type = fields['content-type']?.split(';')[0] ?? '';
    return [type, decode(part.body, fields['content-transfer-encoding'] ?? '7bit')] as const;
  });
  return { headerNames: headers.map(([name]) => name).sort(), parts: Object.fromEntries(parts) };
}

function takeApart(source: string) {
  const end = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line): [string, string] => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  return { headers, body: source.slice(end + 4) };
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
