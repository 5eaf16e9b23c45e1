import { describe, expect, it } from 'vitest';
import { traceOf } from './log.ts';

const story = 'Ik kreeg een brief van de gemeente';

describe('what the log may know of an error', () => {
	it('is where it happened, not what was said', () => {
		const trace = traceOf(new SyntaxError(`Unexpected token in ${story}`));
		expect(trace).toMatchObject({ name: 'SyntaxError' });
		expect(trace.frames[0]).toMatch(/log\.test\.ts/);
		expect(JSON.stringify(trace)).not.toContain(story);
	});

	it('leaves out a message that looks like a stack', () => {
		const trace = traceOf(new Error(`x\n    at ${story}\n    at tell (/home/${story}:1:2)\nand more`));
		expect(JSON.stringify(trace)).not.toContain(story);
	});

	it('names tables and constraints, and never the values PostgreSQL quotes', () => {
		const error = Object.assign(new Error(`invalid input: "${story}"`), {
			code: '22P02',
			table: 'stories',
			detail: `Key (title)=(${story})`,
			where: story
		});
		const trace = traceOf(new Error(story, { cause: error }));
		expect(trace).toMatchObject({ cause: { code: '22P02', table: 'stories' } });
		expect(JSON.stringify(trace)).not.toContain(story);
	});

	it('says no more than the kind of a thing that is not an error', () => {
		expect(traceOf(story)).toEqual({ name: 'string', frames: [] });
	});

	it('follows causes, but not for ever', () => {
		const error = new Error('a');
		error.cause = error;
		expect(JSON.stringify(traceOf(error)).match(/"cause"/g)).toHaveLength(4);
	});
});
