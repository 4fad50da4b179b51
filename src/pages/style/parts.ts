/** Sheets, tables, badges, notices, lists of facts, fields and buttons. */
export const parts = `
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; margin: 0 0 1rem; min-width: 0; }
.sheet > :last-child { margin-bottom: 0; }
.columns { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); align-items: start; }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; margin: 0 0 0.75rem; }
.scroll { overflow-x: auto; margin: 0 0 0.75rem; position: relative; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding: 0 0 0.5rem; }
th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--faint); font-size: 0.875rem; font-weight: 600; }
tbody th { color: inherit; font-size: inherit; }
td.number, th.number { text-align: end; }
@media (max-width: 40rem) {
  table.stacks, .stacks caption, .stacks tbody, .stacks tr, .stacks td, .stacks tbody th { display: block; }
  .stacks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacks tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  .stacks td, .stacks tbody th { border: 0; padding: 0.1rem 0; text-align: start; }
  .stacks td[data-label]:not(:empty)::before { content: attr(data-label) ": "; color: var(--faint); font-size: 0.875rem; }
}
.facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.25rem 1rem; }
.facts dt { color: var(--faint); }
.facts dd { margin: 0; }
.badge { display: inline-block; border-radius: 1rem; padding: 0 0.6rem; font-size: 0.875rem; border: 1px solid var(--line); background: var(--paper); color: var(--ink); }
.badge.good { background: var(--good-back); color: var(--good); border-color: currentColor; }
.badge.waiting { background: var(--waiting-back); color: var(--waiting); border-color: currentColor; }
.badge.bad { background: var(--bad-back); color: var(--bad); border-color: currentColor; }
.badge.app { background: var(--app-back); color: var(--app); border-color: currentColor; }
.notice { border-left: 0.3rem solid var(--accent); background: var(--sheet); padding: 0.75rem 1rem; margin: 0 0 1rem; }
.notice > :last-child { margin-bottom: 0; }
.notice.good { border-color: var(--good); background: var(--good-back); color: var(--good); }
.notice.waiting { border-color: var(--waiting); background: var(--waiting-back); color: var(--waiting); }
.notice.bad { border-color: var(--bad); background: var(--bad-back); color: var(--bad); }
.notice a { color: inherit; }
label { display: block; font-weight: 600; font-size: 0.875rem; }
.field { margin: 0 0 0.75rem; min-width: 0; }
.row .field { margin: 0; }
input, select, textarea, button { font: inherit; color: inherit; }
input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea {
  width: 100%; max-width: 100%; min-height: 2.5rem; padding: 0.35rem 0.6rem; background: var(--sheet);
  border: 1px solid var(--edge); border-radius: 0.375rem;
}
button, .button {
  display: inline-block; min-height: 2.5rem; padding: 0.35rem 0.9rem; border-radius: 0.375rem; cursor: pointer;
  border: 1px solid var(--edge); background: var(--sheet); color: var(--ink); text-decoration: none; text-align: center;
}
button:hover, .button:hover { border-color: var(--accent); }
button.main, .button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; }
button.danger { color: var(--bad); border-color: var(--bad); }
button:disabled { color: var(--faint); cursor: default; border-style: dashed; }
button.htmx-request, .htmx-request button { opacity: 0.7; }
details > summary { cursor: pointer; padding: 0.25rem 0; }
.pages { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
`;
