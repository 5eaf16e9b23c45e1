import type { SubmitFunction } from '$app/forms';
import { tick } from 'svelte';

/**
 * For `use:enhance`, which by itself lets go of the focus once a form was taken: here it stays on the button that was pressed.
 * What is wrong keeps going to its summary.
 * @param otherwise  the id of what takes the focus where the button is gone, or is not what one wants to go on with
 */
export const keepFocus =
	(otherwise?: string, { reset = true } = {}): SubmitFunction =>
	({ submitter }) =>
	async ({ result, update }) => {
		await update({ reset });
		if (result.type !== 'success' && result.type !== 'redirect') return;
		await tick();
		const wanted = otherwise === undefined ? submitter : document.getElementById(otherwise);
		if (wanted?.isConnected) wanted.focus();
	};
