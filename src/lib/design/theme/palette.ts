/**
 * Our own colours and letters over the tokens of the NL Design System's example theme: teal for what you can do,
 * warm greys for the rest. A municipality's theme replaces them all with one class and one stylesheet.
 */
export const PALETTE: Readonly<Record<string, string>> = {
	'--voorbeeld-kleuren-violet-700': '#06302d',
	'--voorbeeld-kleuren-violet-600': '#0a4743',
	'--voorbeeld-kleuren-violet-500': '#0d5f59',
	'--voorbeeld-kleuren-violet-400': '#2f7d76',
	'--voorbeeld-kleuren-violet-300': '#a3cdc8',
	'--voorbeeld-kleuren-violet-200': '#cfe6e2',
	'--voorbeeld-kleuren-violet-100': '#e6f2f0',
	'--voorbeeld-kleuren-violet-50': '#f4f9f8',
	'--voorbeeld-kleuren-grijs-700': '#22262a',
	'--voorbeeld-kleuren-grijs-600': '#3c4247',
	'--voorbeeld-kleuren-grijs-500': '#545a5f',
	'--voorbeeld-kleuren-grijs-400': '#6b7075',
	'--voorbeeld-kleuren-grijs-300': '#cfccc6',
	'--voorbeeld-kleuren-grijs-200': '#e5e2dc',
	'--voorbeeld-kleuren-grijs-100': '#f2f0eb',
	'--voorbeeld-kleuren-grijs-50': '#faf8f5',
	'--basis-text-font-family-default':
		"system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Open Sans', sans-serif",
	'--basis-text-font-family-monospace': 'ui-monospace, monospace',
	'--basis-heading-font-family': 'var(--basis-text-font-family-default)',
	'--basis-text-font-size-3xl': 'clamp(1.75rem, 1.4rem + 1.6vw, 2.25rem)',
	'--basis-text-font-size-2xl': 'clamp(1.375rem, 1.2rem + 0.8vw, 1.625rem)',
	'--basis-text-font-size-xl': '1.25rem',
	'--basis-text-font-size-lg': '1.125rem',
	'--basis-text-font-size-md': '1.0625rem',
	'--basis-focus-outline-style': 'solid',
	'--basis-focus-outline-offset': '2px',
	'--basis-form-control-border-radius': 'var(--basis-border-radius-md)',
	'--nl-button-border-radius': 'var(--basis-border-radius-md)',
	'--basis-form-control-max-inline-size': '40rem',
	'--utrecht-page-footer-background-color': 'var(--basis-color-default-bg-default)'
};
