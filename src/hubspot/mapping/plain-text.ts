import { convert } from 'html-to-text';

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
  selector,
  options: { uppercase: false },
}));

/** Deeper than people write. Markup nested thousands of levels deep would overflow the stack, and fail every record read with it. */
const deepestMarkup = 500;

function toText(html: string, links: { readonly [option: string]: boolean }): string {
  return convert(html, {
    wordwrap: false,
    // Texts that came by the API are often plain, their lines parted by nothing else.
    preserveNewlines: true,
    limits: { maxDepth: deepestMarkup, ellipsis: '…' },
    selectors: [...headings, { selector: 'img', format: 'skip' }, { selector: 'a', options: links }],
  });
}

/** What people wrote in HubSpot's editor (HTML) as plain text; links keep their address, pictures are left out. */
export function plainTextOf(html: string): string {
  return toText(html, { hideLinkHrefIfSameAsText: true })
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The bare words, line by line: for finding things in a text, not for showing it. */
export function linesOf(html: string): readonly string[] {
  return toText(html, { ignoreHref: true })
    .split('\n')
    .map((line) => line.trim());
}
