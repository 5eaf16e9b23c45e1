import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { tellerPlugin } from './src/lib/collect/server/teller-plugin.ts';
import { programPlugin } from './src/lib/design/server/program-plugin.ts';
import { themePlugin } from './src/lib/design/server/theme-plugin.ts';

/** Small things that every page needs: each in a file of its own would weigh more in headers than in words. */
const SHARED =
	/\/src\/lib\/(platform\/(messages|language)|signify\/(words|answer|questionnaire)|design\/(look|ui\/(say|Pictogram))|collect\/ui\/Paragraphs)\.(ts|svelte)$/;

export default defineConfig({
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: { groups: [{ name: 'shared', test: SHARED }] }
					}
				}
			}
		}
	},
	plugins: [
		themePlugin(),
		tellerPlugin(),
		programPlugin('reading', '/src/lib/design/ui/reading.ts'),
		sveltekit({
			adapter: adapter({ precompress: true }),
			// hooks.server.ts refuses what comes from elsewhere, but lets the API answer in its own words.
			csrf: { trustedOrigins: ['*'] },
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					// Svelte writes `style:width` as an attribute; it cannot select, import or load anything.
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:', 'blob:'],
					'connect-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['self'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		})
	]
});
