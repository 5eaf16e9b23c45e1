const FIELDS = 'input:not([type=hidden]), select, textarea, button';

/**
 * Enter goes on to the next field, Ctrl and Enter keeps the form. In a longer text Enter is a new line.
 * @param begins  whether the first field takes the focus
 */
export const byKeyboard = (begins: boolean) => (form: HTMLFormElement) => {
	const fields = () => [...form.querySelectorAll<HTMLElement>(FIELDS)].filter((field) => field.offsetParent !== null);
	if (begins) {
		const first = fields()[0];
		first?.focus({ preventScroll: true });
		if (first instanceof HTMLInputElement) first.select();
	}

	function press(event: KeyboardEvent) {
		if (event.key !== 'Enter' || event.isComposing) return;
		if (event.ctrlKey || event.metaKey) {
			event.preventDefault();
			form.requestSubmit();
			return;
		}
		const here = event.target as HTMLElement;
		if (here instanceof HTMLTextAreaElement || here instanceof HTMLButtonElement) return;
		event.preventDefault();
		const all = fields();
		all[all.indexOf(here) + 1]?.focus();
	}

	form.addEventListener('keydown', press);
	return () => form.removeEventListener('keydown', press);
};
