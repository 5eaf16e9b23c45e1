/** The sound as a file of the teller's own; nothing leaves the device. */
export function saveSound(name: string, sound: Blob): void {
	const url = URL.createObjectURL(sound);
	const ending = sound.type.includes('mp4') ? 'm4a' : 'webm';
	Object.assign(document.createElement('a'), { href: url, download: `${name}.${ending}` }).click();
	// Not at once: some browsers begin to read it a little later.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
