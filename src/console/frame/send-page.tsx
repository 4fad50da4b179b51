/** @jsxImportSource preact */
import type { Response } from 'express';
import type { ComponentChildren } from 'preact';
import { createAssets } from '../../pages/assets.ts';
import { renderPage, type Live } from '../../pages/render-page.tsx';
import { consolePath } from '../access/cookie.ts';
import { style } from './style.ts';

const title = 'Creative Refresh console';
const assetsPath = '/assets';
const { router, assets } = createAssets(style);

/** Style and scripts, for everybody: the sign-in page needs them too. */
export const consoleAssets = { path: assetsPath, router };

/** The pages one gets to from everywhere. */
const places = [
  { path: '/', text: 'Open cycles' },
  { path: '/stalled', text: 'Stalled' },
  { path: '/calendar', text: 'Calendar' },
  { path: '/held', text: 'Held back' },
  { path: '/dead-letters', text: 'Dead letters' },
  { path: '/work', text: 'Work and limits' },
] as const;

export interface SentPage {
  readonly title: string;
  /** Starting with its `h1`. */
  readonly main: ComponentChildren;
  /** The place it belongs to; null: it stands for itself, and leads nowhere. */
  readonly place: string | null;
  readonly live?: Live | undefined;
  readonly aside?: ComponentChildren;
}

export function sendPage(response: Response, { main, place, aside, ...page }: SentPage): void {
  const html = renderPage({
    ...page,
    ...{ assets, aside },
    brand: { text: title, href: `${consolePath}/` },
    assetsAt: `${consolePath}${assetsPath}/`,
    navigation:
      place === null
        ? []
        : places.map(({ path, text }) => ({
            href: `${consolePath}${path}`,
            text,
            isCurrent: path === place,
          })),
    children: main,
  });
  response.type('html').send(html);
}
