/** What only the sandbox's pages need. */
export const style = `
.who { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0; padding: 0; list-style: none; }
.banner .who a { display: inline-block; padding: 0.25rem 0.7rem; border: 1px solid var(--edge); border-radius: 1rem; color: var(--ink); text-decoration: none; line-height: 1.4; }
.banner .who a[aria-current] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.guide { border: 2px solid var(--accent); }
.steps { list-style: none; padding: 0; display: grid; gap: 0.4rem; }
.steps li { display: grid; grid-template-columns: 1.5rem 1fr; gap: 0.25rem; }
.steps .done { color: var(--faint); }
.board { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); align-items: start; }
.ticket { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem; margin: 0 0 0.75rem; background: var(--paper); }
.ticket h4 { margin: 0; }
.ticket fieldset, .plain { border: 0; padding: 0; margin: 0 0 0.5rem; }
.ticket legend { font-weight: 600; font-size: 0.875rem; padding: 0; }
.check { display: flex; gap: 0.5rem; align-items: center; font-weight: 400; min-height: 1.75rem; }
.check input { width: 1.1rem; height: 1.1rem; }
.timeline { list-style: none; padding: 0; margin: 0; }
.timeline > li { border-left: 0.25rem solid var(--edge); padding: 0 0 0.75rem 0.75rem; }
.timeline > li.app { border-color: var(--app); }
.timeline ul { margin: 0.25rem 0 0; padding-left: 1.25rem; }
.timeline h3 { margin: 0; font-weight: 400; }
.why { margin: 0.25rem 0 0; color: var(--faint); font-size: 0.9rem; }
.mail { white-space: pre-wrap; font: inherit; margin: 0; }
.clock { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0 0 1rem; }
.clock form { display: inline; }
.clock strong { margin-right: 0.5rem; }
.tasks { list-style: none; padding: 0; }
.tasks li { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; justify-content: space-between; border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
`;
