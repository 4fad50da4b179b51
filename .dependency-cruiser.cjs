/** The direction of arrows between the rooms of src/: always inwards, to the domain. */
const room = (name) => `^src/${name}/`;
const only = (from, allowed) => ({
  name: `${from}-imports-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: room(from) },
  to: {
    path: '^src/',
    pathNot: [from, ...allowed].map(room),
  },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-has-no-node',
      comment: 'The decision core has no I/O: no Node module may be imported there.',
      severity: 'error',
      from: { path: room('domain') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-sandbox-knows-the-sandbox',
      severity: 'error',
      from: { path: '^src/', pathNot: room('sandbox') },
      to: { path: room('sandbox') },
    },
    only('domain', []),
    only('settings', ['domain']),
    only('reconcile', ['domain', 'settings']),
    only('config', ['domain', 'settings']),
    only('hubspot', ['domain', 'settings', 'reconcile']),
    only('email', ['domain', 'reconcile']),
    only('store', ['domain', 'settings', 'reconcile']),
    only('workflow-actions', ['domain', 'settings', 'reconcile']),
    only('http', ['domain', 'settings', 'reconcile', 'hubspot', 'workflow-actions', 'admin']),
    only('admin', [
      'domain',
      'settings',
      'reconcile',
      'hubspot',
      'store',
      'config',
      'email',
      'workflow-actions',
    ]),
    only('pages', []),
    only('console', ['domain', 'settings', 'reconcile', 'admin', 'pages']),
    only('hubspot-app', []),
    {
      name: 'what-runs-in-hubspot-stands-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: room('hubspot-app') },
      to: { path: room('hubspot-app') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
