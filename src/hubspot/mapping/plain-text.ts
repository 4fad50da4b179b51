import { convert } from 'html-to-text';

/** What people wrote in HubSpot's editor (HTML) as plain text; links keep their address, pictures are left out. */
export function plainTextOf(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
    ],
  }).trim();
}

/** The bare words, line by line: for finding things in a text, not for showing it. */
export function linesOf(html: string): readonly string[] {
  const text = convert(html, {
    wordwrap: false,
    preserveNewlines: true,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
    ],
  });
  return text.split('\n').map((line) => line.trim());
}
