/**
 * A UUID version 7: ordered by the moment it was made, unguessable in the rest.
 *
 * @param at      its first 48 bits are this moment in milliseconds
 * @param random  16 bytes of randomness, of which 10 are used
 * @see RFC 9562, section 5.7
 */
export function uuidV7(at: Date, random: Uint8Array): string {
	const bytes = Uint8Array.from(random.subarray(0, 16));
	const time = at.getTime();
	for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) & 0xff;
	bytes[6] = 0x70 | (bytes[6]! & 0x0f);
	bytes[8] = 0x80 | (bytes[8]! & 0x3f);
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
