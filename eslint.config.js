import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const PURE = { files: ['src/lib/*/**/*.ts'], ignores: ['**/server/**', '**/ui/**', '**/*.test.ts'] };

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'data/', 'db/schema.ts', 'static/'] },
	js.configs.recommended,
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: import.meta.dirname }
		},
		rules: {
			complexity: ['error', 10],
			'max-lines': ['error', { max: 300 }],
			'no-undef': 'off', // TypeScript knows better
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// SvelteKit's redirect and error are thrown values
			'@typescript-eslint/only-throw-error': 'off',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{ files: ['**/*.js'], ...ts.configs.disableTypeChecked },
	{
		...PURE,
		rules: {
			// A rule that reads the clock or rolls dice cannot be tested; take `now` or an id as an argument.
			'no-restricted-syntax': [
				'error',
				{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now: Date`.' },
				{ selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take `now: Date`.' },
				{ selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Take the value.' },
				{ selector: "MemberExpression[property.name='randomUUID']", message: 'Take the id.' }
			],
			'no-restricted-globals': ['error', 'fetch', 'process', 'window', 'document', 'localStorage']
		}
	}
);
