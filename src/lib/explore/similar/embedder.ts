/** Makes numbers of texts so that texts that mean the same lie close together. Decision 0046. */
export interface Embedder {
	/** @returns of each text a vector of length 1, all of one size */
	readonly embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
}
