/** What only the console needs beyond the style of all pages. */
export const style = `
.under { display: block; color: var(--faint); font-size: 0.875rem; font-weight: 400; }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.actions form, .banner form { margin: 0; }
.banner button { min-height: 2rem; padding: 0.1rem 0.75rem; }
.filters .field { flex: 1 1 11rem; }
.month { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 0.25rem; }
.month > li { background: var(--sheet); border: 1px solid var(--line); border-radius: 0.375rem; padding: 0.4rem; min-height: 5rem; font-size: 0.875rem; }
.month > li[aria-current] { border: 2px solid var(--accent); }
.month ul { list-style: none; margin: 0.15rem 0 0.5rem; padding: 0; }
.month h2, .month h3 { font-size: 0.875rem; margin: 0; }
.month h3 { color: var(--faint); }
@media (max-width: 40rem) {
  .facts { display: block; }
  .facts dd { margin: 0 0 0.5rem; }
}
@media (max-width: 60rem) {
  .month { display: block; }
  .month > li { min-height: 0; margin: 0 0 0.5rem; }
  .month > li.empty { display: none; }
}
@media (min-width: 60.01rem) {
${[1, 2, 3, 4, 5, 6, 7].map((day) => `  .from-${day} > li:first-child { grid-column-start: ${day}; }`).join('\n')}
}
`;
