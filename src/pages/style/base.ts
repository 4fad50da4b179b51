/** Text, links, headings and the frame of a page. */
export const base = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; margin: 0 0 0.5rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; }
h3 { font-size: 1rem; }
p, ul, ol, dl { margin: 0 0 0.75rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
code { font-size: 0.9em; }
small, .hint { color: var(--faint); font-size: 0.875rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: 0.5rem; top: -4rem; padding: 0.5rem 1rem; background: var(--sheet); z-index: 1; }
.skip:focus { top: 0.5rem; }
.banner { background: var(--sheet); border-bottom: 1px solid var(--line); padding: 0.5rem 1rem; }
.banner > div { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; align-items: center; }
.banner > div, main, .foot { max-width: 78rem; margin-inline: auto; }
.brand { font-weight: 700; color: inherit; text-decoration: none; }
.banner nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; list-style: none; }
.banner nav a { display: inline-block; padding: 0.25rem 0; }
.banner nav a[aria-current] { color: inherit; font-weight: 600; text-decoration-thickness: 2px; }
.banner .aside { margin-left: auto; display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
main { padding: 1rem; }
main.narrow, main > .narrow { max-width: 34rem; margin-inline: auto; }
.foot { padding: 0 1rem 1.5rem; color: var(--faint); font-size: 0.875rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  .skip { transition: top 0.1s; }
}
`;
