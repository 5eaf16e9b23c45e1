/** Which vectors lie nearest to one of them. */

export interface Neighbour {
	readonly id: string;
	/** The cosine, −1 to 1. */
	readonly likeness: number;
	/** How far it lies above the mean of all others, in standard deviations; 0 when all are equally near. */
	readonly standsOut: number;
}

export class VectorIndex {
	readonly #vectors = new Map<string, Float32Array>();

	/** @param vector  of length 1 */
	put(id: string, vector: Float32Array): void {
		this.#vectors.set(id, vector);
	}

	remove(id: string): void {
		this.#vectors.delete(id);
	}

	/** The nearest first; of equals the one whose id comes first. */
	nearest(id: string, limit: number): readonly Neighbour[] {
		const asked = this.#vectors.get(id);
		if (!asked) return [];
		const others = [...this.#vectors]
			.filter(([other]) => other !== id)
			.map(([other, vector]) => ({ id: other, likeness: product(asked, vector) }));
		const mean = others.reduce((sum, { likeness }) => sum + likeness, 0) / others.length;
		const spread = Math.sqrt(others.reduce((sum, { likeness }) => sum + (likeness - mean) ** 2, 0) / others.length);
		return others
			.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
			.slice(0, limit)
			.map((one) => ({ ...one, standsOut: spread < ROUNDING ? 0 : (one.likeness - mean) / spread }));
	}
}

/** Less than single precision can tell apart. */
const ROUNDING = 1e-6;

function product(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
	return sum;
}
