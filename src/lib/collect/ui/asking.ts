/** What a teller needs after the welcome; loaded while they read it. */
export { checkOne as checkAnswer } from '#lib/signify/answers.ts';
export { default as Consent } from './ConsentStep.svelte';
export { default as Meaning } from './MeaningStep.svelte';
export { default as Sent } from './SentStep.svelte';
export { pointAsItWas } from './point-as-it-was.ts';
export { saveWaiting } from './rescue.ts';
export { loadAsks } from '#lib/signify/ui/asks.ts';
