/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Assets } from './assets.ts';

export interface NavigationLink {
  readonly href: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

/** Where a page hears that there is something new to show, and where it then fetches itself again. */
export interface Live {
  /** Answers server-sent events; the event `changed` makes the page fetch itself. */
  readonly stream: string;
  readonly page: string;
}

export interface PageProps {
  readonly title: string;
  /** The name of all these pages, shown first in the banner, and where it leads. */
  readonly brand: { readonly text: string; readonly href: string };
  /** The path at which the assets are served, with a slash at its end. */
  readonly assetsAt: string;
  readonly assets: Assets;
  readonly navigation?: readonly NavigationLink[];
  /** At the right of the banner: who is signed in, for instance. */
  readonly aside?: ComponentChildren;
  readonly foot?: ComponentChildren;
  /** Absent: the page stays as it is until it is loaded again. */
  readonly live?: Live | undefined;
  /** The page itself, starting with its `h1`. */
  readonly children: ComponentChildren;
}

const htmxSettings = JSON.stringify({
  includeIndicatorCSS: false,
  history: false,
  extensions: 'sse',
  // What somebody has unfolded stays unfolded when the page shows something new.
  morphIgnore: ['data-htmx-powered', 'open'],
});

function Page(props: PageProps): VNode {
  const { title, brand, assetsAt, assets, navigation = [], aside, foot, live, children } = props;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="htmx-config" content={htmxSettings} />
        <title>{`${title} · ${brand.text}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={`${assetsAt}${assets.style}`} />
        <script src={`${assetsAt}${assets.script}`} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <header class="banner">
          <div>
            <a class="brand" href={brand.href}>
              {brand.text}
            </a>
            {navigation.length > 0 && (
              <nav aria-label="Pages">
                <ul>
                  {navigation.map(({ href, text, isCurrent }) => (
                    <li key={href}>
                      <a href={href} aria-current={isCurrent ? 'page' : undefined}>
                        {text}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
            {aside !== undefined && <div class="aside">{aside}</div>}
          </div>
        </header>
        {live && <LiveUpdates {...live} />}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        {foot !== undefined && <footer class="foot">{foot}</footer>}
      </body>
    </html>
  );
}

/** Outside of what is replaced, so that the stream stays open when the page shows something new. */
function LiveUpdates({ stream, page }: Live): VNode {
  return (
    <div id="live" hidden hx-sse:connect={stream}>
      <div
        hx-get={page}
        hx-trigger="changed from:#live"
        hx-target="#main"
        hx-select="#main"
        hx-swap="outerMorph"
        hx-sync="this:queue last"
      />
    </div>
  );
}

/** The whole page as HTML. All text in it is escaped. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>${renderToString(<Page {...props} />)}`;
}
