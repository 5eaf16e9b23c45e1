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
					exclude: ['**/*.db.test.ts'],
					environment: 'node'
				}
			},
			{
				test: {
					name: 'database',
					include: ['{src,test}/**/*.db.test.ts'],
					environment: 'node',
					globalSetup: ['test/database.ts'],
					env: { SECRET_KEY: 'for tests only' }
				}
			}
		]
	}
});
