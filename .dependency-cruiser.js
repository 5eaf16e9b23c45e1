// The house rules of docs/ARCHITECTURE.md, so that nobody has to remember them.

/** Rooms in the order in which understanding flows; a room may only look upstream. */
const RIVER = [
	'platform',
	'people',
	'privacy',
	'signify',
	'media',
	'collect',
	'explore',
	'sensemaking',
	'act',
	'quality',
	'learn'
];

const any = (rooms) => `^src/lib/(${rooms.join('|')})/`;
const PURE = '^src/lib/[^/]+/(?!.*(server|ui)/).*\\.ts$';

const onlyUpstream = RIVER.slice(0, -1).map((room, i) => ({
	name: `${room}-looks-downstream`,
	comment: `${room} may not know the rooms that come after it; let the later room or a route do the connecting.`,
	severity: 'error',
	from: { path: any([room]) },
	to: { path: any(RIVER.slice(i + 1)) }
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		...onlyUpstream,
		{
			name: 'cycle',
			comment: 'Types included: if two files need each other, they are one file or a third is missing.',
			severity: 'error',
			from: {},
			to: { circular: true }
		},
		{
			name: 'pure-touches-the-world',
			comment: 'Files at the top of a room hold rules: no database, clock, network, framework or screen.',
			severity: 'error',
			from: { path: PURE, pathNot: '\\.test\\.ts$' },
			to: { path: '^src/lib/.*/(server|ui)/|^src/routes/|^db/|(^|node_modules/)(pg|kysely|svelte|@sveltejs)(/|$)' }
		},
		{
			name: 'pure-uses-node',
			severity: 'error',
			from: { path: PURE, pathNot: '\\.test\\.ts$' },
			to: { dependencyTypes: ['core'] }
		},
		{
			name: 'screen-touches-the-world',
			severity: 'error',
			from: { path: '^src/lib/.*/ui/|^src/routes/.*\\.svelte$', pathNot: '\\.test\\.ts$' },
			to: { path: '/server/|^db/', dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'command-leaves-the-room',
			comment: 'Only routes, workers and downstream rooms may call commands; queries never do.',
			severity: 'error',
			from: { path: '/server/queries\\.ts$' },
			to: { path: '/server/commands\\.ts$' }
		},
		{
			name: 'route-writes-sql',
			severity: 'error',
			from: { path: '^src/routes/' },
			to: { path: '^db/|node_modules/(pg|kysely)/|platform/server/database' }
		},
		{
			name: 'route-imports-route',
			comment: 'Shared between routes? Then it belongs in a room.',
			severity: 'error',
			from: { path: '^src/routes/(.+)/[^/]+$' },
			to: { path: '^src/routes/', pathNot: '^src/routes/$1/' }
		},
		{
			name: 'library-imports-route',
			severity: 'error',
			from: { path: '^src/lib/' },
			to: { path: '^src/(routes|hooks)' }
		},
		{
			name: 'design-knows-a-room',
			comment: 'Parts and bones are drawn for every room; they may know the words all rooms share, and no more.',
			severity: 'error',
			from: { path: '^src/lib/design/' },
			to: { path: [any(RIVER.slice(1)), '^src/lib/platform/(server|ui)/'] }
		},
		{
			name: 'outside-the-rooms',
			comment: 'Every file of src/lib lives in a room; there is no utils/.',
			severity: 'error',
			from: {},
			to: { path: '^src/lib/', pathNot: [any(RIVER), '^src/lib/design/'] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.svelte-kit|\\$types|^\\$app|\\$app/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte'], conditionNames: ['import', 'svelte', 'default'] }
	}
};
