import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Router } from 'express';
import { base } from './style/base.ts';
import { colours } from './style/colours.ts';
import { parts } from './style/parts.ts';

/** The addresses of what a page loads, below the path at which the assets are served. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

interface Asset {
  readonly name: string;
  readonly type: 'text/css' | 'text/javascript';
  readonly text: string;
}

const require = createRequire(import.meta.url);

function named(type: Asset['type'], ending: string, read: string): Asset {
  // The map of a script is not served, and browsers would ask for it.
  const text = read.replaceAll(/^\/\/# sourceMappingURL=.*$/gm, '');
  return { name: `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.${ending}`, type, text };
}

/** In one file: where one of them came late, htmx would begin without it, and the page would never hear of any news. */
const scripts = [
  require.resolve('htmx.org/dist/htmx.min.js'),
  require.resolve('htmx.org/dist/ext/hx-sse.min.js'),
];

/**
 * Style and script of all pages, to be mounted anywhere. Their names change with what is in them, so a browser may
 * keep them for good.
 * @param moreStyle what only these pages need, after the style of all pages
 */
export function createAssets(moreStyle = ''): { readonly router: Router; readonly assets: Assets } {
  const style = named('text/css', 'css', `${colours}${base}${parts}${moreStyle}`);
  const read = scripts.map((file) => readFileSync(file, 'utf8'));
  const script = named('text/javascript', 'js', read.join('\n;\n'));
  const router = Router();
  for (const { name, type, text } of [style, script])
    router.get(`/${name}`, (_request, response) => {
      response.set('Cache-Control', 'public, max-age=31536000, immutable').type(type).send(text);
    });
  return { router, assets: { style: style.name, script: script.name } };
}
