import type { Container } from './recording.ts';

const at = (bytes: Uint8Array, offset: number, text: string) =>
	Array.from(text).every((letter, i) => bytes[offset + i] === letter.charCodeAt(0));

/** What kind of sound this is by its first bytes, whatever it is called; `undefined` when it is none we know. */
export function sniff(bytes: Uint8Array): Container | undefined {
	if (at(bytes, 0, '\x1a\x45\xdf\xa3')) return 'webm';
	if (at(bytes, 0, 'OggS')) return 'ogg';
	if (at(bytes, 4, 'ftyp')) return 'mp4';
	if (at(bytes, 0, 'RIFF') && at(bytes, 8, 'WAVE')) return 'wav';
	return undefined;
}

/** What a browser is told that it is, when it plays it. */
export const playedAs: Readonly<Record<Container, string>> = {
	webm: 'audio/webm',
	ogg: 'audio/ogg',
	mp4: 'audio/mp4',
	wav: 'audio/wav'
};
