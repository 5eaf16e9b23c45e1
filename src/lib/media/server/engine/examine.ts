import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../transcript.ts';
import type { Answer, Question } from './process.ts';

/**
 * Looks at one recording, in a process of its own that ends with it, or with us.
 * @throws Error when that process failed; never with anything that was said
 */
export function examine(question: Question, onProgress: (done: number) => void): Promise<Outcome> {
	const child = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), {
		serialization: 'advanced',
		execArgv: [],
		stdio: ['ignore', 'ignore', 'ignore', 'ipc']
	});
	const stop = () => void child.kill('SIGKILL');
	process.once('exit', stop);
	return answerOf(child, question, onProgress).finally(() => {
		process.off('exit', stop);
		stop();
	});
}

function answerOf(child: ChildProcess, question: Question, onProgress: (done: number) => void): Promise<Outcome> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => reject(new Error(`the engine ended (${signal ?? code})`)));
		child.on('message', (answer: Answer) => {
			if (answer.kind === 'progress') onProgress(answer.done);
			else if (answer.kind === 'outcome') resolve(answer.outcome);
			else reject(new Error(answer.message));
		});
		child.send(question);
	});
}
