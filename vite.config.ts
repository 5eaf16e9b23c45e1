import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { tellerPlugin } from './src/lib/collect/server/teller-plugin.ts';
import { programPlugin } from './src/lib/design/server/program-plugin.ts';
import { themePlugin } from './src/lib/design/server/theme-plugin.ts';
import { wholeStylesPlugin } from './src/lib/design/server/whole-styles-plugin.ts';

/** The name of this build. */
const version = Date.now().toString();

export default defineConfig({
	plugins: [
		themePlugin(),
		tellerPlugin(version),
		wholeStylesPlugin(),
		programPlugin('reading', '/src/lib/design/ui/reading.ts'),
		sveltekit({
			adapter: adapter({ precompress: true }),
			version: { name: version },
			// The telling page registers it by itself, once nobody waits for anything else.
			serviceWorker: { register: false },
			// On a slow line a journey for a small file costs more than its bytes.
			inlineStyleThreshold: 6000,
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
					// A teller listens to their own recording before it is sent.
					'media-src': ['self', 'blob:'],
					'connect-src': ['self'],
					'worker-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['self'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		})
	]
});
