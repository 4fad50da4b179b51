import { convert } from 'html-to-text';

/** A body nested deeper would overflow the stack, and fail the whole pass. */
const deepestMarkup = 500;

/**
 * Puts a line (HTML) before the reference line of a task's body, with which it must keep ending; at the end
 * where there is none. A body that says it already, in whatever markup HubSpot has kept it, is left alone.
 */
export function insertLine(body: string, line: string): string {
  if (asText(body).includes(asText(line))) return body;
  const reference = body.lastIndexOf('Ref:');
  if (reference < 0) return `${body}\n${line}`;
  const before = body.slice(0, reference);
  const opening = /(?:<(?:p|div|span|br)\b[^>]*>\s*)+$/iu.exec(before);
  const at = opening ? opening.index : reference;
  return `${body.slice(0, at)}${line}\n${body.slice(at)}`;
}

function asText(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxDepth: deepestMarkup },
    selectors: [{ selector: 'a', options: { ignoreHref: true } }],
  })
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
