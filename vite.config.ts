import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { tellerPlugin } from './src/lib/collect/server/teller-plugin.ts';
import { themePlugin } from './src/lib/design/server/theme-plugin.ts';

export default defineConfig({
	plugins: [
		themePlugin(),
		tellerPlugin(),
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
