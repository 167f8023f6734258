/**
 * Who may import whom: the table of rooms, held by `npm run check:imports`.
 *
 * | room | may import |
 * | --- | --- |
 * | reference/ | itself and packages; nothing that touches the world |
 * | grader/model/ | itself and typebox |
 * | grader/checks, compare, contract, diagnosis, findings, oracles, scoring | each other, reference/, grader/model/, the reference as subject |
 * | grader/sandbox, hosts, subject (the reference aside) | nothing that knows checks, oracles or scores |
 * | grader/hosts/node | itself, the shared types, and the two parsers bundled with it: it is alone in its sandbox |
 * | reports/ | itself and the types of grader/model/; files only where it loads its templates |
 * | grader/cli/ | everything; nobody imports it |
 * | test/ | everything; nobody imports it |
 */
const JUDGING = '^grader/(checks|compare|contract|diagnosis|findings|oracles|scoring)/';
const REFERENCE_SUBJECT = '^grader/subject/(reference|misconception)[^/]*[.]ts$';
const RUNNING = '^grader/(sandbox|hosts|subject/(?!reference|misconception))';
const NODE_HOST = '^grader/hosts/node/';
const MATHJS_LOADER = '^reference/numeric/mathjs[.]ts$';
const OWN_CODE = '^(reference|grader|reports|specs|submissions|test)/';

/** Node's own modules: files, processes, network, clock and all. */
const world = { dependencyTypes: ['core'] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'reference-stands-alone',
      comment: 'An oracle is right by itself: it knows nothing of those who ask it.',
      severity: 'error',
      from: { path: '^reference/' },
      to: { path: OWN_CODE, pathNot: '^reference/' },
    },
    {
      name: 'reference-is-pure',
      comment: 'An oracle computes; it touches no files, processes or clocks.',
      severity: 'error',
      from: { path: '^reference/', pathNot: MATHJS_LOADER },
      to: world,
    },
    {
      name: 'mathjs-loader-loads-only',
      comment: 'The one file that loads mathjs as CommonJS needs a `require` of its own, and no more.',
      severity: 'error',
      from: { path: MATHJS_LOADER },
      to: { ...world, pathNot: '^(node:)?module$' },
    },
    {
      name: 'model-has-no-behaviour',
      comment: 'The shared types lean on nothing but typebox, in which they are written.',
      severity: 'error',
      from: { path: '^grader/model/' },
      to: { pathNot: '^grader/model/|^node_modules/@sinclair/typebox/' },
    },
    {
      name: 'judging-asks-subjects-and-oracles',
      comment: 'A check asks a subject, asks an oracle, and returns data: it knows no sandbox, host, command or page.',
      severity: 'error',
      from: { path: JUDGING },
      to: { path: OWN_CODE, pathNot: [JUDGING, '^reference/', '^grader/model/', REFERENCE_SUBJECT] },
    },
    {
      name: 'judging-is-pure',
      comment: 'A verdict is computed from answers alone: no files, processes or clocks.',
      severity: 'error',
      from: { path: JUDGING },
      to: world,
    },
    {
      name: 'reference-subject-is-pure',
      comment:
        'The reference answers in this process, and is asked by checks: it knows no sandbox, and touches nothing.',
      severity: 'error',
      from: { path: REFERENCE_SUBJECT },
      to: { path: '^grader/(sandbox|hosts|cli)/|^reports/' },
    },
    {
      name: 'reference-subject-touches-nothing',
      comment: 'The reference answers from what it computes alone.',
      severity: 'error',
      from: { path: REFERENCE_SUBJECT },
      to: world,
    },
    {
      name: 'running-knows-no-answers',
      comment:
        'What starts and limits students’ processes must not know what is right: nothing of it can leak to them.',
      severity: 'error',
      from: { path: RUNNING },
      to: { path: [JUDGING, '^reference/', '^reports/', '^grader/cli/'] },
    },
    {
      name: 'node-host-is-alone',
      comment:
        'This host is one file in the sandbox: its own parts, the shared types, two parsers, and Node’s modules.',
      severity: 'error',
      from: { path: NODE_HOST },
      to: { pathNot: [NODE_HOST, '^grader/model/', '^node_modules/(acorn|sucrase)/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'reports-read-grade-reports',
      comment: 'A page is rendered from a grade report alone: it computes no score and asks nobody.',
      severity: 'error',
      from: { path: '^reports/' },
      to: { path: OWN_CODE, pathNot: ['^reports/', '^grader/model/'] },
    },
    {
      name: 'reports-take-types-only',
      comment: 'Of the shared model the pages need the types, and the number codec.',
      severity: 'error',
      from: { path: '^reports/' },
      to: { path: '^grader/model/', pathNot: '^grader/model/number-codec[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'reports-return-strings',
      comment: 'Only the loader of templates reads files; everything else gets data and returns a string.',
      severity: 'error',
      from: { path: '^reports/', pathNot: '^reports/load-[^/]*[.]ts$' },
      // A checksum is computed like anything else.
      to: { ...world, pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'loader-reads-files-only',
      comment: 'The loader of templates reads this project’s own files, and does nothing else to the world.',
      severity: 'error',
      from: { path: '^reports/load-[^/]*[.]ts$' },
      to: { ...world, pathNot: '^(node:)?(fs|fs/promises|path|url)$' },
    },
    {
      name: 'grader-does-not-tell',
      comment: 'The grader ends with a grade report; only the command hands it to reports/.',
      severity: 'error',
      from: { path: '^grader/', pathNot: '^grader/cli/' },
      to: { path: '^reports/' },
    },
    {
      name: 'nobody-imports-the-command',
      comment: 'What others need too belongs into a room of its own.',
      severity: 'error',
      from: { pathNot: '^(grader/cli|test)/' },
      to: { path: '^grader/cli/' },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What runs for users must not lean on what only tests have.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'nobody-imports-submissions',
      comment: 'What was handed in is data; it is never loaded into the grader.',
      severity: 'error',
      from: {},
      to: { path: '^submissions/' },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package that is imported is listed in package.json under `dependencies`, for users have no others.',
      severity: 'error',
      from: { path: '^(reference|grader|reports)/', pathNot: NODE_HOST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolved',
      comment: 'What is imported must be there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nothing is of no use.',
      severity: 'error',
      // Entries: the launcher of the command, what students import, and what is written into pages.
      from: {
        orphan: true,
        pathNot: ['^grader/cli/grade[.]js$', '^grader/hosts/node/starter/', '^reports/assets/', '^test/'],
      },
      to: {},
    },
  ],
  options: {
    exclude: { path: '^(test/fixtures|reports/out|[.]build)/' },
    doNotFollow: { path: '^node_modules/' },
    // Types count too: a room that knows another's types knows the room.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
