import { describe, expect, it } from 'vitest';
import { withWholeStyles } from './whole-styles-plugin.ts';

describe('the styles of a page', () => {
	const built = {
		page: { file: 'page.js', isEntry: true, imports: ['asking', 'showing'], css: ['page.css'] },
		asking: { file: 'asking.js', dynamicImports: ['ask'] },
		ask: { file: 'ask.js', imports: ['drawing'], css: ['ask.css'] },
		showing: { file: 'showing.js', imports: ['drawing', 'showing'], css: ['showing.css'] },
		drawing: { file: 'drawing.js', css: ['drawing.css'] }
	};

	it('are those of all it imports at once, what is imported first', () => {
		expect(withWholeStyles(built).page!.css).toEqual(['drawing.css', 'showing.css', 'page.css']);
	});

	it('stay what they were for what is no page', () => {
		expect(withWholeStyles(built).showing).toEqual(built.showing);
		expect(withWholeStyles(built).asking).toEqual(built.asking);
	});
});
