/** Skip logic: the conditions that can be said as "only if you chose … at question …". */

export interface Condition {
	/** The name of the question it looks at. */
	readonly question: string;
	/** Any of these; any answer when absent. */
	readonly options?: readonly string[];
}

const NAME = String.raw`\$\{\s*([\w.-]+)\s*\}`;
const VALUE = String.raw`(?:'([^']*)'|"([^"]*)"|(\d+))`;
const EQUALS = new RegExp(`^${NAME}\\s*=\\s*${VALUE}$`);
const SELECTED = new RegExp(`^selected\\s*\\(\\s*${NAME}\\s*,\\s*${VALUE}\\s*\\)$`);
const ANSWERED = new RegExp(`^${NAME}\\s*!=\\s*(?:''|"")$`);
const LONGEST = 2_000;
const DEEPEST = 10;

/** @returns `undefined` when it says something a questionnaire of ours cannot say */
export function readRelevant(expression: string): Condition | undefined {
	return expression.length > LONGEST ? undefined : read(expression, 0);
}

function read(expression: string, depth: number): Condition | undefined {
	if (depth > DEEPEST) return undefined;
	const text = withoutParentheses(expression.trim());
	const either = splitBy(text, 'or');
	if (either.length > 1)
		return join(
			either.map((part) => read(part, depth + 1)),
			'either'
		);
	const both = splitBy(text, 'and');
	if (both.length > 1)
		return join(
			both.map((part) => read(part, depth + 1)),
			'both'
		);
	const answered = ANSWERED.exec(text);
	if (answered) return { question: answered[1]! };
	const found = EQUALS.exec(text) ?? SELECTED.exec(text);
	return found ? { question: found[1]!, options: [found[2] ?? found[3] ?? found[4] ?? ''] } : undefined;
}

/** All of the same question. "And" only joins what adds nothing: that it was answered at all. */
function join(parts: readonly (Condition | undefined)[], how: 'either' | 'both'): Condition | undefined {
	const known = parts.filter((part) => part !== undefined);
	const [first] = known;
	if (!first || known.length < parts.length) return undefined;
	if (known.some(({ question }) => question !== first.question)) return undefined;
	const { question } = first;
	const sets = known.flatMap(({ options }) => (options ? [options] : []));
	if (how === 'both') return sets.length > 1 ? undefined : sets[0] ? { question, options: sets[0] } : { question };
	return sets.length < known.length ? { question } : { question, options: [...new Set(sets.flat())] };
}

/** Takes off a pair that goes around everything. */
function withoutParentheses(text: string): string {
	if (!text.startsWith('(') || !text.endsWith(')')) return text;
	let open = 0;
	for (let i = 0; i < text.length; i++) {
		if (text[i] === '(') open++;
		if (text[i] === ')') open--;
		if (open === 0 && i < text.length - 1) return text;
	}
	return withoutParentheses(text.slice(1, -1).trim());
}

/** At a word between spaces, outside parentheses and quotes. */
function splitBy(text: string, word: 'and' | 'or'): readonly string[] {
	const parts: string[] = [];
	const between = new RegExp(`^[\\s)]${word}(?=[\\s(])`, 'i');
	let from = 0;
	for (const i of outside(text)) {
		if (i < from || !between.test(text.slice(i, i + 6))) continue;
		parts.push(text.slice(from, text[i] === ')' ? i + 1 : i));
		from = i + 1 + word.length;
	}
	return [...parts, text.slice(from)];
}

/** The places in a text that stand in no parentheses and in no quotes; a parenthesis that closes the last one counts. */
function* outside(text: string): Generator<number> {
	let open = 0;
	let quote = '';
	for (let i = 0; i < text.length; i++) {
		const character = text[i]!;
		if (quote) {
			if (character === quote) quote = '';
			continue;
		}
		if (character === "'" || character === '"') quote = character;
		open += character === '(' ? 1 : character === ')' ? -1 : 0;
		if (open === 0) yield i;
	}
}
