import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: [
			{
				plugins: [svelte()],
				test: {
					name: 'pure',
					include: ['{src,bench,test}/**/*.test.ts'],
					exclude: ['**/*.{db,cmd}.test.ts'],
					environment: 'node',
					// A rule that touches nothing needs no room of its own.
					isolate: false,
					testTimeout: 60_000
				}
			},
			{
				test: {
					name: 'database',
					include: ['{src,test}/**/*.db.test.ts'],
					environment: 'node',
					globalSetup: ['test/database.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					env: { SECRET_KEY: 'for tests only' }
				}
			},
			{
				test: {
					name: 'browser',
					include: ['e2e/**/*.e2e.ts'],
					environment: 'node',
					globalSetup: ['e2e/setup.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000,
					// Each in a house of its own: most of the time a browser waits, and two cores can do for three.
					maxWorkers: 3,
					// A machine that was busy for a moment is no mistake of the house; what is broken breaks twice.
					retry: 1,
					sequence: { groupOrder: 1 }
				}
			},
			{
				test: {
					name: 'commands',
					include: ['src/bin/**/*.cmd.test.ts'],
					environment: 'node',
					testTimeout: 120_000,
					maxWorkers: 1
				}
			}
		]
	}
});
